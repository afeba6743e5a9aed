import { element, type Item } from '#search/item.ts';
import { isComposing } from '#search/typing.ts';

/**
 * Turns a field into a combobox with grouped options below it, by the ARIA Authoring Practices.
 * The options are links, so that a touch, a middle click and a long press work as on other links.
 * @param ids an id for each group; a group without a heading has an empty id
 * @param close called on Escape in an empty field
 */
export function createCombobox(
  field: HTMLInputElement,
  label: string,
  ids: string[],
  close: () => void,
): Combobox {
  const groups = ids.map(createGroup);
  const list = element(
    'div',
    groups.map(({ box }) => box),
  );
  setAttributes(list, { id: 'seek-list', role: 'listbox', 'aria-label': label });
  list.hidden = true;
  setAttributes(field, {
    role: 'combobox',
    'aria-controls': list.id,
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
  });
  let active: HTMLElement | undefined;

  /** Marks the option that Enter opens. */
  const activate = (option: HTMLElement | undefined): void => {
    active?.setAttribute('aria-selected', 'false');
    active = option;
    active?.setAttribute('aria-selected', 'true');
    active?.scrollIntoView({ block: 'nearest' });
    if (active) field.setAttribute('aria-activedescendant', active.id);
    else field.removeAttribute('aria-activedescendant');
  };

  field.addEventListener('keydown', (event) => {
    if (isComposing(event)) {
      // The Enter that ends a composition opens and submits nothing.
      if (event.key === 'Enter') event.preventDefault();
      return;
    }
    const options = [...list.querySelectorAll<HTMLElement>('[role=option]')];
    const at = active ? options.indexOf(active) : -1;
    if (event.key === 'ArrowDown') activate(options[at + 1] ?? options[0]);
    else if (event.key === 'ArrowUp') activate(options[at < 0 ? options.length - 1 : at - 1]);
    else if (event.key === 'Enter' && active) active.click();
    // Old browsers only empty the field on this key, even if it is empty already.
    else if (event.key === 'Escape' && field.value === '') close();
    else return;
    event.preventDefault();
  });

  return {
    list,
    activate,
    show(position, title, items) {
      const group = groups[position];
      if (group) fillGroup(group, title, items);
      if (active && !list.contains(active)) activate(undefined);
      list.hidden = groups.every(({ box }) => box.hidden);
      field.setAttribute('aria-expanded', String(!list.hidden));
    },
  };
}

/** A group of options with a heading, or without one. */
function createGroup(id: string): Group {
  const heading = element('span', []);
  heading.id = id;
  const box = element('div', [heading]);
  setAttributes(box, id ? { role: 'group', 'aria-labelledby': id } : { role: 'presentation' });
  box.hidden = true;
  return { id, box, heading };
}

function fillGroup({ id, box, heading }: Group, title: string, items: Item[]): void {
  heading.textContent = title;
  const options = items.map(({ href, title, lines }, index) => {
    const option = element('a', [element('b', title), ...lines]);
    const own = `${id || 'seek-way'}-${index}`;
    setAttributes(option, { href, id: own, tabindex: '-1', role: 'option' });
    option.setAttribute('aria-selected', 'false');
    return option;
  });
  box.replaceChildren(...(title === '' ? [] : [heading]), ...options);
  box.hidden = items.length === 0;
}

function setAttributes(target: Element, attributes: Record<string, string>): void {
  for (const [name, value] of Object.entries(attributes)) target.setAttribute(name, value);
}

/** The options of a field. */
export type Combobox = {
  list: HTMLElement;
  activate: (option: HTMLElement | undefined) => void;
  /** Replaces the options of the group at a position; a group without options is hidden. */
  show: (position: number, title: string, items: Item[]) => void;
};

type Group = { id: string; box: HTMLElement; heading: HTMLElement };

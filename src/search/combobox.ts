import { element, setAttributes } from '#browser/element.ts';
import type { Item } from '#search/item.ts';
import { isComposing } from '#search/typing.ts';

/**
 * Turns a field into a combobox with grouped options, by the ARIA Authoring Practices.
 * The options are links, so that a touch, a middle click and a long press work as on other links.
 * @param label name of the list of options
 * @param close called on Escape in an empty field
 */
export function createCombobox(field: HTMLInputElement, label: string, close: () => void) {
  const createGroup = (role: string, labelledBy?: string) =>
    element('div', [], { hidden: '', role, 'aria-labelledby': labelledBy });
  const groups = {
    members: createGroup('group', 'seek-members'),
    pages: createGroup('group', 'seek-pages'),
    links: createGroup('presentation'),
    examples: createGroup('group', 'seek-examples'),
  };
  const list = element('div', Object.values(groups), {
    hidden: '',
    id: 'seek-list',
    role: 'listbox',
    'aria-label': label,
  });
  setAttributes(field, {
    role: 'combobox',
    'aria-controls': list.id,
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
  });
  let active: HTMLElement | undefined;

  /** Marks the option that Enter opens. */
  const activate = (option?: HTMLElement) => {
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

  onFollow(list, activate);
  /** Replaces the options of a group; without options it is hidden. */
  const show = (name: keyof typeof groups, title: string, items: Item[]) => {
    fillGroup(groups[name], `seek-${name}`, title, items);
    if (active && !list.contains(active)) activate(undefined);
    list.hidden = Object.values(groups).every((box) => box.hidden);
    field.setAttribute('aria-expanded', String(!list.hidden));
  };
  return { list, show, deselect: () => activate(undefined) };
}

/** Marks the option that is followed, as on Enter: its square travels. */
function onFollow(list: HTMLElement, mark: (option?: HTMLElement) => void): void {
  list.addEventListener('click', ({ target }) => {
    mark((target as Element).closest<HTMLElement>('[role=option]') ?? undefined);
  });
}

/** Fills a group with its options, and with a heading if it has a title. */
function fillGroup(box: HTMLElement, id: string, title: string, items: Item[]): void {
  const options = items.map(({ href, title, lines, square }, index) =>
    element('a', [...(square ? [square] : []), element('b', title), ...lines], {
      href,
      id: `${id}-${index}`,
      tabindex: '-1',
      role: 'option',
      'aria-selected': 'false',
    }),
  );
  box.replaceChildren(
    ...(title === '' || items.length === 0 ? [] : [element('span', [title], { id })]),
    ...options,
  );
  box.hidden = items.length === 0;
}

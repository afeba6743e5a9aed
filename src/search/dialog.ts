import { createAnswerer } from '#search/answer.ts';
import { element, find, type Item, memberItem, pageItem } from '#search/item.ts';
import type { Sources } from '#search/sources.ts';
import { isComposing, onTyping } from '#search/typing.ts';
import type { SearchSettings } from '#views/search.ts';

const memberCount = 6;
const pageCount = 4;

/**
 * The search box of the header: a dialog with a combobox, by the ARIA Authoring Practices.
 * The options are links, so that a touch, a middle click and a long press do what they do elsewhere.
 */
export function openDialog(
  dialog: HTMLDialogElement,
  sources: Sources,
  settings: SearchSettings,
): void {
  const { words } = settings;
  const field = find<HTMLInputElement>('#seek [type=search]');
  const status = find('#seek [role=status]');
  const members = createGroup('seek-members');
  const pages = createGroup('seek-pages');
  const ways = createGroup('');
  const list = element('div', [members.box, pages.box, ways.box]);
  list.id = 'seek-list';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', words.results);
  list.hidden = true;
  dialog.append(list);
  for (const [name, value] of Object.entries({
    role: 'combobox',
    'aria-controls': list.id,
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
  }))
    field.setAttribute(name, value);
  let active: HTMLElement | undefined;

  const answer = createAnswerer(
    sources,
    settings,
    {
      isEmpty: () => list.hidden === true,
      clear() {
        for (const group of [members, pages, ways]) show(group, '', []);
        status.textContent = '';
      },
      showMembers(hits, isNear) {
        show(
          members,
          isNear ? words.near : words.members,
          hits.slice(0, memberCount).map((hit) => memberItem(settings, hit)),
        );
        show(ways, '', waysOn());
        activate(undefined);
      },
      showPages: (first) =>
        show(
          pages,
          words.pages,
          first.map((page) => pageItem(page, settings.language)),
        ),
      say(text) {
        status.textContent = text;
      },
    },
    pageCount,
  );

  onTyping(field, answer);
  field.addEventListener('keydown', (event) => {
    if (isComposing(event)) {
      // The key that ends a composition chooses and sends nothing.
      if (event.key === 'Enter') event.preventDefault();
      return;
    }
    const options = [...list.querySelectorAll<HTMLElement>('[role=option]')];
    const at = active ? options.indexOf(active) : -1;
    const next = {
      ArrowDown: options[at + 1] ?? options[0],
      ArrowUp: at < 0 ? options[options.length - 1] : options[at - 1],
    }[event.key];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') activate(next);
    else if (event.key === 'Enter' && active) active.click();
    // Old engines empty the field by this key and leave it at that, even when it is empty already.
    else if (event.key === 'Escape' && field.value === '') dialog.close();
    else return;
    event.preventDefault();
  });
  let pressed: EventTarget | null = null;
  dialog.addEventListener('pointerdown', ({ target }) => {
    pressed = target;
  });
  dialog.addEventListener('click', ({ target }) => {
    const link = target instanceof Element ? target.closest('a') : null;
    // A click beside the box closes it, and so does a way to the very page; on the way back from another the box is still open.
    // A text that is drawn out beyond the box is no click beside it.
    const isBeside = target === dialog && pressed === dialog;
    if (isBeside || link?.pathname === location.pathname) dialog.close();
  });
  if (field.value.trim() !== '') void answer(field.value);

  /** Where to look further, whatever was found. */
  function waysOn(): Item[] {
    const query = new URLSearchParams({ q: field.value });
    return [
      { href: `${settings.page}?${query}`, title: [words.all], lines: [] },
      { href: settings.directory, title: [words.tryDirectory], lines: [] },
    ];
  }

  function show({ box, heading, id }: Group, title: string, items: Item[]): void {
    heading.textContent = title;
    const options = items.map(({ href, title, lines }, index) => {
      const option = element('a', [element('b', title), ...lines]);
      option.href = href;
      option.id = `${id || 'seek-way'}-${index}`;
      option.tabIndex = -1;
      option.setAttribute('role', 'option');
      option.setAttribute('aria-selected', 'false');
      return option;
    });
    box.replaceChildren(...(title === '' ? [] : [heading]), ...options);
    box.hidden = items.length === 0;
    if (active && !list.contains(active)) activate(undefined);
    list.hidden = [members, pages, ways].every((group) => group.box.hidden);
    field.setAttribute('aria-expanded', String(!list.hidden));
  }

  /** Marks the option that Enter chooses. */
  function activate(option: HTMLElement | undefined): void {
    active?.setAttribute('aria-selected', 'false');
    active = option;
    active?.setAttribute('aria-selected', 'true');
    active?.scrollIntoView({ block: 'nearest' });
    if (active) field.setAttribute('aria-activedescendant', active.id);
    else field.removeAttribute('aria-activedescendant');
  }
}

/** A group of options under a heading, or without one. */
function createGroup(id: string): Group {
  const heading = element('span', []);
  heading.id = id;
  const box = element('div', [heading]);
  box.setAttribute('role', id ? 'group' : 'presentation');
  if (id) box.setAttribute('aria-labelledby', id);
  box.hidden = true;
  return { id, box, heading };
}

type Group = { id: string; box: HTMLElement; heading: HTMLElement };

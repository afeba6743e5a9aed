import { createAnswerer } from '#search/answer.ts';
import { createCombobox } from '#search/combobox.ts';
import { find, type Item, memberItem, pageItem } from '#search/item.ts';
import type { Sources } from '#search/sources.ts';
import { onTyping } from '#search/typing.ts';
import type { SearchSettings } from '#views/search.ts';

const memberCount = 6;
const pageCount = 4;

/** Positions and ids of the groups of options. */
const groups = { members: 0, pages: 1, links: 2 };
const groupIds = ['seek-members', 'seek-pages', ''];

/** The search box of the header: a dialog with a combobox. */
export function openDialog(
  dialog: HTMLDialogElement,
  sources: Sources,
  settings: SearchSettings,
): void {
  const { words, language } = settings;
  const field = find<HTMLInputElement>('#seek [type=search]');
  const status = find('#seek [role=status]');
  const { list, show, activate } = createCombobox(field, words.results, groupIds, () =>
    dialog.close(),
  );
  dialog.append(list);
  const answer = createAnswerer(
    sources,
    settings,
    {
      isEmpty: () => list.hidden === true,
      clear() {
        for (const group of Object.values(groups)) show(group, '', []);
        status.textContent = '';
      },
      showMembers(hits, isNear) {
        const items = hits.slice(0, memberCount).map((hit) => memberItem(settings, hit));
        show(groups.members, isNear ? words.near : words.members, items);
        show(groups.links, '', furtherLinks(settings, field.value));
        activate(undefined);
      },
      showPages: (first) =>
        show(
          groups.pages,
          words.pages,
          first.map((page) => pageItem(page, language)),
        ),
      say(text) {
        status.textContent = text;
      },
    },
    pageCount,
  );
  onTyping(field, settings.typing, answer);
  closeOnClick(dialog);
  if (field.value.trim() !== '') void answer(field.value);
}

/** The links to the search page and the directory, shown for every query. */
function furtherLinks({ page, directory, words }: SearchSettings, query: string): Item[] {
  return [
    { href: `${page}?${new URLSearchParams({ q: query })}`, title: [words.all], lines: [] },
    { href: directory, title: [words.tryDirectory], lines: [] },
  ];
}

/** Closes the dialog on a click outside it and on a link to a place on the same page. */
function closeOnClick(dialog: HTMLDialogElement): void {
  let pressed: EventTarget | null = null;
  dialog.addEventListener('pointerdown', ({ target }) => {
    pressed = target;
  });
  dialog.addEventListener('click', ({ target }) => {
    const link = target instanceof Element ? target.closest('a') : null;
    // Selecting text with the pointer and releasing it outside is not a click outside.
    const isOutside = target === dialog && pressed === dialog;
    if (isOutside || link?.pathname === location.pathname) dialog.close();
  });
}

import { element, find } from '#browser/element.ts';
import { createAnswerer, say } from '#search/answer.ts';
import { createCombobox } from '#search/combobox.ts';
import { exampleItems } from '#search/examples.ts';
import type { Item } from '#search/item.ts';
import type { Sources } from '#search/sources.ts';
import { onTyping } from '#search/typing.ts';
import type { SearchSettings } from '#views/search.ts';

/** How many results of each group are shown. */
const counts = { members: 6, pages: 4 };

/** The search box of the header: a dialog with a combobox. */
export function openDialog(
  dialog: HTMLDialogElement,
  sources: Sources,
  settings: SearchSettings,
): void {
  const field = find<HTMLInputElement>('#seek [type=search]');
  const status = find('#seek [role=status]');
  const { list, show, deselect } = createCombobox(field, settings.words.results, () =>
    dialog.close(),
  );
  dialog.append(list, ...keySwitch(settings.words.key));
  const examples = exampleItems(settings, sources.members);
  const answer = createAnswerer(
    sources,
    settings,
    {
      isEmpty: () => !list.querySelector('#seek-members, #seek-pages'),
      isInUse: () => field.hasAttribute('aria-activedescendant'),
      showGroup(group, title, results) {
        show(
          group,
          title,
          results.slice(0, counts[group]).map((make) => make() as Item),
        );
        if (group === 'pages') return;
        const isAsked = field.value.trim() !== '';
        show('links', '', isAsked ? furtherLinks(settings, field.value) : []);
        show('examples', settings.words.examples, isAsked ? [] : examples);
        deselect();
      },
      say: (text) => say(status, text),
    },
    counts.pages,
  );
  onTyping(field, settings.isComposed, answer);
  closeOnClick(dialog);
  void answer(field.value);
}

/**
 * The switch for the slash key, which the script of every page reads (`page-script.ts`); none where the browser stores
 * nothing.
 */
function keySwitch(label: string): HTMLElement[] {
  try {
    const storage: Record<string, string> = localStorage;
    const box = element('input', [], { type: 'checkbox' });
    box.checked = !storage['off'];
    box.addEventListener('change', () => {
      storage['off'] = box.checked ? '' : '1';
    });
    return [element('label', [box, label])];
  } catch {
    return [];
  }
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

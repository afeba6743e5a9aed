import { element, find } from '#browser/element.ts';
import { createAnswerer, type MakeItem, say } from '#search/answer.ts';
import type { Item } from '#search/item.ts';
import { bindQueryForm } from '#search/query-form.ts';
import type { Sources } from '#search/sources.ts';
import type { SearchSettings } from '#views/search.ts';

const groupSize = 10;

/** The search page: two lists of links, and the query in the URL. */
export function openResultsPage(
  form: HTMLFormElement,
  sources: Sources,
  settings: SearchSettings,
): void {
  const { words } = settings;
  const field = find<HTMLInputElement>('main [type=search]');
  const status = find('#search-status');
  /** Each has a heading and a list; it is hidden while the list is empty. */
  const groups = { members: find('#search-members'), pages: find('#search-pages') };

  /** A list item with the button that shows the next results in its place; none if there are no more. */
  const moreButton = (results: MakeItem[]): HTMLLIElement[] => {
    if (results.length === 0) return [];
    const button = element('button', [words.more], { type: 'button' });
    const item = element('li', [button]);
    button.addEventListener('click', async () => {
      try {
        const loaded = await Promise.all(results.slice(0, groupSize).map((make) => make()));
        const added = loaded.map(toListItem);
        item.replaceWith(...added, ...moreButton(results.slice(groupSize)));
        added[0]?.querySelector('a')?.focus();
      } catch {
        say(status, words.failed);
      }
    });
    return [item];
  };

  const board = {
    isEmpty: () => Object.values(groups).every((group) => group.hidden),
    isInUse: () => groups.members.contains(document.activeElement),
    // The first results are loaded already.
    showGroup(group: keyof typeof groups, title: string, results: MakeItem[]) {
      const [heading, list] = groups[group].children;
      groups[group].hidden = results.length === 0;
      heading?.replaceChildren(title);
      list?.replaceChildren(
        ...results.slice(0, groupSize).map((make) => toListItem(make() as Item)),
        ...moreButton(results.slice(groupSize)),
      );
    },
    say: (text: string) => say(status, text),
  };
  const answer = createAnswerer(sources, settings, board, groupSize);
  const title = document.title;
  bindQueryForm(form, settings.isComposed, () => {
    document.title = [field.value.trim(), title].filter(Boolean).join(words.separator);
    void answer(field.value);
  });
}

function toListItem({ href, title, lines, square }: Item): HTMLLIElement {
  return element('li', [...(square ? [square] : []), element('a', title, { href }), ...lines]);
}

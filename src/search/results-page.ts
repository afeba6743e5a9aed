import { createAnswerer, type MakeItem } from '#search/answer.ts';
import { element, find, type Item } from '#search/item.ts';
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
  const say = (text: string) => {
    status.textContent = text;
  };
  const more = { text: words.more, reportFailure: () => say(words.failed) };
  const groups = {
    members: createGroup('#search-members', more),
    pages: createGroup('#search-pages', more),
  };
  const answer = createAnswerer(
    sources,
    settings,
    {
      isEmpty: () => Object.values(groups).every(({ list }) => list.childElementCount === 0),
      showGroup: (group, title, results) => showResults(groups[group], title, results),
      say,
    },
    groupSize,
  );
  bindQueryForm(form, settings.typing, () => void answer(field.value));
}

/** A heading with its list; both are hidden while the list is empty. */
function createGroup(selector: string, more: Group['more']): Group {
  const box = find(selector);
  const [heading, list] = box.children as unknown as [HTMLElement, HTMLElement];
  return { box, heading, list, more };
}

/** Shows the first results of a group, which are loaded already, and a button for the rest. */
function showResults(
  { box, heading, list, more }: Group,
  title: string,
  results: MakeItem[],
): void {
  box.hidden = results.length === 0;
  heading.textContent = title;
  list.replaceChildren(
    ...results.slice(0, groupSize).map((make) => toListItem(make() as Item)),
    ...moreButton(more, results.slice(groupSize)),
  );
}

/** A list item with the button that shows the next results in its place; none if there are no more. */
function moreButton(more: Group['more'], results: MakeItem[]): HTMLLIElement[] {
  if (results.length === 0) return [];
  const button = element('button', [more.text]);
  button.type = 'button';
  const item = element('li', [button]);
  button.addEventListener('click', async () => {
    try {
      const loaded = await Promise.all(results.slice(0, groupSize).map((make) => make()));
      const added = loaded.map(toListItem);
      item.replaceWith(...added, ...moreButton(more, results.slice(groupSize)));
      added[0]?.querySelector('a')?.focus();
    } catch {
      more.reportFailure();
    }
  });
  return [item];
}

function toListItem({ href, title, lines }: Item): HTMLLIElement {
  const link = element('a', title);
  link.href = href;
  return element('li', [link, ...lines]);
}

type Group = {
  box: HTMLElement;
  heading: HTMLElement;
  list: HTMLElement;
  /** The button for more results, and what to do if they cannot be loaded. */
  more: { text: string; reportFailure: () => void };
};

import { createAnswerer } from '#search/answer.ts';
import { element, find, type Item, memberItem, pageItem } from '#search/item.ts';
import type { Sources } from '#search/sources.ts';
import { onTyping } from '#search/typing.ts';
import type { SearchSettings } from '#views/search.ts';

const groupSize = 10;

/** The search page: two lists of links, and the query in the address. */
export function openResultsPage(
  form: HTMLFormElement,
  sources: Sources,
  settings: SearchSettings,
): void {
  const { words } = settings;
  const field = find<HTMLInputElement>('main [type=search]');
  const status = find('#search-status');
  const members = createGroup('#search-members');
  const pages = createGroup('#search-pages');
  /** Whether the reader is done with the query in the address: asked, or left the field. */
  let isSettled = true;
  /** The query part of the address whose results are shown. */
  let shown = location.search;
  const say = (text: string) => {
    status.textContent = text;
  };
  const answer = createAnswerer(
    sources,
    settings,
    {
      isEmpty: () => members.list.childElementCount + pages.list.childElementCount === 0,
      clear() {
        show(members, [], '');
        show(pages, [], '');
        say('');
      },
      showMembers: (hits, isNear) =>
        show(
          members,
          hits.map((hit) => () => memberItem(settings, hit)),
          isNear ? words.near : words.members,
        ),
      showPages: (first, rest) =>
        show(
          pages,
          [
            ...first.map((page) => () => pageItem(page, settings.language)),
            ...rest.map((page) => async () => pageItem(await page.data(), settings.language)),
          ],
          words.pages,
        ),
      say,
    },
    groupSize,
  );

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    remember();
    isSettled = true;
    void answer(field.value);
  });
  field.addEventListener('blur', () => {
    isSettled = true;
  });
  onTyping(field, () => {
    remember();
    void answer(field.value);
  });
  addEventListener('popstate', () => {
    // A jump inside the page is no other query.
    if (location.search !== shown) searchAddress();
  });
  // What was typed while this script was on its way comes before the address.
  if (field.value.trim() !== '') {
    remember();
    void answer(field.value);
  } else if (new URLSearchParams(location.search).has('q')) searchAddress();

  function searchAddress(): void {
    shown = location.search;
    isSettled = true;
    field.value = new URLSearchParams(location.search).get('q') ?? '';
    void answer(field.value);
  }

  /** Keeps the query in the address: a new query makes a new entry of the history, typing on changes it. */
  function remember(): void {
    const address = new URL(location.href);
    if (field.value.trim() === '') address.searchParams.delete('q');
    else address.searchParams.set('q', field.value);
    if (address.search === shown) return;
    history[isSettled ? 'pushState' : 'replaceState'](null, '', address);
    isSettled = false;
    shown = location.search;
  }

  /** Shows the first hits of a group, which are at hand, and a button for the rest. */
  function show({ box, heading, list }: Group, hits: MakeItem[], title: string): void {
    box.hidden = hits.length === 0;
    heading.textContent = title;
    const rest = hits.slice(groupSize);
    list.replaceChildren(
      ...hits.slice(0, groupSize).map((make) => toListItem(make() as Item)),
      ...(rest.length > 0 ? [toMoreButton(rest)] : []),
    );
  }

  function toMoreButton(rest: MakeItem[]): HTMLLIElement {
    const button = element('button', [words.more]);
    button.type = 'button';
    const item = element('li', [button]);
    button.addEventListener('click', async () => {
      const items = await Promise.all(rest.slice(0, groupSize).map((make) => make())).catch(
        () => undefined,
      );
      if (items === undefined) {
        say(words.failed);
        return;
      }
      const remaining = rest.slice(groupSize);
      const shownItems = items.map(toListItem);
      item.replaceWith(...shownItems, ...(remaining.length > 0 ? [toMoreButton(remaining)] : []));
      shownItems[0]?.querySelector('a')?.focus();
    });
    return item;
  }
}

/** A heading with its list; both are hidden while there is nothing to show. */
function createGroup(selector: string): Group {
  const box = find(selector);
  const [heading, list] = box.children as unknown as [HTMLElement, HTMLElement];
  return { box, heading, list };
}

function toListItem({ href, title, lines }: Item): HTMLLIElement {
  const link = element('a', title);
  link.href = href;
  return element('li', [link, ...lines]);
}

type Group = { box: HTMLElement; heading: HTMLElement; list: HTMLElement };
type MakeItem = () => Item | Promise<Item>;

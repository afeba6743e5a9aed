import type { Choice, Counts } from '#search/filter.ts';
import { addStyles, find } from '#search/item.ts';

/**
 * The map of tiles and the wall of characters as a picture of what is filtered, and as filters. They stand on the home page
 * already, so they are fetched from there when the reader opens them.
 * @param choose takes the code of the tile that was chosen, as in the addresses of places
 * @param tellFailure is called when they cannot be fetched
 */
export function createOverview(
  details: HTMLDetailsElement,
  choose: (facet: 'country' | 'province', code: string) => void,
  tellFailure: () => void,
): { show: (look: () => Picture) => void } {
  let parts: Promise<Parts> | undefined;
  let showLast = () => {};

  const load = async (): Promise<Parts> => {
    const response = await fetch(find<HTMLAnchorElement>('.brand').href);
    if (!response.ok) throw response.status;
    // Its styles would be refused by this page's policy.
    const html = (await response.text()).replace(/<style[\s\S]*?<\/style>/g, '');
    const home = new DOMParser().parseFromString(html, 'text/html');
    const pieces = ['.map', '.wall'].map((selector) => {
      const piece = home.querySelector(selector);
      if (!piece) throw new Error(`${selector} is missing`);
      return document.adoptNode(piece);
    });
    await addStyles(details.dataset['styles'] ?? '');
    // Here there is no heading over them.
    for (const heading of pieces[0]?.querySelectorAll('h3') ?? [])
      heading.setAttribute('aria-level', '2');
    details.append(...pieces);
    const [tiles = [], cells = []] = pieces.map((piece) => [...piece.querySelectorAll('a')]);
    for (const tile of tiles)
      tile.addEventListener('click', (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        choose(facetOf(tile), codeOf(tile));
      });
    return { tiles, cells };
  };

  const open = () => {
    parts ??= load();
    parts.then(showLast, () => {
      parts = undefined;
      details.open = false;
      tellFailure();
    });
  };
  details.addEventListener('toggle', () => {
    if (details.open) open();
  });
  if (details.open) open();

  return {
    show(look) {
      showLast = async () => {
        const { tiles, cells } = (await parts) ?? { tiles: [], cells: [] };
        const { ids, counts, choice } = look();
        for (const tile of tiles) {
          const [facet, code] = [facetOf(tile), codeOf(tile)];
          const count = tile.querySelector('b');
          if (count) count.textContent = String(counts[facet].get(code) ?? 0);
          if (choice[facet] === code) tile.setAttribute('aria-current', 'true');
          else tile.removeAttribute('aria-current');
        }
        for (const cell of cells) {
          const item = cell.closest('li');
          if (item) item.hidden = !ids.has(codeOf(cell));
        }
      };
      if (parts) showLast();
    },
  };
}

/** The last part of an address: the code of a place, the id of a member. */
export function codeOf({ pathname }: HTMLAnchorElement): string {
  return /([^/]+)\/$/.exec(pathname)?.[1] ?? '';
}

function facetOf(tile: HTMLAnchorElement): 'country' | 'province' {
  return codeOf(tile).includes('-') ? 'province' : 'country';
}

/** Who matches, how many each place would leave, and what is chosen; worked out only while it is seen. */
type Picture = { ids: ReadonlySet<string>; counts: Counts; choice: Choice };

type Parts = { tiles: HTMLAnchorElement[]; cells: HTMLAnchorElement[] };

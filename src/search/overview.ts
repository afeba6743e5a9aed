import { element } from '#browser/element.ts';
import type { Choice, Counts } from '#search/filter.ts';
import type { Tree } from '#search/home-parts.ts';
import { addStyles } from '#search/item.ts';
import { retrying } from '#search/sources.ts';

/**
 * The map of tiles and the wall of characters, which show the filtered members and act as filters.
 * They are parts of the home page; the build puts them into a file that is fetched when the reader opens them.
 * @param choose called with the code of the chosen tile, as in the URLs of places
 * @param reportFailure called if they cannot be fetched
 */
export function createOverview(
  details: HTMLDetailsElement,
  choose: (facet: PlaceFacet, code: string) => void,
  reportFailure: () => void,
): { show: (look: () => Picture) => void } {
  const loadParts = retrying(() => load(details, choose));
  let look: (() => Picture) | undefined;
  const open = () => {
    if (!details.open) return;
    loadParts().then(
      (parts) => {
        if (look) update(parts, look());
      },
      () => {
        details.open = false;
        reportFailure();
      },
    );
  };
  details.addEventListener('toggle', open);
  open();
  return {
    show(next) {
      look = next;
      open();
    },
  };
}

/** Fetches map and wall and adds them to the page. */
async function load(
  details: HTMLDetailsElement,
  choose: (facet: PlaceFacet, code: string) => void,
): Promise<Parts> {
  const trees = await fetchJson<[Tree, Tree]>(details.dataset['parts'] ?? '');
  const [map, wall] = trees.map(grow) as [HTMLElement, HTMLElement];
  await addStyles(details.dataset['styles'] ?? '');
  // Here they have no heading above them.
  for (const heading of map.querySelectorAll('h3')) heading.setAttribute('aria-level', '2');
  details.append(map, wall);
  const tiles = [...map.querySelectorAll('a')];
  for (const tile of tiles)
    tile.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      choose(facetOf(tile), codeOf(tile));
    });
  return { tiles, cells: [...wall.querySelectorAll('a')] };
}

/** @throws the HTTP status of an error response */
async function fetchJson<T>(url: string): Promise<T> {
  const response = await fetch(url);
  if (!response.ok) throw response.status;
  return response.json();
}

function grow(tree: Tree): HTMLElement | string {
  if (typeof tree === 'string') return tree;
  const tag = tree.tag as keyof HTMLElementTagNameMap;
  return element(tag, tree.children.map(grow), tree.attributes);
}

/** Writes the counts into the tiles, marks the chosen one, and hides the cells of members that do not match. */
function update({ tiles, cells }: Parts, { ids, counts, choice }: Picture): void {
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
}

/** The last segment of a link's path: the code of a place, or the id of a member. */
export function codeOf({ pathname }: HTMLAnchorElement): string {
  return /([^/]+)\/$/.exec(pathname)?.[1] ?? '';
}

function facetOf(tile: HTMLAnchorElement): PlaceFacet {
  return codeOf(tile).includes('-') ? 'province' : 'country';
}

type PlaceFacet = 'country' | 'province';

/** The members that match, the counts per place, and the choice; computed only while the overview is open. */
type Picture = { ids: ReadonlySet<string>; counts: Counts; choice: Choice };

type Parts = { tiles: HTMLAnchorElement[]; cells: HTMLAnchorElement[] };

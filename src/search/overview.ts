import { element } from '#browser/element.ts';
import type { Choice, Counts, Row } from '#search/filter.ts';
import type { Tree } from '#search/home-map.ts';
import { addStyles } from '#search/item.ts';
import { retrying } from '#search/sources.ts';

/**
 * The map written in characters, which shows the filtered members and acts as a filter.
 * It is a part of the home page; the build puts it into a file that is fetched when the reader opens it.
 * @param readRows gives all members in published order
 * @param choose called with the code of the chosen tile, as in the URLs of places
 * @param reportFailure called if it cannot be fetched
 */
export function createOverview(
  details: HTMLDetailsElement,
  readRows: () => Promise<readonly Row[]>,
  choose: (facet: PlaceFacet, code: string) => void,
  reportFailure: () => void,
): { show: (look: () => Picture) => void } {
  const loadMap = retrying(() => load(details, readRows, choose));
  let look: (() => Picture) | undefined;
  const open = () => {
    if (!details.open) return;
    loadMap().then(
      (tiles) => {
        if (look) update(tiles, look());
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

/** Fetches the map and adds it to the page. */
async function load(
  details: HTMLDetailsElement,
  readRows: () => Promise<readonly Row[]>,
  choose: (facet: PlaceFacet, code: string) => void,
): Promise<Tile[]> {
  const [tree, rows] = await Promise.all([
    fetchJson<Tree>(details.dataset['parts'] ?? ''),
    readRows(),
    addStyles(details.dataset['styles'] ?? ''),
  ]);
  const map = grow(tree) as HTMLElement;
  // Here they have no heading above them.
  for (const heading of map.querySelectorAll('h3')) heading.setAttribute('aria-level', '2');
  details.append(map);
  // The last is that of members without a known place, which is no choice.
  const links = map.querySelectorAll<HTMLAnchorElement>('a[href*="/places/"], a[href*="sort="]');
  return [...links].map((link) => {
    const code = link.search ? '' : codeOf(link);
    const facet = code.includes('-') ? 'province' : 'country';
    link.addEventListener('click', (event) => {
      if (code === '' || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      choose(facet, code);
    });
    // The squares of a tile are those of its members in published order.
    const members = rows.filter(({ country, province }) => (province || country) === code);
    const squares = [...link.querySelectorAll('i')].map((square, index) => ({
      square,
      id: members[index]?.id ?? '',
    }));
    return { link, code, facet, squares };
  });
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

/** Writes the counts into the tiles, marks the chosen one, and empties the squares of members that do not match. */
function update(tiles: Tile[], { ids, counts, choice }: Picture): void {
  for (const { link, code, facet, squares } of tiles) {
    const count = link.querySelector('b');
    const { length } = squares.filter(({ id }) => ids.has(id));
    if (count) count.textContent = String(code === '' ? length : (counts[facet].get(code) ?? 0));
    if (code !== '' && choice[facet] === code) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
    for (const { square, id } of squares) square.hidden = !ids.has(id);
  }
}

/** The last segment of a link's path: the code of a place, or the id of a member. */
export function codeOf({ pathname }: HTMLAnchorElement): string {
  return /([^/]+)\/$/.exec(pathname)?.[1] ?? '';
}

type PlaceFacet = 'country' | 'province';

/** The members that match, the counts per place, and the choice; computed only while the overview is open. */
type Picture = { ids: ReadonlySet<string>; counts: Counts; choice: Choice };

/** A tile of the map with its squares, each of a member. */
type Tile = {
  link: HTMLAnchorElement;
  code: string;
  facet: PlaceFacet;
  squares: { square: HTMLElement; id: string }[];
};

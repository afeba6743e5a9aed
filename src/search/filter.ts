/** The facets of the directory, which are also the names of the parameters in the URL. */
export const facets = ['list', 'country', 'province', 'kind', 'field'] as const;

/**
 * The rows that match every choice, and for each option how many rows it would leave.
 * @param choice the chosen value of each facet, empty for all
 * @param named ranks of the members that match the typed name; omitted if nothing was typed
 */
export function filterRows<R extends Row>(
  rows: readonly R[],
  choice: Choice,
  named?: Ranks,
): { matching: R[]; counts: Counts } {
  const counts = Object.fromEntries(facets.map((facet) => [facet, new Map()])) as Counts;
  const matching: R[] = [];
  for (const row of rows) {
    if (named && !named.has(row.id)) continue;
    const missed = facets.filter(
      (facet) => choice[facet] !== '' && !valuesOf(row, facet).includes(choice[facet]),
    );
    if (missed.length === 0) matching.push(row);
    // A row excluded by one facet only counts for the other options of that facet.
    for (const facet of facets)
      if (missed.every((other) => other === facet))
        for (const value of new Set(['', ...valuesOf(row, facet)]))
          counts[facet].set(value, (counts[facet].get(value) ?? 0) + 1);
  }
  return { matching, counts };
}

/** The values of a facet, of which a member may have several fields only. */
function valuesOf(row: Row, facet: Facet): string[] {
  return facet === 'field' ? row.fields : [row[facet]];
}

/**
 * Groups rows under headings in the chosen order; by default one list, in which the best matches come first.
 * @param rows in alphabetical order of the reader's language
 * @param titleOf the name of a list, place or kind; for an empty value the heading of rows of which it is not known
 */
export function arrange<R extends Row>(
  rows: readonly R[],
  sort: string,
  { named, published, titleOf, compare }: Arrangement,
): Group<R>[] {
  if (sort === 'kind') {
    const kindless = titleOf('kind', '');
    return sortGroups(
      groupBy(rows, ({ kind }) => titleOf('kind', kind)),
      kindless,
      compare,
    );
  }
  if (sort === 'place') {
    const placeless = titleOf('country', '');
    return sortGroups(
      groupBy(rows, ({ province, country }) =>
        province ? titleOf('province', province) : titleOf('country', country),
      ),
      placeless,
      compare,
    );
  }
  if (sort === 'number')
    return groupBy(inOrder(rows, published), ({ list }) => titleOf('list', list));
  return groupBy(inOrder(rows, named), () => '');
}

/** The rows in the order of their ranks, those without one first. */
export function inOrder<R extends Row>(rows: readonly R[], ranks: Ranks | undefined): R[] {
  const rankOf = ({ id }: R) => ranks?.get(id) ?? 0;
  return [...rows].sort((a, b) => rankOf(a) - rankOf(b));
}

/** Groups by their titles, the one of rows whose value is not known last. */
function sortGroups<R>(
  groups: Group<R>[],
  unknown: string,
  compare: (a: string, b: string) => number,
): Group<R>[] {
  return groups.sort(
    (a, b) =>
      Number(a.title === unknown) - Number(b.title === unknown) || compare(a.title, b.title),
  );
}

function groupBy<R>(rows: readonly R[], titleOf: (row: R) => string): Group<R>[] {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const title = titleOf(row);
    const own = groups.get(title);
    if (own) own.push(row);
    else groups.set(title, [row]);
  }
  return [...groups].map(([title, own]) => ({ title, rows: own }));
}

/** Splits off the first rows of a long list. */
export function takeSlice<R>(
  groups: readonly Group<R>[],
  size: number,
): { first: Group<R>[]; rest: Group<R>[] } {
  const first: Group<R>[] = [];
  const rest: Group<R>[] = [];
  let left = size;
  for (const { title, rows } of groups) {
    if (left > 0) first.push({ title, rows: rows.slice(0, left) });
    if (rows.length > left) rest.push({ title: left > 0 ? '' : title, rows: rows.slice(left) });
    left = Math.max(left - rows.length, 0);
  }
  return { first, rest };
}

/** One of the facets. */
export type Facet = (typeof facets)[number];

/** A member as the directory filters it. */
export type Row = {
  id: string;
  list: string;
  /** As in the URLs of places; empty if unknown. */
  country: string;
  /** Only in the Alliance's own country, otherwise empty. */
  province: string;
  /** Empty if unknown. */
  kind: string;
  /** The fields that its names state. */
  fields: string[];
};

export type Choice = Record<Facet, string>;

/** For each facet, how many rows each value would leave; the empty value stands for all. */
export type Counts = Record<Facet, Map<string, number>>;

/** Ranks by id, best first. */
export type Ranks = ReadonlyMap<string, number>;

/** Rows under a heading; an empty title continues the group before. */
export type Group<R> = { title: string; rows: R[] };

type Arrangement = {
  named: Ranks | undefined;
  /** Where the members stand in the published lists, one list after the other. */
  published: Ranks | undefined;
  titleOf: (facet: Facet, value: string) => string;
  /** The reader's collation. */
  compare: (a: string, b: string) => number;
};

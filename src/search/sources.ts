import { createFinder, type Finder } from '#search/finder.ts';
import type { IndexedMember, IndexNames, IndexWords, MemberIndex } from '#search/member-index.ts';
import { createPageFinder } from '#search/page-finder.ts';
import type { SearchSettings } from '#views/search.ts';

/** The indexes, each loaded when it is first needed and again after a failure. */
export function createSources(settings: SearchSettings) {
  const loadNames = retrying(async () => readNames(await fetchJson<IndexNames>(settings.members)));
  const loadByName = retrying(async () => createFinder(await loadNames(), settings.position));
  /** The finder by names and all other words, once it is loaded. */
  let full: Finder | undefined;
  const loadAll = retrying(async () => {
    const [names, words] = await Promise.all([loadNames(), fetchJson<IndexWords>(settings.lists)]);
    full = createFinder(joinIndex(names, words), settings.position);
    return full;
  });
  const findPages = createPageFinder(settings);
  return {
    /**
     * The members that a query means, and the pages to which it leads; `undefined` if their index cannot be loaded.
     * @param isEnough whether members with such a name are enough while the other words are not yet loaded
     */
    async findMembers(query: string, isEnough = false) {
      const byName = full ?? (await loadByName().catch(() => undefined));
      const named = byName?.find(query);
      if (!byName || !named) return undefined;
      if (byName === full || (isEnough && !named.isNear))
        return { ...named, pages: byName.leadsTo(query) };
      const finder = await loadAll().catch(() => undefined);
      if (finder) return { ...finder.find(query), pages: finder.leadsTo(query) };
      return named.hits.length > 0 ? { ...named, pages: [] } : undefined;
    },
    /** The pages that match; `undefined` if their index cannot be loaded. */
    findPages: (query: string, count: number) => findPages(query, count, full?.variants),
  };
}

/** The index as far as names alone make it. */
export function readNames({
  languages,
  simplified,
  places,
  names,
  columns,
}: IndexNames): MemberIndex {
  const { later, ...others } = columns;
  const rowAt = <T>(lists: T[][], at: number) => lists.map((list) => list[at]);
  const members = columns.id.map((_, at) => ({
    ...Object.fromEntries(Object.entries(others).map(([key, column]) => [key, column[at]])),
    names: rowAt(names, at),
    later: later[at] || undefined,
  })) as IndexedMember[];
  const none = { layouts: [], kinds: [], fields: [], ignored: [], pages: {} };
  const placeNames = (places[0] ?? []).map((_, at) => rowAt(places, at) as string[]);
  return { ...none, languages, simplified, members, places: placeNames };
}

/** The whole index of its two files. */
export function joinIndex(names: MemberIndex, words: IndexWords): MemberIndex {
  return {
    ...names,
    ...words,
    places: names.places.map((forms, at) => [...forms, ...(words.places[at] ?? [])]),
    simplified: { ...names.simplified, ...words.simplified },
  };
}

/** Loads something when it is first asked for, and again after a failure. */
export function retrying<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () => {
    loading ??= load().catch((error) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
}

/** @throws the HTTP status of an error response */
export async function fetchJson<T>(url: string): Promise<T> {
  const response = await fetch(url);
  if (!response.ok) throw response.status;
  return response.json();
}

/** The indexes. */
export type Sources = ReturnType<typeof createSources>;

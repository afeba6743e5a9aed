import type { Finder, Found } from '#search/finder.ts';
import type { IndexedMember, IndexNames, IndexWords, MemberIndex } from '#search/member-index.ts';
import { createNameFinder } from '#search/name-finder.ts';
import { createPageFinder } from '#search/page-finder.ts';
import type { PublishedWords } from '#search/words.ts';
import type { SearchSettings } from '#views/search.ts';

/** The names, and the other indexes, each loaded when it is first needed and again after a failure. */
export function createSources(settings: SearchSettings, published: IndexNames) {
  const names = readNames(published);
  const byName = createNameFinder(names, settings.position);
  /** The finder by names and all other words, once they are loaded. */
  let finder: Finder | undefined;
  let tries = 0;
  const loadFinder = retrying(async () => {
    // Browsers keep a failure; another URL makes them try anew.
    const url = settings.lists + '?'.repeat(tries++);
    const { words }: { words: PublishedWords } = await import(/* @vite-ignore */ url);
    finder = words.createFinder?.(joinIndex(names, words), settings.position);
  });
  const findPages = createPageFinder(settings);
  return {
    /**
     * The members that a query means, and the pages to which it leads; `undefined` if the words for them cannot be loaded.
     * @param isEnough whether members with such a name are enough while the other words are not yet loaded
     */
    async findMembers(query: string, isEnough = false): Promise<Answer | undefined> {
      const hits = byName.find(query);
      const isFound = hits.length > 0;
      if (!finder && !(isEnough && isFound)) await loadFinder().catch(() => {});
      if (finder) return { ...finder.find(query), pages: finder.leadsTo(query) };
      return isFound ? { hits, isNear: false, pages: [] } : undefined;
    },
    /** The pages that match; `undefined` if their index cannot be loaded. */
    findPages: (query: string, count: number) => findPages(query, count, finder?.variants),
    /** All members in published order, each with its country in the reader's language, empty if unknown. */
    members: names.members.map((member) => {
      const country = member.places[member.places.length - 1] ?? -1;
      return { ...member, place: names.places[country]?.[settings.position] ?? '' };
    }),
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
  const none = { layouts: [], endings: [], kinds: [], fields: [], ignored: [], pages: {} };
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

/** The members that a query means, and the ids of the pages to which it leads. */
export type Answer = Found & { pages: string[] };

/** What comes with the search script; its sources are there once it has run. */
export type Published = { settings: SearchSettings; names: IndexNames; sources?: Sources };

/** The indexes. */
export type Sources = ReturnType<typeof createSources>;

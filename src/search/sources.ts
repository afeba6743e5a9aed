import { createFinder } from '#search/finder.ts';
import type { MemberIndex } from '#search/member-index.ts';
import { createPageFinder } from '#search/page-finder.ts';
import type { SearchSettings } from '#views/search.ts';

/** The two indexes, each loaded when it is first needed and again after a failure. */
export function createSources(settings: SearchSettings) {
  const loadFinder = retrying(async () =>
    createFinder(await fetchJson<MemberIndex>(settings.members), settings.position),
  );
  const findPages = createPageFinder(settings);
  return {
    /** The members with such a name; `undefined` if their index cannot be loaded. */
    async findMembers(query: string) {
      const finder = await loadFinder().catch(() => undefined);
      return finder && { ...finder.find(query), pages: finder.leadsTo(query) };
    },
    /** The pages that match; `undefined` if their index cannot be loaded. */
    async findPages(query: string, count: number) {
      const finder = await loadFinder().catch(() => undefined);
      return findPages(query, count, finder?.variants);
    },
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

/** The two indexes. */
export type Sources = ReturnType<typeof createSources>;

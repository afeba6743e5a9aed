import { createFinder } from '#search/finder.ts';
import type { MemberIndex } from '#search/member-index.ts';
import { intersect, pageQueries } from '#search/pages.ts';
import type { SearchSettings } from '#views/search.ts';

/** How often loading the index of pages is retried: some browsers cannot read it at all. */
const maxAttempts = 3;

/** The two indexes, each loaded when it is first needed and again after a failure. */
export function createSources(settings: SearchSettings) {
  const loadFinder = retrying(async () =>
    createFinder(await fetchJson<MemberIndex>(settings.members), settings.position),
  );
  let pagefind: Promise<Pagefind> | undefined;
  let attempts = 0;

  const loadPagefind = async (): Promise<Pagefind> => {
    // Browsers cache a failed import; another URL makes them try again.
    const retry = attempts++ === 0 ? '' : `?retry=${attempts}`;
    const url = `${settings.bundle}pagefind.js${retry}`;
    const module: Pagefind = await import(/* @vite-ignore */ url);
    await module.options({
      baseUrl: settings.base,
      excerptLength: settings.excerpt,
      // A worker would be another 12 kB and is slower for a site of this size.
      noWorker: true,
    });
    await module.init();
    return module;
  };

  return {
    /** The members with such a name; `undefined` if their index cannot be loaded. */
    async findMembers(query: string) {
      const finder = await loadFinder().catch(() => undefined);
      return finder?.find(query);
    },
    /** The pages that match; `undefined` if their index cannot be loaded. */
    async findPages(query: string): Promise<PageHit[] | undefined> {
      if (attempts > maxAttempts) return undefined;
      pagefind ??= loadPagefind();
      try {
        const ready = await pagefind;
        const answers = await Promise.all(pageQueries(query).map((part) => ready.search(part)));
        const found = intersect(answers.map(({ results }) => results));
        // Pagefind treats a part of the index that fails to load as empty.
        return found.length === 0 && navigator.onLine === false ? undefined : found;
      } catch {
        pagefind = undefined;
        return undefined;
      }
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

/** A page that was found; its content is loaded on demand. */
export type PageHit = { id: string; data: () => Promise<FoundPage> };

export type FoundPage = { url: string; meta: Record<string, string>; excerpt: string };

type Pagefind = {
  options: (options: {
    baseUrl: string;
    excerptLength: number;
    noWorker: boolean;
  }) => Promise<void>;
  init: () => Promise<void>;
  search: (query: string) => Promise<{ results: PageHit[] }>;
};

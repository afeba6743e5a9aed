import { intersect, matchesQuery, pageQueries } from '#search/pages.ts';
import type { SearchSettings } from '#views/search.ts';

/** How often in a row finding may fail before it is given up: some browsers cannot read the index at all. */
const maxFailures = 3;

/** Finds pages in the index of Pagefind, which is loaded when it is first needed and again after a failure. */
export function createPageFinder(settings: SearchSettings): PageFinder {
  const withPagefind = createLoader(settings);
  let failures = 0;
  addEventListener('online', () => {
    failures = 0;
  });

  const find = (query: string, count: number) =>
    withPagefind(async (pagefind) => {
      const answers = await Promise.all(pageQueries(query).map((part) => pagefind.search(part)));
      const found = intersect(answers.map(({ results }) => results));
      const first = await Promise.all(found.slice(0, count).map((page) => page.data()));
      const rest = found.slice(count).map((page) => () => withPagefind(() => page.data()));
      const isMatch = first.some(({ excerpt }) => matchesQuery(query, excerpt));
      return isMatch ? { first, rest } : { first: [], rest: [] };
    });

  return async (query, count) => {
    if (failures >= maxFailures) return undefined;
    try {
      // Twice, because a new version of the site may have replaced the index.
      const pages = await find(query, count).catch(() => find(query, count));
      failures = 0;
      return pages;
    } catch {
      failures += 1;
      return undefined;
    }
  };
}

/** @returns a function that runs something with Pagefind; after a failure, the next is run with Pagefind loaded anew */
function createLoader(settings: SearchSettings) {
  let loading: Promise<Pagefind> | undefined;
  let loads = 0;
  const load = async (): Promise<Pagefind> => {
    // Browsers keep a module; another URL makes them load it anew, with the index as it is now.
    const again = loads++ === 0 ? '' : `?${loads}`;
    const url = `${settings.bundle}pagefind.js${again}`;
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
  return async <T>(run: (pagefind: Pagefind) => Promise<T>): Promise<T> => {
    loading ??= load();
    const own = loading;
    try {
      return await run(await own);
    } catch (error) {
      if (loading === own) loading = undefined;
      throw error;
    }
  };
}

/**
 * Finds the pages that match a query, the first of them loaded; none if none of the first really matches.
 * @returns `undefined` if the index cannot be loaded
 */
type PageFinder = (query: string, count: number) => Promise<FoundPages | undefined>;

type FoundPages = { first: FoundPage[]; rest: (() => Promise<FoundPage>)[] };

/** A page that was found. */
export type FoundPage = { url: string; meta: Record<string, string>; excerpt: string };

type Pagefind = {
  options: (options: {
    baseUrl: string;
    excerptLength: number;
    noWorker: boolean;
  }) => Promise<void>;
  init: () => Promise<void>;
  search: (query: string) => Promise<{ results: { id: string; data: () => Promise<FoundPage> }[] }>;
};

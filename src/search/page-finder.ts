import { plainText } from '#search/fold.ts';
import { intersect, matchesQuery, pageQueries } from '#search/pages.ts';
import type { SearchSettings } from '#views/search.ts';

/** How long nothing is asked after a failure, in milliseconds: keys typed meanwhile would fail too. */
const restAfterFailure = 3000;

/** Finds pages in the index of Pagefind, which is loaded when it is first needed and again after a failure. */
export function createPageFinder(settings: SearchSettings): PageFinder {
  const withPagefind = createLoader(settings);
  let failedAt = Number.NEGATIVE_INFINITY;
  addEventListener('online', () => {
    failedAt = Number.NEGATIVE_INFINITY;
  });

  const find = (query: string, count: number, variants?: Variants) =>
    withPagefind(async (pagefind) => {
      const { first, rest } = await findIn(pagefind, query, count, variants);
      return { first, rest: rest.map((load) => () => withPagefind(load)) };
    });

  return async (query, count, variants) => {
    if (performance.now() - failedAt < restAfterFailure) return undefined;
    try {
      // Twice, because a new version of the site may have replaced the index.
      return await find(query, count, variants).catch(() => find(query, count, variants));
    } catch {
      failedAt = performance.now();
      return undefined;
    }
  };
}

/** The pages of a loaded index that match; none if none of the first really does. */
async function findIn(
  pagefind: Pick<Pagefind, 'search'>,
  query: string,
  count: number,
  variants: Variants = new Map(),
): Promise<FoundPages> {
  const answers = await Promise.all(
    pageQueries(query, variants).map((part) => pagefind.search(part)),
  );
  const found = intersect(answers.map(({ results }) => results));
  const first = await Promise.all(found.slice(0, count).map((page) => page.data()));
  const asked = plainText(query, variants);
  if (!first.some(({ content, excerpt }) => matchesQuery(asked, content, excerpt)))
    return { first: [], rest: [] };
  return { first, rest: found.slice(count).map((page) => () => page.data()) };
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
type PageFinder = (
  query: string,
  count: number,
  variants?: Variants,
) => Promise<FoundPages | undefined>;

/** Traditional characters with their simplified forms. */
type Variants = ReadonlyMap<string, string>;

/** The pages found, the first of them loaded. */
export type FoundPages = { first: FoundPage[]; rest: (() => Promise<FoundPage>)[] };

/** A page that was found. */
export type FoundPage = {
  url: string;
  meta: Record<string, string>;
  /** The whole text. */
  content: string;
  excerpt: string;
};

type Pagefind = {
  options: (options: {
    baseUrl: string;
    excerptLength: number;
    noWorker: boolean;
  }) => Promise<void>;
  init: () => Promise<void>;
  search: (query: string) => Promise<{ results: { id: string; data: () => Promise<FoundPage> }[] }>;
};

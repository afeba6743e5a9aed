import { createFinder, type Finder, type Hit } from '#search/finder.ts';
import type { NamesFile } from '#search/names-file.ts';
import { intersect, pageQueries } from '#search/pages.ts';
import type { SearchSettings } from '#views/search.ts';

/** How often the index of pages is tried again: some engines cannot read it at all. */
const maxAttempts = 3;

/** The two indexes, each loaded when it is first needed, and again after a failure. */
export function createSources(settings: SearchSettings): Sources {
  let finder: Promise<Finder> | undefined;
  let pagefind: Promise<Pagefind> | undefined;
  let attempts = 0;

  const loadFinder = () => {
    finder ??= fetchJson<NamesFile>(settings.names).then((file) =>
      createFinder(file, settings.position),
    );
    return finder;
  };

  const loadPagefind = async (): Promise<Pagefind> => {
    // A browser remembers a failed import; another address makes it try again.
    const retry = attempts++ === 0 ? '' : `?retry=${attempts}`;
    const address = `${settings.bundle}pagefind.js${retry}`;
    const module: Pagefind = await import(/* @vite-ignore */ address);
    await module.options({
      baseUrl: settings.base,
      excerptLength: settings.excerpt,
      // A worker would be another 12 kB, and is slower for a site of this size.
      noWorker: true,
    });
    await module.init();
    return module;
  };

  return {
    async findMembers(query) {
      try {
        const ready = await loadFinder();
        const { hits, isNear } = ready.find(query);
        return { isNear, hits: hits.map((hit) => ({ ...hit, place: ready.placesOf(hit.member) })) };
      } catch {
        finder = undefined;
        return undefined;
      }
    },
    async findPages(query) {
      if (attempts > maxAttempts) return undefined;
      pagefind ??= loadPagefind();
      try {
        const ready = await pagefind;
        const answers = await Promise.all(pageQueries(query).map((part) => ready.search(part)));
        const found = intersect(answers.map(({ results }) => results));
        // A piece of the index that does not come is taken for an empty one.
        return found.length === 0 && navigator.onLine === false ? undefined : found;
      } catch {
        pagefind = undefined;
        return undefined;
      }
    },
    prepare() {
      loadFinder().catch(() => {
        finder = undefined;
      });
    },
  };
}

/** @throws the status of an answer that is none */
export async function fetchJson<T>(address: string): Promise<T> {
  const response = await fetch(address);
  if (!response.ok) throw response.status;
  return response.json();
}

/** Both answer `undefined` when their index cannot be loaded. */
export type Sources = {
  findMembers: (query: string) => Promise<{ hits: MemberHit[]; isNear: boolean } | undefined>;
  findPages: (query: string) => Promise<PageHit[] | undefined>;
  /** Fetches the names before the first key. */
  prepare: () => void;
};

/** A hit with where the member is, narrowest first. */
export type MemberHit = Hit & { place: string[] };

/** A page that was found; what is in it comes when asked for. */
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

import { type CollectionEntry, type CollectionKey, getCollection } from 'astro:content';
import { checkContent } from '#checks/content.ts';
import { formatProblems } from '#checks/problem.ts';
import type { Content } from '#domain/content.ts';
import { isLocale, type Locale } from '#domain/locale.ts';
import { readText } from '#reader/mdx.ts';
import type { RawDocument, RawEntry } from '#reader/raw.ts';

let loaded: Promise<Site> | undefined;

/**
 * The whole content, read once per build and checked as a whole.
 * While developing it is read anew for each page, so that an edit shows at once.
 * @throws Error that lists every problem of the content
 */
export function loadSite(): Promise<Site> {
  if (import.meta.env.DEV) return readSite();
  loaded ??= readSite();
  return loaded;
}

async function readSite(): Promise<Site> {
  const [alliance, places, glossary, members, lists, pages, charter] = await Promise.all([
    readCollection('alliance'),
    readCollection('places'),
    readCollection('glossary'),
    readCollection('members'),
    readCollection('lists'),
    readCollection('pages'),
    readCollection('charter'),
  ]);
  const { problems, content } = checkContent({
    alliance: alliance.map(toEntry)[0],
    places: places.map(toEntry)[0],
    glossary: glossary.map(toEntry)[0],
    members: members.map(toEntry),
    lists: lists.map(toEntry),
    pages: pages.map(toDocument),
    charter: charter.map(toDocument),
    problems: [],
  });
  if (!content) throw new Error(`\n${formatProblems(problems)}`);
  const find = <T extends { id: string }>(entries: T[], id: string): T => {
    const entry = entries.find((candidate) => candidate.id === id);
    if (!entry) throw new Error(`No document ${id}`);
    return entry;
  };
  return {
    ...content,
    pageDocument: (id, locale) => find(pages, `${id}/${locale}`),
    sectionDocument: (section, locale) => find(charter, `${section}/${locale}`),
  };
}

/** The entries of a collection by id; Astro gives them in the order of the machine's own language. */
async function readCollection<C extends CollectionKey>(name: C): Promise<CollectionEntry<C>[]> {
  const entries = await getCollection(name);
  return entries.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function toEntry(entry: { id: string; filePath?: string; data: unknown }): RawEntry {
  return { file: entry.filePath ?? entry.id, id: entry.id, data: entry.data };
}

function toDocument(entry: {
  id: string;
  filePath?: string;
  data: unknown;
  body?: string;
}): RawDocument {
  const [, id = '', locale = ''] = /^(.*)\/([^/]*)$/.exec(entry.id) ?? [];
  if (!isLocale(locale)) throw new Error(`${entry.filePath}: not a language of the site`);
  return { ...toEntry(entry), id, locale, blocks: readText(entry.body ?? '', []).blocks };
}

/** The checked content, and the documents that pages render. */
export type Site = Content & {
  /** A page's prose in one language. */
  pageDocument: (id: string, locale: Locale) => CollectionEntry<'pages'>;
  /** A charter section in one language. */
  sectionDocument: (section: string, locale: Locale) => CollectionEntry<'charter'>;
};

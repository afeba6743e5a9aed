import { z } from 'zod';
import { type ListId, listIds } from '#domain/ledger.ts';
import { originalLocale } from '#domain/locale.ts';
import { text } from '#domain/localized.ts';
import { blockHash } from '#domain/translation-record.ts';

/** Frontmatter of `content/pages/<page>/<locale>.mdx`. */
export const pageSchema = z.strictObject({
  /** The heading of the page, and its title in browser and search results. */
  title: text,
  /** One or two sentences for search results and shared links. */
  description: text,
  /** Short form for the menu; without it the menu shows the title. */
  label: text.optional(),
  /** In the original's file: whether the page may lack languages. */
  draft: z.boolean().optional(),
});

/** The page that stands at `/l/` itself. */
export const homePage = 'home';

/** The page on which a member proposes corrections of its entry. */
export const correctPage = 'correct';

/** Paths of pages below the folder of a language, without slashes at their ends. */
export const pagePaths = {
  /** The charter with each paragraph beside its original. */
  beside: `charter/with-${originalLocale}`,
  list: (list: ListId) => `members/${list}`,
  /** A list as published on a date, ISO 8601. */
  datedList: (list: ListId, date: string) => `members/${list}/${date}`,
  member: (id: string) => `members/${id}`,
  /** A country or region by its ISO 3166 code. */
  place: (code: string) => `places/${code.toLowerCase()}`,
};

/** Pages with a file of their own in `src/pages/`; every other page of `content/pages/` shows its text only. */
export const ownPages = [
  homePage,
  'charter',
  'contact',
  'members',
  ...listIds.map(pagePaths.list),
  'search',
  'changes',
  'data',
  'copybook',
  correctPage,
];

/** Whether a page of `content/pages/` is only its text. */
export function isProsePage(id: string): boolean {
  return !ownPages.includes(id);
}

/** The components an editor may place in a text: those that its page hands to it. */
export function componentsOf(folder: 'pages' | 'charter', id: string): readonly string[] {
  if (folder === 'charter') return ['Contacts', 'Signature'];
  if (listIds.some((list) => id === pagePaths.list(list))) return ['ListNote', 'MemberTable'];
  if (id === homePage) return ['Ways'];
  if (id === 'contact') return ['Card', 'Contacts', 'Letter'];
  if (id === 'changes') return ['ListChanges'];
  if (id === 'copybook') return ['Copybook'];
  if (id === 'data') return ['DataFields', 'DataFiles'];
  return ownPages.includes(id) ? [] : ['Contacts', 'TranslationStates'];
}

/** The components without which a text does not say what its page is for. */
export function neededComponents(folder: 'pages' | 'charter', id: string): readonly string[] {
  const isTheirs = folder === 'charter' ? id === 'contact' : ownPages.includes(id);
  return isTheirs ? componentsOf(folder, id) : [];
}

/** Frontmatter of a charter section: on translations, what they were made from. */
export const sectionSchema = z.strictObject({
  /** One hash for each block of the original, written by `npm run translations`. */
  from: z.array(blockHash).optional(),
});

/** Title, description and menu label of a page. */
export type PageFacts = z.infer<typeof pageSchema>;

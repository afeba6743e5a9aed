import { z } from 'zod';
import { listIds } from '#domain/ledger.ts';
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
});

/** The page that stands at `/l/` itself. */
export const homePage = 'home';

/** The page that shows the charter beside its original. */
export const parallelPage = `charter/with-${originalLocale}`;

/** Pages with a file of their own in `src/pages/`; every other page of `content/pages/` shows its text only. */
export const ownPages = [
  homePage,
  'charter',
  'members',
  ...listIds.map((list) => `members/${list}`),
  'search',
];

/** The components an editor may place in a text: those that its page hands to it. */
export function componentsOf(folder: 'pages' | 'charter', id: string): readonly string[] {
  if (folder === 'charter') return ['Contacts', 'Signature'];
  if (listIds.some((list) => id === `members/${list}`)) return ['ListNote', 'MemberTable'];
  return ownPages.includes(id) ? [] : ['Contacts', 'TranslationStates'];
}

/** Frontmatter of a charter section: on translations, what they were made from. */
export const sectionSchema = z.strictObject({
  /** One hash for each block of the original, written by `npm run translations`. */
  from: z.array(blockHash).optional(),
});

/** Title, description and menu label of a page. */
export type PageFacts = z.infer<typeof pageSchema>;

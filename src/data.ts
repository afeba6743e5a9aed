import { type CollectionEntry, getEntry } from 'astro:content';
import type { Content } from '#domain/content.ts';
import type { Locale } from '#domain/locale.ts';

/**
 * The checked content. While developing it is as last saved.
 * @throws Error with all problems, as `npm run check` prints them, if the content has errors
 */
export async function loadSite(): Promise<Content> {
  const { data } = await findEntry('content');
  const { content, report } = data as { content: Content | undefined; report: string };
  if (!content) throw new Error(`\n${report}`);
  return content;
}

/** The text of a page in one language, for `render` of `astro:content`. */
export function pageText(id: string, locale: Locale): Promise<CollectionEntry<'content'>> {
  return findEntry(`pages/${id}/${locale}`);
}

/** The text of a charter section in one language, for `render` of `astro:content`. */
export function sectionText(section: string, locale: Locale): Promise<CollectionEntry<'content'>> {
  return findEntry(`charter/${section}/${locale}`);
}

async function findEntry(id: string): Promise<CollectionEntry<'content'>> {
  const entry = await getEntry('content', id);
  if (!entry) throw new Error(`No entry ${id} in the collection`);
  return entry;
}

import { type CollectionEntry, getEntry, render } from 'astro:content';
import type { Content } from '#domain/content.ts';
import type { Locale } from '#domain/locale.ts';

/**
 * The checked content. While developing it is as last saved. It comes straight from where it was read: Astro's store
 * would write it to the disk and parse it again, half a second after each edit.
 * @throws Error with all problems, as `npm run check` prints them, if the content has errors
 */
export async function loadSite(): Promise<Content> {
  const { content, report } = globalThis.readContent();
  if (!content) throw new Error(`\n${report}`);
  return content;
}

/** The text of a page in one language as a component. */
export async function renderPage(id: string, locale: Locale) {
  return (await render(await findEntry(`pages/${id}/${locale}`))).Content;
}

/** The text of a charter section in one language as a component. */
export async function renderSection(section: string, locale: Locale) {
  return (await render(await findEntry(`charter/${section}/${locale}`))).Content;
}

async function findEntry(id: string): Promise<CollectionEntry<'content'>> {
  const entry = await getEntry('content', id);
  if (!entry) throw new Error(`No entry ${id} in the collection`);
  return entry;
}

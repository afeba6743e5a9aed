import { render } from 'astro:content';
import { loadSite, pageText, sectionText } from '#data.ts';
import { type Locale, localeCodes } from '#domain/locale.ts';
import type { SectionView } from '#views/charter.ts';
import { createContext } from '#views/context.ts';
import { documentFrame } from '#views/frame.ts';

/** The paths of a page that exists once in every language. */
export function localePaths() {
  return localeCodes.map((locale) => ({ params: { locale }, props: { locale } }));
}

/** Loads a page of `content/pages/`: context, frame and text. */
export async function openPage(locale: Locale, id: string) {
  const site = await loadSite();
  const context = createContext(site, locale);
  const { Content } = await render(await pageText(id, locale));
  return { context, frame: documentFrame(context, id), Content };
}

/** The charter's sections in one language, each with its text ready to be placed. */
export function renderSections(sections: SectionView[], locale: Locale) {
  return Promise.all(
    sections.map(async (section) => {
      const { Content } = await render(await sectionText(section.name, locale));
      return { section, Content };
    }),
  );
}

/** The properties that `localePaths` gives to a page. */
export type LocaleProps = { locale: Locale };

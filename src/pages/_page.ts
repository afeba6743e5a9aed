import { loadSite, renderPage } from '#data.ts';
import { type Locale, localeCodes } from '#domain/locale.ts';
import { createContext } from '#views/context.ts';
import { documentFrame } from '#views/frame.ts';

/** The paths of a page that exists once in every language. */
export function localePaths() {
  return localeCodes.map((locale) => ({ params: { locale }, props: { locale } }));
}

/** Loads a page of `content/pages/`: context, frame and text. */
export async function openPage(locale: Locale, id: string) {
  const context = createContext(await loadSite(), locale);
  return { context, frame: documentFrame(context, id), Content: await renderPage(id, locale) };
}

/** The properties that `localePaths` gives to a page. */
export type LocaleProps = { locale: Locale };

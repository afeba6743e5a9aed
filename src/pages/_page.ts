import { loadSite, renderPage } from '#data.ts';
import { type Locale, localeCodes } from '#domain/locale.ts';
import { createContext } from '#views/context.ts';
import { documentFrame } from '#views/frame.ts';

/** The paths of a page that exists once in every language. */
export function localePaths() {
  return localeCodes.map((locale) => ({ params: { locale }, props: { locale } }));
}

/**
 * Loads a page of `content/pages/`: context, frame and text.
 * @param more what its frame needs besides
 */
export async function openPage(
  locale: Locale,
  id: string,
  more?: Parameters<typeof documentFrame>[2],
) {
  const context = createContext(await loadSite(), locale);
  const frame = documentFrame(context, id, more);
  return { context, frame, Content: await renderPage(id, locale) };
}

/** The properties that `localePaths` gives to a page. */
export type LocaleProps = { locale: Locale };

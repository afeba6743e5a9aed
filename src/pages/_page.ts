import { loadSite, renderPage } from '#data.ts';
import { type Locale, localeCodes } from '#domain/locale.ts';
import { type Context, createContext } from '#views/context.ts';
import { documentFrame } from '#views/frame.ts';
import type { Part } from '#views/part.ts';

/** The paths of a page that exists once in every language. */
export function localePaths() {
  return localeCodes.map((locale) => ({ params: { locale }, props: { locale } }));
}

/**
 * The paths of lists that may have several parts, in every language; the first part stands at the address of the list.
 * @param listsIn the lists of a language: the parameters of their path, what their pages need, and their parts
 */
export async function partPaths<Props extends object>(
  listsIn: (
    context: Context,
  ) => { params?: Record<string, string>; props: Props; parts: readonly Part[] }[],
) {
  const site = await loadSite();
  return localeCodes.flatMap((locale) =>
    listsIn(createContext(site, locale)).flatMap(({ params, props, parts }) =>
      parts.map((part) => ({
        params: { locale, ...params, part: part === 1 ? undefined : `${part}` },
        props: { locale, part, ...props },
      })),
    ),
  );
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

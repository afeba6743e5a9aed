import type { ListId } from '#domain/ledger.ts';
import { type Locale, originalLocale, type TranslationLocale } from '#domain/locale.ts';
import { homePage } from '#domain/page.ts';
import type { ShareKind, ShareShape } from '#domain/share.ts';

/**
 * Every address of the site. The locale, the base path and the trailing slash are put together here and nowhere else.
 * @param site origin, such as `https://example.org`
 * @param base path under which the site lies, such as `/` or `/sub/path/`
 */
export function createRoutes(site: string, base: string): Routes {
  const root = `/${base}/`.replace(/\/{2,}/g, '/');
  const at = (path: string) => root + path;
  const page = (locale: Locale, id: string) =>
    at(id === homePage ? `${locale}/` : `${locale}/${id}/`);
  return {
    root,
    chooser: () => root,
    page,
    member: (locale, id) => page(locale, `members/${id}`),
    beside: (locale) => page(locale, `charter/with-${originalLocale}`),
    place: (locale, code) => page(locale, `places/${code.toLowerCase()}`),
    shareImage: (locale, kind, shape) => at(`share/${locale}-${kind}-${shape}.png`),
    list: (locale, list) => page(locale, `members/${list}`),
    charterSection: (locale, section) => `${page(locale, 'charter')}#${section}`,
    searchSettings: (locale) => at(`search/${locale}.json`),
    file: at,
    absolute: (path) => new URL(path, site).href,
  };
}

/** The addresses of this build. */
export const routes = createRoutes(
  import.meta.env?.SITE ?? 'http://localhost:4321',
  import.meta.env?.BASE_URL ?? '/',
);

/** Makes addresses; all but `absolute` give a path from the root of the origin. */
export type Routes = {
  /** The base path, with a slash at both ends. */
  root: string;
  /** The language chooser. */
  chooser: () => string;
  /** A page of `content/pages/` by its id. */
  page: (locale: Locale, id: string) => string;
  member: (locale: Locale, id: string) => string;
  /** The charter with each paragraph beside its original. */
  beside: (locale: TranslationLocale) => string;
  /** A country or Chinese region by its ISO 3166 code. */
  place: (locale: Locale, code: string) => string;
  /** The picture that is shown where a page is shared. */
  shareImage: (locale: Locale, kind: ShareKind, shape: ShareShape) => string;
  list: (locale: Locale, list: ListId) => string;
  charterSection: (locale: Locale, section: string) => string;
  /** What the search box needs in one language. */
  searchSettings: (locale: Locale) => string;
  /** A file outside the languages, such as `sitemap.xml`. */
  file: (path: string) => string;
  /** A path with the origin before it. */
  absolute: (path: string) => string;
};

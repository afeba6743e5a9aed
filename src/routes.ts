import type { ListId } from '#domain/ledger.ts';
import { type Locale, originalLocale, type TranslationLocale } from '#domain/locale.ts';
import { homePage } from '#domain/page.ts';
import type { ShareKind, ShareShape } from '#domain/share.ts';

/**
 * Every address of the site. The locale, the base path and the trailing slash are put together here and nowhere else.
 * @param site origin, such as `https://example.org`
 * @param base path under which the site lies, such as `/` or `/sub/path/`
 * @param repository where the content is edited, if that is told
 */
export function createRoutes(site: string, base: string, repository?: Repository): Routes {
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
    edit: (file) => repository && `${repository.url}/edit/${repository.branch}/${file}`,
    letter: (to, subject, lines) =>
      `mailto:${to.join(',')}?subject=${encode(subject)}&body=${lines.map(encode).join('%0D%0A')}`,
  };
}

/** A text inside a query; letters beyond ASCII stay as they are, because browsers encode them and pages weigh less. */
function encode(text: string): string {
  return text.replace(/[^\w.,:/\u00a1-\u{10ffff}-]/gu, encodeURIComponent);
}

/** The addresses of this build. */
export const routes = createRoutes(
  import.meta.env?.SITE ?? 'http://localhost:4321',
  import.meta.env?.BASE_URL ?? '/',
  import.meta.env?.REPOSITORY,
);

/** Makes addresses; all but the last three give a path from the root of the origin. */
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
  /** The editor for a file of the project, by its path from the project's root; GitHub and Gitee write it alike. */
  edit: (file: string) => string | undefined;
  /** A letter begun for the reader's mail program. */
  letter: (to: readonly string[], subject: string, lines: readonly string[]) => string;
};

/** Where the project's files lie for those who edit them. */
export type Repository = {
  /** Such as `https://github.com/owner/name`. */
  url: string;
  /** Such as `main`. */
  branch: string;
};

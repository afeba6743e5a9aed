import type { ListId } from '#domain/ledger.ts';
import type { Locale, TranslationLocale } from '#domain/locale.ts';
import { homePage, pagePaths } from '#domain/page.ts';
import type { ShareKind, ShareShape } from '#domain/share.ts';

/**
 * Every URL of the site. Locale, base path and trailing slash are put together only here.
 * @param site origin, such as `https://example.org`
 * @param base path under which the site is served, such as `/` or `/sub/path/`
 * @param repository where the content is edited, if known
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
    member: (locale, id) => page(locale, pagePaths.member(id)),
    beside: (locale) => page(locale, pagePaths.beside),
    place: (locale, code) => page(locale, pagePaths.place(code)),
    shareImage: (locale, kind, shape) => at(`share/${locale}-${kind}-${shape}.png`),
    list: (locale, list) => page(locale, pagePaths.list(list)),
    charterSection: (locale, section) => `${page(locale, 'charter')}#${section}`,
    searchSettings: (locale) => at(`search/${locale}.json`),
    memberIndex: () => at(memberIndexPath),
    file: at,
    absolute: (path) => new URL(path, site).href,
    edit: (file) => repository && `${repository.url}/edit/${repository.branch}/${file}`,
    letter: (to, subject, lines) =>
      `mailto:${to.join(',')}?subject=${encode(subject)}&body=${lines.map(encode).join('%0D%0A')}`,
  };
}

/** Encodes a text for a query; non-ASCII letters stay, because browsers encode them and pages get smaller. */
function encode(text: string): string {
  return text.replace(/[^\w.,:/\u00a1-\u{10ffff}-]/gu, encodeURIComponent);
}

/** Path of the index of members from the site's root. */
export const memberIndexPath = 'search/names.json';

/** The URLs of this build. */
export const routes = createRoutes(
  import.meta.env?.SITE ?? 'http://localhost:4321',
  import.meta.env?.BASE_URL ?? '/',
  import.meta.env?.REPOSITORY,
);

/** Builds URLs; all but the last three are paths from the root of the origin. */
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
  /** The preview picture of a shared page. */
  shareImage: (locale: Locale, kind: ShareKind, shape: ShareShape) => string;
  list: (locale: Locale, list: ListId) => string;
  charterSection: (locale: Locale, section: string) => string;
  /** The settings of the search script in one language. */
  searchSettings: (locale: Locale) => string;
  /** The index of members that the search script loads. */
  memberIndex: () => string;
  /** A file outside the languages, such as `sitemap.xml`. */
  file: (path: string) => string;
  /** A path with the origin before it. */
  absolute: (path: string) => string;
  /** The online editor of a file, by its path from the project's root; the same form on GitHub and Gitee. */
  edit: (file: string) => string | undefined;
  /** A `mailto:` link with subject and text. */
  letter: (to: readonly string[], subject: string, lines: readonly string[]) => string;
};

/** The repository in which the content is edited. */
export type Repository = {
  /** Such as `https://github.com/owner/name`. */
  url: string;
  /** Such as `main`. */
  branch: string;
};

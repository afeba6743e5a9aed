import type { ListId } from '#domain/ledger.ts';
import type { Locale, TranslationLocale } from '#domain/locale.ts';
import { correctPage, homePage, pagePaths } from '#domain/page.ts';
import type { ShareKind, ShareShape } from '#domain/share.ts';

/**
 * Every URL of the site. Locale, base path and trailing slash are put together only here.
 * @param site origin, such as `https://example.org`
 * @param base path under which the site is served, such as `/` or `/sub/path/`
 * @param repository where the content is edited, if known
 */
export function createRoutes(site: string, base: string, repository?: Repository) {
  const root = `/${base}/`.replace(/\/{2,}/g, '/');
  const at = (path: string) => root + path;
  const page = (locale: Locale, id: string) =>
    at(id === homePage ? `${locale}/` : `${locale}/${id}/`);
  return {
    /** The base path, with a slash at both ends. */
    root,
    /** The language chooser. */
    chooser: () => root,
    /** A page of `content/pages/` by its id. */
    page,
    member: (locale: Locale, id: string) => page(locale, pagePaths.member(id)),
    /** The charter with each paragraph beside its original. */
    beside: (locale: TranslationLocale) => page(locale, pagePaths.beside),
    /** A country or Chinese region by its ISO 3166 code. */
    place: (locale: Locale, code: string) => page(locale, pagePaths.place(code)),
    /** The preview picture of a shared page. */
    shareImage: (locale: Locale, kind: ShareKind, shape: ShareShape) =>
      at(`share/${locale}-${kind}-${shape}.png`),
    /** The directory as filtered by a query, such as `kind=university`. */
    directoryOf: (locale: Locale, query: string) => `${page(locale, 'members')}?${query}`,
    list: (locale: Locale, list: ListId) => page(locale, pagePaths.list(list)),
    /** The letter on the contact page, about a member by its id, a place by its code in small letters, or a task by its number. */
    writeAbout: (locale: Locale, what: 'member' | 'place' | 'task', id: string) =>
      `${page(locale, 'contact')}?${what}=${id}#letter`,
    /** A list as published on a date (ISO 8601). */
    datedList: (locale: Locale, list: ListId, date: string) =>
      page(locale, pagePaths.datedList(list, date)),
    /** What changed in the lists, as an Atom (`xml`) or JSON feed. */
    feed: (locale: Locale, format: 'xml' | 'json') => at(`${locale}/changes.${format}`),
    /** A file of the open data by its name; fields are only ever added to it. */
    data: (name: string) => at(`${dataFolder}/${name}`),
    charterSection: (locale: Locale, section: string) => `${page(locale, 'charter')}#${section}`,
    // The build renames these, see `src/search/hashed-files.ts`.
    /** The settings of the letter's script in one language. */
    letterSettings: (locale: Locale) => at(`search/${locale}-letter.json`),
    /** The search script in one language, with its settings and the names of all members. */
    searchScript: (locale: Locale) => at(`search/${locale}-search.js`),
    /** The map on the home page. */
    map: (locale: Locale) => `${page(locale, homePage)}#places`,
    /** The map that the directory shows. */
    overview: (locale: Locale) => at(`search/${locale}-overview.json`),
    /** The page for corrections, filled in for a member. */
    correct: (locale: Locale, id: string) => `${page(locale, correctPage)}?member=${id}`,
    /** What a member can correct, as the site has it. */
    correctable: (id: string) => at(`correct/${id}.json`),
    /** The other words that search knows, and the script that uses them. */
    searchWords: () => at(searchWordsPath),
    /** A file outside the languages, such as `sitemap.xml`. */
    file: at,
    /** A path with the origin before it. */
    absolute: (path: string) => new URL(path, site).href,
    /** The online editor of a file, by its path from the project's root; the same form on GitHub and Gitee. */
    edit: (file: string) => repository && `${repository.url}/edit/${repository.branch}/${file}`,
    /** A `mailto:` link with subject and text, if any. */
    letter: (to: readonly string[], subject: string, lines?: readonly string[]) =>
      `mailto:${to.join(',')}?subject=${encode(subject)}${encodeBody(lines)}`,
  };
}

/** Encodes a text for a query; non-ASCII letters stay, because browsers encode them and pages get smaller. */
function encode(text: string): string {
  return text.replace(/[^\w.,:/\u00a1-\u{10ffff}-]/gu, encodeURIComponent);
}

/** The path of a part of a list, which stands below that of the list. */
export function partPath(address: string, part: Part): string {
  return part === 1 ? address : `${address}${part}/`;
}

/** A part of a long list by its number, from 1, or the whole. */
export type Part = number | 'all';

function encodeBody(lines?: readonly string[]): string {
  return lines ? `&body=${lines.map(encode).join('%0D%0A')}` : '';
}

/** Folder of the open data from the site's root. */
export const dataFolder = 'data/v1';

/** Where the other words that search knows lie, with the script that uses them, from the site's root. */
export const searchWordsPath = 'search/words.js';

/** The URLs of this build. */
export const routes = createRoutes(
  import.meta.env?.SITE ?? 'http://localhost:4321',
  import.meta.env?.BASE_URL ?? '/',
  import.meta.env?.REPOSITORY,
);

/** Builds URLs; all but `absolute`, `edit` and `letter` give paths from the root of the origin. */
export type Routes = ReturnType<typeof createRoutes>;

/** The repository in which the content is edited. */
export type Repository = {
  /** Such as `https://github.com/owner/name`. */
  url: string;
  /** Such as `main`. */
  branch: string;
};

import { isOriginal, localeCodes, locales, originalLocale } from '#domain/locale.ts';
import { memberKinds, shownStatuses } from '#domain/member.ts';
import type { Translator } from '#i18n/translator.ts';
import { routes } from '#routes.ts';
import type { Context } from '#views/context.ts';
import { statusNote } from '#views/members.ts';
import type { Link } from '#views/text.ts';

/** The search page; the browser side fills in results. */
export function searchView({ words, locale }: Context): SearchView {
  return {
    members: words.text('search.members'),
    pages: words.text('search.pages'),
    field: words.text('search.field'),
    submit: words.text('search.submit'),
    noScript: words.text('search.noScript'),
    directory: { text: words.text('search.tryDirectory'), href: routes.page(locale, 'members') },
    page: routes.page(locale, 'search'),
    failed: words.text('search.failed'),
  };
}

/**
 * What the browser side of search needs: where things lie, and its words.
 * @param styles address of the stylesheet of the results
 */
export function searchSettings({ words, locale }: Context, styles: string): SearchSettings {
  return {
    styles,
    bundle: routes.file('pagefind/'),
    base: routes.root,
    names: routes.file(namesPath),
    member: routes.page(locale, 'members'),
    page: routes.page(locale, 'search'),
    directory: routes.page(locale, 'members'),
    language: locales[locale].tag,
    position: localeCodes.indexOf(locale),
    chinese: locales[originalLocale].tag,
    kinds: memberKinds.map((kind) => words.text(`kind.${kind}`)),
    statuses: shownStatuses.map((status) => statusNote(words, status) ?? ''),
    excerpt: isOriginal(locale) ? 60 : 30,
    placeSeparator: words.text('list.placeSeparator'),
    words: {
      results: words.text('search.results'),
      members: words.text('search.members'),
      pages: words.text('search.pages'),
      near: words.text('search.near'),
      all: words.text('search.all'),
      tryDirectory: words.text('search.tryDirectory'),
      memberCount: pluralForms(words, 'members.total'),
      count: pluralForms(words, 'search.count'),
      separator: words.text('frame.titleSeparator'),
      none: words.text('search.none', { query: '{{query}}' }),
      loading: words.text('search.loading'),
      failed: words.text('search.failed'),
      more: words.text('search.more'),
    },
  };
}

/** Where the names of all members lie for the finder, from the site's root. */
export const namesPath = 'search/names.json';

/** A counted text in every plural form of the language, by CLDR category; `{{count}}` stands for the number. */
function pluralForms(
  words: Translator,
  key: 'members.total' | 'search.count',
): Record<string, string> {
  const rules = new Intl.PluralRules(locales[words.locale].tag);
  const samples = [0, 1, 2, 5, 1.5];
  return Object.fromEntries(
    rules.resolvedOptions().pluralCategories.map((category) => {
      const sample = samples.find((number) => rules.select(number) === category) ?? 0;
      const text = words.text(key, { count: sample });
      return [category, text.replace(String(sample), '{{count}}')];
    }),
  );
}

/** The search page, decided. */
export type SearchView = {
  /** Headings of the two groups of results. */
  members: string;
  pages: string;
  field: string;
  submit: string;
  noScript: string;
  directory: Link;
  page: string;
  /** Said when the search script itself cannot be loaded. */
  failed: string;
};

/** What the browser side needs: where things lie, and its words. */
export type SearchSettings = {
  /** Address of the stylesheet of the results. */
  styles: string;
  /** Address of the Pagefind files, with a slash at its end. */
  bundle: string;
  /** Base path of the site. */
  base: string;
  /** Address of the names of all members. */
  names: string;
  /** What stands before a member's id in the address of its page. */
  member: string;
  /** Addresses of the search page and of the directory. */
  page: string;
  directory: string;
  /** BCP 47 tag. */
  language: string;
  /** Position of the language in the names file. */
  position: number;
  /** BCP 47 tag of the listed names. */
  chinese: string;
  /** Words for the kinds of organisation, in the order of the names file. */
  kinds: string[];
  /** What is said of a name by its status, in the order of the names file; nothing for an organisation's own. */
  statuses: string[];
  /** How much of a page is shown around a hit: words, in Chinese characters. */
  excerpt: number;
  placeSeparator: string;
  words: {
    results: string;
    members: string;
    pages: string;
    near: string;
    all: string;
    tryDirectory: string;
    /** By CLDR plural category; `{{count}}` stands for the number. */
    memberCount: Record<string, string>;
    count: Record<string, string>;
    separator: string;
    /** `{{query}}` stands for what was typed. */
    none: string;
    loading: string;
    failed: string;
    more: string;
  };
};

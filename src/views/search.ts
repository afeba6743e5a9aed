import { isComposed, localeCodes, locales, originalLocale, pinyinTag } from '#domain/locale.ts';
import { memberKinds, shownStatuses } from '#domain/member.ts';
import { routes } from '#routes.ts';
import type { Context } from '#views/context.ts';
import { statusNote } from '#views/members.ts';

/** The search page; the browser script fills in the results. */
export function searchView({ words, locale }: Context) {
  return {
    members: words.text('search.members'),
    pages: words.text('search.pages'),
    field: words.text('search.field'),
    submit: words.text('search.submit'),
    noScript: words.text('search.noScript'),
    directory: { text: words.text('search.tryDirectory'), href: routes.page(locale, 'members') },
    contact: { text: words.text('home.getInTouch'), href: routes.page(locale, 'contact') },
    page: routes.page(locale, 'search'),
    script: routes.searchScript(locale),
    /** Shown if the search script cannot be loaded. */
    failed: words.text('search.failed'),
  };
}

/**
 * The settings of the search script in one language: URLs, languages and texts.
 * @param styles URL of the stylesheet of the results
 */
export function searchSettings(context: Context, styles: string) {
  const { words, locale, content } = context;
  return {
    styles,
    /** Folder of the Pagefind files, with a slash at its end. */
    bundle: routes.file('pagefind/'),
    base: routes.root,
    /** The other words that search knows. */
    lists: routes.searchWords(),
    /** A member's page; `{{id}}` stands for its id. */
    member: routes.member(locale, '{{id}}'),
    page: routes.page(locale, 'search'),
    directory: routes.page(locale, 'members'),
    /** BCP 47 tag of the page, and the position of the language in the index of members. */
    language: locales[locale].tag,
    position: localeCodes.indexOf(locale),
    /** BCP 47 tags of the listed names and of pinyin. */
    original: locales[originalLocale].tag,
    pinyin: pinyinTag,
    isComposed: isComposed(locale),
    /** Names of the kinds of organisation, in the order of the index of members. */
    kinds: memberKinds.map((kind) => words.text(`kind.${kind}`)),
    /** What is said of a name by its status, in the order of the index of members; empty for the listed name. */
    statuses: shownStatuses.map((status) => statusNote(words, status) ?? ''),
    /** The status of names that stand after the Chinese one: its position in the list of statuses. */
    romanized: shownStatuses.indexOf('romanized'),
    /** Length of an excerpt in indexed words. */
    excerpt: locales[locale].excerptWords,
    /** Pages to which words of search lead, by their ids. */
    guides: Object.fromEntries(
      Object.keys(content.search.pages).map((id) => {
        const facts = content.pages.get(id)?.[locale];
        return [id, { title: facts?.title, href: routes.page(locale, id) }];
      }),
    ),
    placeSeparator: words.text('list.placeSeparator'),
    words: searchTexts(context),
  };
}

/** What the search script says. */
function searchTexts({ words, ledger, current }: Context) {
  const date = words.date(ledger.date);
  const members = words.text('members.total', { count: current.length });
  return {
    results: words.text('search.results'),
    members: words.text('search.members'),
    pages: words.text('search.pages'),
    near: words.text('search.near'),
    all: words.text('search.all'),
    tryDirectory: words.text('search.tryDirectory'),
    memberCount: words.pluralForms('members.total'),
    similarCount: words.pluralForms('search.similar'),
    count: words.pluralForms('search.count'),
    separator: words.text('frame.titleSeparator'),
    /** `{{query}}` stands for the query. */
    none: words.text('search.none', { query: '{{query}}', date, members }),
    /** Instead of a number of members, where there are only pages. */
    noMember: words.text('search.noMember', { date }),
    loading: words.text('search.loading'),
    failed: words.text('search.failed'),
    more: words.text('search.more'),
    later: words.text('members.later', { name: '{{name}}' }),
    examples: words.text('search.examples'),
    /** Name of the switch for the key that opens the box. */
    key: words.text('search.key'),
  };
}

/** The search page, down to the last word and URL. */
export type SearchView = ReturnType<typeof searchView>;

/** The settings of the search script in one language. */
export type SearchSettings = ReturnType<typeof searchSettings>;

import { locales } from '#domain/locale.ts';
import { routes } from '#routes.ts';
import type { Context } from '#views/context.ts';
import { type Link, toScriptJson } from '#views/text.ts';

/** The search page; the browser side fills in results with these words. */
export function searchView({ words, locale }: Context): SearchView {
  const categories = new Intl.PluralRules(locales[locale].tag).resolvedOptions().pluralCategories;
  const samples = [0, 1, 2, 5, 1.5];
  const rules = new Intl.PluralRules(locales[locale].tag);
  const count = Object.fromEntries(
    categories.map((category) => {
      const sample = samples.find((number) => rules.select(number) === category) ?? 0;
      return [
        category,
        words.text('search.count', { count: sample }).replace(String(sample), '{{count}}'),
      ];
    }),
  );
  return {
    label: words.text('search.results'),
    field: words.text('search.field'),
    submit: words.text('search.submit'),
    noScript: words.text('search.noScript'),
    directory: { text: words.text('search.tryDirectory'), href: routes.page(locale, 'members') },
    page: routes.page(locale, 'search'),
    failed: words.text('search.failed'),
    settings: toScriptJson({
      bundle: routes.file('pagefind/'),
      base: routes.root,
      language: locales[locale].tag,
      words: {
        count,
        none: words.text('search.none', { query: '{{query}}' }),
        loading: words.text('search.loading'),
        failed: words.text('search.failed'),
        more: words.text('search.more'),
      },
    } satisfies SearchSettings),
  };
}

/** The search page, decided. */
export type SearchView = {
  label: string;
  field: string;
  submit: string;
  noScript: string;
  directory: Link;
  page: string;
  /** Said when the search script itself cannot be loaded. */
  failed: string;
  /** `SearchSettings` as JSON for a script element. */
  settings: string;
};

/** What the browser side needs: where the index lies, and its words. */
type SearchSettings = {
  /** Address of the Pagefind files, with a slash at its end. */
  bundle: string;
  /** Base path of the site. */
  base: string;
  /** BCP 47 tag. */
  language: string;
  words: {
    /** By CLDR plural category; `{{count}}` stands for the number. */
    count: Record<string, string>;
    /** `{{query}}` stands for what was typed. */
    none: string;
    loading: string;
    failed: string;
    more: string;
  };
};

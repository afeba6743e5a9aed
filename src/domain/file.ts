import type { Locale } from '#domain/locale.ts';

/** Where each part of the content is written: paths from the project's root. */
export const contentFiles = {
  alliance: 'content/alliance.yaml',
  fields: 'content/fields.yaml',
  glossary: 'content/glossary.yaml',
  places: 'content/places.yaml',
  search: 'content/search.yaml',
  sources: 'content/sources.yaml',
  member: (id: string) => `content/members/${id}.yaml`,
  list: (date: string) => `content/lists/${date}.yaml`,
  page: (id: string, locale: Locale) => `content/pages/${id}/${locale}.mdx`,
  section: (section: string, locale: Locale) => `content/charter/${section}/${locale}.mdx`,
  words: (locale: Locale) => `content/ui/${locale}.json`,
};

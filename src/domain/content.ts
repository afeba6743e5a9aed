import { type Alliance, allianceSchema } from '#domain/alliance.ts';
import type { Section } from '#domain/charter.ts';
import { type Fields, fieldsSchema } from '#domain/field.ts';
import { type Glossary, glossarySchema } from '#domain/glossary.ts';
import { type PublishedList, publishedListSchema } from '#domain/ledger.ts';
import { type Locale, localeCodes } from '#domain/locale.ts';
import type { Localized } from '#domain/localized.ts';
import { type Member, memberAsOf, memberSchema } from '#domain/member.ts';
import { type PageFacts, pageSchema, sectionSchema } from '#domain/page.ts';
import { type Places, placesSchema } from '#domain/place.ts';
import { type Publishers, publishersSchema } from '#domain/publisher.ts';
import { type SearchWords, searchWordsSchema } from '#domain/search-words.ts';
import { translationRecordSchema } from '#domain/translation-record.ts';

/** The schemas of the data files that staff edit. */
export const dataSchemas = {
  alliance: allianceSchema,
  fields: fieldsSchema,
  glossary: glossarySchema,
  list: publishedListSchema,
  member: memberSchema,
  places: placesSchema,
  search: searchWordsSchema,
  sources: publishersSchema,
};

/** The schemas of the front matter of texts, and of what `npm run translations` writes beside them. */
export const textSchemas = {
  page: pageSchema,
  section: sectionSchema,
  record: translationRecordSchema,
};

/** The content as it stood with the list of a date (ISO 8601): no later list, and every member under its name there. */
export function contentAsOf(content: Content, date: string): Content {
  const lists = Object.entries(content.lists).filter(([other]) => other <= date);
  const members = [...content.members].map(
    ([id, member]) => [id, memberAsOf(member, date)] as const,
  );
  return { ...content, lists: Object.fromEntries(lists), members: new Map(members) };
}

/** Everything staff can edit, checked. */
export type Content = {
  alliance: Alliance;
  places: Places;
  fields: Fields;
  glossary: Glossary;
  search: SearchWords;
  sources: Publishers;
  members: Map<string, Member>;
  /** By date, ISO 8601. */
  lists: Record<string, PublishedList>;
  /** By id, in the languages that there are; only a draft lacks some. */
  pages: Map<string, Partial<Localized<PageFacts>>>;
  charter: Map<string, Localized<Section>>;
};

/** The languages that a page of `content/pages/` exists in, in their usual order. */
export function pageLocales({ pages }: Content, id: string): Locale[] {
  return localeCodes.filter((code) => pages.get(id)?.[code] !== undefined);
}

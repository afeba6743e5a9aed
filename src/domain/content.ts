import { type Alliance, allianceSchema } from '#domain/alliance.ts';
import type { Section } from '#domain/charter.ts';
import { type Fields, fieldsSchema } from '#domain/field.ts';
import { type Glossary, glossarySchema } from '#domain/glossary.ts';
import { type PublishedList, publishedListSchema } from '#domain/ledger.ts';
import type { Localized } from '#domain/localized.ts';
import { type Member, memberSchema } from '#domain/member.ts';
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
  pages: Map<string, Localized<PageFacts>>;
  charter: Map<string, Localized<Section>>;
};

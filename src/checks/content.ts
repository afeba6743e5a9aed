import type { z } from 'astro/zod';
import { checkDictionaries, type Dictionary } from '#checks/dictionary.ts';
import {
  checkDocuments,
  checkFacts,
  checkLinks,
  checkPageIds,
  checkRecords,
  checkSectionHeadings,
  checkTerms,
  checkTermUses,
  checkTranslations,
} from '#checks/documents.ts';
import {
  checkCharacters,
  checkDates,
  checkIds,
  checkLists,
  checkNames,
  checkPinyin,
  checkPlaces,
  checkPlaceTable,
  checkReferences,
} from '#checks/members.ts';
import { hasErrors, type Problem } from '#checks/problem.ts';
import { schemaProblems } from '#checks/schema.ts';
import { checkTexts } from '#checks/texts.ts';
import { allianceSchema } from '#domain/alliance.ts';
import { charterSections } from '#domain/charter.ts';
import type { Content } from '#domain/content.ts';
import { glossarySchema } from '#domain/glossary.ts';
import { publishedListSchema } from '#domain/ledger.ts';
import type { Locale } from '#domain/locale.ts';
import { type Localized, mapLocales } from '#domain/localized.ts';
import { memberSchema } from '#domain/member.ts';
import { ownPages, pageSchema, sectionSchema } from '#domain/page.ts';
import { placesSchema } from '#domain/place.ts';
import { translationRecordSchema } from '#domain/translation-record.ts';
import type { RawContent, RawDocument, RawEntry } from '#reader/raw.ts';

/**
 * Checks everything staff can edit, each file by its schema and all files against each other.
 * @returns the content when there is no error, and every problem found, in order of file
 */
export function checkContent(raw: RawContent, knowledge: Knowledge = {}): CheckedContent {
  const problems: Problem[] = [...raw.problems];
  const parse = <T>(schema: z.ZodType<T>, entry: RawEntry): T | undefined => {
    if (entry.unreadable) return undefined;
    const result = schema.safeParse(entry.data);
    if (result.success) return result.data;
    problems.push(...schemaProblems(entry, schema, result.error));
    return undefined;
  };
  const parseAll = <T>(schema: z.ZodType<T>, entries: RawEntry[]): Checked<T>[] =>
    entries.flatMap((entry) => {
      const value = parse(schema, entry);
      return value === undefined ? [] : [{ entry, value }];
    });

  const alliance = raw.alliance && parse(allianceSchema, raw.alliance);
  const places = raw.places && parse(placesSchema, raw.places);
  const glossary = raw.glossary && parse(glossarySchema, raw.glossary);
  const members = parseAll(memberSchema, raw.members);
  const lists = parseAll(publishedListSchema, raw.lists);
  const pages = parseAll(pageSchema, raw.pages);
  const charter = parseAll(sectionSchema, raw.charter).map(({ entry, value }) => ({
    document: entry as RawDocument,
    section: { ...value, blocks: (entry as RawDocument).blocks },
  }));

  problems.push(
    ...checkIds(raw.members),
    ...checkPageIds(raw.pages, raw.members),
    ...checkLists(raw.lists, lists, raw.members),
    ...checkNames(members),
    ...checkCharacters(members),
    ...(knowledge.readings ? checkPinyin(members, knowledge.readings) : []),
    ...(knowledge.today
      ? checkDates(
          knowledge.today,
          raw.lists,
          members,
          raw.alliance && alliance && { entry: raw.alliance, value: alliance },
        )
      : []),
    ...(places && raw.places
      ? [...checkPlaces(members, places), ...checkPlaceTable(raw.places, places)]
      : []),
    ...(alliance && raw.alliance
      ? checkReferences(raw.alliance, alliance, raw.pages, raw.members)
      : []),
    ...checkLinks([...raw.charter, ...raw.pages], raw.pages, raw.members, places),
    ...checkTexts(raw),
    ...checkDocuments('content/pages', pageIds(raw.pages), raw.pages),
    ...checkDocuments('content/charter', charterSections, raw.charter),
    ...checkSectionHeadings(raw.charter),
    ...checkTranslations(charter),
    ...checkRecords(charter, raw.records && parseAll(translationRecordSchema, raw.records)),
    ...checkFacts(raw.charter),
    ...checkFacts(raw.pages),
    ...(glossary
      ? [...checkTerms(raw.charter, glossary), ...checkTermUses(raw.charter, raw.pages, glossary)]
      : []),
    ...(raw.ui ? checkWords(raw.ui) : []),
  );
  if (hasErrors(problems) || !alliance || !places || !glossary)
    return { problems: sortProblems(problems) };

  return {
    problems: sortProblems(problems),
    content: {
      alliance,
      places,
      glossary,
      members: new Map(members.map(({ entry, value }) => [entry.id, value])),
      lists: Object.fromEntries(lists.map(({ entry, value }) => [entry.id, value])),
      pages: byDocument(pages.map(({ entry, value }) => [entry as RawDocument, value])),
      charter: byDocument(charter.map(({ document, section }) => [document, section])),
    },
  };
}

/** The interface dictionaries, each problem at its line. */
function checkWords(ui: Localized<RawEntry>): Problem[] {
  const dictionaries = mapLocales((locale) => ui[locale].data as Dictionary);
  const entries = Object.values(ui);
  return checkDictionaries(dictionaries).map((problem) => ({
    ...problem,
    position: entries.find(({ file }) => file === problem.file)?.locate?.(problem.path),
  }));
}

/** The pages that exist, and those that a page file of the site stands for. */
function pageIds(pages: RawDocument[]): string[] {
  return unique([...ownPages, ...pages.map(({ id }) => id)]);
}

function byDocument<T>(documents: [RawDocument, T][]): Map<string, Localized<T>> {
  const ids = unique(documents.map(([{ id }]) => id));
  const find = (id: string, locale: Locale) =>
    documents.find(([document]) => document.id === id && document.locale === locale)?.[1] as T;
  return new Map(ids.map((id) => [id, mapLocales((locale) => find(id, locale))]));
}

function sortProblems(problems: Problem[]): Problem[] {
  return problems.toSorted(
    (a, b) => compare(a.file, b.file) || (a.position?.line ?? 0) - (b.position?.line ?? 0),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function unique<T>(values: T[]): T[] {
  return [...new Set(values)];
}

/** What a check needs to know that stands in no file; what is left out is not checked. */
export type Knowledge = {
  /** ISO 8601 date of the day. */
  today?: string;
  /** How a Chinese character may be read: pinyin without tone marks, in small letters. */
  readings?: (hanzi: string) => readonly string[];
};

/** The content when nothing is wrong, and every problem. */
export type CheckedContent = { problems: Problem[]; content?: Content };

/** An entry with what its schema made of it. */
export type Checked<T> = { entry: RawEntry; value: T };

import type { z } from 'zod';
import { settle } from '#checks/accepted.ts';
import { checkAddresses } from '#checks/addresses.ts';
import { checkOrder } from '#checks/alignment.ts';
import { problemKinds } from '#checks/catalogue.ts';
import { withoutConsequences } from '#checks/consequences.ts';
import { checkDates } from '#checks/dates.ts';
import { type CodeKeys, checkDictionaries, flatten } from '#checks/dictionary.ts';
import {
  checkBlocks,
  checkDocuments,
  checkDrafts,
  checkPageIds,
  checkSectionHeadings,
  checkTitles,
} from '#checks/documents.ts';
import { checkFields, checkSearchWords } from '#checks/fields.ts';
import { checkLists } from '#checks/lists.ts';
import {
  checkCharacters,
  checkIds,
  checkNames,
  checkPeople,
  checkPinyin,
  checkRenamed,
  checkWebsites,
} from '#checks/members.ts';
import {
  checkNameFacts,
  checkReadings,
  checkStrokes,
  checkTones,
  type Readings,
} from '#checks/names.ts';
import { checkContacts, checkListFacts } from '#checks/own-facts.ts';
import { checkBrackets, checkPairs, checkPairsInBlocks } from '#checks/pairs.ts';
import { checkNamedPlaces, checkPlaces, checkPlaceTable } from '#checks/places.ts';
import { hasErrors, type Problem, sortProblems } from '#checks/problem.ts';
import { checkCharter, checkPublished } from '#checks/published.ts';
import { type ReaderText, readerTexts } from '#checks/reader-texts.ts';
import { checkLinks, checkReferences, checkTwins } from '#checks/references.ts';
import { schemaProblems } from '#checks/schema.ts';
import { checkSources } from '#checks/sources.ts';
import { checkGlossary, checkTerms, checkTermUses, checkWording } from '#checks/terms.ts';
import { checkLanguage, findEnglish } from '#checks/texts.ts';
import {
  checkFacts,
  checkOriginals,
  checkTextFacts,
  checkTranslations,
} from '#checks/translations.ts';
import { checkTyping } from '#checks/typing.ts';
import { charterSections, type Section } from '#domain/charter.ts';
import { type Content, dataSchemas, textSchemas } from '#domain/content.ts';
import type { Glossary } from '#domain/glossary.ts';
import { type Locale, mapStaffLocales, originalLocale } from '#domain/locale.ts';
import { fillEach, type Localized, mapLocales } from '#domain/localized.ts';
import type { Member } from '#domain/member.ts';
import { ownPages } from '#domain/page.ts';
import { fillPlaces } from '#domain/place.ts';
import { alignWithOriginal, type TranslationRecord } from '#domain/translation-record.ts';
import type { Checked, RawContent, RawDocument, RawEntry } from '#reader/raw.ts';

/**
 * Checks everything staff can edit, each file by its schema and all files against each other.
 * @returns the content if there is no error, and every problem found, in order of file and line
 */
export function checkContent(raw: RawContent, knowledge: Knowledge = {}): CheckedContent {
  const { parsed, problems } = parseAll(raw);
  const found = [
    ...raw.problems,
    ...problems,
    ...checkData(raw, parsed, knowledge),
    ...checkTextFiles(raw, parsed, knowledge),
    ...(raw.ui ? checkDictionaries(raw.ui, knowledge.codeKeys) : []),
  ];
  const all = sortProblems(withoutConsequences(settle(found, raw.accepted ?? [], problemKinds)));
  const { alliance, fields, places, glossary, search, sources, members, lists, pages, charter } =
    parsed;
  if (hasErrors(all) || !alliance || !fields || !places || !glossary || !search || !sources)
    return { problems: all };
  const content = {
    alliance: alliance.value,
    places: fillPlaces(places.value),
    fields: fillEach(fields.value),
    glossary: glossary.value,
    search: search.value,
    sources: sources.value,
    members: new Map(members.map(({ entry, value }) => [entry.id, withTones(value, knowledge)])),
    lists: Object.fromEntries(lists.map(({ entry, value }) => [entry.id, value])),
    pages: new Map(
      [...Map.groupBy(pages, ({ entry }) => entry.id)].map(([id, of]) => [
        id,
        Object.fromEntries(of.map(({ entry, value }) => [entry.locale, value])),
      ]),
    ),
    charter: settleOriginals(byDocument(charter), parsed.records),
  };
  return { problems: all, content };
}

/** What schemas have accepted: a file that is read again unchanged is the same entry. */
const accepted = new WeakMap<RawEntry, Checked<unknown, RawEntry>>();

/** Runs each file through its schema. Nothing that a schema returns is given to a schema again. */
function parseAll(raw: RawContent) {
  const problems: Problem[] = [];
  // Kinds and statuses are named by the interface words.
  const nameOf = (key: string, option: string) =>
    mapStaffLocales((code) => {
      const texts = [...flatten(raw.ui?.[code].data)];
      return texts.find(([name]) => `.${name}`.endsWith(`.${key}.${option}`))?.[1] ?? '';
    });
  const parse = <T, E extends RawEntry>(schema: z.ZodType<T>, entry: E): Checked<T, E>[] => {
    if (entry.unreadable) return [];
    const known = accepted.get(entry);
    if (known) return [known as Checked<T, E>];
    const result = schema.safeParse(entry.data);
    if (result.success) {
      const checked = { entry, value: result.data };
      accepted.set(entry, checked);
      return [checked];
    }
    problems.push(...schemaProblems(entry, schema, result.error, nameOf));
    return [];
  };
  const parsed = {
    alliance: parse(dataSchemas.alliance, raw.alliance)[0],
    places: parse(dataSchemas.places, raw.places)[0],
    fields: parse(dataSchemas.fields, raw.fields)[0],
    glossary: parse(dataSchemas.glossary, raw.glossary)[0],
    search: parse(dataSchemas.search, raw.search)[0],
    sources: parse(dataSchemas.sources, raw.sources)[0],
    members: raw.members.flatMap((entry) => parse(dataSchemas.member, entry)),
    lists: raw.lists.flatMap((entry) => parse(dataSchemas.list, entry)),
    pages: raw.pages.flatMap((entry) => parse(textSchemas.page, entry)),
    charter: raw.charter
      .flatMap((entry) => parse(textSchemas.section, entry))
      .map(({ entry, value }) => ({ entry, value: { ...value, blocks: entry.blocks } })),
    records: raw.records.flatMap((entry) => parse(textSchemas.record, entry)),
  };
  return { parsed, problems };
}

/** Checks of the data files against each other. */
function checkData(
  raw: RawContent,
  parsed: Parsed,
  { today, readings, hasStrokes, document }: Knowledge,
): Problem[] {
  const { alliance, fields, places, search, sources, members, lists } = parsed;
  return [
    ...checkIds(raw.members),
    ...checkLists(raw.lists, lists, raw.members),
    ...checkNames(members),
    ...checkRenamed(members),
    ...checkCharacters(members),
    ...checkNameFacts(members),
    ...checkWebsites(members),
    ...(readings ? checkPinyin(members, readings) : []),
    ...(readings && alliance ? checkPeople(alliance, readings) : []),
    ...(readings ? checkReadings(members, alliance, readings) : []),
    ...checkTones(members),
    ...(hasStrokes ? checkStrokes(members, hasStrokes) : []),
    ...(today ? checkDates(today, raw.lists, members, alliance) : []),
    ...(places
      ? [
          ...checkPlaces(members, places.value),
          ...checkNamedPlaces(members, places.value),
          ...checkPlaceTable(places),
        ]
      : []),
    ...(fields ? checkFields(fields, members, members.length === raw.members.length) : []),
    ...(search && places ? checkSearchWords(search, raw.pages, places.value) : []),
    ...(sources ? checkSources(members, sources.value) : []),
    ...(alliance && document ? checkPublished(alliance, members, lists, document) : []),
    ...(alliance
      ? [...checkReferences(alliance, raw.pages, raw.members), ...checkTwins(alliance)]
      : []),
  ];
}

/** Checks of the texts against each other and against the data. */
function checkTextFiles(
  raw: RawContent,
  parsed: Parsed,
  { simplify, files, document }: Knowledge,
): Problem[] {
  const { charter, pages } = raw;
  const { alliance, glossary, lists } = parsed;
  const texts = readerTexts(raw);
  const pageIds = [...new Set([...ownPages, ...pages.map(({ id }) => id)])];
  return [
    ...checkPageIds(pages, raw.members),
    ...checkLinks(raw, parsed.places?.value, files),
    ...texts.flatMap((text) => checkText(text, simplify, glossary?.value)),
    ...findEnglish(texts),
    ...checkDocuments('content/pages', pageIds, pages),
    ...checkDrafts(pages),
    ...checkDocuments('content/charter', charterSections, charter),
    ...checkBlocks('pages', pages),
    ...checkBlocks('charter', charter),
    ...checkOrder(raw),
    ...checkAddresses(charter),
    ...(alliance
      ? [
          ...checkContacts(alliance.value, texts, [...charter, ...pages]),
          ...checkListFacts(alliance.value, lists, texts),
        ]
      : []),
    ...(document ? checkCharter(charter, document) : []),
    ...checkPairsInBlocks([...charter, ...pages]),
    ...checkSectionHeadings(charter),
    ...checkTitles(pages),
    ...checkTranslations(parsed.charter, parsed.records),
    ...checkOriginals(parsed.charter, parsed.records),
    ...checkFacts(charter),
    ...checkFacts(pages),
    ...(glossary
      ? [
          ...checkGlossary(glossary),
          ...checkTerms(charter, glossary.value),
          ...checkTermUses(charter, pages, glossary.value),
        ]
      : []),
  ];
}

/** A member whose listed name is read with tone marks, if these are known. */
function withTones(member: Member, { markTones }: Knowledge): Member {
  return markTones
    ? { toned: markTones(member.zh, member.pinyin, member.character), ...member }
    : member;
}

/** The sections with, for each block, the hash of the original that it was made from. */
function settleOriginals(
  charter: Map<string, Localized<Section>>,
  records: Checked<TranslationRecord>[],
): Map<string, Localized<Section>> {
  return new Map(
    [...charter].map(([id, texts]) => {
      const { blocks } = texts[originalLocale];
      const record = records.find(({ entry }) => entry.id === id)?.value;
      const settle = ({ from, ...section }: Section): Section => {
        if (!from) return section;
        const made = alignWithOriginal(blocks, from, record?.originals);
        // What is new in both was translated from what stands there.
        return { ...section, from: blocks.map(({ hash }, index) => made[index] ?? hash) };
      };
      return [id, mapLocales((locale) => settle(texts[locale]))];
    }),
  );
}

/** Checks of a text by itself, and of its words. A text of files that are read again unchanged is not judged again. */
function checkText(
  text: ReaderText,
  simplify: Knowledge['simplify'],
  glossary: Glossary | undefined,
): Problem[] {
  const known = judged.get(text);
  if (known && known.simplify === simplify && known.glossary === glossary) return known.problems;
  const problems = [
    ...checkTyping(text, simplify),
    ...checkLanguage(text),
    ...checkBrackets(text),
    ...checkPairs(text),
    ...checkTextFacts(text),
    ...(glossary ? checkWording(text, glossary) : []),
  ];
  judged.set(text, { problems, simplify, glossary });
  return problems;
}

const judged = new WeakMap<ReaderText, Judged>();

/** What was found in a text, by what was known. */
type Judged = {
  problems: Problem[];
  simplify: Knowledge['simplify'];
  glossary: Glossary | undefined;
};

/** The values of texts by id and language. */
function byDocument<T>(documents: Checked<T, RawDocument>[]): Map<string, Localized<T>> {
  const grouped = Map.groupBy(documents, ({ entry }) => entry.id);
  const find = (of: Checked<T, RawDocument>[], locale: Locale) =>
    of.find(({ entry }) => entry.locale === locale)?.value as T;
  return new Map([...grouped].map(([id, of]) => [id, mapLocales((locale) => find(of, locale))]));
}

/** What a check needs to know that stands in no file of `content/`; what is left out is not checked. */
export type Knowledge = {
  /** ISO 8601 date of the day. */
  today?: string;
  readings?: Readings;
  /** The pinyin of a name with its tone marks. */
  markTones?: (name: string, spelling: string, character: Member['character']) => string;
  /** Whether it is known how a character is written, stroke by stroke. */
  hasStrokes?: (hanzi: string) => boolean;
  /** The text of the document that the Alliance published, with its path from the project's root. */
  document?: { path: string; text: string } | undefined;
  /** The paths of the files of the site besides its pages, such as `/sitemap.xml`. */
  files?: ReadonlySet<string>;
  /** A Chinese text in simplified characters, as many as there were. */
  simplify?: (text: string) => string;
  /** The keys of the interface words that the site's code uses. */
  codeKeys?: CodeKeys | undefined;
};

/** The content if nothing is wrong, and every problem. */
export type CheckedContent = { problems: Problem[]; content?: Content };

/** All files that their schemas have accepted. */
type Parsed = ReturnType<typeof parseAll>['parsed'];

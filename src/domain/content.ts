import type { z } from 'astro/zod';
import { type Alliance, allianceSchema } from '#domain/alliance.ts';
import { type Block, charterSections, findBlockMismatch } from '#domain/charter.ts';
import { isRealDate } from '#domain/date.ts';
import { checkDictionaries, type Dictionary } from '#domain/dictionary.ts';
import { type Glossary, glossarySchema } from '#domain/glossary.ts';
import { listIds, type PublishedList, publishedListSchema } from '#domain/ledger.ts';
import { isLocale, type Locale, localeCodes, locales, originalLocale } from '#domain/locale.ts';
import { type Localized, mapLocales } from '#domain/localized.ts';
import { type Member, memberSchema } from '#domain/member.ts';
import { type PageFacts, pageSchema, sectionSchema } from '#domain/page.ts';
import { countryOfRegion, type Places, placesSchema } from '#domain/place.ts';
import type { Position, Problem, ProblemKind } from '#domain/problem.ts';
import { schemaProblems } from '#domain/schema-problems.ts';

/** Ids that are addresses of their own under `/l/members/`. */
export const reservedIds: readonly string[] = listIds;

/**
 * Checks everything staff can edit, each file by its schema and all files against each other.
 * @returns the content when nothing is wrong, and every problem found, in order of file
 */
export function checkContent(raw: RawContent): CheckedContent {
  const problems: Problem[] = [...raw.problems];
  const parse = <T>(schema: z.ZodType<T>, entry: RawEntry): T | undefined => {
    const result = schema.safeParse(entry.data);
    if (result.success) return result.data;
    problems.push(...schemaProblems(entry, result.error));
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
  parseAll(sectionSchema, raw.charter);

  problems.push(
    ...checkIds(raw.members),
    ...checkLists(raw, lists),
    ...checkNames(members),
    ...(places && raw.places
      ? [...checkPlaces(members, places), ...checkPlaceTable(raw.places, places)]
      : []),
    ...(alliance && raw.alliance ? checkReferences(raw.alliance, alliance, raw) : []),
    ...checkDocuments('content/pages', unique(raw.pages.map(({ id }) => id)), raw.pages),
    ...checkDocuments('content/charter', charterSections, raw.charter),
    ...checkSectionNames(raw.charter),
    ...(raw.ui ? checkDictionaries(raw.ui) : []),
  );
  if (problems.length > 0 || !alliance || !places || !glossary)
    return { problems: sortProblems(problems) };

  return {
    problems,
    content: {
      alliance,
      places,
      glossary,
      members: new Map(members.map(({ entry, value }) => [entry.id, value])),
      lists: Object.fromEntries(lists.map(({ entry, value }) => [entry.id, value])),
      pages: byDocument(pages.map(({ entry, value }) => [entry as RawDocument, value])),
      charter: byDocument(raw.charter.map((document) => [document, document.blocks])),
    },
  };
}

function checkIds(members: RawEntry[]): Problem[] {
  return members
    .filter(({ id }) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) || reservedIds.includes(id))
    .map((entry) =>
      problemAt(entry, [], 'bad-id', { id: entry.id, reserved: reservedIds.join(', ') }),
    );
}

function checkLists(raw: RawContent, lists: Checked<PublishedList>[]): Problem[] {
  const badDates = raw.lists
    .filter(({ id }) => !isRealDate(id) || id.length !== 'YYYY-MM-DD'.length)
    .map((entry) => problemAt(entry, [], 'bad-date', { value: entry.id }));
  if (raw.lists.length === 0)
    return [{ kind: 'no-list', file: 'content/lists/', path: [], values: {} }];
  const files = new Set(raw.members.map(({ id }) => id));
  const listed = new Set<string>();
  const wrong = lists.flatMap(({ entry, value }) => {
    const seen = new Set<string>();
    return listIds.flatMap((list) =>
      value[list].flatMap((id, index) => {
        const again = seen.has(id);
        seen.add(id);
        listed.add(id);
        const kind: ProblemKind | undefined = again
          ? 'listed-twice'
          : files.has(id)
            ? undefined
            : 'listed-without-file';
        return kind ? [problemAt(entry, [list, index], kind, { id })] : [];
      }),
    );
  });
  const unlisted = raw.members
    .filter(({ id }) => !listed.has(id))
    .map((entry) => problemAt(entry, [], 'file-not-listed', { id: entry.id }));
  return [...badDates, ...wrong, ...unlisted];
}

function checkNames(members: Checked<Member>[]): Problem[] {
  return localeCodes.flatMap((locale) => {
    const first = new Map<string, RawEntry>();
    return members.flatMap(({ entry, value }) => {
      const original = locale === originalLocale;
      const name = original ? value.zh : value.names[locale].name;
      const folded = name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ');
      const other = first.get(folded);
      if (other === undefined) {
        first.set(folded, entry);
        return [];
      }
      const path = original ? [originalLocale] : ['names', locale, 'name'];
      const values = { name, language: locales[locale].name, other: other.file };
      return [problemAt(entry, path, 'duplicate-name', values)];
    });
  });
}

function checkPlaces(members: Checked<Member>[], places: Places): Problem[] {
  return members.flatMap(({ entry, value: { country, region, city } }) => {
    const problems: Problem[] = [];
    const unknown = (key: string, table: string, code: string) =>
      problems.push(problemAt(entry, [key], 'unknown-place', { table, code }));
    const mismatch = (key: string, inner: string, expected: string, found: string) =>
      problems.push(problemAt(entry, [key], 'place-mismatch', { inner, expected, found }));
    if (!places.countries[country]) unknown('country', 'countries', country);
    if (region !== undefined && !places.regions[region]) unknown('region', 'regions', region);
    else if (region !== undefined && countryOfRegion(region) !== country)
      mismatch('region', region, countryOfRegion(region), country);
    const cityRegion = city === undefined ? undefined : places.cities[city]?.region;
    if (city !== undefined && cityRegion === undefined) unknown('city', 'cities', city);
    else if (city !== undefined && cityRegion !== undefined && cityRegion !== region)
      mismatch('city', city, cityRegion, region ?? '—');
    return problems;
  });
}

function checkPlaceTable(entry: RawEntry, places: Places): Problem[] {
  const tables = ['countries', 'regions', 'cities', 'extra'] as const;
  return tables.flatMap((table) =>
    Object.entries(places[table]).flatMap(([code, place]) => {
      const region = 'region' in place ? place.region : undefined;
      const country = table === 'regions' ? countryOfRegion(code) : undefined;
      const unknownRegion =
        region !== undefined && !places.regions[region]
          ? [
              problemAt(entry, [table, code, 'region'], 'unknown-place', {
                table: 'regions',
                code: region,
              }),
            ]
          : [];
      const unknownCountry =
        country !== undefined && !places.countries[country]
          ? [
              problemAt(entry, [table, code], 'unknown-place', {
                table: 'countries',
                code: country,
              }),
            ]
          : [];
      const unknownSources = Object.entries(place.source ?? {})
        .filter(([, key]) => !places.sources[key])
        .map(([language, key]) =>
          problemAt(entry, [table, code, 'source', language], 'unknown-source', { code: key }),
        );
      return [...unknownRegion, ...unknownCountry, ...unknownSources];
    }),
  );
}

function checkReferences(entry: RawEntry, alliance: Alliance, raw: RawContent): Problem[] {
  const pages = new Set(raw.pages.map(({ id }) => id));
  const unknownPages = alliance.menu
    .map((id, index) => ({ id, index }))
    .filter(({ id }) => !pages.has(id))
    .map(({ id, index }) => problemAt(entry, ['menu', index], 'unknown-page', { id }));
  return raw.members.some(({ id }) => id === alliance.organizer)
    ? unknownPages
    : [
        ...unknownPages,
        problemAt(entry, ['organizer'], 'unknown-member', { id: alliance.organizer }),
      ];
}

function checkSectionNames(documents: RawDocument[]): Problem[] {
  return documents
    .filter(({ id }) => !(charterSections as readonly string[]).includes(id))
    .map((entry) =>
      problemAt(entry, [], 'unexpected-file', {
        name: entry.file,
        options: charterSections.join(', '),
      }),
    );
}

/** Every document in every language, each block answering the original's. */
function checkDocuments(
  folder: string,
  ids: readonly string[],
  documents: RawDocument[],
): Problem[] {
  const strangers = documents
    .filter(({ locale }) => !isLocale(locale))
    .map((entry) =>
      problemAt(entry, [], 'unexpected-file', {
        name: entry.file,
        options: localeCodes.map((code) => `${code}.mdx`).join(', '),
      }),
    );
  const pairs = ids.flatMap((id) => {
    const find = (locale: Locale) =>
      documents.find((document) => document.id === id && document.locale === locale);
    const original = find(originalLocale);
    return localeCodes.flatMap((locale) => {
      const document = find(locale);
      const path = `${folder}/${id}/${locale}.mdx`;
      if (document === undefined)
        return [
          {
            kind: 'missing-translation' as const,
            file: path,
            path: [],
            values: { language: locales[locale].name, path },
          },
        ];
      const mismatch = original && findBlockMismatch(original.blocks, document.blocks);
      if (original === undefined || mismatch === undefined) return [];
      const values = {
        number: mismatch.index + 1,
        original: original.file,
        expected: mismatch.expected ?? '—',
        found: mismatch.found ?? '—',
      };
      const position = mismatch.line === undefined ? undefined : { line: mismatch.line, column: 1 };
      return [{ ...problemAt(document, [], 'blocks-differ', values), position }];
    });
  });
  return [...strangers, ...pairs];
}

function problemAt(
  entry: RawEntry,
  path: Problem['path'],
  kind: ProblemKind,
  values: Problem['values'],
): Problem {
  return { kind, file: entry.file, path, position: entry.locate?.(path), values };
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

/** One file as read, before its schema has seen it. */
export type RawEntry = {
  /** Path from the project's root. */
  file: string;
  /** File name without ending, or for documents the folder. */
  id: string;
  data: unknown;
  /** Finds a value's place in the file. */
  locate?: ((path: Problem['path']) => Position | undefined) | undefined;
};

/** An MDX file: its frontmatter, its language by file name, and its blocks. */
export type RawDocument = RawEntry & { locale: string; blocks: Block[] };

/** Everything staff can edit, as read. */
export type RawContent = {
  alliance?: RawEntry | undefined;
  places?: RawEntry | undefined;
  glossary?: RawEntry | undefined;
  members: RawEntry[];
  lists: RawEntry[];
  pages: RawDocument[];
  charter: RawDocument[];
  /** Interface dictionaries; left out where the compiler has checked them. */
  ui?: Localized<Dictionary> | undefined;
  /** What already went wrong in reading. */
  problems: Problem[];
};

/** Everything staff can edit, known to be right. */
export type Content = {
  alliance: Alliance;
  places: Places;
  glossary: Glossary;
  members: Map<string, Member>;
  /** By date, ISO 8601. */
  lists: Record<string, PublishedList>;
  pages: Map<string, Localized<PageFacts>>;
  charter: Map<string, Localized<Block[]>>;
};

/** The content when nothing is wrong, and every problem. */
export type CheckedContent = { problems: Problem[]; content?: Content };

type Checked<T> = { entry: RawEntry; value: T };

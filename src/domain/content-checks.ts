import type { Alliance } from '#domain/alliance.ts';
import { findBlockMismatch, type Section } from '#domain/charter.ts';
import type { Checked, RawDocument, RawEntry } from '#domain/content.ts';
import { isRealDate } from '#domain/date.ts';
import { findAvoided, findTerm, type Glossary } from '#domain/glossary.ts';
import { listIds, type PublishedList } from '#domain/ledger.ts';
import {
  isLocale,
  type Locale,
  localeCodes,
  locales,
  originalLocale,
  translationLocales,
} from '#domain/locale.ts';
import type { Member } from '#domain/member.ts';
import { ownPages } from '#domain/page.ts';
import { countryOfRegion, type Places } from '#domain/place.ts';
import type { Problem, ProblemKind } from '#domain/problem.ts';

/** Ids that are addresses of their own under `/l/members/`. */
const reservedIds: readonly string[] = listIds;

/** File names that cannot be the end of an address. */
export function checkIds(members: RawEntry[]): Problem[] {
  return members
    .filter(({ id }) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) || reservedIds.includes(id))
    .map((entry) =>
      problemAt(entry, [], 'bad-id', { id: entry.id, reserved: reservedIds.join(', ') }),
    );
}

/** Lists and member files against each other: each id a file, each file on a list, each once. */
export function checkLists(
  files: RawEntry[],
  lists: Checked<PublishedList>[],
  members: RawEntry[],
): Problem[] {
  const badDates = files
    .filter(({ id }) => !isRealDate(id) || id.length !== 'YYYY-MM-DD'.length)
    .map((entry) => problemAt(entry, [], 'bad-date', { value: entry.id }));
  if (files.length === 0)
    return [{ kind: 'no-list', file: 'content/lists/', path: [], values: {} }];
  const known = new Set(members.map(({ id }) => id));
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
          : known.has(id)
            ? undefined
            : 'listed-without-file';
        return kind ? [problemAt(entry, [list, index], kind, { id })] : [];
      }),
    );
  });
  // A list that could not be read would make everyone on it look forgotten.
  const isComplete = lists.length === files.length;
  const unlisted = members
    .filter(({ id }) => isComplete && !listed.has(id))
    .map((entry) => problemAt(entry, [], 'file-not-listed', { id: entry.id }));
  return [...badDates, ...wrong, ...unlisted];
}

/** Members that bear the same name in a language. */
export function checkNames(members: Checked<Member>[]): Problem[] {
  return localeCodes.flatMap((locale) => {
    const first = new Map<string, RawEntry>();
    return members.flatMap(({ entry, value }) => {
      const original = locale === originalLocale;
      const name = original ? value.zh : value.names[locale]?.name;
      if (name === undefined) return [];
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

/** Characters that stand for a member although its name does not hold them. */
export function checkCharacters(members: Checked<Member>[]): Problem[] {
  return members
    .filter(({ value: { zh, character } }) => character && !zh.includes(character.hanzi))
    .map(({ entry, value: { zh, character } }) =>
      problemAt(entry, ['character', 'hanzi'], 'character-not-in-name', {
        character: character?.hanzi ?? '',
        name: zh,
      }),
    );
}

/** Countries, regions and cities of members: known, and inside one another. */
export function checkPlaces(members: Checked<Member>[], places: Places): Problem[] {
  const isKnown = (table: keyof Places, code: string) => Object.hasOwn(places[table], code);
  return members.flatMap(({ entry, value: { country, region, city } }) => {
    const unknown = (key: string, table: keyof Places, code: string | undefined) =>
      code === undefined || isKnown(table, code)
        ? []
        : [problemAt(entry, [key], 'unknown-place', { table, code })];
    const mismatch = (key: string, inner: string, expected: string, found: string | undefined) =>
      expected === found
        ? []
        : [problemAt(entry, [key], 'place-mismatch', { inner, expected, found: found ?? '—' })];
    return [
      ...unknown('country', 'countries', country),
      ...unknown('region', 'regions', region),
      ...unknown('city', 'cities', city),
      ...(region !== undefined &&
      isKnown('regions', region) &&
      (country === undefined || isKnown('countries', country))
        ? mismatch('region', region, countryOfRegion(region), country)
        : []),
      ...(city !== undefined &&
      isKnown('cities', city) &&
      (region === undefined || isKnown('regions', region))
        ? mismatch('city', city, places.cities[city]?.region ?? '', region)
        : []),
    ];
  });
}

/** The table of places in itself: regions in known countries, cities in known regions, sources that exist. */
export function checkPlaceTable(entry: RawEntry, places: Places): Problem[] {
  const unknownPlace = (path: Problem['path'], table: keyof Places, code: string) =>
    Object.hasOwn(places[table], code)
      ? []
      : [problemAt(entry, path, 'unknown-place', { table, code })];
  const countries = Object.keys(places.regions).flatMap((code) =>
    unknownPlace(['regions', code], 'countries', countryOfRegion(code)),
  );
  const regions = (['cities', 'extra'] as const).flatMap((table) =>
    Object.entries(places[table]).flatMap(([code, { region }]) =>
      unknownPlace([table, code, 'region'], 'regions', region),
    ),
  );
  const taken = new Map<string, string>();
  const tiles = (['countries', 'regions'] as const).flatMap((table) =>
    Object.entries(places[table]).flatMap(([code, { tile }]) => {
      if (tile === undefined) return [];
      const other = taken.get(String(tile));
      taken.set(String(tile), code);
      return other === undefined
        ? []
        : [problemAt(entry, [table, code, 'tile'], 'tile-taken', { tile: tile.join(', '), other })];
    }),
  );
  const tables = ['countries', 'regions', 'cities', 'extra'] as const;
  const sources = tables.flatMap((table) =>
    Object.entries(places[table]).flatMap(([code, { source = {} }]) =>
      Object.entries<string>(source)
        .filter(([, key]) => !Object.hasOwn(places.sources, key))
        .map(([language, key]) =>
          problemAt(entry, [table, code, 'source', language], 'unknown-source', { code: key }),
        ),
    ),
  );
  return [...countries, ...regions, ...tiles, ...sources];
}

/** What `alliance.yaml` names: pages of the menu, and the member that signs. */
export function checkReferences(
  entry: RawEntry,
  alliance: Alliance,
  pages: RawEntry[],
  members: RawEntry[],
): Problem[] {
  const unknownPages = alliance.menu
    .map((id, index) => ({ id, index }))
    .filter(({ id }) => !pages.some((page) => page.id === id))
    .map(({ id, index }) => problemAt(entry, ['menu', index], 'unknown-page', { id }));
  const { organizer } = alliance;
  return members.some(({ id }) => id === organizer)
    ? unknownPages
    : [...unknownPages, problemAt(entry, ['organizer'], 'unknown-member', { id: organizer })];
}

/** Every document in every language, each block answering the original's, and no others. */
export function checkDocuments(
  folder: string,
  ids: readonly string[],
  documents: RawDocument[],
): Problem[] {
  const expected = new Set(ids.flatMap((id) => localeCodes.map((locale) => `${id}/${locale}`)));
  const strangers = documents
    .filter(({ id, locale }) => !expected.has(`${id}/${locale}`))
    .map((entry) =>
      problemAt(entry, [], 'unexpected-file', {
        name: entry.file,
        options: isLocale(entry.locale)
          ? ids.join(', ')
          : localeCodes.map((code) => `${code}.mdx`).join(', '),
      }),
    );
  return [
    ...strangers,
    ...ids.flatMap((id) =>
      localeCodes.flatMap((locale) => checkDocument(folder, id, locale, documents)),
    ),
  ];
}

/** Page folders whose name cannot be an address, or is one that the site makes itself. */
export function checkPageIds(pages: RawDocument[], members: RawEntry[]): Problem[] {
  const taken = new Set([
    `charter/with-${originalLocale}`,
    ...members.map(({ id }) => `members/${id}`),
  ]);
  return pages
    .filter(
      ({ id }) =>
        !/^[a-z0-9-]+(\/[a-z0-9-]+)*$/.test(id) ||
        id.startsWith('places/') ||
        (taken.has(id) && !ownPages.includes(id)),
    )
    .map((entry) =>
      problemAt(entry, [], 'bad-id', {
        id: entry.id || '/',
        reserved: `members/*, places/*, charter/with-${originalLocale}`,
      }),
    );
}

function checkDocument(
  folder: string,
  id: string,
  locale: Locale,
  documents: RawDocument[],
): Problem[] {
  const find = (code: Locale) =>
    documents.find((document) => document.id === id && document.locale === code);
  const original = find(originalLocale);
  const document = find(locale);
  if (document === undefined) {
    const file = `${folder}/${id}/${locale}.mdx`;
    const values = { language: locales[locale].name, path: file };
    return [{ kind: 'missing-translation', file, path: [], values }];
  }
  if (!original || original.unreadable || document.unreadable) return [];
  const mismatch = findBlockMismatch(original.blocks, document.blocks);
  if (!mismatch) return [];
  const values = {
    number: mismatch.index + 1,
    original: original.file,
    expected: mismatch.expected ?? '—',
    found: mismatch.found ?? '—',
  };
  const position = mismatch.line === undefined ? undefined : { line: mismatch.line, column: 1 };
  return [{ ...problemAt(document, [], 'blocks-differ', values), position }];
}

/** Translations that do not say for each block of the original which state of it they were made from. */
export function checkTranslations(
  charter: { document: RawDocument; section: Section }[],
): Problem[] {
  return charter.flatMap(({ document, section: { from, blocks } }) => {
    const original = charter.find(
      ({ document: { id, locale } }) => id === document.id && locale === originalLocale,
    );
    if (!original || document.unreadable || original.document.unreadable) return [];
    if (original.document === document)
      return from === undefined ? [] : [problemAt(document, ['from'], 'original-made-from')];
    // Where texts do not answer each other, that comes first.
    const isAnswer = findBlockMismatch(original.section.blocks, blocks) === undefined;
    const section = `${document.locale}/charter/${document.id}`;
    return isAnswer && from?.length !== blocks.length
      ? [problemAt(document, ['from'], 'not-recorded', { section })]
      : [];
  });
}

/** Terms marked for explanation: known, explained, once in a section, in translations of the charter only. */
export function checkTermUses(
  charter: RawDocument[],
  pages: RawDocument[],
  glossary: Glossary,
): Problem[] {
  return [...charter, ...pages].flatMap((document) => {
    const seen = new Set<string>();
    return document.blocks.flatMap(({ terms }) =>
      terms.flatMap(({ term, line, column }) => {
        const kind = pages.includes(document)
          ? 'term-outside-charter'
          : findTermFault(document, term, seen, glossary);
        seen.add(term);
        return kind
          ? [{ ...problemAt(document, [], kind, { term }), position: { line, column } }]
          : [];
      }),
    );
  });
}

/** What is wrong with a term marked in a section of the charter; `seen` are those marked in it before. */
function findTermFault(
  { locale }: RawDocument,
  term: string,
  seen: ReadonlySet<string>,
  glossary: Glossary,
): ProblemKind | undefined {
  if (locale === originalLocale) return 'term-in-original';
  const entry = findTerm(glossary, term);
  if (entry === undefined) return 'unknown-term';
  if (entry.explanation === undefined) return 'term-not-explained';
  return seen.has(term) ? 'term-repeated' : undefined;
}

/** Renderings in the charter that the glossary says to avoid. */
export function checkTerms(documents: RawDocument[], glossary: Glossary): Problem[] {
  return documents.flatMap((document) => {
    const locale = translationLocales.find((code) => code === document.locale);
    if (locale === undefined) return [];
    return document.blocks.flatMap(({ text, line }) =>
      findAvoided(glossary, locale, text).map((term) => ({
        ...problemAt(document, [], 'avoided-term', term),
        position: { line, column: 1 },
      })),
    );
  });
}

function problemAt(
  entry: RawEntry,
  path: Problem['path'],
  kind: ProblemKind,
  values: Problem['values'] = {},
): Problem {
  return { kind, file: entry.file, path, position: entry.locate?.(path), values };
}

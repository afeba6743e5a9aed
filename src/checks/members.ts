import type { Checked } from '#checks/content.ts';
import { nearestOf } from '#checks/nearest.ts';
import { didYouMean, languageWords, type Problem, problemAt } from '#checks/problem.ts';
import type { Alliance } from '#domain/alliance.ts';
import { isRealDate } from '#domain/date.ts';
import { listIds, type PublishedList } from '#domain/ledger.ts';
import { localeCodes, originalLocale } from '#domain/locale.ts';
import type { Member } from '#domain/member.ts';
import { findUnread } from '#domain/pinyin.ts';
import { countryOfRegion, type Places } from '#domain/place.ts';
import { toSlug } from '#domain/slug.ts';
import type { RawEntry } from '#reader/raw.ts';

/** Ids that are addresses of their own under `/l/members/`. */
const reservedIds: readonly string[] = listIds;

/** File names that cannot be the end of an address. */
export function checkIds(members: RawEntry[]): Problem[] {
  return members
    .filter(({ id }) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) || reservedIds.includes(id))
    .map((entry) => {
      const { id } = entry;
      const values = { id, example: toAddress(id), reserved: reservedIds.join(', ') };
      return problemAt(entry, [], 'bad-id', values);
    });
}

/** The id nearest to a wrong one, as an example; `/` parts folders. */
export function toAddress(name: string): string {
  return name.split('/').map(toSlug).filter(Boolean).join('/') || 'rayong-college';
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
    const seen = new Map<string, string>();
    return listIds.flatMap((list) =>
      value[list].flatMap((id, index) => {
        const before = seen.get(id);
        seen.set(id, list);
        listed.add(id);
        const kind = before
          ? before === list
            ? 'listed-twice'
            : 'on-both-lists'
          : known.has(id)
            ? undefined
            : 'listed-without-file';
        const near = kind === 'listed-without-file' ? nearestOf(id, known) : undefined;
        const values = { id, nearest: didYouMean(near) };
        const fix = near === undefined ? undefined : { from: id, to: near };
        return kind ? [problemAt(entry, [list, index], kind, values, fix)] : [];
      }),
    );
  });
  // A list that could not be read would make everyone on it look forgotten.
  const isComplete = lists.length === files.length;
  const unlisted = members
    .filter(({ id }) => isComplete && !listed.has(id))
    .map((entry) =>
      problemAt(entry, [], 'file-not-listed', { id: entry.id, list: files.at(-1)?.file ?? '' }),
    );
  return [...badDates, ...wrong, ...unlisted];
}

/** Members that bear the same name in a language, and organisations that stand under two ids. */
export function checkNames(members: Checked<Member>[]): Problem[] {
  const twins = localeCodes.flatMap((locale) => {
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
      const values = { name, language: languageWords(locale), other: other.file };
      return [problemAt(entry, path, 'duplicate-name', values)];
    });
  });
  return [...twins, ...findTwins(members)];
}

/** Members whose Chinese name, or a later one, is another member's but for blanks and signs. */
function findTwins(members: Checked<Member>[]): Problem[] {
  const fold = (name: string) =>
    name
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '');
  const named = members.flatMap(({ entry, value }) => {
    const later = (value.renamed ?? []).flatMap(({ names }) => names[originalLocale]?.name ?? []);
    return [value.zh, ...later].map((name) => ({ entry, name, isListed: name === value.zh }));
  });
  const first = new Map<string, (typeof named)[number]>();
  return named.flatMap((own) => {
    const twin = first.get(fold(own.name));
    first.set(fold(own.name), twin ?? own);
    // The same listed name to the letter is told as a name that stands twice.
    const isTold = twin?.isListed && own.isListed && twin.name === own.name;
    if (twin === undefined || twin.entry === own.entry || isTold) return [];
    const [later, earlier] = own.isListed ? [own, twin] : [twin, own];
    const values = { name: later.name, twin: earlier.name, other: earlier.entry.file };
    return [problemAt(later.entry, [originalLocale], 'same-organisation', values)];
  });
}

/** Members whose pinyin does not read their Chinese name. */
export function checkPinyin(
  members: Checked<Member>[],
  readings: (hanzi: string) => readonly string[],
): Problem[] {
  return members.flatMap(({ entry, value: { zh, pinyin } }) => {
    const unread = findUnread(zh, pinyin, readings);
    if (unread === undefined) return [];
    const values = {
      value: pinyin,
      name: zh,
      hanzi: unread,
      readings: readings(unread).join(', '),
    };
    return [problemAt(entry, ['pinyin'], 'pinyin-differs', values)];
  });
}

/** Dates of lists, of new names, and of the Alliance's document that have not come yet. */
export function checkDates(
  today: string,
  lists: RawEntry[],
  members: Checked<Member>[],
  alliance: Checked<Alliance> | undefined,
): Problem[] {
  const check = (entry: RawEntry, path: Problem['path'], value: string) =>
    isRealDate(value) && value > today.slice(0, value.length)
      ? [problemAt(entry, path, 'future-date', { value, today })]
      : [];
  return [
    ...lists.flatMap((entry) => check(entry, [], entry.id)),
    ...members.flatMap(({ entry, value: { renamed = [] } }) =>
      renamed.flatMap(({ date }, index) => check(entry, ['renamed', index, 'date'], date)),
    ),
    ...(alliance
      ? (['initiated', 'documentDate'] as const).flatMap((key) =>
          check(alliance.entry, [key], alliance.value[key]),
        )
      : []),
  ];
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
        : [unknownPlace(entry, [key], table, code, places)];
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
      country !== undefined &&
      isKnown('countries', country)
        ? mismatch('region', region, countryOfRegion(region), country)
        : []),
      ...(region !== undefined && country === undefined
        ? [
            problemAt(entry, ['country'], 'missing', {
              key: 'country',
              line: `country: ${countryOfRegion(region)}`,
            }),
          ]
        : []),
      ...(city !== undefined &&
      isKnown('cities', city) &&
      (region === undefined || isKnown('regions', region))
        ? mismatch('city', city, places.cities[city]?.region ?? '', region)
        : []),
    ];
  });
}

function unknownPlace(
  entry: RawEntry,
  path: Problem['path'],
  table: keyof Places,
  code: string,
  places: Places,
): Problem {
  const near = nearestOf(code, Object.keys(places[table])) ?? codeOfName(places, table, code);
  const values = { table, code, nearest: didYouMean(near) };
  return problemAt(
    entry,
    path,
    'unknown-place',
    values,
    near ? { from: code, to: near } : undefined,
  );
}

/** The code of a place whose name was written in its stead, in whatever language. */
function codeOfName(places: Places, table: keyof Places, name: string): string | undefined {
  const codes = Object.entries<Record<string, unknown>>(places[table]);
  return codes.find(([, place]) => localeCodes.some((locale) => place[locale] === name))?.[0];
}

/** The table of places in itself: regions in known countries, cities in known regions, sources that exist. */
export function checkPlaceTable(entry: RawEntry, places: Places): Problem[] {
  const check = (path: Problem['path'], table: keyof Places, code: string) =>
    Object.hasOwn(places[table], code) ? [] : [unknownPlace(entry, path, table, code, places)];
  const countries = Object.keys(places.regions).flatMap((code) =>
    check(['regions', code], 'countries', countryOfRegion(code)),
  );
  const regions = (['cities', 'extra'] as const).flatMap((table) =>
    Object.entries(places[table]).flatMap(([code, { region }]) =>
      check([table, code, 'region'], 'regions', region),
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
          problemAt(entry, [table, code, 'source', language], 'unknown-source', {
            code: key,
            nearest: didYouMean(nearestOf(key, Object.keys(places.sources))),
          }),
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
    .map(({ id, index }) => {
      const near = nearestOf(
        id,
        pages.map((page) => page.id),
      );
      const values = { id, nearest: didYouMean(near) };
      const fix = near === undefined ? undefined : { from: id, to: near };
      return problemAt(entry, ['menu', index], 'unknown-page', values, fix);
    });
  const { organizer } = alliance;
  return members.some(({ id }) => id === organizer)
    ? unknownPages
    : [
        ...unknownPages,
        problemAt(entry, ['organizer'], 'unknown-member', {
          id: organizer,
          nearest: didYouMean(
            nearestOf(
              organizer,
              members.map(({ id }) => id),
            ),
          ),
        }),
      ];
}

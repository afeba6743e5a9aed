import {
  type FormerEntry,
  idsOfList,
  type Ledger,
  type LedgerEntry,
  type ListId,
  listIds,
} from '#domain/ledger.ts';
import { createCollator, type Locale, locales } from '#domain/locale.ts';
import {
  filedName,
  type Member,
  memberName,
  type ShownStatus,
  shownStatuses,
} from '#domain/member.ts';
import { countryOfRegion, homeCountry, type Places, placeOf } from '#domain/place.ts';

/** The common heading of all names in Latin letters in an index of another script, some of whose letters look Latin. */
const latinInitials = 'A–Z';

/** The heading of names that begin with no letter that readers of the language can look up. */
const unknownInitial = '#';

/** All current members in alphabetical order of the language. */
export function sortMembers(current: readonly CurrentMember[], locale: Locale): CurrentMember[] {
  const { compare } = createCollator(locale);
  return current
    .map((listed) => ({ listed, name: filedName(listed.member, locale) }))
    .sort((a, b) => compare(a.name, b.name))
    .map(({ listed }) => listed);
}

/** All current members, list by list in published order. */
export function currentMembers(
  members: ReadonlyMap<string, Member>,
  ledger: Ledger,
): CurrentMember[] {
  return listIds.flatMap((list) => membersOfList(members, ledger, list));
}

/** The members of one list in published order. */
export function membersOfList(
  members: ReadonlyMap<string, Member>,
  ledger: Ledger,
  list: ListId,
): CurrentMember[] {
  return idsOfList(ledger, list).map((id) => ({
    id,
    member: members.get(id) as Member,
    entry: ledger.entries.get(id) as LedgerEntry,
  }));
}

/** The status that most of the members' names have in a language; of several, the surest. */
export function usualStatus(current: readonly CurrentMember[], locale: Locale): ShownStatus {
  const counts = countEach(current, ({ member }) => [memberName(member, locale).status]);
  const countOf = (status: ShownStatus) => counts.get(status) ?? 0;
  return shownStatuses.reduce((usual, status) =>
    countOf(status) > countOf(usual) ? status : usual,
  );
}

/** Organisations on an earlier list that are not on the newest. */
export function formerMembers(
  members: ReadonlyMap<string, Member>,
  ledger: Ledger,
): FormerMember[] {
  return [...ledger.former].map(([id, entry]) => ({
    id,
    member: members.get(id) as Member,
    entry,
  }));
}

/**
 * The index letter of a name: the first letter, in Chinese the first letter
 * of the pinyin, in Thai the first consonant (a vowel written before it is passed over).
 * A letter with marks that the language sorts under the plain one is listed there (É under E);
 * Latin letters share one heading if the language has another script, and so do letters of any further script.
 */
export function initialOf(member: Member, locale: Locale): string {
  const { initials, script, collation, tag } = locales[locale];
  const name = filedName(member, locale).normalize('NFC');
  const letters = {
    pinyin: () => member.pinyin,
    letter: () => name,
    consonant: () => name.replace(/^[\u0e40-\u0e44]/, ''),
  }[initials]();
  const letter = (letters.match(/\p{L}/u)?.[0] ?? unknownInitial).toLocaleUpperCase(tag);
  const latin = /\p{Script=Latin}/u;
  // A name that stands for a missing one may be in any script.
  if (initials !== 'pinyin' && !(script ?? latin).test(letter))
    return latin.test(letter) ? latinInitials : unknownInitial;
  const bare = letter.normalize('NFD').replace(/\p{M}/gu, '');
  if (letter === bare) return letter;
  const { compare } = new Intl.Collator(collation, { sensitivity: 'base' });
  return compare(letter, bare) === 0 ? bare : letter;
}

/** At which index of the sorted members each initial begins. */
export function indexOfInitials(
  sorted: readonly CurrentMember[],
  locale: Locale,
): Map<string, number> {
  const first = new Map<string, number>();
  for (const [index, { member }] of sorted.entries()) {
    const initial = initialOf(member, locale);
    if (!first.has(initial)) first.set(initial, index);
  }
  return first;
}

/** How many members each country has, most first, then by the reader's collation. */
export function countByCountry(
  current: readonly CurrentMember[],
  places: Places,
  locale: Locale,
): PlaceCount[] {
  return countPlaces(
    countEach(current, ({ member: { country } }) => (country ? [country] : [])),
    (code) => places.countries[code]?.[locale] ?? code,
    locale,
  );
}

/** How many members each provincial-level region of the Alliance's own country has. */
export function countByRegion(
  current: readonly CurrentMember[],
  places: Places,
  locale: Locale,
): PlaceCount[] {
  return countPlaces(
    countEach(current, ({ member: { region } }) =>
      region && countryOfRegion(region) === homeCountry ? [region] : [],
    ),
    (code) => places.regions[code]?.[locale] ?? code,
    locale,
  );
}

/**
 * The current members of each place that has a page, in published order, by its ISO 3166 code, sorted by it: every
 * country with members, and the home country's regions with members.
 */
export function membersByPlace(
  current: readonly CurrentMember[],
): Map<string, readonly CurrentMember[]> {
  const places = new Map<string, CurrentMember[]>();
  for (const listed of current)
    for (const code of placesWithPage(listed.member)) {
      const members = places.get(code) ?? [];
      members.push(listed);
      places.set(code, members);
    }
  return new Map([...places].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The places of a member that have a page: its country, and in the home country its region. */
function placesWithPage(member: Member): string[] {
  const codes = new Set([member.country, placeOf(member)]);
  return [...codes].filter((code) => code !== undefined);
}

/** How many members have each of the values. */
export function countEach(
  members: readonly CurrentMember[],
  valuesOf: (listed: CurrentMember) => readonly string[],
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of members.flatMap(valuesOf)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function countPlaces(
  counts: ReadonlyMap<string, number>,
  nameOf: (code: string) => string,
  locale: Locale,
): PlaceCount[] {
  const { compare } = createCollator(locale);
  return [...counts]
    .map(([code, count]) => ({ code, name: nameOf(code), count }))
    .sort((a, b) => b.count - a.count || compare(a.name, b.name));
}

/** A member with its id and its place in the ledger. */
export type CurrentMember = { id: string; member: Member; entry: LedgerEntry };

/** A former member with its id and its last list entry. */
export type FormerMember = { id: string; member: Member; entry: FormerEntry };

/** A place with the number of its members. */
export type PlaceCount = { code: string; name: string; count: number };

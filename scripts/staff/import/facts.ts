import { stringify } from 'yaml';
import type { ListId } from '#domain/ledger.ts';
import { originalLocale } from '#domain/locale.ts';
import type { Member } from '#domain/member.ts';
import { countryOfRegion, homeCountry, type Places } from '#domain/place.ts';
import { toSlug } from '#domain/slug.ts';
import { spellName, type Vocabulary } from '#scripts/staff/import/pinyin.ts';

/**
 * The id of a new member, made from the pinyin of its listed name.
 * @param taken ids that other members have
 */
export function makeId(name: string, vocabulary: Vocabulary, taken: ReadonlySet<string>): string {
  const words = new Map([...vocabulary.words, ...officialSpellings]);
  const base = toSlug(spellName(name, { ...vocabulary, words }).replaceAll("'", ''));
  for (let number = 2, id = base; ; id = `${base}-${number++}`) if (!taken.has(id)) return id;
}

/** Places whose official Latin name is not their pinyin. Shaanxi differs from 山西, Shanxi. */
const officialSpellings: [string, string][] = [['陕西', 'Shaanxi']];

/** The file of a new member with the facts derived from its listed name; staff add the rest. */
export function writeMember(facts: Readonly<Record<string, string | undefined>>, date: string) {
  return [
    `# 由 ${date} 的名单新建；拼音、kind 和地方由名称推出，核对后删去这两行。`,
    `# Made from the list of ${date}; pinyin, kind and place follow from the name: check them, then delete these lines.`,
    stringify(facts, { lineWidth: 0, keepUndefined: false }),
  ].join('\n');
}

/** Endings of listed names with their kinds; the first that matches counts. */
const endings: [ending: RegExp, kind: Member['kind']][] = [
  [/公司$/, 'company'],
  [/(工业|产业)园区?$|工业区$/, 'industrial-park'],
  [/贸易中心$/, 'trade-center'],
  [/创新中心$/, 'innovation-center'],
  [/商会(总会)?$/, 'chamber-of-commerce'],
  [/(协会|学会|联合会|联合总会|专委会|专业委员会)$/, 'association'],
  [/大学(学院)?$/, 'university'],
  [/职业(技术)?学院$|高等专科学校$/, 'vocational-college'],
  [/(职业|职业技术|中专|中等专业|技工)学校$|(职业教育|职业技术教育|职教)中心$/, 'secondary-school'],
];

/**
 * The kind of a member by its listed name; `undefined` if the name leaves it open:
 * a 学院 may be a university or a vocational college, a 学校 anything.
 */
export function guessKind(name: string): Member['kind'] | undefined {
  return endings.find(([ending]) => ending.test(name.normalize('NFKC')))?.[1];
}

/**
 * Where a member is, by its listed name: in China the region of the place named in it,
 * elsewhere the country at its beginning. A name with places of two regions leaves it open.
 */
export function guessPlace(
  name: string,
  list: ListId,
  places: Places,
): { country?: string; region?: string } {
  const known = namedPlaces(places);
  if (list === 'china') {
    const inChina = new Map(known.filter(([, code]) => code.startsWith(`${homeCountry}-`)));
    const [region, ...others] = new Set(findPlaces(name, inChina));
    return { country: homeCountry, ...(region !== undefined && !others.length && { region }) };
  }
  const [, code] = placeAt(name, 0, new Map(known)) ?? [];
  return code === undefined ? {} : { country: countryOfRegion(code) };
}

/** All names of places in Chinese, without 省, 市 or 县 after them, for cutting names into words. */
export function placeNames(places: Places): Set<string> {
  const names = [...namedPlaces(places).map(([name]) => name), ...worldNames()];
  return new Set(names.map((name) => name.replace(/(?<=..)[省市县]$/, '')));
}

/** The Chinese names of every place with the code of its region, or of its country where it is in none; the widest last. */
function namedPlaces({
  countries,
  regions,
  cities,
  extra,
}: Places): [name: string, code: string][] {
  const inside = Object.values({ ...extra, ...cities }).map(
    (place) => [place.region, place] as const,
  );
  const coded = [...inside, ...Object.entries(regions), ...Object.entries(countries)];
  return coded.flatMap(([code, place]) =>
    [place[originalLocale], ...(place.also?.[originalLocale] ?? [])].map(
      (name): [string, string] => [name, code],
    ),
  );
}

/** The Chinese names of all countries, also of those that have no member yet. */
function worldNames(): string[] {
  const names = new Intl.DisplayNames(originalLocale, { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return letters.flatMap((a) => letters.flatMap((b) => names.of(a + b) ?? []));
}

/** The codes of the places in a name from left to right. */
function findPlaces(name: string, known: ReadonlyMap<string, string>): string[] {
  const found: string[] = [];
  for (let at = 0; at < name.length; ) {
    const [place, code] = placeAt(name, at, known) ?? [];
    if (code !== undefined) found.push(code);
    at += place?.length ?? 1;
  }
  return found;
}

/** The longest place that stands at a point of a name, with its code. */
function placeAt(name: string, at: number, known: ReadonlyMap<string, string>) {
  return [...known]
    .filter(([place]) => name.startsWith(place, at))
    .sort(([a], [b]) => b.length - a.length)[0];
}

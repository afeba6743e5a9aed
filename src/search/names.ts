import * as OpenCC from 'opencc-js';
import { pinyin } from 'pinyin-pro';
import type { Content } from '#domain/content.ts';
import { currentMembers } from '#domain/directory.ts';
import { readLedger } from '#domain/ledger.ts';
import { internationalLocale, type Locale, localeCodes, locales } from '#domain/locale.ts';
import { type Member, memberKinds, memberName, shownStatuses } from '#domain/member.ts';
import { type PlaceAt, placesAt } from '#domain/place.ts';
import { toSlug } from '#domain/slug.ts';
import { type NamesFile, readName, signPattern } from '#search/names-file.ts';

/** The names of all current members for the finder in the browser. */
export function namesFile(content: Content): NamesFile {
  const current = currentMembers(content.members, readLedger(content.lists));
  const places = new Map<string, { place: PlaceAt['place']; at: number }>();
  const placeAt = ({ key, place }: PlaceAt) => {
    const known = places.get(key) ?? { place, at: places.size };
    places.set(key, known);
    return known.at;
  };
  const column = (valueFor: (member: Member, id: string) => string) =>
    current.map(({ id, member }) => valueFor(member, id)).join('\n');
  const placed = column((member) =>
    [kindOf(member), ...placesAt(content.places, member).map(placeAt)].join(' '),
  );
  const placeColumn = (valueFor: (place: PlaceAt['place']) => string) =>
    [...places.values()].map(({ place }) => valueFor(place)).join('\n');
  const byLanguage = localeCodes.map((code) => ({
    tag: locales[code].tag,
    collation: locales[code].collation,
    places: placeColumn((place) => place[code]),
    names: column((member) => nameIn(member, code)),
    statuses: column((member) =>
      shownStatuses.indexOf(memberName(member, code).status).toString(),
    ).replaceAll('\n', ''),
  }));
  const otherPlaces = placeColumn((place) => otherPlaceNames(place).join('\t'));
  const spellings = current.map(({ member }) => alignPinyin(member.zh, member.pinyin));
  const zh = current.map(({ member }) => member.zh);
  const readings = commonReadings(zh, spellings);
  const spellingBeside = (own: string[], name: string) =>
    own.join() === readName(name, readings).join() ? '' : own.join(' ');
  const text = [...byLanguage.flatMap(({ names, places }) => [names, places]), otherPlaces].join(
    '',
  );
  return {
    languages: byLanguage,
    international: localeCodes.indexOf(internationalLocale),
    ids: column((member, id) => (toSlug(nameIn(member, internationalLocale)) === id ? '' : id)),
    pinyin: spellings.map((own, index) => spellingBeside(own, zh[index] ?? '')).join('\n'),
    others: column((member) => otherNames(member).join('\t')),
    otherPlaces,
    placed,
    signs: writeSigns(text, readings),
  };
}

/** The name in a language, empty while there is none. */
function nameIn(member: Member, locale: Locale): string {
  const { text, status } = memberName(member, locale);
  return status === 'untranslated' ? '' : text;
}

/** Position of the kind in the list of kinds, -1 where it is not known. */
function kindOf({ kind }: Member): number {
  return kind === undefined ? -1 : memberKinds.indexOf(kind);
}

/**
 * The syllables of a name's pinyin, one for each of its characters; letters that are not Chinese stay together.
 * The pinyin given is right; the readings of each character only tell where its syllables part.
 * @param spelling words apart, without tone marks, such as `Wuxi Zhiye`
 */
export function alignPinyin(zh: string, spelling: string): string[] {
  const letters = spelling.toLowerCase().replace(/[^a-z]/g, '');
  const signs = zh.match(signPattern) ?? [];
  const align = (index: number, at: number): string[] | undefined => {
    const sign = signs[index];
    if (sign === undefined) return at === letters.length ? [] : undefined;
    for (const reading of readingsOf(sign)) {
      if (!letters.startsWith(reading, at)) continue;
      const rest = align(index + 1, at + reading.length);
      if (rest) return [reading, ...rest];
    }
    return undefined;
  };
  // Where the characters cannot be told apart, the words still can.
  return (
    align(0, 0) ??
    spelling
      .toLowerCase()
      .split(/[^a-z]+/)
      .filter(Boolean)
  );
}

/** How a character may be read, without tones; other letters are read as they stand. */
function readingsOf(sign: string): string[] {
  if (/^[A-Za-z]/.test(sign)) return [sign.toLowerCase()];
  const readings = pinyin(sign, { multiple: true, toneType: 'none', type: 'array' });
  return [...new Set(readings.map((reading) => reading.normalize('NFD').replace(/[^a-z]/g, '')))];
}

/** For each character of the names the reading it has there most often. */
function commonReadings(names: string[], spellings: string[][]): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const [index, name] of names.entries()) {
    const signs = name.match(signPattern) ?? [];
    const syllables = spellings[index] ?? [];
    if (signs.length !== syllables.length) continue;
    for (const [at, sign] of signs.entries()) {
      const own = counts.get(sign) ?? new Map<string, number>();
      const syllable = syllables[at] ?? '';
      counts.set(sign, own.set(syllable, (own.get(syllable) ?? 0) + 1));
    }
  }
  return new Map(
    [...counts]
      .filter(([sign]) => han.test(sign))
      .map(([sign, own]) => [
        sign,
        [...own].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0] ?? '',
      ]),
  );
}

/** Every Chinese character in use: under its reading, followed by the traditional forms that stand for it. */
function writeSigns(text: string, readings: ReadonlyMap<string, string>): string {
  const variants = traditionalForms(text);
  const groups = new Map<string, string[]>();
  for (const sign of [...new Set([...readings.keys(), ...variants.keys()])].sort()) {
    const forms = variants.get(sign);
    const written = sign + [...(forms ?? '')].map((form) => `${form}-`).join('');
    const reading = readings.get(sign) ?? '';
    groups.set(reading, [...(groups.get(reading) ?? []), written]);
  }
  return [...groups.keys()]
    .sort()
    .map((reading) => reading + groups.get(reading)?.join(''))
    .join('');
}

/** Characters of the text with the traditional forms that stand for them. */
function traditionalForms(text: string): Map<string, string> {
  const used = new Set([...text].filter((sign) => han.test(sign)));
  const converters = (['t', 'tw', 'hk'] as const).map((from) =>
    OpenCC.Converter({ from, to: 'cn' }),
  );
  const forms = new Map<string, string>();
  for (let code = 0x4e00; code <= 0x9fff; code++) {
    const sign = String.fromCharCode(code);
    const simple = converters
      .map((convert) => convert(sign))
      .find((other) => other !== sign && used.has(other));
    if (simple !== undefined) forms.set(simple, (forms.get(simple) ?? '') + sign);
  }
  return forms;
}

const han = /\p{Script=Han}/u;

/** The forms of a place's name in use beside those of the site's languages. */
function otherPlaceNames(place: PlaceAt['place']): string[] {
  const others = [place.local, place.also]
    .flatMap((forms) => Object.values(forms ?? {}).flat())
    .filter((name) => name !== undefined);
  const names = localeCodes.map((code) => place[code]);
  return [...new Set(others.filter((name) => !names.includes(name)))];
}

function otherNames({ names, short = [], renamed = [] }: Member): string[] {
  return [
    ...(names.native ? [names.native.name] : []),
    ...short.map(({ name }) => name),
    ...renamed.flatMap((renaming) => Object.values(renaming.names).map(({ name }) => name)),
  ];
}

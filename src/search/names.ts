import * as OpenCC from 'opencc-js';
import { pinyin } from 'pinyin-pro';
import type { Content } from '#domain/content.ts';
import { currentMembers } from '#domain/directory.ts';
import { readLedger } from '#domain/ledger.ts';
import { localeCodes, locales } from '#domain/locale.ts';
import { type Member, memberKinds, memberName } from '#domain/member.ts';
import { type PlaceAt, placesAt } from '#domain/place.ts';
import type { NamesFile } from '#search/finder.ts';

/** The names of all current members for the finder in the browser. */
export function namesFile(content: Content): NamesFile {
  const current = currentMembers(content.members, readLedger(content.lists));
  const places = new Map<string, string>();
  const placeAt = ({ key, place }: PlaceAt) => {
    if (!places.has(key)) places.set(key, placeNames(place).join('\t'));
    return [...places.keys()].indexOf(key);
  };
  const column = (valueFor: (member: Member, id: string) => string) =>
    current.map(({ id, member }) => valueFor(member, id)).join('\n');
  const placed = column((member) =>
    [memberKinds.indexOf(member.kind), ...placesAt(content.places, member).map(placeAt)].join(' '),
  );
  const names = localeCodes.map((code) => column((member) => memberName(member, code).text));
  const text = [...names, ...places.values()].join('');
  return {
    languages: [...localeCodes],
    collations: localeCodes.map((code) => locales[code].collation),
    variants: traditionalVariants(text),
    places: [...places.values()].join('\n'),
    ids: column((_, id) => id),
    names,
    pinyin: column((member) => alignPinyin(member.zh, member.pinyin).join(' ')),
    others: column((member) => otherNames(member).join('\t')),
    placed,
  };
}

/**
 * The syllables of a name's pinyin, one for each of its characters; letters that are not Chinese stay together.
 * The pinyin given is right; the readings of each character only tell where its syllables part.
 * @param spelling words apart, without tone marks, such as `Wuxi Zhiye`
 */
export function alignPinyin(zh: string, spelling: string): string[] {
  const letters = spelling.toLowerCase().replace(/[^a-z]/g, '');
  const signs = zh.match(/\p{Script=Han}|[A-Za-z]+/gu) ?? [];
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

/** Traditional characters that stand for one of the text's, each followed by it. */
function traditionalVariants(text: string): string {
  const used = new Set([...text].filter((sign) => /\p{Script=Han}/u.test(sign)));
  const converters = (['t', 'tw', 'hk'] as const).map((from) =>
    OpenCC.Converter({ from, to: 'cn' }),
  );
  let pairs = '';
  for (let code = 0x4e00; code <= 0x9fff; code++) {
    const sign = String.fromCharCode(code);
    const simple = converters
      .map((convert) => convert(sign))
      .find((other) => other !== sign && used.has(other));
    if (simple !== undefined) pairs += sign + simple;
  }
  return pairs;
}

/** A place's name in every language, then the other forms in use. */
function placeNames(place: PlaceAt['place']): string[] {
  const others = [place.local, place.also]
    .flatMap((forms) => Object.values(forms ?? {}).flat())
    .filter((name) => name !== undefined);
  const names = localeCodes.map((code) => place[code]);
  return [...names, ...new Set(others.filter((name) => !names.includes(name)))];
}

function otherNames({ names, short = [], renamed = [] }: Member): string[] {
  return [
    ...(names.native ? [names.native.name] : []),
    ...short.map(({ name }) => name),
    ...renamed.flatMap((renaming) => Object.values(renaming.names).map(({ name }) => name)),
  ];
}

import * as OpenCC from 'opencc-js';
import type { Content } from '#domain/content.ts';
import { currentMembers } from '#domain/directory.ts';
import { readLedger } from '#domain/ledger.ts';
import { type Locale, localeCodes, originalLocale } from '#domain/locale.ts';
import { memberName } from '#domain/member.ts';
import { alignPinyin } from '#search/names.ts';

/**
 * What readers may type to find a member, made from every name there is, not from favourites.
 * @returns queries by category, each with the member it must find
 */
export function memberQueries(content: Content): Record<string, MemberQuery[]> {
  const current = currentMembers(content.members, readLedger(content.lists));
  const of = (make: (name: (locale: Locale) => string, pinyin: string[]) => string[]) =>
    current.flatMap(({ id, member }) => {
      const name = (locale: Locale) => memberName(member, locale).text;
      const queries = make(name, alignPinyin(member.zh, member.pinyin));
      return [...new Set(queries)].map((query) => ({ query, id }));
    });
  const han = (text: string) => text.match(/\p{Script=Han}+/gu) ?? [];
  const toTraditional = OpenCC.Converter({ from: 'cn', to: 't' });
  const zh = originalLocale;
  return {
    'zh 2': of((name) => han(name(zh)).flatMap((part) => fragments(part, 2))),
    'zh 3': of((name) => han(name(zh)).flatMap((part) => fragments(part, 3))),
    'zh 4': of((name) => han(name(zh)).flatMap((part) => fragments(part, 4))),
    'th 3+': of((name) =>
      (name('th').match(/[\u0e00-\u0e7f]+/g) ?? []).flatMap((part) =>
        [3, 4, 6].flatMap((length) => fragments(part, length)),
      ),
    ),
    'en words': of((name) => words(name('en'))),
    'ru words': of((name) => words(name('ru'))),
    'en prefixes': of((name) => words(name('en')).flatMap(prefixes)),
    'ru prefixes': of((name) => words(name('ru')).flatMap(prefixes)),
    'whole names': of((name) => localeCodes.map(name)),
    'pinyin joined': of((_, pinyin) => [pinyin.join('')]),
    'pinyin by syllable': of((_, pinyin) => [pinyin.join(' ')]),
    'pinyin with apostrophes': of((_, pinyin) => [pinyin.join("'")]),
    'pinyin part-way': of((_, pinyin) => [
      pinyin.slice(0, 3).join('').slice(0, -1),
      pinyin.slice(1, 4).join(' ').slice(0, -1),
    ]),
    initials: of((_, pinyin) => [pinyin.map((syllable) => syllable[0]).join('')]),
    traditional: of((name) => [
      toTraditional(name(zh)),
      ...fragments(toTraditional(name(zh)), 3).filter((part) => han(part)[0] === part),
    ]),
    'full width': of((name) => words(name('en')).map(toFullWidth)),
    'other case': of((name) =>
      [...words(name('en')), ...words(name('ru'))].map((word) => word.toUpperCase()),
    ),
    'e for yo': of((name) =>
      words(name('ru'))
        .filter((word) => /ё/i.test(word))
        .map((word) => word.replace(/ё/g, 'е').replace(/Ё/g, 'Е')),
    ),
    'parts reversed': of((name) => {
      const [part = ''] = han(name(zh));
      return part.length < 6 ? [] : [`${part.slice(4, 6)} ${part.slice(0, 2)}`];
    }),
    'mixed scripts': of((name) => {
      const [part = ''] = han(name(zh));
      const [word = ''] = words(name('en'));
      return [`${part.slice(0, 2)} ${word}`, `${word}${part.slice(-2)}`];
    }),
    abbreviations: of((name) => {
      const [, place, , end] =
        /^(\p{Script=Han}{2})\p{Script=Han}*?(职业)(?:技术)?(学院)$/u.exec(name(zh)) ?? [];
      return place === undefined || end === undefined ? [] : [`${place}职院`];
    }),
  };
}

/** Words of four and more letters with one slip each: a letter dropped, doubled, swapped, or its neighbour hit. */
export function slipQueries(content: Content, locale: 'en' | 'ru'): MemberQuery[] {
  const random = createRandom(locale.length + 7);
  return currentMembers(content.members, readLedger(content.lists)).flatMap(({ id, member }) =>
    words(memberName(member, locale).text)
      .filter((word) => word.length >= 4)
      .flatMap((word) => slips(word.toLowerCase(), locale, random))
      .map((query) => ({ query, id })),
  );
}

/** Strings that mean nothing, 6 to 12 letters of one script. */
export function nonsenseQueries(count: number): string[] {
  const random = createRandom(3);
  const alphabets = [
    'abcdefghijklmnopqrstuvwxyz',
    'абвгдежзийклмнопрстуфхцчшщъыьэюя',
    'กขคงจฉชซณดตถทธนบปผพภมยรลวศสหอ',
  ];
  return Array.from({ length: count }, (_, index) => {
    const letters = [...(alphabets[index % alphabets.length] ?? '')];
    const length = 6 + Math.floor(random() * 7);
    return Array.from({ length }, () => letters[Math.floor(random() * letters.length)]).join('');
  });
}

function slips(word: string, locale: 'en' | 'ru', random: () => number): string[] {
  const at = 1 + Math.floor(random() * (word.length - 2));
  const neighbour = neighbours[locale].get(word[at] ?? '') ?? word[at];
  return [
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + word[at] + word.slice(at),
    word.slice(0, at) + (word[at + 1] ?? '') + word[at] + word.slice(at + 2),
    word.slice(0, at) + neighbour + word.slice(at + 1),
  ].filter((slip) => slip !== word);
}

/** For each letter the one to its right on the keyboard. */
const neighbours = {
  en: keyboard(['qwertyuiop', 'asdfghjkl', 'zxcvbnm']),
  ru: keyboard(['йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю']),
};

function keyboard(rows: string[]): Map<string, string> {
  return new Map(
    rows.flatMap((row) =>
      [...row].map((key, index): [string, string] => [
        key,
        row[index + 1] ?? row[index - 1] ?? key,
      ]),
    ),
  );
}

/** Every run of a length in a text. */
export function fragments(text: string, length: number): string[] {
  return Array.from({ length: Math.max(text.length - length + 1, 0) }, (_, at) =>
    text.slice(at, at + length),
  );
}

function words(text: string): string[] {
  return text.match(/[\p{Script=Latin}\p{Script=Cyrillic}]{3,}/gu) ?? [];
}

function prefixes(word: string): string[] {
  return Array.from({ length: word.length - 2 }, (_, index) => word.slice(0, index + 3));
}

function toFullWidth(text: string): string {
  return text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
}

/** Numbers from 0 to 1, the same each time (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What is typed, and whom it must find. */
export type MemberQuery = { query: string; id: string };

import { pinyin } from 'pinyin-pro';
import { originalLocale } from '#domain/locale.ts';
import type { Member } from '#domain/member.ts';
import { alignPinyin } from '#search/align-pinyin.ts';

/**
 * Learns from members' names how words are cut and read: 重庆 is Chongqing there, 长子 Zhangzi.
 * @param names listed names with their pinyin, words apart
 */
export function learnWords(
  names: Iterable<Pick<Member, typeof originalLocale | 'pinyin'>>,
): Map<string, string> {
  const words = new Map<string, string>();
  for (const member of names)
    for (const [word, spelling] of alignWords(member.zh, member.pinyin)) words.set(word, spelling);
  return words;
}

/**
 * The pinyin of a name, words apart, without tone marks, as in members' files.
 * Words that other members' names have are taken from there; others as dictionaries cut and read them.
 */
export function spellName(name: string, vocabulary: Vocabulary): string {
  const text = name.normalize('NFKC').replace(/["“”'‘’]/g, '');
  const readings = pinyin(text, { toneType: 'none', type: 'array', nonZh: 'removed' });
  let at = 0;
  const spelled = cutWords(text, vocabulary).map((word) => {
    if (!han.test(word)) return word;
    const own = readings.slice(at, at + word.length);
    at += word.length;
    return vocabulary.words.get(word) ?? joinSyllables(own);
  });
  return spelled
    .join(' ')
    .replace(/\s+/g, ' ')
    .replace(/(?<=\() | (?=\))| (?=-)|(?<=-) /g, '')
    .trim();
}

const han = /^\p{Script=Han}/u;

/** Single characters that are spelled apart. */
const apart = new Set(['省', '市', '县', '第', '与', '和', '及']);

/** Dictionaries take 长子县 or 第一 for one word. */
const holdsApart = /^第.|.[省市县]$/;

const segmenter = new Intl.Segmenter(originalLocale, { granularity: 'word' });

/** Cuts a name so that it holds as few words as possible, known ones rather than those of the dictionary. */
function cutWords(text: string, vocabulary: Vocabulary): string[] {
  const { words, places, isForeign } = vocabulary;
  // The country at the start of a foreign name may otherwise be cut in two: 越|南河内.
  const [country] = [...places]
    .filter((place) => isForeign && place !== text && text.startsWith(place))
    .sort((a, b) => b.length - a.length);
  if (country !== undefined) return [country, ...cutWords(text.slice(country.length), vocabulary)];
  const segments = new Map([...segmenter.segment(text)].map((part) => [part.index, part.segment]));
  const kindOf = (start: number, word: string): Word['kind'] | undefined => {
    if (places.has(word) || apart.has(word)) return 'apart';
    if (words.has(word)) return 'known';
    if (word.length === 1) return 'sign';
    return segments.get(start) === word && !holdsApart.test(word) ? 'dictionary' : undefined;
  };
  const best: { cost: number; words: Word[] }[] = [{ cost: 0, words: [] }];
  const longest = Math.max(longestWord, ...[...segments.values()].map(({ length }) => length));
  for (let end = 1; end <= text.length; end++)
    for (let start = Math.max(0, end - longest); start < end; start++) {
      const word = text.slice(start, end);
      const kind = kindOf(start, word);
      const before = best[start];
      if (kind === undefined || before === undefined) continue;
      const cost = before.cost + costs[kind];
      if (cost < (best[end]?.cost ?? Number.POSITIVE_INFINITY))
        best[end] = { cost, words: [...before.words, { word, kind }] };
    }
  return joinProperNames(best[text.length]?.words ?? [], isForeign);
}

/** The most characters of a Chinese word. */
const longestWord = 8;

/** Two known words are better than one of the dictionary, and that is better than a known one and two signs. */
const costs = { apart: 0.6, known: 0.6, dictionary: 1.3, sign: 2 };

/**
 * Signs that belong to no word are a proper name: one hangs on the word before it, as in 企业家;
 * four are two words in a Chinese company's name, and one in a foreign name.
 */
function joinProperNames(words: Word[], isForeign: boolean): string[] {
  const joined: Word[] = [];
  for (const [index, word] of words.entries()) {
    const last = joined.at(-1);
    const next = words[index + 1];
    const goesOn = next?.kind === 'sign' ? last?.kind === 'sign' : last?.kind !== 'apart';
    if (last && goesOn && word.kind === 'sign' && han.test(last.word) && han.test(word.word))
      joined[joined.length - 1] = { word: last.word + word.word, kind: last.kind };
    else joined.push(word);
  }
  return joined.flatMap(({ word, kind }) =>
    kind === 'sign' && word.length === 4 && !isForeign ? [word.slice(0, 2), word.slice(2)] : [word],
  );
}

/** A word of a name with its Chinese characters and its spelling, if the spelling can be divided. */
function alignWords(name: string, spelling: string): [string, string][] {
  const syllables = alignPinyin(name, spelling);
  const signs = name.match(/\p{Script=Han}|[A-Za-z]+/gu) ?? [];
  if (syllables.length !== signs.length) return [];
  let at = 0;
  return (spelling.match(/[\p{L}']+/gu) ?? []).map((word) => {
    const letters = word.toLowerCase().replace(/[^a-z]/g, '').length;
    const start = at;
    for (let length = 0; length < letters && at < signs.length; at++)
      length += syllables[at]?.length ?? 0;
    return [signs.slice(start, at).join(''), word];
  });
}

/** One word with a capital; an apostrophe parts syllables that would be read together. */
function joinSyllables(syllables: readonly string[]): string {
  const word = syllables
    .map((syllable, index) => (index > 0 && /^[aeo]/.test(syllable) ? `'${syllable}` : syllable))
    .join('');
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/** Known words for cutting a name. */
export type Vocabulary = {
  /** Words of other members' names with their spelling. */
  words: ReadonlyMap<string, string>;
  /** Names of places. */
  places: ReadonlySet<string>;
  /** Whether the name is from another country: its proper names are one word, however long. */
  isForeign: boolean;
};

type Word = { word: string; kind: keyof typeof costs };

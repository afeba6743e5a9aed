import { isDense } from '#search/fold.ts';
import {
  bestOf,
  type Entry,
  loosen,
  type Match,
  matchAll,
  matchPart,
  matchPinyin,
  type Name,
  type Part,
  type Query,
  ranks,
  sourceRange,
  toMatch,
} from '#search/match.ts';

/** Matches what the reader may have meant: an abbreviation, another order, a typo, another ending. */
export function matchNearly(entry: Entry, { whole: { text }, words }: Query): Match | undefined {
  if ([...text].every(isDense))
    return bestOf([
      ...entry.names.map((name) => matchAbbreviation(name, text) ?? matchWrongSign(name, text)),
      ...entry.places.flat().map((name) => matchWrongSign(name, text)),
    ]);
  return matchAll(
    words,
    (word) => matchPart(entry, word) ?? matchTypo(entry, word),
    (all) => Math.max(...all),
  );
}

/**
 * Matches a Chinese abbreviation: its characters in the order of the name, or three and more of them in any order.
 * Two must begin with one of the first two of the name, and the other must not follow at once.
 */
function matchAbbreviation(name: Name, text: string): Match | undefined {
  const own = name.folded.text;
  const signs = [...text];
  if (signs.length < 2 || !han.test(text)) return undefined;
  const begin = own.indexOf(signs[0] ?? '');
  const found: number[] = [];
  let at = begin - 1;
  for (const sign of signs) {
    at = own.indexOf(sign, at + 1);
    found.push(at);
  }
  const isOrdered = found.every((place, index) => place > (found[index - 1] ?? -1));
  if (signs.length === 2 && !(isOrdered && begin < 2 && at > 1)) return undefined;
  if (!isOrdered && !(signs.length < 6 && signs.every((sign) => own.includes(sign))))
    return undefined;
  const places = isOrdered ? found : signs.map((sign) => own.indexOf(sign)).sort((a, b) => a - b);
  const rank = ranks.near + (isOrdered ? begin + (at - begin - text.length) / 100 : 60);
  const ranges = places.map((place) => sourceRange(name.folded, place, 1));
  return { rank, text: name.text, lang: name.lang, ranges };
}

/**
 * Matches a text with a wrong, missing or added sign after the first: one in four Chinese or five Thai signs and more,
 * two in twice as many. A short Thai text must be the whole name, because parts of words are alike.
 */
function matchWrongSign(name: Name, text: string): Match | undefined {
  const least = han.test(text) ? 4 : 5;
  const allowed = Math.min(Math.floor(text.length / least), 2);
  const own = name.folded.text;
  if (allowed === 0 || own.length + allowed < text.length) return undefined;
  const isWhole = least === 5 && text.length < 8;
  const first = text[0] ?? '';
  for (let at = own.indexOf(first); at >= 0; at = own.indexOf(first, at + 1)) {
    if (isWhole && at > 0) return undefined;
    const wrong = countTypos(text, own.slice(at, at + text.length + allowed), allowed, isWhole);
    if (wrong <= allowed)
      return { rank: ranks.near + 40 + wrong, text: name.text, lang: name.lang, ranges: [] };
  }
  return undefined;
}

/** Matches pinyin that mixes up sounds, such as zh and z, or n and l. */
export function matchLoosePinyin(entry: Entry, { whole: { letters } }: Query): Match | undefined {
  const loose = loosen(letters);
  return loose.length < 4 ? undefined : matchPinyin(entry.loose, loose);
}

/**
 * Matches a word with one typo (two from eight letters on) or with another ending.
 * The distance between two words is computed once for all members.
 */
function matchTypo({ names, places }: Entry, { text, typos }: Part): Match | undefined {
  let best: Match | undefined;
  for (const name of [...names, ...places.flat()])
    for (const { word, at } of name.words) {
      const rank = typos.get(word) ?? distance(text, word);
      typos.set(word, rank);
      if (rank < (best?.rank ?? Number.POSITIVE_INFINITY))
        best = toMatch(name, rank, at, word.length);
    }
  return best;
}

/** The rank of a name's word for a typed one, infinite if they are too different. */
function distance(word: string, own: string): number {
  const allowed = word.length < 3 ? 0 : word.length < 8 ? 1 : 2;
  const count = own.length < 4 ? allowed + 1 : countTypos(word, own, allowed);
  if (count <= allowed) return ranks.near + count;
  return isInflected(word, own) ? ranks.near + allowed + 1 : Number.POSITIVE_INFINITY;
}

/** Whether two Cyrillic words differ only in their ending. */
function isInflected(word: string, own: string): boolean {
  if (!/^[\u0400-\u04ff]{5,}$/.test(word)) return false;
  let common = 0;
  while (common < word.length && word[common] === own[common]) common++;
  const rest = Math.max(word.length, own.length) - common;
  return common >= 4 && rest <= 3 && rest < common;
}

/**
 * Counts dropped, added, wrong and swapped letters (optimal string alignment), up to `allowed` + 1.
 * @param isWhole whether the second text ends where the first does, or may go on
 */
function countTypos(a: string, b: string, allowed: number, isWhole = true): number {
  if (isWhole && Math.abs(a.length - b.length) > allowed) return allowed + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      let cost = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (isSame ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    if (Math.min(...row) > allowed) return allowed + 1;
    before = last;
    last = row;
  }
  return isWhole ? (last[b.length] ?? allowed + 1) : Math.min(...last);
}

const han = /^\p{Script=Han}+$/u;

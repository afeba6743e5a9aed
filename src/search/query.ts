import { fold, repairThai } from '#search/fold.ts';
import type { Part, Query } from '#search/match.ts';

/** A query as typed, in its parts, each of one script, and in its words. */
export function readQuery(query: string, variants: ReadonlyMap<string, string>): Query {
  const newPart = (text: string, letters = ''): Part => ({
    text,
    letters,
    places: new Map(),
    typos: new Map(),
  });
  const toPart = (typed: string): Part => {
    const { text } = fold(typed, variants);
    // Tones written as digits, as in wu2 xi1, are ignored.
    const spelt = /^(?:[a-z]+[1-5] ?)+$/.test(text) ? text.replace(/[1-5]/g, '') : text;
    return newPart(text, /^[a-z ]+$/.test(spelt) ? spelt.replaceAll(' ', '') : '');
  };
  const typed = repairThai(query);
  const parts = typed
    .split(/\s+/)
    .flatMap((word) => word.match(runs) ?? [])
    .map(toPart)
    .filter(({ text }) => text !== '');
  // What may hold a typo is not read as pinyin.
  const words = parts.flatMap(({ text }) => text.split(' ')).map((word) => newPart(word));
  return { whole: toPart(typed), parts, words };
}

/** Runs of one script. */
const runs = /\p{Script=Han}+|[\u0e00-\u0e7f]+|[^\p{Script=Han}\u0e00-\u0e7f]+/gu;

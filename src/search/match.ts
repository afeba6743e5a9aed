import { type Folded, fold, isDense } from '#search/fold.ts';

/** Matches the whole query in one name, or else each of its parts in any name of the member. */
export function matchExactly(
  entry: Entry,
  { whole, parts }: Query,
  initials: number,
): Match | undefined {
  const found = matchPart(entry, whole, initials);
  if (found || parts.length < 2) return found;
  // The worst part decides; equals are ordered by the sum of all.
  return matchAll(
    parts,
    // Two letters beside other words are hardly initials.
    (part) => matchPart(entry, part, Math.max(initials, 4)),
    (all) => ranks.parts + Math.max(...all) + all.reduce((sum, rank) => sum + rank) / 1000,
  );
}

/** Merges the matches of all parts: the name that most of them matched, with all ranges in it; none if a part has none. */
export function matchAll(
  parts: Part[],
  match: (part: Part) => Match | undefined,
  rankOf: (ranks: number[]) => number,
): Match | undefined {
  const matches = parts.map(match).filter((found) => found !== undefined);
  if (matches.length < parts.length) return undefined;
  const ofText = (text: string) => matches.filter((found) => found.text === text);
  const [most] = [...matches].sort((a, b) => ofText(b.text).length - ofText(a.text).length);
  if (!most) return undefined;
  const ranges = ofText(most.text).flatMap((found) => found.ranges);
  return {
    ...most,
    rank: rankOf(matches.map(({ rank }) => rank)),
    ranges: ranges.sort(([a], [b]) => a - b),
  };
}

/**
 * The best match of a part in the member's names, its places and its pinyin.
 * @param initials from how many letters on it may be initials
 */
export function matchPart(
  entry: Entry,
  part: Part,
  initials = Number.POSITIVE_INFINITY,
): Match | undefined {
  const { letters } = part;
  return bestOf([
    ...entry.names.map((name) => matchName(name, part.text)),
    ...entry.places.map((place) => matchPlace(place, part)),
    letters.length < 2 ? undefined : matchPinyin(entry.spelling, letters),
    letters.length < initials ? undefined : matchInitials(entry.initials, letters),
  ]);
}

/** Matches each place once for all its members. */
function matchPlace(place: Name[], { text, places }: Part): Match | undefined {
  if (!places.has(place)) places.set(place, bestOf(place.map((name) => matchName(name, text))));
  return places.get(place);
}

/** The match with the lowest rank, the first among equals. */
export function bestOf(matches: (Match | undefined)[]): Match | undefined {
  return matches.reduce(
    (best, match) => (match && !(best && best.rank <= match.rank) ? match : best),
    undefined,
  );
}

function matchName(name: Name, text: string): Match | undefined {
  const { text: own } = name.folded;
  const from = name.isPlace ? ranks.place : 0;
  if (own === text || (!name.isPlace && areJoined(own, text)))
    return toMatch(name, from + ranks.equal, 0, own.length);
  if (own.startsWith(text)) return toMatch(name, from + ranks.beginning, 0, text.length);
  const isAnywhere = isDense(text[0] ?? '');
  for (let at = own.indexOf(text, 1); at >= 0; at = own.indexOf(text, at + 1)) {
    if (isAnywhere) return toMatch(name, from + ranks.inside, at, text.length);
    const before = own[at - 1] ?? ' ';
    if (before === ' ' || isDense(before)) return toMatch(name, from + ranks.word, at, text.length);
  }
  return undefined;
}

/** Whether two short names differ only in blanks, as `uni kl` and `unikl`. */
function areJoined(own: string, text: string): boolean {
  return own.length < 12 && text.length > 3 && own.replaceAll(' ', '') === text.replaceAll(' ', '');
}

/** Matches pinyin from any syllable on, incomplete at its end. */
export function matchPinyin(spelling: Spelling, letters: string): Match | undefined {
  const { text, starts } = spelling.folded;
  if (text === letters) return toMatch(spelling, ranks.equal, 0, letters.length);
  for (let at = text.indexOf(letters); at >= 0; at = text.indexOf(letters, at + 1))
    if (starts[at] !== starts[at - 1])
      return toMatch(spelling, at === 0 ? ranks.pinyinBeginning : ranks.pinyin, at, letters.length);
  return undefined;
}

/** Matches the initials of two and more successive syllables. */
function matchInitials(initials: Spelling, letters: string): Match | undefined {
  const at = initials.folded.text.indexOf(letters);
  const rank = at === 0 ? ranks.initialsBeginning : ranks.initials;
  return at < 0 ? undefined : toMatch(initials, rank, at, letters.length);
}

/** A match of some characters of a folded name, and the range of its text that they come from. */
export function toMatch(
  name: Pick<Name, 'text' | 'lang' | 'folded'>,
  rank: number,
  at: number,
  length: number,
): Match {
  const { text, lang, folded } = name;
  return { rank, text, lang, ranges: [sourceRange(folded, at, length)] };
}

/** The range of the source text of some folded characters. */
export function sourceRange({ starts, ends }: Folded, from: number, length: number): Range {
  return [starts[from] ?? 0, ends[from + length - 1] ?? 0];
}

/** The letters, the initials and the loosened letters of a name's pinyin; each stands for its whole syllable. */
export function toSpellings(text: string) {
  const syllables = [...text.matchAll(/[^ ]+/g)];
  const toSpelling = (lettersOf: (syllable: string) => string): Spelling => {
    const letters = syllables.flatMap(({ 0: syllable, index }) =>
      [...lettersOf(syllable)].map((letter) => ({
        letter,
        start: index,
        end: index + syllable.length,
      })),
    );
    const folded: Folded = {
      text: letters.map(({ letter }) => letter).join(''),
      starts: letters.map(({ start }) => start),
      ends: letters.map(({ end }) => end),
    };
    return { text, lang: undefined, folded };
  };
  return {
    spelling: toSpelling((syllable) => syllable),
    initials: toSpelling(([first = '']) => first),
    loose: toSpelling(loosen),
  };
}

/** Pinyin without what speakers of many dialects do not tell apart: zh and z, n and l, in and ing, and the like. */
export function loosen(letters: string): string {
  return letters
    .replace(/([zcs])h/g, '$1')
    .replace(/ng(?![aeiou])/g, 'n')
    .replace(/l/g, 'n')
    .replace(/v/g, 'u');
}

/** A name with what it is compared by. */
export function toName(
  text: string,
  lang: string | undefined,
  isPlace: boolean,
  variants: ReadonlyMap<string, string>,
) {
  const folded = fold(text, variants);
  const words = [...folded.text.matchAll(/[^ ]+/g)]
    .filter(([word]) => !isDense(word))
    .map((match) => ({ word: match[0], at: match.index }));
  return { text, lang, folded, words, isPlace };
}

/** Ranks of the kinds of match, best first. */
export const ranks = {
  equal: 0,
  beginning: 1,
  word: 2,
  inside: 3,
  pinyinBeginning: 4,
  pinyin: 5,
  place: 6,
  initialsBeginning: 12,
  initials: 13,
  parts: 20,
  listed: 40,
  near: 100,
} as const;

/** Which name matched, the matched ranges of it, and how well (lower is better). */
export type Match = {
  rank: number;
  text: string;
  /** BCP 47 tag of the text, if known. */
  lang: string | undefined;
  ranges: Range[];
};

/** Start and end in UTF-16 units of the text. */
export type Range = [from: number, to: number];

/** A name with what it is compared by. */
export type Name = ReturnType<typeof toName>;
type Spelling = Pick<Name, 'text' | 'lang' | 'folded'>;

/** The names of a member, those of each of its places, and its pinyin. */
export type Entry = { names: Name[]; places: Name[][] } & ReturnType<typeof toSpellings>;

/** A folded part of a query with its letters, if it may be pinyin, and what was already computed for it. */
export type Part = {
  text: string;
  letters: string;
  places: Map<Name[], Match | undefined>;
  typos: Map<string, number>;
};

/** A query as a whole, in its parts, each of one script, and in its words. */
export type Query = { whole: Part; parts: Part[]; words: Part[] };

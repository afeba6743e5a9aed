import { type Folded, fold, isDense } from '#search/fold.ts';
import type { IndexedMember, MemberIndex } from '#search/member-index.ts';

/**
 * Finds members by any of their names, typed in any script; `isNear` if nothing matched exactly and the hits are suggestions.
 * @param language position of the reader's language in `index.languages`
 */
export function createFinder(index: MemberIndex, language: number) {
  const variants = new Map(Object.entries(index.simplified));
  const toNames = (texts: string[], isPlace: boolean): Name[] =>
    texts.map((text, at) => toName(text, index.languages[at]?.tag, isPlace, variants));
  const places = index.places.map((names) => toNames(names, true));
  const { compare } = new Intl.Collator(index.languages[language]?.collation, {
    ignorePunctuation: true,
  });
  /** The name under which a reader looks up a member: pinyin if there is none in the language. */
  const sortKey = ({ names, pinyin }: IndexedMember) => names[language] || pinyin;
  const entries = [...index.members]
    .sort((a, b) => compare(sortKey(a), sortKey(b)))
    .map((member) => ({
      member,
      /** The names of its places in the reader's language, narrowest first. */
      placeNames: member.places.map((place) => index.places[place]?.[language] ?? ''),
      names: [
        ...toNames(member.names, false),
        ...member.others.map((text) => toName(text, undefined, false, variants)),
      ],
      /** The names of each of its places. */
      places: member.places.map((place) => places[place] ?? []),
      ...toSpellings(member.pinyin),
    }));
  const rank = (match: (entry: Entry) => Match | undefined): Hit[] =>
    entries
      .flatMap((entry) => {
        const found = match(entry);
        return found ? [{ member: entry.member, place: entry.placeNames, ...found }] : [];
      })
      .sort((a, b) => a.rank - b.rank);

  return {
    find(query: string): { hits: Hit[]; isNear: boolean } {
      const asked = readQuery(query, variants);
      if (asked.whole.text === '') return { hits: [], isNear: false };
      const hits = rank((entry) => matchExactly(entry, asked));
      if (hits.length > 0) return { hits, isNear: false };
      return { hits: rank((entry) => matchNearly(entry, asked)), isNear: true };
    },
  };
}

/** Matches the whole query in one name, or else each of its parts in any name of the member. */
function matchExactly(entry: Entry, { whole, parts }: Query): Match | undefined {
  const found = matchPart(entry, whole);
  if (found || parts.length < 2) return found;
  // The worst part decides; equals are ordered by the sum of all.
  return matchAll(
    parts,
    (part) => matchPart(entry, part),
    (all) => ranks.parts + Math.max(...all) + all.reduce((sum, rank) => sum + rank) / 1000,
  );
}

/** Merges the matches of all parts: the name that most of them matched, with all ranges in it; none if a part has none. */
function matchAll(
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

/** The best match of a part in the member's names, its places and its pinyin. */
function matchPart(entry: Entry, part: Part): Match | undefined {
  return bestOf([
    ...entry.names.map((name) => matchName(name, part.text)),
    ...entry.places.map((place) => matchPlace(place, part)),
    part.letters.length < 2 ? undefined : matchPinyin(entry, part.letters),
  ]);
}

/** Matches each place once for all its members. */
function matchPlace(place: Name[], { text, places }: Part): Match | undefined {
  if (!places.has(place)) places.set(place, bestOf(place.map((name) => matchName(name, text))));
  return places.get(place);
}

/** The match with the lowest rank, the first among equals. */
function bestOf(matches: (Match | undefined)[]): Match | undefined {
  return matches.reduce(
    (best, match) => (match && !(best && best.rank <= match.rank) ? match : best),
    undefined,
  );
}

function matchName(name: Name, text: string): Match | undefined {
  const { text: own } = name.folded;
  const from = name.isPlace ? ranks.place : 0;
  if (own === text) return toMatch(name, from + ranks.equal, 0, text.length);
  if (own.startsWith(text)) return toMatch(name, from + ranks.beginning, 0, text.length);
  const isAnywhere = isDense(text[0] ?? '');
  for (let at = own.indexOf(text, 1); at >= 0; at = own.indexOf(text, at + 1)) {
    if (isAnywhere) return toMatch(name, from + ranks.inside, at, text.length);
    const before = own[at - 1] ?? ' ';
    if (before === ' ' || isDense(before)) return toMatch(name, from + ranks.word, at, text.length);
  }
  return undefined;
}

/** Matches pinyin from any syllable on, incomplete at its end, or the initials of two and more successive syllables. */
function matchPinyin({ spelling, initials }: Entry, letters: string): Match | undefined {
  const { text, starts } = spelling.folded;
  if (text === letters) return toMatch(spelling, ranks.equal, 0, letters.length);
  for (let at = text.indexOf(letters); at >= 0; at = text.indexOf(letters, at + 1))
    if (starts[at] !== starts[at - 1])
      return toMatch(spelling, at === 0 ? ranks.pinyinBeginning : ranks.pinyin, at, letters.length);
  const at = initials.folded.text.indexOf(letters);
  const rank = at === 0 ? ranks.initialsBeginning : ranks.initials;
  return at < 0 ? undefined : toMatch(initials, rank, at, letters.length);
}

/** Matches what the reader may have meant: an abbreviation, another order, a typo, another ending. */
function matchNearly(entry: Entry, { whole: { text }, words }: Query): Match | undefined {
  if ([...text].every(isDense))
    return bestOf(
      entry.names.map((name) => matchAbbreviation(name, text) ?? matchOverlap(name, text)),
    );
  return matchAll(
    words,
    (word) => matchPart(entry, word) ?? matchTypo(entry, word),
    (all) => Math.max(...all),
  );
}

/** Matches a Chinese abbreviation: its characters in the order of the name. */
function matchAbbreviation(name: Name, text: string): Match | undefined {
  const own = name.folded.text;
  if (text.length < 3 || !han.test(text[0] ?? '')) return undefined;
  const ranges: Range[] = [];
  let at = own.indexOf(text[0] ?? '');
  const begin = at;
  for (const letter of text) {
    at = own.indexOf(letter, at);
    if (at < 0) return undefined;
    ranges.push(sourceRange(name.folded, at, 1));
    at += letter.length;
  }
  const rank = ranks.near + begin + (at - begin - text.length) / 100;
  return { rank, text: name.text, lang: name.lang, ranges };
}

/** Matches names that share at least 60 % of the text's character pairs. */
function matchOverlap(name: Name, text: string): Match | undefined {
  if (text.length < 4) return undefined;
  const own = name.folded.text;
  const pairs = Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2));
  const shared = pairs.filter((pair) => own.includes(pair));
  const share = shared.length / pairs.length;
  if (share < 0.6) return undefined;
  const ranges = shared.map((pair) => sourceRange(name.folded, own.indexOf(pair), 2));
  return { rank: ranks.near + 50 * (1 - share), text: name.text, lang: name.lang, ranges };
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

/** Counts dropped, added, wrong and swapped letters (optimal string alignment), up to `allowed` + 1. */
function countTypos(a: string, b: string, allowed: number): number {
  if (Math.abs(a.length - b.length) > allowed) return allowed + 1;
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
  return last[b.length] ?? allowed + 1;
}

function toMatch(
  name: Pick<Name, 'text' | 'lang' | 'folded'>,
  rank: number,
  at: number,
  length: number,
): Match {
  const { text, lang, folded } = name;
  return { rank, text, lang, ranges: [sourceRange(folded, at, length)] };
}

function sourceRange({ starts, ends }: Folded, from: number, length: number): Range {
  return [starts[from] ?? 0, ends[from + length - 1] ?? 0];
}

function readQuery(query: string, variants: ReadonlyMap<string, string>) {
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
  // Thai sara am may be typed as two characters with a tone mark between them.
  const typed = query.replace(/\u0e4d([\u0e48-\u0e4b]?)\u0e32/g, '$1\u0e33');
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
const han = /\p{Script=Han}/u;

/** The letters and the initials of a name's pinyin; each stands for its whole syllable. */
function toSpellings(text: string) {
  const syllables = [...text.matchAll(/[^ ]+/g)];
  const toSpelling = (length?: number) => {
    const letters = syllables.flatMap(({ 0: syllable, index }) =>
      [...syllable.slice(0, length)].map((letter) => ({
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
  return { spelling: toSpelling(), initials: toSpelling(1) };
}

function toName(
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
const ranks = {
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
  near: 100,
} as const;

/** Answers queries. */
export type Finder = ReturnType<typeof createFinder>;

/** A member with the names of its places, the name that matched, the matched ranges of that name, and its rank (lower is better). */
export type Hit = { member: IndexedMember; place: string[] } & Match;

type Match = {
  rank: number;
  text: string;
  /** BCP 47 tag of the text, if known. */
  lang: string | undefined;
  ranges: Range[];
};

/** Start and end in UTF-16 units of the text. */
export type Range = [from: number, to: number];

/** A folded part of a query with its letters, if it may be pinyin, and what was already computed for it. */
type Part = {
  text: string;
  letters: string;
  places: Map<Name[], Match | undefined>;
  typos: Map<string, number>;
};
type Query = ReturnType<typeof readQuery>;
type Name = ReturnType<typeof toName>;
type Entry = { names: Name[]; places: Name[][] } & ReturnType<typeof toSpellings>;

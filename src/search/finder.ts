import { type Folded, fold, isDense } from '#search/fold.ts';
import type { IndexedMember, MemberIndex } from '#search/member-index.ts';

/**
 * Finds members by any of their names, typed in any script.
 * @param language position of the reader's language in `index.languages`
 */
export function createFinder(index: MemberIndex, language: number): Finder {
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
    .map(
      (member): Entry => ({
        member,
        names: [
          ...toNames(member.names, false),
          ...member.others.map((text) => toName(text, undefined, false, variants)),
        ],
        places: member.places.map((place) => places[place] ?? []),
        ...toSpellings(member.pinyin),
      }),
    );

  return {
    placesOf: (member) => member.places.map((place) => index.places[place]?.[language] ?? ''),
    find(query) {
      const asked = readQuery(query, variants);
      if (asked.whole === '') return { hits: [], isNear: false };
      const memo: Memo = { places: new Map(), typos: new Map() };
      const exact = rank(entries, (entry) => matchExactly(entry, asked, memo));
      if (exact.length > 0) return { hits: exact, isNear: false };
      return { hits: rank(entries, (entry) => matchNearly(entry, asked, memo)), isNear: true };
    },
  };
}

function rank(entries: Entry[], match: (entry: Entry) => Match | undefined): Hit[] {
  return entries
    .flatMap((entry) => {
      const found = match(entry);
      return found ? [{ member: entry.member, ...found }] : [];
    })
    .sort((a, b) => a.rank - b.rank);
}

/** Matches the whole query in one name, or else each of its parts in any name of the member. */
function matchExactly(
  entry: Entry,
  { whole, letters, parts }: Query,
  memo: Memo,
): Match | undefined {
  const found = matchText(entry, whole, letters, memo);
  if (found || parts.length < 2) return found;
  const matches = matchAll(parts, (part) => matchText(entry, part.whole, part.letters, memo));
  if (!matches) return undefined;
  // The worst part decides; equals are ordered by the sum of all.
  const sum = matches.reduce((total, { rank }) => total + rank, 0);
  return mergeMatches(matches, (worst) => ranks.parts + worst + sum / 1000);
}

/** The matches of all parts, or `undefined` if one has none. */
function matchAll<T>(parts: T[], match: (part: T) => Match | undefined): Match[] | undefined {
  const matches = parts.map(match);
  return matches.some((found) => found === undefined) ? undefined : (matches as Match[]);
}

/** The best match of a text in the member's names, its places and its pinyin. */
function matchText(entry: Entry, text: string, letters: string, memo: Memo): Match | undefined {
  return bestOf([
    ...entry.names.map((name) => matchName(name, text)),
    ...entry.places.map((place) => matchPlace(place, text, memo)),
    letters.length < 2 ? undefined : matchPinyin(entry, letters),
  ]);
}

/** Matches each place once for all its members. */
function matchPlace(place: Name[], text: string, { places }: Memo): Match | undefined {
  const known = places.get(text) ?? new Map<Name[], Match | undefined>();
  places.set(text, known);
  if (!known.has(place)) known.set(place, bestOf(place.map((name) => matchName(name, text))));
  return known.get(place);
}

/** The match with the lowest rank, the first among equals. */
function bestOf(matches: (Match | undefined)[]): Match | undefined {
  let best: Match | undefined;
  for (const match of matches)
    if (match && (best === undefined || match.rank < best.rank)) best = match;
  return best;
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
function matchNearly(entry: Entry, { whole, parts }: Query, memo: Memo): Match | undefined {
  if ([...whole].every(isDense)) {
    return bestOf(
      entry.names.map((name) => matchAbbreviation(name, whole) ?? matchOverlap(name, whole)),
    );
  }
  const words = parts.flatMap(({ whole: part }) => part.split(' '));
  const matches = matchAll(
    words,
    (word) => matchText(entry, word, '', memo) ?? matchTypo(entry, word, memo),
  );
  return matches?.length ? mergeMatches(matches, (worst) => worst) : undefined;
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
function matchTypo({ names, places }: Entry, word: string, { typos }: Memo): Match | undefined {
  const known = typos.get(word) ?? new Map<string, number>();
  typos.set(word, known);
  let best: Match | undefined;
  for (const group of [names, ...places])
    for (const name of group)
      for (const { word: own, at } of name.words) {
        let order = known.get(own);
        if (order === undefined) {
          order = distance(word, own);
          known.set(own, order);
        }
        if (order < (best?.rank ?? Number.POSITIVE_INFINITY))
          best = toMatch(name, order, at, own.length);
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

function toMatch(name: Name, rank: number, at: number, length: number): Match {
  const { text, lang, folded } = name;
  return { rank, text, lang, ranges: [sourceRange(folded, at, length)] };
}

/** Merges the matches of several parts: the name that most of them matched, with all ranges in it. */
function mergeMatches(matches: Match[], rank: (worst: number) => number): Match {
  const ofText = (text: string) => matches.filter((match) => match.text === text);
  const [most] = [...matches].sort((a, b) => ofText(b.text).length - ofText(a.text).length);
  const { text, lang } = most as Match;
  const ranges = ofText(text).flatMap((match) => match.ranges);
  return {
    rank: rank(Math.max(...matches.map((match) => match.rank))),
    text,
    lang,
    ranges: ranges.sort(([a], [b]) => a - b),
  };
}

function sourceRange({ starts, ends }: Folded, from: number, length: number): Range {
  return [starts[from] ?? 0, ends[from + length - 1] ?? 0];
}

function readQuery(query: string, variants: ReadonlyMap<string, string>): Query {
  const toPart = (text: string): Part => {
    const whole = fold(text, variants).text;
    // Tones written as digits, as in wu2 xi1, are ignored.
    const spelt = /^(?:[a-z]+[1-5] ?)+$/.test(whole) ? whole.replace(/[1-5]/g, '') : whole;
    return { whole, letters: /^[a-z ]+$/.test(spelt) ? spelt.replaceAll(' ', '') : '' };
  };
  // Thai sara am may be typed as two characters with a tone mark between them.
  const typed = query.replace(/\u0e4d([\u0e48-\u0e4b]?)\u0e32/g, '$1\u0e33');
  const parts = typed
    .split(/\s+/)
    .flatMap((word) => word.match(runs) ?? [])
    .map(toPart)
    .filter(({ whole }) => whole !== '');
  return { ...toPart(typed), parts };
}

/** Runs of one script. */
const runs = /\p{Script=Han}+|[\u0e00-\u0e7f]+|[^\p{Script=Han}\u0e00-\u0e7f]+/gu;
const han = /\p{Script=Han}/u;

/** The letters and the initials of a name's pinyin; each stands for its whole syllable. */
function toSpellings(text: string): Pick<Entry, 'spelling' | 'initials'> {
  const syllables = [...text.matchAll(/[^ ]+/g)];
  const toSpelling = (lengthOf: (syllable: string) => number): Name => {
    const parts = syllables.flatMap((match) => {
      const [syllable] = match;
      const range = { start: match.index, end: match.index + syllable.length };
      return [...syllable.slice(0, lengthOf(syllable))].map((letter) => ({ letter, ...range }));
    });
    const folded = {
      text: parts.map(({ letter }) => letter).join(''),
      starts: parts.map(({ start }) => start),
      ends: parts.map(({ end }) => end),
    };
    return { text, lang: undefined, folded, words: [], isPlace: false };
  };
  return { spelling: toSpelling(({ length }) => length), initials: toSpelling(() => 1) };
}

function toName(
  text: string,
  lang: string | undefined,
  isPlace: boolean,
  variants: ReadonlyMap<string, string>,
): Name {
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

/** Answers queries; `isNear` if nothing matched exactly and the hits are suggestions. */
export type Finder = {
  find: (query: string) => { hits: Hit[]; isNear: boolean };
  /** The names of a member's places in the reader's language, narrowest first. */
  placesOf: (member: IndexedMember) => string[];
};

/** A member with the name that matched, the matched ranges of that name, and its rank (lower is better). */
export type Hit = { member: IndexedMember } & Match;

type Match = {
  rank: number;
  text: string;
  /** BCP 47 tag of the text, if known. */
  lang: string | undefined;
  ranges: Range[];
};

/** Start and end in UTF-16 units of the text. */
export type Range = [from: number, to: number];

type Part = { whole: string; letters: string };
type Query = Part & { parts: Part[] };
type Name = {
  text: string;
  lang: string | undefined;
  folded: Folded;
  words: { word: string; at: number }[];
  isPlace: boolean;
};
/** Results already computed for one query. */
type Memo = {
  places: Map<string, Map<Name[], Match | undefined>>;
  typos: Map<string, Map<string, number>>;
};
type Entry = {
  member: IndexedMember;
  names: Name[];
  /** The names of each of its places. */
  places: Name[][];
  spelling: Name;
  initials: Name;
};

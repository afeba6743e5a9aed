import { type Folded, fold, isDense } from '#search/fold.ts';
import {
  type NamedMember,
  type NamesFile,
  readMembers,
  readPlaces,
  readSigns,
} from '#search/names-file.ts';

/**
 * Finds members by any of their names, typed in any script.
 * @param file the names of all members, as built
 * @param language position of the reader's language in `file.languages`
 */
export function createFinder(file: NamesFile, language: number): Finder {
  const { readings, variants } = readSigns(file.signs);
  const places = readPlaces(file);
  const tags = file.languages.map(({ tag }) => tag);
  const placeNames = places.map((names) =>
    names.map((text, index) => toName(text, tags[index], true, variants)),
  );
  const { compare } = new Intl.Collator(file.languages[language]?.collation, {
    ignorePunctuation: true,
  });
  const entries = readMembers(file, readings)
    .map((member): Entry => toEntry(member, tags, placeNames, variants))
    .sort((a, b) => compare(filedName(a, language), filedName(b, language)));

  return {
    placesOf: ({ places: at }) => at.map((place) => places[place]?.[language] ?? ''),
    find(query) {
      const asked = readQuery(query, variants);
      if (asked.whole === '') return { hits: [], isNear: false };
      const memo: Memo = { places: new Map(), slips: new Map() };
      const strict = rank(entries, (entry) => matchStrictly(entry, asked, memo));
      if (strict.length > 0) return { hits: strict, isNear: false };
      return { hits: rank(entries, (entry) => matchNearly(entry, asked, memo)), isNear: true };
    },
  };
}

/** The name by which a reader looks a member up: pinyin where there is none in the language. */
function filedName({ member, syllables }: Entry, language: number): string {
  return member.names[language] || syllables.join(' ');
}

function rank(entries: Entry[], match: (entry: Entry) => Match | undefined): Hit[] {
  return entries
    .flatMap((entry) => {
      const found = match(entry);
      return found ? [{ member: entry.member, ...found }] : [];
    })
    .sort((a, b) => a.rank - b.rank);
}

/** The whole query in one name, or else each of its parts in some name of the member. */
function matchStrictly(
  entry: Entry,
  { whole, letters, parts }: Query,
  memo: Memo,
): Match | undefined {
  const found = matchText(entry, whole, letters, memo);
  if (found || parts.length < 2) return found;
  const matches = parts.map((part) => matchText(entry, part.whole, part.letters, memo));
  if (matches.some((match) => match === undefined)) return undefined;
  // The worst of the parts decides, and among equals the others.
  const all = (matches as Match[]).map(({ rank }) => rank);
  const sum = all.reduce((total, rank) => total + rank, 0);
  const rank = ranks.parts + Math.max(...all) + sum / 1000;
  return { ...mergeMatches(matches as Match[]), rank };
}

/** The best of all names in which a text stands, of the member, of its places, and in pinyin. */
function matchText(entry: Entry, text: string, letters: string, memo: Memo): Match | undefined {
  let best: Match | undefined;
  for (const name of entry.names) best = better(best, matchName(name, text));
  for (const place of entry.places) best = better(best, matchPlace(place, text, memo));
  return letters.length < 2 ? best : better(best, matchPinyin(entry, letters));
}

/** A place is matched once for all its members. */
function matchPlace(place: Name[], text: string, { places }: Memo): Match | undefined {
  const known = places.get(text) ?? new Map<Name[], Match | undefined>();
  places.set(text, known);
  if (!known.has(place)) known.set(place, bestOf(place.map((name) => matchName(name, text))));
  return known.get(place);
}

/** The best of several matches, the first of equals. */
function bestOf(matches: (Match | undefined)[]): Match | undefined {
  let best: Match | undefined;
  for (const match of matches) best = better(best, match);
  return best;
}

function better(best: Match | undefined, match: Match | undefined): Match | undefined {
  return match && (best === undefined || match.rank < best.rank) ? match : best;
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

/** Pinyin from any syllable, broken off anywhere; initials of two and more syllables in a row. */
function matchPinyin(
  { syllables, spelling, starts, initials }: Entry,
  letters: string,
): Match | undefined {
  if (spelling === letters) return spellingMatch(syllables, ranks.equal, 0, syllables.length);
  for (const [index, start] of starts.entries()) {
    if (!spelling.startsWith(letters, start)) continue;
    const end = starts.findIndex((next) => next >= start + letters.length);
    return spellingMatch(
      syllables,
      index === 0 ? ranks.pinyinBeginning : ranks.pinyin,
      index,
      end < 0 ? syllables.length : end,
    );
  }
  const at = initials.indexOf(letters);
  return at < 0
    ? undefined
    : spellingMatch(
        syllables,
        at === 0 ? ranks.initialsBeginning : ranks.initials,
        at,
        at + letters.length,
      );
}

/** What the reader may have meant: an abbreviation, another order, a slip, another ending. */
function matchNearly(entry: Entry, { whole, parts }: Query, memo: Memo): Match | undefined {
  if ([...whole].every(isDense)) {
    return bestOf(
      entry.names.map((name) => matchAbbreviation(name, whole) ?? matchOverlap(name, whole)),
    );
  }
  const words = parts.flatMap(({ whole: part }) => part.split(' '));
  const matches = words.map(
    (word) => matchText(entry, word, '', memo) ?? matchSlip(entry, word, memo),
  );
  if (matches.length === 0 || matches.some((match) => match === undefined)) return undefined;
  const merged = mergeMatches(matches as Match[]);
  return { ...merged, rank: Math.max(...(matches as Match[]).map(({ rank }) => rank)) };
}

/** The characters of a Chinese abbreviation in their order, the first of them at the beginning of the name. */
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

/** Names that share most of their pairs of characters with the text. */
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
 * A word with one slip, from eight letters two, or with another ending.
 * How far a known word is from the typed one is counted once for all members.
 */
function matchSlip({ names, places }: Entry, word: string, { slips }: Memo): Match | undefined {
  const known = slips.get(word) ?? new Map<string, number>();
  slips.set(word, known);
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

/** The rank of a word that was meant by another, infinite where it was not. */
function distance(word: string, own: string): number {
  const allowed = word.length < 3 ? 0 : word.length < 8 ? 1 : 2;
  const count = own.length < 4 ? allowed + 1 : countSlips(word, own, allowed);
  if (count <= allowed) return ranks.near + count;
  return isInflected(word, own) ? ranks.near + allowed + 1 : Number.POSITIVE_INFINITY;
}

/** Whether two Cyrillic words differ in their ending only. */
function isInflected(word: string, own: string): boolean {
  if (!/^[\u0400-\u04ff]{5,}$/.test(word)) return false;
  let common = 0;
  while (common < word.length && word[common] === own[common]) common++;
  const rest = Math.max(word.length, own.length) - common;
  return common >= 4 && rest <= 3 && rest < common;
}

/** Letters dropped, doubled, mistaken or swapped (optimal string alignment), as far as it matters. */
function countSlips(a: string, b: string, allowed: number): number {
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

function spellingMatch(syllables: string[], rank: number, from: number, to: number): Match {
  const lengthOf = (end: number) => syllables.slice(0, end).join(' ').length;
  const start = from === 0 ? 0 : lengthOf(from) + 1;
  return {
    rank,
    text: syllables.join(' '),
    lang: pinyinTag,
    ranges: [[start, lengthOf(to)]],
  };
}

/** Matches of parts in one: the name that most of them stand in, with all marks on it. */
function mergeMatches(matches: Match[]): Match {
  const texts = matches.map(({ text }) => text);
  const count = (text: string) => texts.filter((other) => other === text).length;
  const [text = ''] = [...texts].sort((a, b) => count(b) - count(a));
  const ranges = matches.filter((match) => match.text === text).flatMap((match) => match.ranges);
  const lang = matches.find((match) => match.text === text)?.lang;
  return { rank: 0, text, lang, ranges: [...ranges].sort(([a], [b]) => a - b) };
}

function sourceRange({ starts, ends }: Folded, from: number, length: number): Range {
  return [starts[from] ?? 0, ends[from + length - 1] ?? 0];
}

function readQuery(query: string, variants: ReadonlyMap<string, string>): Query {
  const toPart = (text: string): Part => {
    const whole = fold(text, variants).text;
    // Tones as digits, as in wu2 xi1, say nothing here.
    const spelt = /^(?:[a-z]+[1-5] ?)+$/.test(whole) ? whole.replace(/[1-5]/g, '') : whole;
    return { whole, letters: /^[a-z ]+$/.test(spelt) ? spelt.replaceAll(' ', '') : '' };
  };
  // Sara am may be typed in its two parts, a tone mark between them.
  const typed = query.replace(/\u0e4d([\u0e48-\u0e4b]?)\u0e32/g, '$1\u0e33');
  const parts = typed
    .split(/\s+/)
    .flatMap((word) => word.match(runs) ?? [])
    .map(toPart)
    .filter(({ whole }) => whole !== '');
  return { ...toPart(typed), parts };
}

/** Letters of one script in a row, with what stands between them. */
const runs = /\p{Script=Han}+|[\u0e00-\u0e7f]+|[^\p{Script=Han}\u0e00-\u0e7f]+/gu;
const han = /\p{Script=Han}/u;

function toEntry(
  member: NamedMember,
  tags: string[],
  places: Name[][],
  variants: ReadonlyMap<string, string>,
): Entry {
  const syllables = member.pinyin;
  let length = 0;
  const starts = syllables.map((syllable) => {
    length += syllable.length;
    return length - syllable.length;
  });
  return {
    member,
    names: [
      ...member.names.map((text, index) => toName(text, tags[index], false, variants)),
      ...member.others.map((text) => toName(text, undefined, false, variants)),
    ],
    places: member.places.map((place) => places[place] ?? []),
    syllables,
    spelling: syllables.join(''),
    starts,
    initials: syllables.map((syllable) => syllable[0]).join(''),
  };
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

/** BCP 47 tag of Hanyu Pinyin. */
export const pinyinTag = 'zh-Latn-pinyin';

/** How good a match is, best first. */
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

/** Answers queries; `isNear` when nothing matched as typed and the hits are what may have been meant. */
export type Finder = {
  find: (query: string) => { hits: Hit[]; isNear: boolean };
  /** Where a member is, narrowest first, in the reader's language. */
  placesOf: (member: NamedMember) => string[];
};

/** A member with the name that matched, the matched places in it, and how well it matched (less is better). */
export type Hit = { member: NamedMember } & Match;

type Match = {
  rank: number;
  text: string;
  /** BCP 47 tag of the text, where it is known. */
  lang: string | undefined;
  ranges: Range[];
};

/** From and to, in UTF-16 units of the text. */
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
/** What was found out for one query already. */
type Memo = {
  places: Map<string, Map<Name[], Match | undefined>>;
  slips: Map<string, Map<string, number>>;
};
type Entry = {
  member: NamedMember;
  names: Name[];
  /** The names of each of its places. */
  places: Name[][];
  syllables: string[];
  spelling: string;
  starts: number[];
  initials: string;
};

import { otherLayouts } from '#search/layouts.ts';
import {
  type Match,
  matchExactly,
  matchPart,
  type Name,
  ranks,
  toName,
  toSpellings,
} from '#search/match.ts';
import type { IndexedMember, MemberIndex } from '#search/member-index.ts';
import { matchLoosePinyin, matchNearly } from '#search/near.ts';
import { type Part, type Query, readQuery } from '#search/query.ts';
import { createWordList } from '#search/word-list.ts';

/** Up to how many members may be suggested when words of a query are unknown. */
const maxGuesses = 20;

/**
 * Finds members by any of their names, typed in any script, and by kind, field and place.
 * The order in which it tries things, and why, is in `docs/search.md`.
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
      /** What words of kind, field and place must mean. */
      tags: new Set([
        `kind ${member.kind}`,
        ...member.fields.map((field) => `field ${field}`),
        ...member.places.map((place) => `place ${place}`),
      ]),
      ...toSpellings(member.pinyin),
    }));
  type Known = (typeof entries)[number];
  const cut = createWordList(index, variants);
  const rank = (match: (entry: Known) => Match | undefined): Hit[] =>
    entries
      .flatMap((entry) => {
        const found = match(entry);
        return found ? [{ member: entry.member, place: entry.placeNames, ...found }] : [];
      })
      .sort((a, b) => a.rank - b.rank);

  /** A member that matched by no name: by its name in the reader's language, without marks. */
  const toListed = ({ member }: Known): Match => {
    const own = member.names[language];
    const at = own ? language : 0;
    return {
      rank: ranks.listed,
      text: member.names[at] ?? '',
      lang: index.languages[at]?.tag,
      ranges: [],
    };
  };

  /** What a word means, of what is true of a hit: names of places, and tags of kinds and fields. */
  const nameTags = (tags: string[], hits: Hit[]): string[] => {
    const found = entries.filter(({ member }) => hits.some((hit) => hit.member === member));
    const names = tags
      .filter((tag) => found.some((entry) => entry.tags.has(tag)))
      .map((tag) => {
        const [, place] = /^place (\d+)/.exec(tag) ?? [];
        return place === undefined ? tag : (index.places[Number(place)]?.[language] ?? '');
      });
    return [...new Set(names)];
  };

  /** The members of which all known words of a query are true, in words of kind, field, place, and parts of names. */
  const list = ({ whole: { text } }: Query) => {
    const parts = new Map<string, Part>();
    const partOf = (piece: string): Part => {
      const part = parts.get(piece) ?? readQuery(piece, variants).whole;
      parts.set(piece, part);
      return part;
    };
    const { pieces, unknown } = cut(text.slice(0, 80), (piece) =>
      entries.some((entry) => matchPart(entry, partOf(piece))),
    );
    const meant = pieces.filter(({ tags }) => tags?.length !== 0);
    const names = meant.filter(({ tags }) => !tags);
    const isTrue = (entry: Known) =>
      meant.every(({ text, tags }) =>
        tags ? tags.some((tag) => entry.tags.has(tag)) : matchPart(entry, partOf(text)),
      );
    const [first] = names;
    const hits =
      meant.length === 0
        ? []
        : rank((entry) => {
            if (!isTrue(entry)) return undefined;
            return (first && matchPart(entry, partOf(first.text))) ?? toListed(entry);
          });
    const known = text.replaceAll(' ', '').length - unknown;
    const about = meant.map(({ text, tags }) => (tags ? nameTags(tags, hits) : [text]));
    return { hits, unknown, known, names, about };
  };

  /** Members with such a name, and those that the words of kind, field and place mean. */
  const findSurely = (asked: Query, minInitials: number): Omit<Found, 'isNear'> => {
    const named = rank((entry) => matchExactly(entry, asked, minInitials));
    const listed = list(asked);
    // Parts of Chinese and Thai words may stand in a name by chance.
    const isSure =
      listed.unknown === 0 && listed.names.every(({ text }) => named.length === 0 && !isCut(text));
    const ids = new Set(named.map(({ member }) => member.id));
    if (!isSure) return { hits: named };
    const hits = [...named, ...listed.hits.filter(({ member }) => !ids.has(member.id))];
    return named.length === 0 ? { hits, about: listed.about } : { hits };
  };

  const guesses: ((asked: Query, typed: string) => Hit[])[] = [
    (asked) => rank((entry) => matchNearly(entry, asked)),
    (asked) => rank((entry) => matchLoosePinyin(entry, asked)),
    (asked) => {
      const { hits, unknown, known, names } = list(asked);
      const isMuch = known > unknown || names.some(({ text }) => text.length > 4);
      return isMuch && hits.length <= maxGuesses ? hits : [];
    },
    (_, typed) => {
      if (typed.length < 3) return [];
      const read = otherLayouts(typed).map((other) => readQuery(other, variants));
      const answers = read.map((asked) => findSurely(asked, Number.POSITIVE_INFINITY).hits);
      return answers.find((hits) => hits.length > 0) ?? [];
    },
  ];

  return {
    find(query: string): Found {
      const asked = readQuery(query, variants);
      if (asked.whole.text === '') return { hits: [], isNear: false };
      const sure = findSurely(asked, 2);
      if (sure.hits.length > 0) return { ...sure, isNear: false };
      for (const guess of guesses) {
        const near = guess(asked, query.trim());
        if (near.length > 0) return { hits: near, isNear: true };
      }
      return { hits: [], isNear: true };
    },
  };
}

/** Whether a piece is of a script without blanks, cut out of a longer word. */
function isCut(text: string): boolean {
  return /[\p{Script=Han}\u0e00-\u0e7f]/u.test(text);
}

/**
 * The members found; `isNear` if nothing matched surely and they are suggestions.
 * If no name matched, `about` says what is true of them, for each word of the query: names of places, and `kind` or
 * `field` with its position in the index.
 */
export type Found = { hits: Hit[]; isNear: boolean; about?: string[][] };

/** Answers queries. */
export type Finder = ReturnType<typeof createFinder>;

/** A member with the names of its places, the name that matched, the matched ranges of that name, and its rank (lower is better). */
export type Hit = { member: IndexedMember; place: string[] } & Match;

import { fold, isDense, repairThai } from '#search/fold.ts';
import { otherLayouts } from '#search/layouts.ts';
import { createLister } from '#search/lists.ts';
import type { Query } from '#search/match.ts';
import type { MemberIndex } from '#search/member-index.ts';
import { createNameFinder, type Hit, toHit } from '#search/name-finder.ts';
import { matchLoosePinyin, matchNearly } from '#search/near.ts';
import { readQuery } from '#search/query.ts';

/** Up to how many members may be suggested when words of a query are unknown. */
const maxGuesses = 8;

/**
 * Finds members by any of their names, typed in any script, and by kind, field and place.
 * The order in which it tries things, and why, is in `docs/search.md`.
 * @param language position of the reader's language in `index.languages`
 */
export function createFinder(index: MemberIndex, language: number) {
  const { variants, entries, rank, findNamed } = createNameFinder(index, language);
  const list = createLister(index, language, entries, variants);

  /** Members with such a name, and those that words of kind, field and place mean. */
  const findSurely = (asked: Query, initials?: number): Omit<Found, 'isNear'> => {
    const named = findNamed(asked, initials);
    // Parts of Chinese and Thai words may stand in a name by chance.
    const listed = list(asked, (piece) => named.length === 0 && !isDense(piece[0] ?? ''));
    if (listed.unknown > 0 || listed.hits.length === 0) return { hits: named };
    const others = listed.hits.map(({ entry, match }) => toHit(entry, match));
    // Two Thai letters stand inside many names.
    if (named.length === 0 || /^[\u0e00-\u0e7f]{2}$/.test(asked.whole.text))
      return { hits: others, about: listed.about };
    const ids = new Set(named.map(({ member }) => member.id));
    return { hits: [...named, ...others.filter(({ member }) => !ids.has(member.id))] };
  };

  const guesses: ((asked: Query, typed: string) => Hit[])[] = [
    (asked) => rank((entry) => matchNearly(entry, asked)),
    (asked) => rank((entry) => matchLoosePinyin(entry, asked)),
    (asked) => {
      const { hits, unknown, known, names } = list(asked, () => true);
      const isMuch = known > unknown || names.some((name) => name.length > 4);
      if (!isMuch || hits.length > maxGuesses) return [];
      return hits.map(({ entry, match }) => toHit(entry, match));
    },
    (_, typed) => {
      if (typed.length < 3) return [];
      const read = otherLayouts(typed, index.layouts).map((other) => readQuery(other, variants));
      return firstFound(read.map((asked) => () => findSurely(asked, Infinity).hits));
    },
  ];

  return {
    variants,
    /** The pages to which words of a query lead, by their ids. */
    leadsTo: (query: string) => pagesFor(query, index.pages, variants),
    find(query: string): Found {
      const asked = readQuery(query, variants);
      if (asked.whole.text === '') return { hits: [], isNear: false };
      const sure = findSurely(asked);
      if (sure.hits.length > 0) return { ...sure, isNear: false };
      const near = guesses.map((guess) => () => guess(asked, query.trim()));
      return { hits: firstFound(near), isNear: true };
    },
  };
}

/** The hits of the first that finds any; the others are not asked. */
function firstFound(searches: (() => Hit[])[]): Hit[] {
  for (const search of searches) {
    const hits = search();
    if (hits.length > 0) return hits;
  }
  return [];
}

function pagesFor(
  query: string,
  pages: MemberIndex['pages'],
  variants: ReadonlyMap<string, string>,
): string[] {
  const asked = ` ${fold(repairThai(query), variants).text} `;
  const isIn = (word: string) => {
    const { text } = fold(word, variants);
    return asked.includes(isDense(text[0] ?? '') ? text : ` ${text} `);
  };
  return Object.keys(pages).filter((id) => pages[id]?.some(isIn));
}

/**
 * The members found; `isNear` if nothing matched surely and they are suggestions.
 * If no name matched, `about` says what is true of them, for each word of the query: names of places and fields, and
 * `kind` with its position in the index.
 */
export type Found = { hits: Hit[]; isNear: boolean; about?: string[][] };

/** Answers queries. */
export type Finder = ReturnType<typeof createFinder>;

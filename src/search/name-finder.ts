import { createEntries, type MemberEntry } from '#search/entries.ts';
import { type Match, matchExactly, type Query } from '#search/match.ts';
import type { IndexedMember, MemberIndex } from '#search/member-index.ts';
import { readQuery } from '#search/query.ts';

/**
 * Finds members by any of their names, typed in any script, and by names of places.
 * @param language position of the reader's language in `index.languages`
 */
export function createNameFinder(index: MemberIndex, language: number) {
  const variants = new Map(Object.entries(index.simplified));
  const entries = createEntries(index, language, variants);
  /** Those that match, best first. */
  const rank = (match: (entry: MemberEntry) => Match | undefined): Hit[] =>
    entries
      .flatMap((entry) => {
        const found = match(entry);
        return found ? [toHit(entry, found)] : [];
      })
      .sort((a, b) => a.rank - b.rank);
  /** @param initials from how many letters on a query may be initials */
  const findNamed = (asked: Query, initials = 2): Hit[] =>
    asked.whole.text === '' ? [] : rank((entry) => matchExactly(entry, asked, initials));
  return {
    variants,
    entries,
    rank,
    findNamed,
    find: (query: string): Hit[] => findNamed(readQuery(query, variants)),
  };
}

/** A member as a result. */
export function toHit({ member, placeNames, fieldNames }: MemberEntry, match: Match): Hit {
  return { member, place: placeNames, fields: fieldNames, ...match };
}

/** A member with the names of its places and fields, the name that matched, the matched ranges of that name, and its rank (lower is better). */
export type Hit = { member: IndexedMember; place: string[]; fields: string[] } & Match;

import type { MemberEntry } from '#search/entries.ts';
import { type Match, matchPart, type Part, type Query, ranks } from '#search/match.ts';
import type { MemberIndex } from '#search/member-index.ts';
import { readQuery } from '#search/query.ts';
import { createWordList } from '#search/word-list.ts';

/** Lists the members of a kind, a field and a place, as the words of a query say. */
export function createLister(
  index: MemberIndex,
  language: number,
  entries: MemberEntry[],
  variants: ReadonlyMap<string, string>,
): Lister {
  const cut = createWordList(index, variants);
  return ({ whole: { text } }, mayBeName) => {
    const parts = new Map<string, Part>();
    const partOf = (piece: string): Part => {
      const part = parts.get(piece) ?? readQuery(piece, variants).whole;
      parts.set(piece, part);
      return part;
    };
    const { pieces, unknown } = cut(
      text.slice(0, 80),
      (piece) => mayBeName(piece) && entries.some((entry) => matchPart(entry, partOf(piece))),
    );
    const meant = pieces.filter(({ tags }) => tags?.length !== 0);
    const names = meant.filter(({ tags }) => !tags).map(({ text }) => text);
    const matchAll = (entry: MemberEntry): Match | undefined => {
      let best: Match | undefined;
      for (const { text, tags } of meant) {
        const found = tags ? undefined : matchPart(entry, partOf(text));
        if (tags ? !tags.some((tag) => entry.tags.has(tag)) : !found) return undefined;
        best ??= found;
      }
      return best ?? byItsName(entry, index, language);
    };
    const hits =
      meant.length === 0
        ? []
        : entries.flatMap((entry) => {
            const match = matchAll(entry);
            return match ? [{ entry, match }] : [];
          });
    return {
      hits,
      names,
      unknown,
      known: text.replaceAll(' ', '').length - unknown,
      about: meant.map(({ text, tags }) =>
        tags
          ? tags
              .filter((tag) => hits.some(({ entry }) => entry.tags.has(tag)))
              .map((tag) => nameOf(tag, index, language))
          : [text],
      ),
    };
  };
}

/** A member that matched by no name: its name in the reader's language, without marks. */
function byItsName({ member }: MemberEntry, index: MemberIndex, language: number): Match {
  const at = member.names[language] ? language : 0;
  const lang = index.languages[at]?.tag;
  return { rank: ranks.listed, text: member.names[at] ?? '', lang, ranges: [] };
}

/** The name of a tag's place or field; kinds keep their tags. */
function nameOf(tag: string, index: MemberIndex, language: number): string {
  const [, list, at] = /^(place|field) (\d+)/.exec(tag) ?? [];
  if (list === undefined) return tag;
  return (list === 'place' ? index.places : index.fields)[Number(at)]?.[language] ?? '';
}

/**
 * Lists the members of which every known word of a query is true.
 * @param mayBeName whether a piece that is no known word may be part of a name
 */
type Lister = (query: Query, mayBeName: (piece: string) => boolean) => Listed;

type Listed = {
  hits: { entry: MemberEntry; match: Match }[];
  /** The pieces that stand for parts of names. */
  names: string[];
  /** How many signs of the query are in no known word, and in one. */
  unknown: number;
  known: number;
  /** What each word means. */
  about: string[][];
};

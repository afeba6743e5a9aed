import { type Entry, type Name, toName, toSpellings } from '#search/match.ts';
import type { IndexedMember, MemberIndex } from '#search/member-index.ts';

/** The members as they are searched, in the order in which a reader of the language looks names up. */
export function createEntries(
  index: MemberIndex,
  language: number,
  variants: ReadonlyMap<string, string>,
): MemberEntry[] {
  const toNames = (texts: string[], isPlace: boolean): Name[] =>
    texts.map((text, at) => toName(text, index.languages[at]?.tag, isPlace, variants));
  const places = index.places.map((names) => toNames(names, true));
  const { compare } = new Intl.Collator(index.languages[language]?.collation, {
    ignorePunctuation: true,
  });
  /** The name under which a reader looks up a member: pinyin if there is none in the language. */
  const sortKey = ({ names, pinyin }: IndexedMember) => names[language] || pinyin;
  return [...index.members]
    .sort((a, b) => compare(sortKey(a), sortKey(b)))
    .map((member) => ({
      member,
      placeNames: member.places.map((place) => index.places[place]?.[language] ?? ''),
      fieldNames: member.fields.flatMap((field) => index.fields[field]?.[language] ?? []),
      names: [
        ...toNames(member.names, false),
        ...toNames(member.later ?? [], false),
        ...member.others.map((text) => toName(text, undefined, false, variants)),
      ],
      places: member.places.map((place) => places[place] ?? []),
      tags: new Set([
        `kind ${member.kind}`,
        ...member.fields.map((field) => `field ${field}`),
        ...member.places.map((place) => `place ${place}`),
      ]),
      ...toSpellings(member.pinyin),
    }));
}

/** A member with all that it is found by. */
export type MemberEntry = Entry & {
  member: IndexedMember;
  /** The names of its places in the reader's language, narrowest first. */
  placeNames: string[];
  /** The names of its fields in the reader's language, none before they are loaded. */
  fieldNames: string[];
  /** Its kind, fields and places, as the word list names them. */
  tags: ReadonlySet<string>;
};

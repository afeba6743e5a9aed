import { z } from 'zod';
import { localized, localizedInTime, pattern, text } from '#domain/localized.ts';
import type { Member } from '#domain/member.ts';
import { isSeen } from '#domain/name.ts';

/** `content/fields.yaml`: the fields that names of members state, by id. */
export const fieldsSchema = z.record(
  pattern(/^[a-z]+(-[a-z]+)*$/, 'numerical-control'),
  z.strictObject({
    ...localizedInTime(text).shape,
    /** The words of names that state the field. */
    given: z.array(text).min(1),
    /** Other words for it, for search only. */
    words: localized(z.array(text)).partial().optional(),
  }),
);

/**
 * The fields that a member's own names state, in the order of the file: the listed name and names that were seen,
 * later ones too; names translated for this site do not count.
 * @returns ids
 */
export function fieldsOf(member: Member, fields: Fields): string[] {
  const known = found.get(fields) ?? new WeakMap<Member, string[]>();
  found.set(fields, known);
  const ids = known.get(member) ?? findFields(member, fields);
  known.set(member, ids);
  return ids;
}

/** Every language asks for the fields of every member. */
const found = new WeakMap<Fields, WeakMap<Member, string[]>>();

function findFields(member: Member, fields: Fields): string[] {
  const names = ownNames(member);
  return Object.entries(fields)
    .filter(([, { given }]) => given.some((word) => names.some((name) => states(name, word))))
    .map(([id]) => id);
}

/** Whether a name has a word, in scripts with blanks from the beginning of a word. */
function states(name: string, word: string): boolean {
  const at = name.toLowerCase().indexOf(word.toLowerCase());
  return (
    at >= 0 && (/\p{Script=Han}|[\u0e00-\u0e7f]/u.test(word) || !/\p{L}/u.test(name[at - 1] ?? ''))
  );
}

function ownNames({ zh, names, short = [], renamed = [] }: Member): string[] {
  const stated = [
    ...Object.values(names),
    ...short,
    ...renamed.flatMap((renaming) => Object.values(renaming.names)),
  ];
  const seen = stated.filter((known) => known !== undefined && isSeen(known.status));
  return [zh, ...seen.map((known) => known?.name ?? '')];
}

/** The fields that names of members state. */
export type Fields = z.infer<typeof fieldsSchema>;

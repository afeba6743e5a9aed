import { z } from 'zod';
import type { ListId } from '#domain/ledger.ts';
import { source } from '#domain/name.ts';

/** How sure it is which organisation a listed name means. */
export const certainties = ['certain', 'probable', 'unknown'] as const;

/**
 * What that rests on: `own-name` the listed name is the organisation's own, `page` a page names it so,
 * `name` or `sound` only the meaning or the sound of the name fits, `none` nothing was found.
 */
export const matchBases = ['own-name', 'page', 'name', 'sound', 'none'] as const;

/** How sure it is which organisation a listed name means, and what that rests on. */
export const matchSchema = z
  .strictObject({
    certainty: z.enum(certainties),
    basis: z.enum(matchBases),
    /** Where the page was seen. */
    source: source.optional(),
  })
  .superRefine(({ certainty, basis, source }, context) => {
    const isGrounded =
      groundsOf[certainty].includes(basis) && (basis === 'page') === Boolean(source);
    if (!isGrounded)
      context.addIssue({ code: 'custom', path: ['basis'], message: 'match-without-ground' });
  });

/** What each certainty can rest on. */
export const groundsOf: Record<
  (typeof certainties)[number],
  readonly (typeof matchBases)[number][]
> = {
  certain: ['own-name', 'page'],
  probable: ['page', 'name', 'sound'],
  unknown: ['none'],
};

/**
 * How sure it is which organisation a member is. Members in China are listed by their own names;
 * of others nothing is known unless it is written down.
 */
export function matchOf({ match }: { match?: Match | undefined }, list: ListId): Match {
  if (match) return match;
  return list === 'china'
    ? { certainty: 'certain', basis: 'own-name' }
    : { certainty: 'unknown', basis: 'none' };
}

/** How sure it is which organisation a listed name means. */
export type Match = z.infer<typeof matchSchema>;

import { describe, expect, test } from 'vitest';
import { matchOf, matchSchema } from '#domain/match.ts';

const source = 'https://example.org/members';

describe('match', () => {
  test.each([
    { certainty: 'certain', basis: 'own-name' },
    { certainty: 'certain', basis: 'page', source },
    { certainty: 'probable', basis: 'sound' },
    { certainty: 'unknown', basis: 'none' },
  ])('rests on what it may rest on: %o', (match) => {
    expect(matchSchema.safeParse(match).success).toBe(true);
  });

  test.each([
    { certainty: 'certain', basis: 'sound' },
    { certainty: 'certain', basis: 'page' },
    { certainty: 'probable', basis: 'name', source },
    { certainty: 'probable', basis: 'none' },
    { certainty: 'unknown', basis: 'name' },
  ])('needs a ground that goes with it: %o', (match) => {
    const { error } = matchSchema.safeParse(match);
    expect(error?.issues[0]).toMatchObject({ path: ['basis'], message: 'match-without-ground' });
  });

  test('follows from the list where nothing is written', () => {
    expect(matchOf({}, 'china')).toEqual({ certainty: 'certain', basis: 'own-name' });
    expect(matchOf({}, 'abroad')).toEqual({ certainty: 'unknown', basis: 'none' });
    const match = { certainty: 'probable', basis: 'name' } as const;
    expect(matchOf({ match }, 'china')).toBe(match);
  });
});

import { expect, test } from 'vitest';
import { targets } from '#scripts/build/targets.ts';

test('the compiler gets the oldest browsers by the names it knows', () => {
  expect(targets).toEqual(['chrome87', 'safari14', 'ios14', 'firefox78']);
});

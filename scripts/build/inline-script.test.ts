import { expect, test } from 'vitest';
import { compileScript } from '#scripts/build/inline-script.ts';

test('the script of every page is at most 400 bytes and needs no module', async () => {
  const code = await compileScript('src/components/page-script.ts');
  expect(Buffer.byteLength(code)).toBeLessThanOrEqual(400);
  expect(code).not.toMatch(/\bexport\b|\n/);
});

import { mkdtempSync, readdirSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { remember } from '#share/remember.ts';

test('what was made of the same input is made once, and again where the file is broken', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'remember-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  let made = 0;
  const read = (...input: string[]) =>
    remember(join(folder, 'share'), input, async () => ({ picture: new Uint8Array([++made, 0]) }));
  const files = () => readdirSync(join(folder, 'share'));
  expect((await read('a', 'b')).picture).toEqual(new Uint8Array([1, 0]));
  expect((await read('a', 'b')).picture).toEqual(new Uint8Array([1, 0]));
  truncateSync(join(folder, 'share', files()[0] ?? ''), 70);
  expect((await read('a', 'b')).picture).toEqual(new Uint8Array([2, 0]));
  // Only the latest is kept.
  expect((await read('ab')).picture).toEqual(new Uint8Array([3, 0]));
  expect(files()).toHaveLength(1);
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { compileScript } from '#scripts/build/inline-script.ts';

test('the script of every page is at most 400 bytes and needs no module', async () => {
  const code = await compileScript('src/components/page-script.ts');
  expect(Buffer.byteLength(code)).toBeLessThanOrEqual(400);
  expect(code).not.toMatch(/\bexport\b|\n/);
});

test('line ends of Windows make no difference', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'inline-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const source = readFileSync('src/components/page-script.ts', 'utf8');
  writeFileSync(join(folder, 'script.ts'), source.replace(/\r?\n/g, '\r\n'));
  expect(await compileScript(join(folder, 'script.ts'))).toBe(
    await compileScript('src/components/page-script.ts'),
  );
});

import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

test('an installation loses what the project never reads, and nothing else, however often it runs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'trim-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const script = join(folder, 'scripts/build/trim.js');
  mkdirSync(dirname(script), { recursive: true });
  cpSync(join(import.meta.dirname, 'trim.js'), script);
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const fonts = 'node_modules/@fontsource/noto-serif-sc/files/noto-serif-sc-1';
  const unused = [
    'node_modules/sharp/index.js',
    `${fonts}-500-normal.woff2`,
    `${fonts}-400-normal.woff`,
  ];
  const used = ['node_modules/astro/index.js', `${fonts}-400-normal.woff2`];
  for (const file of [...unused, ...used]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), '');
  }
  for (let run = 0; run < 2; run++) {
    expect(spawnSync(process.execPath, [script]).status).toBe(0);
    expect([...unused, ...used].filter((file) => existsSync(join(folder, file)))).toEqual(used);
  }
});

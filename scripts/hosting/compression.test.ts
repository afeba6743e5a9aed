import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { compressFiles } from '#scripts/hosting/compression.ts';

const text = '联盟 alliance '.repeat(500);

/** A folder with these files, each holding the text unless another is given. */
function makeFolder(files: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'compression-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const name of ['zh', '.hosting']) mkdirSync(join(folder, name));
  for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content);
  return {
    at: (file: string) => join(folder, file),
    compress: () => compressFiles(folder, Object.keys(files)),
  };
}

test('compressed copies lie beside every text that gets smaller, with the same content', async () => {
  const { at, compress } = makeFolder({
    'zh/index.html': text,
    'a.js': text,
    'picture.png': text,
    'vercel.json': text,
    '.hosting/a.json': text,
    'small.txt': 'User-agent: *',
  });
  const copies = ['a.js.br', 'a.js.gz', 'zh/index.html.br', 'zh/index.html.gz'];
  expect((await compress()).sort()).toEqual(copies);
  for (const copy of copies) {
    const packed = readFileSync(at(copy));
    expect(`${copy.endsWith('br') ? brotliDecompressSync(packed) : gunzipSync(packed)}`).toBe(text);
  }
  for (const file of ['picture.png.br', 'vercel.json.br', '.hosting/a.json.gz', 'small.txt.br'])
    expect(existsSync(at(file)), file).toBe(false);
});

test('a copy stays as long as it holds its text, and is made anew if it is broken', async () => {
  const { at, compress } = makeFolder({ 'same.html': text, 'new.html': text, 'broken.html': text });
  await compress();
  const whole = readFileSync(at('broken.html.br'));
  const before = new Date(0);
  for (const file of ['same', 'new', 'broken'])
    for (const ending of ['br', 'gz']) utimesSync(at(`${file}.html.${ending}`), before, before);
  writeFileSync(at('new.html'), `${text}!`);
  truncateSync(at('broken.html.br'), whole.length - 3);
  truncateSync(at('broken.html.gz'), 0);

  expect(await compress()).toHaveLength(6);
  expect(statSync(at('same.html.br')).mtimeMs).toBe(0);
  expect(statSync(at('same.html.gz')).mtimeMs).toBe(0);
  expect(`${brotliDecompressSync(readFileSync(at('new.html.br')))}`).toBe(`${text}!`);
  expect(`${gunzipSync(readFileSync(at('new.html.gz')))}`).toBe(`${text}!`);
  expect(readFileSync(at('broken.html.br')).equals(whole)).toBe(true);
  expect(`${gunzipSync(readFileSync(at('broken.html.gz')))}`).toBe(text);
});

import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { compressFolder } from '#scripts/hosting/compression.ts';

const folder = mkdtempSync(join(tmpdir(), 'compression-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (file: string) => join(folder, file);

describe('compressed copies', () => {
  test('lie beside every text file that gets smaller, with the same content', async () => {
    mkdirSync(at('zh'));
    mkdirSync(at('.hosting'));
    const text = '联盟 alliance '.repeat(500);
    for (const file of ['zh/index.html', 'a.js', 'picture.png', 'vercel.json', '.hosting/a.json'])
      writeFileSync(at(file), text);
    writeFileSync(at('small.txt'), 'User-agent: *');

    const { files, bytes } = await compressFolder(folder);
    expect(files).toBe(3);
    expect(brotliDecompressSync(readFileSync(at('zh/index.html.br'))).toString()).toBe(text);
    expect(gunzipSync(readFileSync(at('a.js.gz'))).toString()).toBe(text);
    for (const file of ['picture.png.br', 'vercel.json.br', '.hosting/a.json.gz', 'small.txt.br'])
      expect(existsSync(at(file)), file).toBe(false);
    const written = ['zh/index.html.br', 'zh/index.html.gz', 'a.js.br', 'a.js.gz'].map((file) =>
      readFileSync(at(file)),
    );
    expect(bytes).toBe(written.reduce((sum, { length }) => sum + length, 0));

    await compressFolder(folder);
    expect(readFileSync(at('zh/index.html.br')).equals(written[0] ?? Buffer.of())).toBe(true);
    expect(readFileSync(at('zh/index.html.gz')).equals(written[1] ?? Buffer.of())).toBe(true);
  });
});

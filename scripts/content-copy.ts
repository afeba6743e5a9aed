import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { type ContentFiles, readFiles } from '#scripts/content.ts';

/** Where the copy lies, from the project's root. */
const copyPath = 'scripts/fixtures/content.json';

/**
 * The content as it was when last copied. What tests plant in it and examples show of it stays where it is,
 * however staff change the content itself.
 * @param root the project's root, an absolute path
 */
export function copiedContent(root: string): ContentFiles {
  const texts = JSON.parse(readFileSync(join(root, copyPath), 'utf8')) as Record<string, string>;
  const encoder = new TextEncoder();
  return new Map(Object.entries(texts).map(([path, text]) => [path, encoder.encode(text)]));
}

/** Writes files of content below a folder. */
export function writeContent(files: ContentFiles, folder: string): void {
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}

/**
 * By how many bytes of brotli the content has grown since it was copied, 0 where it has not:
 * pages may grow by what staff add to them, and by nothing else.
 */
export function contentGrowth(root: string): number {
  const weigh = (files: ContentFiles) =>
    brotliCompressSync(
      Buffer.concat([...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, bytes]) => bytes)),
    ).length;
  return Math.max(0, weigh(readFiles(root)) - weigh(copiedContent(root)));
}

/** Makes the copy anew of the content as it stands. */
export function renewCopy(root: string): void {
  const decoder = new TextDecoder();
  const texts = [...readFiles(root)].map(([path, bytes]) => [path, decoder.decode(bytes)] as const);
  const sorted = Object.fromEntries(texts.sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(join(root, copyPath), `${JSON.stringify(sorted, null, 2)}\n`);
}

import { glob, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { isInternal, textTypes } from '#scripts/hosting/rules.ts';

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** Above this number of files brotli uses a lower quality: the best would take longer than the rest of the build. */
const mostAtBestQuality = 2000;

/** Files below this size are not compressed, in bytes. */
const smallest = 256;

/** Files in work at a time: four threads of Node compress, and as many files are being read. */
const workers = 8;

/**
 * Writes `.br` and `.gz` beside every text file of a built site, for servers that send compressed files from disk.
 * @returns the number of text files and the bytes written
 */
export async function compressFolder(folder: string): Promise<{ files: number; bytes: number }> {
  const pattern = `**/*.{${textTypes.join(',')}}`;
  const files = (await Array.fromAsync(glob(pattern, { cwd: folder })))
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !isInternal(file))
    .sort();
  const quality = files.length > mostAtBestQuality ? 9 : 11;
  let bytes = 0;
  const queue = files.values();
  const work = async () => {
    for (const file of queue) {
      const written = await compressFile(join(folder, file), quality);
      bytes += written;
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  return { files: files.length, bytes };
}

/** Writes the compressed copies of a file; where they would not be smaller, there are none. */
async function compressFile(path: string, quality: number): Promise<number> {
  const text = await readFile(path);
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality };
  const copies = { br: await toBrotli(text, { params }), gz: await toGzip(text, { level: 9 }) };
  let written = 0;
  for (const [extension, bytes] of Object.entries(copies)) {
    if (text.length < smallest || bytes.length >= text.length) continue;
    await writeFile(`${path}.${extension}`, bytes);
    written += bytes.length;
  }
  return written;
}

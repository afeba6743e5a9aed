import { glob, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { isInternal, textTypes } from '#scripts/hosting/rules.ts';

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** Above so many files brotli's last tenth would cost more time than all pages took to make. */
const mostAtBest = 2000;

/** Below so many bytes nothing is gained. */
const smallest = 256;

/** As many as Node compresses at a time, and one being read for each. */
const workers = 8;

/**
 * Writes `.br` and `.gz` beside every text file of a built site, for servers that send a file as it lies.
 * @returns how many texts, and the bytes written
 */
export async function compressFolder(folder: string): Promise<{ files: number; bytes: number }> {
  const pattern = `**/*.{${textTypes.join(',')}}`;
  const files = (await Array.fromAsync(glob(pattern, { cwd: folder })))
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !isInternal(file))
    .sort();
  const quality = files.length > mostAtBest ? 9 : 11;
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

/** Leaves no older compressed form behind, where one would not be smaller. */
async function compressFile(path: string, quality: number): Promise<number> {
  const text = await readFile(path);
  const forms = [
    {
      path: `${path}.br`,
      bytes: await toBrotli(text, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: quality,
          [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        },
      }),
    },
    { path: `${path}.gz`, bytes: await toGzip(text, { level: 9 }) },
  ];
  let written = 0;
  for (const form of forms) {
    if (text.length < smallest || form.bytes.length >= text.length) {
      await rm(form.path, { force: true });
      continue;
    }
    await writeFile(form.path, form.bytes);
    written += form.bytes.length;
  }
  return written;
}

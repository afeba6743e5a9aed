import { readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants, gunzip, gzip } from 'node:zlib';
import { isInternal, textTypes } from '#scripts/hosting/rules.ts';

/** Above this number of texts brotli compresses less: its best would take minutes. Figures are in docs/decisions.md. */
const mostAtBestQuality = 2000;

const best = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
/** A window of 64 kB holds a page; larger ones take fifteen times as long to set up. */
const good = {
  [constants.BROTLI_PARAM_LGWIN]: 16,
  [constants.BROTLI_PARAM_QUALITY]: 9,
};

/** Files below this size are not compressed, in bytes. */
const smallest = 256;

/** Files in work at a time: four threads of Node compress, and as many files are being read. */
const workers = 8;

/**
 * Writes `.br` and `.gz` beside every text file, for servers that send compressed files from disk. A copy that is there
 * and unpacks to the file stays; a text that would not get smaller has none.
 * @param folder where the files lie
 * @param files their paths inside it
 * @returns the paths of all copies
 */
export async function compressFiles(folder: string, files: readonly string[]): Promise<string[]> {
  const texts = files.filter(isCompressible);
  const params = texts.length > mostAtBestQuality ? good : best;
  const forms: Form[] = [
    { ending: 'br', pack: (text) => toBrotli(text, { params }), unpack: fromBrotli },
    { ending: 'gz', pack: (text) => toGzip(text, { level: 9 }), unpack: fromGzip },
  ];
  const copies: string[] = [];
  const queue = texts.values();
  const work = async () => {
    for (const file of queue) {
      const text = await readFile(join(folder, file));
      for (const form of forms)
        if (await writeCopy(join(folder, file), text, form)) copies.push(`${file}.${form.ending}`);
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  return copies;
}

/** Whether a file, by its path inside the site, has compressed copies. */
function isCompressible(file: string): boolean {
  return textTypes.includes(extname(file).slice(1)) && !isInternal(file);
}

/** @returns whether the text has a copy of this form */
async function writeCopy(
  path: string,
  text: Buffer,
  { ending, pack, unpack }: Form,
): Promise<boolean> {
  if (text.length < smallest) return false;
  const copy = `${path}.${ending}`;
  if (await isCopy(copy, text, unpack)) return true;
  const packed = await pack(text);
  if (packed.length >= text.length) return false;
  await writeFile(copy, packed);
  return true;
}

/** Whether a file is whole and holds the text: it may be missing, of an earlier text, or half written. */
async function isCopy(copy: string, text: Buffer, unpack: Form['unpack']): Promise<boolean> {
  try {
    return (await unpack(await readFile(copy))).equals(text);
  } catch {
    return false;
  }
}

const toBrotli = promisify(brotliCompress);
const fromBrotli = promisify(brotliDecompress) as (packed: Buffer) => Promise<Buffer>;
const toGzip = promisify(gzip);
const fromGzip = promisify(gunzip) as (packed: Buffer) => Promise<Buffer>;

type Form = {
  ending: string;
  pack: (text: Buffer) => Promise<Buffer>;
  unpack: (packed: Buffer) => Promise<Buffer>;
};

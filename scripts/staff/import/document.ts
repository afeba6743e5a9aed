import { readFile, stat } from 'node:fs/promises';
import { readCsv } from '#scripts/staff/import/csv.ts';
import { readDocx } from '#scripts/staff/import/docx.ts';
import { Refusal, refuse } from '#scripts/staff/import/fault.ts';
import type { Row } from '#scripts/staff/import/rows.ts';
import { readXlsx } from '#scripts/staff/import/xlsx.ts';

/** No list of members comes near this. */
const limit = 20 * 2 ** 20;

/**
 * Reads a document by what is in it, whatever its name ends in.
 * @throws Refusal where there is no such file, or it is none that can be read
 */
export async function readDocument(path: string): Promise<Row[]> {
  const buffer = await readBytes(path);
  const format = formatOf(buffer);
  try {
    if (format === 'docx') return await readDocx(buffer);
    if (format === 'xlsx') return await readXlsx(buffer);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    refuse('broken-file', '', { detail: (error as Error).message });
  }
  return readCsv(buffer);
}

async function readBytes(path: string): Promise<Buffer> {
  try {
    const { size } = await stat(path);
    if (size === 0) return refuse('file-empty');
    if (size > limit)
      return refuse('file-too-large', '', {
        size: Math.ceil(size / 2 ** 20),
        limit: limit / 2 ** 20,
      });
    return await readFile(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (error instanceof Refusal) throw error;
    return code === 'ENOENT'
      ? refuse('file-missing')
      : refuse('file-unreadable', '', { detail: message });
  }
}

/** What a file is by its first bytes and, in an archive, by the names of its parts. */
function formatOf(buffer: Buffer): 'docx' | 'xlsx' | 'csv' {
  const begins = (...bytes: number[]) => bytes.every((byte, index) => buffer[index] === byte);
  if (begins(0x50, 0x4b)) {
    if (buffer.includes('word/document.xml')) return 'docx';
    if (buffer.includes('xl/workbook.xml')) return 'xlsx';
    return refuse('other-format', '', { found: 'zip' });
  }
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) return refuse('old-format');
  const head = buffer.subarray(0, 200).toString('latin1').trimStart();
  const found = Object.entries({
    PDF: /^%PDF/,
    RTF: /^\{\\rtf/,
    PNG: /^\u0089PNG/,
    JPEG: /^\u00ff\u00d8\u00ff/,
    'HTML / XML': /^(\u00ef\u00bb\u00bf)?<(\?xml|!doctype|html|table)/i,
  }).find(([, pattern]) => pattern.test(head));
  return found ? refuse('other-format', '', { found: found[0] }) : 'csv';
}

import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { defineProblems } from '#checks/problem.ts';
import { readCsv } from '#scripts/staff/import/csv.ts';
import { readDocx } from '#scripts/staff/import/docx.ts';
import type { Row } from '#scripts/staff/import/rows.ts';
import { readXlsx } from '#scripts/staff/import/xlsx.ts';
import { inDocument, Refusal } from '#scripts/staff/refusal.ts';

const report = defineProblems({
  'file-missing': `
    没有这个文件
    请核对路径
    There is no such file
    check the path`,
  'file-empty': `
    文件是空的
    请核对文件，或请对方再发一次
    The file is empty
    check it, or ask for it once more`,
  'file-too-large': `
    文件有 {size} MB，超过 {limit} MB，不像名单
    请只留下表格再存一份
    The file has {size} MB, more than {limit} MB, and is hardly a list
    save a copy with the table alone`,
  'old-format': `
    这是旧格式（.xls、.doc）或加了密码的文件
    请打开后另存为不带密码的 .xlsx 或 .docx
    This is an old format (.xls, .doc) or has a password
    open it and save it as .xlsx or .docx without one`,
  'other-format': `
    这不是 .docx、.xlsx 或 .csv 文件（像是 {found}）
    请打开后另存为其中一种
    This is no .docx, .xlsx or .csv file (it looks like {found})
    open it and save it as one of these`,
  'broken-file': `
    文件已损坏或没有存完（{detail}）
    请重新打开并保存，或请对方再发一次
    The file is damaged or was not saved whole ({detail})
    open and save it again, or ask for it once more`,
});

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
    throw new Refusal(report('broken-file', inDocument(), { detail: (error as Error).message }));
  }
  return readCsv(buffer);
}

async function readBytes(path: string): Promise<Buffer> {
  if (!existsSync(path)) throw new Refusal(report('file-missing', inDocument()));
  const { size } = await stat(path);
  if (size === 0) throw new Refusal(report('file-empty', inDocument()));
  if (size > limit) {
    const values = { size: Math.ceil(size / 2 ** 20), limit: limit / 2 ** 20 };
    throw new Refusal(report('file-too-large', inDocument(), values));
  }
  return readFile(path);
}

/** What a file is by its first bytes and, in an archive, by the names of its parts. */
function formatOf(buffer: Buffer): 'docx' | 'xlsx' | 'csv' {
  const head = buffer.subarray(0, 200).toString('latin1').trimStart();
  if (head.startsWith('PK')) {
    if (buffer.includes('word/document.xml')) return 'docx';
    if (buffer.includes('xl/workbook.xml')) return 'xlsx';
  }
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0'))
    throw new Refusal(report('old-format', inDocument()));
  const [found] = Object.entries(otherFormats).find(([, pattern]) => pattern.test(head)) ?? [];
  if (found === undefined) return 'csv';
  throw new Refusal(report('other-format', inDocument(), { found }));
}

const otherFormats = {
  ZIP: /^PK/,
  PDF: /^%PDF/,
  RTF: /^\{\\rtf/,
  PNG: /^\u0089PNG/,
  JPEG: /^\u00ff\u00d8\u00ff/,
  'HTML / XML': /^(\u00ef\u00bb\u00bf)?<(\?xml|!doctype|html|table)/i,
};

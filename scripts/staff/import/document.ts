import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { defineProblems } from '#checks/problem.ts';
import { readCsv } from '#scripts/staff/import/csv.ts';
import { readDocx } from '#scripts/staff/import/docx.ts';
import { openOfficeFile } from '#scripts/staff/import/office-file.ts';
import type { Row } from '#scripts/staff/import/rows.ts';
import { checkSize } from '#scripts/staff/import/size.ts';
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
  'old-format': `
    这是旧格式（.xls、.doc、.et、.wps）或加了密码的文件
    请用 Excel、Word 或 WPS 打开，另存为不带密码的 .xlsx 或 .docx
    This is an old format (.xls, .doc, .et, .wps) or has a password
    open it in Excel, Word or WPS and save it as .xlsx or .docx without one`,
  'web-page': `
    这是网页（{found}），只是名字像表格或文档
    请用 Excel 或 WPS 打开它，另存为 .xlsx
    This is a web page ({found}) with the name of a table or document
    open it in Excel or WPS and save it as .xlsx`,
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

/**
 * Reads a document by what is in it, whatever its name ends in.
 * @throws Refusal where there is no such file, or it is none that can be read
 */
export async function readDocument(path: string): Promise<Row[]> {
  return readRows(await readBytes(path));
}

/**
 * Reads the bytes of a file.
 * @throws Refusal where there is no such file, or it is empty or too large
 */
export async function readBytes(path: string): Promise<Buffer> {
  if (!existsSync(path)) throw new Refusal(report('file-missing', inDocument()));
  const { size } = await stat(path);
  if (size === 0) throw new Refusal(report('file-empty', inDocument()));
  checkSize('file', size);
  return readFile(path);
}

/**
 * Reads the bytes of a document.
 * @throws Refusal where it is none that can be read
 */
export async function readRows(buffer: Buffer): Promise<Row[]> {
  refuseOthers(buffer);
  try {
    const office = openOfficeFile(buffer);
    if (office) {
      const relations = await office.relations('');
      const main = relations.find(({ type }) => type === 'officeDocument')?.target ?? '';
      if (/^word\/.*\.xml$/.test(main)) return await readDocx(office, main);
      if (/^xl\/.*\.xml$/.test(main)) return await readXlsx(office, main);
      const isOpen = office.names.includes('content.xml');
      const found = isOpen ? 'OpenDocument: .odt, .ods' : `ZIP: ${main || office.names[0]}`;
      throw new Refusal(report('other-format', inDocument(), { found }));
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(report('broken-file', inDocument(), { detail: (error as Error).message }));
  }
  checkSize('text', buffer.length);
  return readCsv(buffer);
}

/** @throws Refusal for a file that its first bytes show to be of another kind */
function refuseOthers(buffer: Buffer): void {
  const head = buffer
    .subarray(0, 2000)
    .toString('latin1')
    .replace(/^(\u00ef\u00bb\u00bf)?\s*/, '');
  for (const [found, pattern] of Object.entries(otherFormats))
    if (pattern.test(head)) throw new Refusal(report('other-format', inDocument(), { found }));
  for (const [found, pattern] of Object.entries(webPages))
    if (pattern.test(head)) throw new Refusal(report('web-page', inDocument(), { found }));
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0'))
    throw new Refusal(report('old-format', inDocument()));
}

const otherFormats = {
  PDF: /^%PDF/,
  RTF: /^\{\\rtf/,
  PNG: /^\u0089PNG/,
  JPEG: /^\u00ff\u00d8\u00ff/,
  RAR: /^Rar!/,
  '7z': /^7z\u00bc\u00af/,
  JSON: /^[[{]\s*["{[]/,
};

const webPages = {
  MHTML: /^(From|MIME-Version|Content-Type|Subject):[\s\S]*boundary=/i,
  'HTML / XML': /^<(\?xml|!doctype|!--|html|head|body|meta|style|div|p|table)\b/i,
};

import { CsvError, parse } from 'csv-parse/sync';
import { defineProblems } from '#checks/problem.ts';
import { decodeText } from '#reader/text-file.ts';
import { columnLetters, type Row } from '#scripts/staff/import/rows.ts';
import { inDocument, Refusal } from '#scripts/staff/refusal.ts';

const report = defineProblems({
  'bad-encoding': `
    认不出文字编码
    请存为 UTF-8（Excel：“CSV UTF-8”）或直接用 .xlsx
    The text encoding is not known
    save it as UTF-8 (in Excel “CSV UTF-8”) or use .xlsx`,
  'csv-quotes': `
    引号不成对，后面的行读不出来：{detail}
    请补上引号，或直接用 .xlsx
    A quotation mark has no partner, so the lines after it cannot be read: {detail}
    add it, or use .xlsx`,
});

/** The rows of a text file whose cells are separated by commas, semicolons, or tabs, in any encoding that offices use. */
export function readCsv(buffer: Buffer): Row[] {
  const { encoding, text: decoded } = decodeText(buffer);
  if (encoding === '—') throw new Refusal(report('bad-encoding', inDocument()));
  const text = decoded.replace(/^\ufeff/, '');
  const [best] = [',', ';', '\t']
    .map((delimiter) => parseRecords(text, delimiter))
    .sort((a, b) => countTableRows(b) - countTableRows(a));
  if (!Array.isArray(best))
    throw new Refusal(report('csv-quotes', inDocument(), { detail: best?.message ?? '' }));
  return best.map((record, y) => ({
    kind: 'table',
    cells: record.map((value, x) => ({ text: value, place: `${columnLetters(x)}${y + 1}` })),
  }));
}

function parseRecords(text: string, delimiter: string): string[][] | CsvError {
  try {
    return parse(text, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: false,
    });
  } catch (error) {
    if (error instanceof CsvError) return error;
    throw error;
  }
}

/** The number of rows with a second cell; -1 if the text cannot be read this way. */
function countTableRows(records: string[][] | CsvError): number {
  return Array.isArray(records)
    ? records.filter((cells) => cells.filter((cell) => cell.trim() !== '').length > 1).length
    : -1;
}

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
  const { encoding, text } = decodeText(buffer);
  if (encoding === '—') throw new Refusal(report('bad-encoding', inDocument()));
  const errors: CsvError[] = [];
  const readings = [',', ';', '\t'].flatMap((delimiter) => {
    try {
      const options = {
        bom: true,
        record_delimiter: ['\r\n', '\n', '\r'],
        relax_column_count: true,
      };
      return [parse(text, { ...options, delimiter })];
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      errors.push(error);
      return [];
    }
  });
  const [best] = readings.sort((a, b) => countTableRows(b) - countTableRows(a));
  if (!best)
    throw new Refusal(report('csv-quotes', inDocument(), { detail: errors[0]?.message ?? '' }));
  return best.map((record, y) => ({
    kind: 'table',
    cells: record.map((value, x) => ({ text: value, place: `${columnLetters(x)}${y + 1}` })),
  }));
}

/** The number of rows with a second cell. */
function countTableRows(records: readonly string[][]): number {
  return records.filter((cells) => cells.filter((cell) => cell.trim() !== '').length > 1).length;
}

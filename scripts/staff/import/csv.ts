import { CsvError, parse } from 'csv-parse/sync';
import { decodeText } from '#reader/text-file.ts';
import { refuse } from '#scripts/staff/import/fault.ts';
import { columnLetters, type Row } from '#scripts/staff/import/rows.ts';

/** The rows of a text file whose cells are separated by commas, semicolons, or tabs, in any encoding that offices use. */
export function readCsv(buffer: Buffer): Row[] {
  const { encoding, text: decoded } = decodeText(buffer);
  if (encoding === '—') refuse('bad-encoding');
  const text = decoded.replace(/^\ufeff/, '');
  const [best] = [',', ';', '\t']
    .map((delimiter) => parseRecords(text, delimiter))
    .sort((a, b) => countTableRows(b) - countTableRows(a));
  if (!Array.isArray(best)) return refuse('csv-quotes', '', { detail: best?.message ?? '' });
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

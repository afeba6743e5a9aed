import { CsvError, parse } from 'csv-parse/sync';
import { refuse } from '#scripts/import/fault.ts';
import { columnLetters, type Row } from '#scripts/import/rows.ts';

/** The rows of a text file whose cells are parted by commas, semicolons, or tabs, in any encoding that offices use. */
export function readCsv(buffer: Buffer): Row[] {
  const text = decodeText(buffer);
  const [best] = [',', ';', '\t']
    .map((delimiter) => parseRecords(text, delimiter))
    .sort((a, b) => countTableRows(b) - countTableRows(a));
  if (!Array.isArray(best)) return refuse('csv-quotes', '', { detail: best?.message ?? '' });
  return best.map((record, y) => ({
    kind: 'table',
    cells: record.map((value, x) => ({ text: value, place: `${columnLetters(x)}${y + 1}` })),
  }));
}

/** The text of a file in UTF-8, UTF-16, or GB 18030 (which holds GBK and GB 2312), without byte order mark. */
function decodeText(buffer: Buffer): string {
  const encodings = [[...guessWide(buffer)], 'utf-8', 'gb18030'].flat();
  for (const encoding of encodings) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(buffer);
    } catch {
      // The next one may fit.
    }
  }
  return refuse('bad-encoding');
}

/** UTF-16 shows itself by its mark, or by the zero bytes beside digits, commas and line ends. */
function guessWide(buffer: Buffer): string[] {
  const zeros = [0, 1].map(
    (parity) => buffer.filter((byte, index) => byte === 0 && index % 2 === parity).length,
  );
  const [even = 0, odd = 0] = zeros;
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return ['utf-16le'];
  if (buffer[0] === 0xfe && buffer[1] === 0xff) return ['utf-16be'];
  return even + odd === 0 ? [] : [odd > even ? 'utf-16le' : 'utf-16be'];
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

/** How many rows have a second cell; none where the text cannot be read this way. */
function countTableRows(records: string[][] | CsvError): number {
  return Array.isArray(records)
    ? records.filter((cells) => cells.filter((cell) => cell.trim() !== '').length > 1).length
    : -1;
}

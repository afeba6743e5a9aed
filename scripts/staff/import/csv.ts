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
    这一格的引号 " 不成对，后面的行可能被并进了这一格：{value}
    请补上或删去引号，或直接用 .xlsx
    A quotation mark " has no partner in this cell, so that later lines may have run into it: {value}
    add or delete it, or use .xlsx`,
});

/**
 * The rows of a text file whose cells are separated by commas, semicolons, tabs or bars, in any encoding that offices use.
 * @throws Refusal if the encoding is not known, or a quotation mark has no partner
 */
export function readCsv(buffer: Buffer): Row[] {
  const text = decode(buffer);
  const readings = [',', ';', '\t', '|', '，'].map((delimiter) => ({
    delimiter,
    records: read(text, delimiter),
  }));
  const weigh = ({ records }: (typeof readings)[number]) =>
    records?.filter((cells) => cells.filter((cell) => cell.trim() !== '').length > 1).length ?? 0;
  const [best] = readings.sort((a, b) => weigh(b) - weigh(a));
  if (!best?.records) throw unpaired(text, best?.delimiter ?? ',');
  return best.records.map((record, y) => ({
    kind: 'table',
    cells: record.map((value, x) => {
      const place = `${columnLetters(x)}${y + 1}`;
      // What was quoted within quotes: more than one row in one cell.
      if (/"/.test(value) && /\n/.test(value))
        throw new Refusal(report('csv-quotes', inDocument(place), { value: value.slice(0, 40) }));
      return { text: value.replace(/^\s*"([^"]*)"\s*$/, '$1'), place };
    }),
  }));
}

/** The records of a text; marks within a cell that quote nothing stay as they are. `undefined` if one has no partner. */
function read(text: string, delimiter: string): string[][] | undefined {
  const options = {
    bom: true,
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
  };
  for (const relax_quotes of [false, true])
    try {
      return parse(text, { ...options, relax_quotes });
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
    }
  return undefined;
}

/** The problem of the first line with an odd number of quotation marks. */
function unpaired(text: string, delimiter: string): Refusal {
  const lines = text.split(/\r\n|\n|\r/);
  const at = lines.findIndex((line) => line.split('"').length % 2 === 0);
  const line = lines[at] ?? '';
  const column = line.slice(0, line.indexOf('"')).split(delimiter).length - 1;
  const place = inDocument(`${columnLetters(column)}${at + 1}`);
  return new Refusal(report('csv-quotes', place, { value: line.slice(0, 40) }));
}

/**
 * The text. Encodings share their bytes, so the one in which a head of a list is found counts; it tells Big5 from GBK,
 * and UTF-16 without a mark from both.
 */
function decode(buffer: Buffer): string {
  const { encoding, text } = decodeText(buffer);
  const others = ['utf-16le', 'utf-16be', 'big5'].map((label) =>
    new TextDecoder(label).decode(buffer),
  );
  const isList = (one: string) => /序[号號]|编号|編號|名称|名稱|[单單]位/.test(one);
  const found = encoding === 'UTF-8' ? text : [text, ...others].find(isList);
  if (found === undefined && encoding === '—')
    throw new Refusal(report('bad-encoding', inDocument()));
  return found ?? text;
}

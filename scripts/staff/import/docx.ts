import * as cheerio from 'cheerio';
import mammoth from 'mammoth';
import type { Cell, Row } from '#scripts/staff/import/rows.ts';

/** The paragraphs and table rows of a Word document from top to bottom; deleted text of tracked changes is left out. */
export async function readDocx(buffer: Buffer): Promise<Row[]> {
  const { value } = await mammoth.convertToHtml({ buffer }, { ignoreEmptyParagraphs: false });
  const $ = cheerio.load(value);
  let tables = 0;
  let paragraphs = 0;
  return $('body')
    .children()
    .toArray()
    .flatMap((element): Row[] => {
      if (element.tagName === 'table') return readTable($, element, ++tables);
      const place = `第 ${++paragraphs} 段 paragraph ${paragraphs}`;
      return [{ kind: 'paragraph', cells: [{ text: textOf($, element), place }] }];
    });
}

function readTable($: cheerio.CheerioAPI, table: Element, number: number): Row[] {
  const rows: Cell[][] = [];
  const lines = $(table).find('> * > tr').toArray();
  for (const [y, line] of lines.entries()) {
    let x = 0;
    for (const element of $(line).children('td, th').toArray()) {
      while (rows[y]?.[x]) x++;
      const cell = readCell($, element, placeAt(number, y, x));
      const [width = 1, height = 1] = ['colspan', 'rowspan'].map((name) =>
        Number(element.attribs[name] ?? 1),
      );
      for (let down = y; down < Math.min(y + height, lines.length); down++) {
        rows[down] ??= [];
        for (let right = x; right < x + width; right++)
          (rows[down] as Cell[])[right] =
            down === y && right === x
              ? cell
              : { text: '', place: placeAt(number, down, right), coveredBy: cell };
      }
      x += width;
    }
  }
  return rows.map((cells) => ({ kind: 'table', cells: [...cells] }));
}

function placeAt(table: number, y: number, x: number): string {
  return `表 ${table} 第 ${y + 1} 行第 ${x + 1} 列 table ${table}, row ${y + 1}, column ${x + 1}`;
}

function readCell($: cheerio.CheerioAPI, element: Element, place: string): Cell {
  const text = textOf($, element);
  const counted = text.trim() === '' && $(element).find('ol > li').length > 0;
  return { text, place, ...(counted && { counted }) };
}

/** The text of a cell or paragraph; where it breaks, a line breaks. */
function textOf($: cheerio.CheerioAPI, element: Element): string {
  const copy = $(element).clone();
  copy.find('br').replaceWith('\n');
  copy.find('p').append('\n');
  return copy.text();
}

type Element = Parameters<cheerio.CheerioAPI>[0] & {
  tagName: string;
  attribs: Record<string, string>;
};

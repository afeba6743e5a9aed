import {
  childrenOf,
  type Element,
  findAll,
  type OfficeFile,
  textWithin,
} from '#scripts/staff/import/office-file.ts';
import {
  type Cell,
  columnLetters,
  emptyCell,
  type Row,
  reportCell,
} from '#scripts/staff/import/rows.ts';
import {
  type Book,
  readSheetCell,
  readSheetStyles,
  readSheetText,
} from '#scripts/staff/import/sheet-text.ts';
import { checkSize } from '#scripts/staff/import/size.ts';
import { inDocument } from '#scripts/staff/refusal.ts';

/**
 * The visible sheets of a workbook, each with its name before its rows, and what lies beside its cells after them.
 * @param main the path of the workbook's main part
 */
export async function readXlsx(office: OfficeFile, main: string): Promise<Row[]> {
  const relations = await office.relations(main);
  const pathOf = (key: 'id' | 'type', value = '') =>
    relations.find((relation) => relation[key] === value)?.target ?? '';
  const styles = readSheetStyles(await office.tree(pathOf('type', 'styles')));
  const book: Book = { styles, shared: [] };
  let length = 0;
  await office.elements(pathOf('type', 'sharedStrings'), new Set(['si']), (item) => {
    const text = readSheetText(item);
    length += text.text.length;
    checkSize('strings', length);
    book.shared.push(text);
  });
  const rows: Row[] = [];
  for (const { attributes } of findAll(await office.tree(main), 'sheet')) {
    const { name = '', state = '', id } = attributes;
    const place = `工作表 sheet “${name}”`;
    if (/hidden/i.test(state))
      rows.push({ kind: 'beside', cells: [{ text: '隐藏的工作表 a hidden sheet', place }] });
    else {
      rows.push({ kind: 'sheet', cells: [{ text: name, place }] });
      rows.push(...(await readSheet(office, pathOf('id', id), place, book)));
    }
  }
  return rows;
}

/** The rows of a sheet that hold something; however many cells are merely formatted, they take no memory. */
async function readSheet(
  office: OfficeFile,
  path: string,
  sheet: string,
  book: Book,
): Promise<Row[]> {
  const table: Table = new Map();
  const hidden = new Set<number>();
  const ranges: Element[] = [];
  let [y, width, count] = [-1, 0, 0];
  const readRow = (row: Element) => {
    y = row.attributes['r'] === undefined ? y + 1 : Number(row.attributes['r']) - 1;
    const isHidden = isOn(row.attributes['hidden']) || Number(row.attributes['ht'] ?? 1) === 0;
    let x = -1;
    for (const element of childrenOf(row, 'c')) {
      const { r: reference } = element.attributes;
      x = reference === undefined ? x + 1 : positionOf(reference)[0];
      const place = `${sheet} ${columnLetters(x)}${y + 1}`;
      const cell = readSheetCell(element, place, book, isHidden || hidden.has(x));
      if (!cell) continue;
      checkSize('cells', ++count, place);
      table.set(y, (table.get(y) ?? new Map<number, Cell>()).set(x, cell));
      width = Math.max(width, x);
    }
  };
  await office.elements(path, new Set(['col', 'row', 'mergeCell', 'hyperlink']), (element) => {
    const { name, attributes } = element;
    if (name === 'row') readRow(element);
    else if (name !== 'col') ranges.push(element);
    else if (isOn(attributes['hidden']) || Number(attributes['width'] ?? 1) === 0)
      for (let x = Number(attributes['min']); x <= Number(attributes['max']); x++)
        hidden.add(x - 1);
  });
  const relations = await office.relations(path);
  const links = new Map(relations.map(({ id, target }) => [id, target]));
  for (const { name, attributes } of ranges)
    if (name === 'mergeCell') merge(table, attributes['ref'] ?? '', sheet, [width, y]);
    else {
      const cell = cellAt(table, attributes['ref'] ?? '');
      const link = links.get(attributes['id'] ?? '');
      if (cell && link !== undefined) cell.link = link;
    }
  const beside = await readBeside(office, relations, table, sheet);
  return [
    ...[...table].sort(([a], [b]) => a - b).map(([at, row]) => fillRow(row, at, sheet)),
    ...beside,
  ];
}

function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

/** Column and row of a reference such as `B7`, from 0. */
function positionOf(reference: string): [x: number, y: number] {
  const [, letters = '', digits = ''] = /^\$?([A-Z]+)\$?(\d+)/.exec(reference) ?? [];
  const x = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return [x, Number(digits) - 1];
}

function cellAt(table: Table, reference: string): Cell | undefined {
  const [x, y] = positionOf(reference);
  return table.get(y)?.get(x);
}

/** Marks the cells that a merged cell covers, in rows and columns that hold anything. */
function merge(table: Table, range: string, sheet: string, end: [x: number, y: number]): void {
  const [first = '', last = first] = range.split(':');
  const [[left, top], [right, bottom]] = [positionOf(first), positionOf(last)];
  const coveredBy = cellAt(table, first);
  if (!coveredBy) return;
  for (let y = top; y <= Math.min(bottom, end[1]); y++)
    for (let x = left; x <= Math.min(right, end[0]); x++)
      if (x !== left || y !== top)
        table.get(y)?.set(x, { ...emptyCell(`${sheet} ${columnLetters(x)}${y + 1}`), coveredBy });
}

/** A row with a cell in every column up to its last. */
function fillRow(row: ReadonlyMap<number, Cell>, y: number, sheet: string): Row {
  const cells = Array.from({ length: Math.max(...row.keys()) + 1 }, (_, x) => {
    return row.get(x) ?? emptyCell(`${sheet} ${columnLetters(x)}${y + 1}`);
  });
  return { kind: 'table', cells };
}

/** Adds notes to the cells that have them, and returns what lies beside cells: other notes, text boxes, pictures. */
async function readBeside(
  office: OfficeFile,
  relations: Awaited<ReturnType<OfficeFile['relations']>>,
  table: Table,
  sheet: string,
): Promise<Row[]> {
  const beside: string[] = [];
  const notes = new Map<string, string>();
  for (const { type, target } of relations) {
    if (!/^(comments|threadedComment|drawing)$/.test(type)) continue;
    const part = await office.tree(target);
    for (const name of ['comment', 'threadedComment'])
      for (const element of findAll(part, name))
        notes.set(element.attributes['ref'] ?? '', textWithin(element).trim());
    beside.push(
      ...findAll(part, 'txBody').map((box) => `文本框 text box: ${textWithin(box).trim()}`),
      ...findAll(part, 'pic').map(() => '图片 a picture'),
    );
  }
  for (const [reference, text] of notes) {
    const cell = cellAt(table, reference);
    const values = { value: cell?.text ?? '', note: text };
    if (cell) cell.problem ??= reportCell('cell-note', inDocument(cell.place), values);
    else beside.push(`${reference} 批注 note: ${text}`);
  }
  return beside.map((text) => ({ kind: 'beside', cells: [{ text, place: sheet }] }));
}

/** The cells of a sheet that hold something, by row and column. */
type Table = Map<number, Map<number, Cell>>;

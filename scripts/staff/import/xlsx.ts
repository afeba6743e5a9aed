import { readXlsx as readWorkbook } from 'hucre/xlsx';
import { type Cell, columnLetters, emptyCell, type Row } from '#scripts/staff/import/rows.ts';

/** The visible sheets of a workbook, each with its name before its rows. */
export async function readXlsx(buffer: Buffer): Promise<Row[]> {
  const { sheets } = await readWorkbook(buffer, {
    sheets: ({ hidden, veryHidden }) => !hidden && !veryHidden,
  });
  return sheets.flatMap((sheet) => [
    { kind: 'sheet', cells: [{ text: sheet.name, place: `工作表 sheet “${sheet.name}”` }] },
    ...readSheet(sheet),
  ]);
}

function readSheet({ name, rows, cells, merges = [] }: Sheet): Row[] {
  const placeAt = (y: number, x: number) => `工作表 sheet “${name}” ${columnLetters(x)}${y + 1}`;
  const table = rows.map((values, y) =>
    values.map((value, x) => readCell(value, cells?.get(`${y},${x}`), placeAt(y, x))),
  );
  for (const { startRow, startCol, endRow, endCol } of merges)
    for (let y = startRow; y <= endRow; y++)
      for (let x = startCol; x <= endCol; x++) {
        const row = table[y];
        const first = table[startRow]?.[startCol];
        if (row && first && row[x] !== first)
          row[x] = { ...emptyCell(placeAt(y, x)), coveredBy: first };
      }
  return table.map((row) => ({ kind: 'table', cells: row }));
}

function readCell(plain: Value, detail: Detail | undefined, place: string): Cell {
  const value = (detail?.type === 'formula' ? detail.formulaResult : undefined) ?? plain ?? null;
  const text =
    value instanceof Date ? value.toISOString().slice(0, 10) : decodeEscapes(String(value ?? ''));
  const fault =
    detail?.type === 'error' || /^#(REF|VALUE|NAME\?|DIV\/0|N\/A|NUM|NULL)!?$/.test(text)
      ? 'cell-error'
      : value instanceof Date
        ? 'cell-date'
        : detail?.type === 'formula' && value === null
          ? 'cell-formula'
          : undefined;
  const link = detail?.hyperlink?.target;
  return { text, place, ...(fault && { fault }), ...(link !== undefined && { link }) };
}

/** Characters that a workbook writes by number, such as the carriage return `_x000D_`. */
function decodeEscapes(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

type Sheet = Awaited<ReturnType<typeof readWorkbook>>['sheets'][number];
type Value = Sheet['rows'][number][number];
type Detail = NonNullable<ReturnType<NonNullable<Sheet['cells']>['get']>>;

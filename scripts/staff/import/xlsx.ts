import { readXlsx as readWorkbook } from 'hucre/xlsx';
import { defineProblems } from '#checks/problem.ts';
import { type Cell, columnLetters, emptyCell, type Row } from '#scripts/staff/import/rows.ts';
import { inDocument } from '#scripts/staff/refusal.ts';

const report = defineProblems({
  'cell-error': `
    单元格里是错误值“{value}”
    请改成文字
    The cell holds the error “{value}”
    write the text instead`,
  'cell-formula': `
    单元格里的公式没有结果
    请用 Excel 或 WPS 打开并保存，或改成文字
    The formula in this cell has no result
    open and save the file in Excel or WPS, or write the text instead`,
  'cell-date': `
    单元格被当作日期（{value}）
    请把格式改为文本后重新填写
    The cell is taken for a date ({value})
    set its format to text and write it again`,
});

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
  const problem =
    detail?.type === 'error' || /^#(REF|VALUE|NAME\?|DIV\/0|N\/A|NUM|NULL)!?$/.test(text)
      ? report('cell-error', inDocument(place), { value: text })
      : value instanceof Date
        ? report('cell-date', inDocument(place), { value: text })
        : detail?.type === 'formula' && value === null
          ? report('cell-formula', inDocument(place))
          : undefined;
  const link = detail?.hyperlink?.target;
  return { text, place, ...(problem && { problem }), ...(link !== undefined && { link }) };
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

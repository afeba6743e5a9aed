import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { nameStatuses } from '#domain/name.ts';
import { namesProject } from '#scripts/fixtures/office/names-project.ts';
import { columnLetters } from '#scripts/staff/import/rows.ts';
import { fieldColumns, makeNamesWorkbook } from '#scripts/staff/import/workbook-export.ts';

const check = 3 + fieldColumns.length;

/** Where statuses stand of languages after the first three, and of the local name. */
const later = fieldColumns
  .flatMap(({ path }, index) =>
    index > 9 && path.at(-1) === 'status' ? [columnLetters(3 + index)] : [],
  )
  .map((letters) => `${letters}2:${letters}4`);

test('the workbook locks what may not be changed, and offers the statuses to choose from', async () => {
  const bytes = await makeNamesWorkbook(namesProject().content);
  const { sheets } = await readXlsx(bytes, { readStyles: true });
  expect(sheets).toHaveLength(1);
  const [sheet] = sheets;
  expect(sheet?.freezePane).toEqual({ rows: 1, columns: 3 });
  expect(sheet?.protection).toMatchObject({ sheet: true });
  expect(sheet?.columns?.map(({ hidden = false }) => hidden).indexOf(true)).toBe(check);
  const isLocked = (cell: string) => sheet?.cells?.get(cell)?.style?.protection?.locked ?? true;
  expect(['0,4', '1,0', '1,1', '1,2', `1,${check}`].map(isLocked)).toEqual(Array(5).fill(true));
  expect(['1,3', '1,4', `3,${check - 1}`].map(isLocked)).toEqual(Array(3).fill(false));
  expect(sheet?.dataValidations?.map(({ range }) => range)).toEqual([
    'F2:F4',
    'I2:I4',
    'L2:L4',
    ...later,
  ]);
  for (const { type, values, inputTitle, inputMessage } of sheet?.dataValidations ?? []) {
    expect(type).toBe('list');
    expect(values).toEqual([...nameStatuses]);
    expect(inputTitle?.length).toBeLessThanOrEqual(32);
    expect(inputMessage?.length).toBeLessThanOrEqual(255);
  }
});

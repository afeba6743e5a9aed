import { describe, expect, test } from 'vitest';
import type { ListId } from '#domain/ledger.ts';
import {
  documentNames,
  fixtureNames,
  fixturePath,
  makeRows,
} from '#scripts/fixtures/import-project.ts';
import { readDocument } from '#scripts/staff/import/document.ts';
import { findStatedDate, readListDocument } from '#scripts/staff/import/list-document.ts';
import { foldName } from '#scripts/staff/import/listed-name.ts';
import type { Row } from '#scripts/staff/import/rows.ts';
import { Refusal } from '#scripts/staff/refusal.ts';

const date = '2025-07-10';

describe('documents made with LibreOffice', () => {
  test.each<[string, ListId]>([
    ['china.docx', 'china'],
    ['both.docx', 'china'],
    ['both.docx', 'abroad'],
    ['china.xlsx', 'china'],
    ['both.xlsx', 'china'],
    ['both.xlsx', 'abroad'],
    ['china.csv', 'china'],
    ['abroad.csv', 'abroad'],
  ])('%s is read right: %s', async (file, list) => {
    const { names } = readListDocument(await readDocument(fixturePath(file)), list, date);
    expect(names.map(({ name }) => foldName(name))).toEqual(fixtureNames()[list].map(foldName));
  });

  test.each(['china', 'abroad'] as const)('source.docx, the alliance’s own: %s', async (list) => {
    const rows = await readDocument(fixturePath('source.docx'));
    const { names } = readListDocument(rows, list, '2024-07-10');
    expect(names.map(({ name }) => name)).toEqual(documentNames()[list]);
    expect(findStatedDate(rows)).toBe('2024-07-10');
  });

  test.each<[string, string, string]>([
    ['merged-names.docx', 'cells-merged', '表 1 第 8 行第 2 列 table 1, row 8, column 2'],
    ['merged-names.xlsx', 'cells-merged', '工作表 sheet “名单” B9'],
    ['missing-name.csv', 'name-missing', 'B9'],
  ])('%s is refused at the cell', async (file, kind, place) => {
    const rows = await readDocument(fixturePath(file));
    expect(problemsOf(rows, 'abroad')).toEqual([[kind, place]]);
  });
});

describe('a list', () => {
  test('is read with its title, date, repeated heads, and notes around it', () => {
    const { names, ignored } = read(
      '联盟成员单位列表——中方\n（截至 2025年7月10日）\n序号|单位名称|备注\n１|甲 学院\n2、|乙大学|新\n\n序 号|单位 名称\n ３ |丙（北京）公司\n|合计：3家\n注1：以上名单以公布为准',
    );
    expect(names).toEqual([
      { name: '甲学院', place: 'B4' },
      { name: '乙大学', place: 'B5' },
      { name: '丙（北京）公司', place: 'B8' },
    ]);
    expect(ignored).toEqual([
      '“备注”列 column: “新” (C5)',
      'B9: 合计：3家',
      'A10: 注1：以上名单以公布为准',
    ]);
  });

  test('is the only one of a document without titles', () => {
    expect(read('编号|成员名称\n1|甲学院\n2|乙学院').names).toHaveLength(2);
  });

  test('may have numbers that the word processor counts', () => {
    const rows = makeRows('序号|名称\n|甲学院\n|乙学院');
    for (const { cells } of rows.slice(1)) Object.assign(cells[0] ?? {}, { counted: true });
    expect(readListDocument(rows, 'china', date).names).toHaveLength(2);
  });

  test.each<[string, string, [string, string][]]>([
    ['a number left out', '序号|名称\n1|甲学院\n3|乙学院\n4|丙学院', [['number-expected', 'A3']]],
    ['a number twice', '序号|名称\n1|甲学院\n1|乙学院', [['which-list', 'B3']]],
    ['a number again', '序号|名称\n1|甲学院\n2|乙学院\n2|丙学院', [['number-expected', 'A4']]],
    ['a list from 2', '序号|名称\n2|甲学院', [['list-begins-late', 'A2']]],
    ['a name without number', '序号|名称\n1|甲学院\n|乙学院', [['number-missing', 'A3']]],
    ['a number without name', '序号|名称\n1|甲学院\n2| ', [['name-missing', 'B3']]],
    ['a letter for a number', '序号|名称\nl|甲学院', [['not-a-number', 'A2']]],
    ['a name of one sign', '序号|名称\n1|—', [['not-a-name', 'B2']]],
    ['a name twice', '序号|名称\n1|甲（京）学院\n2|甲(京) 学院', [['name-twice', 'B3']]],
    [
      'two columns of names',
      '序号|名称|序号|名称\n1|甲学院|2|乙学院',
      [['two-name-columns', 'B1']],
    ],
    ['no head', '甲学院\n乙学院', [['no-table', '']]],
    ['a wrong total', '序号|名称\n1|甲学院\n|共2家单位', [['count-differs', 'B3']]],
    ['another date', '（截至2025年7月1日）\n序号|名称\n1|甲学院', [['date-differs', 'A1']]],
    ['an impossible date', '截至2025年7月32日\n序号|名称\n1|甲学院', [['date-unreadable', 'A1']]],
    ['a date in words', '截至二〇二五年七月十日\n序号|名称\n1|甲学院', [['date-unreadable', 'A1']]],
    ['only the other list', '外方成员单位\n序号|名称\n1|甲学院', [['other-list', 'B3']]],
    [
      'the same list twice',
      '中方成员单位\n序号|名称\n1|甲学院\n中方成员单位\n序号|名称\n1|乙学院',
      [['list-twice', 'B6']],
    ],
    [
      'several problems, all reported at once',
      '序号|名称\n1|甲学院\n3|乙学院\n|丙学院\n4|',
      [
        ['number-expected', 'A3'],
        ['number-missing', 'A4'],
        ['name-missing', 'B5'],
      ],
    ],
  ])('is refused for %s', (_, text, problems) => {
    expect(problemsOf(makeRows(text))).toEqual(problems);
  });

  test('is not refused for problems of the other list', () => {
    const text = '外方成员单位\n序号|名称\n2|甲学院\n中方成员单位\n序号|名称\n1|乙学院';
    expect(read(text).names).toEqual([{ name: '乙学院', place: 'B6' }]);
  });

  test('is not read from cells that cannot be relied on', () => {
    const rows = makeRows('序号|名称\n1|#REF!');
    const problem = { kind: 'cell-error', path: ['B2'], zh: {}, en: {} };
    Object.assign(rows[1]?.cells[1] ?? {}, { problem });
    expect(problemsOf(rows)).toEqual([['cell-error', 'B2']]);
  });

  test('has a date that can be offered to the user', () => {
    expect(findStatedDate(makeRows('名单\n(截至 2025.7.1)'))).toBe('2025-07-01');
    expect(findStatedDate(makeRows('名单\n截至目前，联盟有 3 家单位'))).toBeUndefined();
  });
});

function read(text: string) {
  return readListDocument(makeRows(text), 'china', date);
}

/** What is wrong, and where. */
function problemsOf(rows: readonly Row[], list: ListId = 'china'): [string, string][] {
  try {
    readListDocument(rows, list, date);
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.problems.map(({ kind, path }) => [kind, path.join(' ')]);
  }
}

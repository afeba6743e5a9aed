import { describe, expect, test } from 'vitest';
import { fixturePath } from '#scripts/fixtures/import-project.ts';
import { namesProject } from '#scripts/fixtures/office/names-project.ts';
import { readDocument, readRows } from '#scripts/staff/import/document.ts';
import { columnLetters, type Row } from '#scripts/staff/import/rows.ts';
import { fieldColumns, makeNamesWorkbook } from '#scripts/staff/import/workbook-export.ts';
import { isNamesWorkbook, planNames, reportNames } from '#scripts/staff/import/workbook-import.ts';
import { Refusal } from '#scripts/staff/refusal.ts';

const sheet = '工作表 sheet “成员名称 names” ';
const check = 3 + fieldColumns.length;

describe('a workbook of names', () => {
  test('holds the members in the order of the lists, former members last', async () => {
    const rows = await exportRows();
    expect(isNamesWorkbook(rows)).toBe(true);
    expect(rows.slice(2).map(({ cells }) => cells.slice(0, 3).map(({ text }) => text))).toEqual([
      ['1', 'yi', '乙大学'],
      ['2', 'jia', '甲学院'],
      ['3', 'bing', '丙公司'],
    ]);
  });

  test('changes nothing as it was exported, nor saved again by LibreOffice', async () => {
    for (const rows of [await exportRows(), await readFixture('names-untouched.xlsx')])
      expect(planNames(namesProject(), rows)).toMatchObject({ edits: [], changes: new Map() });
  });

  test('filled in with LibreOffice is taken field by field, and keeps every other byte', async () => {
    const project = namesProject();
    const { edits, changes } = planNames(project, await readFixture('names-filled.xlsx'));
    expect(
      edits.map(({ id, path, place, before, after }) => [
        place.replace(sheet, ''),
        id,
        path.join('.'),
        before,
        after,
      ]),
    ).toEqual([
      ['F2', 'yi', 'names.en.status', 'attested', 'official'],
      ['G2', 'yi', 'names.en.source', 'https://yi.example/', 'https://yi.example/en/'],
      ['K2', 'yi', 'names.th.name', '', 'มหาวิทยาลัยอี'],
      ['L2', 'yi', 'names.th.status', '', 'translated'],
      ['H3', 'jia', 'names.ru.name', 'Колледж Цзя', 'Колледж Цзя №1'],
      ['D4', 'bing', 'pinyin', 'Bing Gongsi', 'Bing Gongsi Zonggongsi'],
      ['E4', 'bing', 'names.en.name', '', 'Bing Company'],
      ['F4', 'bing', 'names.en.status', '', 'attested'],
      ['G4', 'bing', 'names.en.source', '', 'https://bing.example/'],
      ['H4', 'bing', 'names.ru.name', '', '365'],
      ['I4', 'bing', 'names.ru.status', '', 'unverified'],
    ]);
    expect(changes.get('content/members/yi.yaml')).toBe(
      project
        .read('content/members/yi.yaml')
        ?.replace('attested', 'official')
        .replace('yi.example/', 'yi.example/en/')
        .concat('  th:\n    name: มหาวิทยาลัยอี\n    status: translated\n'),
    );
    expect(changes.get('content/members/jia.yaml')).toBe(
      project.read('content/members/jia.yaml')?.replace('Колледж Цзя', 'Колледж Цзя №1'),
    );
    expect(changes.get('content/members/bing.yaml')).toBe(
      'zh: 丙公司\npinyin: Bing Gongsi Zonggongsi\nnames:\n  en:\n    name: Bing Company\n    status: attested\n    source: https://bing.example/\n  ru:\n    name: "365"\n    status: unverified\n',
    );
  });

  test('is taken without the columns of a language that the site did not have yet', async () => {
    const rows = await exportRows();
    for (const { cells } of rows.slice(1)) {
      // The Russian ones, in the table and in the check.
      const hashes = cells[check]?.text.split(' ') ?? [];
      Object.assign(cells[check] ?? {}, { text: hashes.toSpliced(6, 3).join(' ') });
      cells.splice(7, 3);
    }
    expect(planNames(namesProject(), rows)).toMatchObject({ edits: [], unread: [] });
    write(rows, 'K2', 'มหาวิทยาลัยอี');
    expect(planNames(namesProject(), rows).edits).toMatchObject([
      { path: ['names', 'th', 'name'] },
    ]);
  });

  test('that cannot be taken is refused at every cell', async () => {
    expect(problemsOf(await readFixture('names-wrong.xlsx'))).toEqual([
      ['cell-locked', 'C2'],
      ['cell-date', 'E3'],
    ]);
  });

  test.each<[string, (rows: Row[]) => void, [string, string][]]>([
    ['an unknown id', (rows) => write(rows, 'B2', 'ding'), [['member-unknown', 'B2']]],
    ['a row that was copied', (rows) => rows.push(rows[2] as Row), [['row-twice', 'B2']]],
    [
      'a damaged check',
      (rows) => write(rows, `${columnLetters(check)}2`, '1/3 x'),
      [['check-missing', 'B2']],
    ],
    ['a column that is gone', (rows) => write(rows, 'F1', ''), [['column-missing', '']]],
    [
      'a column that was copied',
      (rows) => write(rows, 'G1', 'English: 状态 status'),
      [
        ['column-missing', ''],
        ['column-twice', 'G1'],
      ],
    ],
    ['a merged cell', (rows) => cover(rows, 'E3', 'E2'), [['cells-merged', 'E2']]],
  ])('is refused for %s', async (_, spoil, problems) => {
    const rows = await exportRows();
    spoil(rows);
    expect(new Set(problemsOf(rows).map(String))).toEqual(new Set(problems.map(String)));
  });

  test('keeps what was changed on the site since, where the workbook says nothing new', async () => {
    const rows = await exportRows();
    const project = changedSince();
    expect(planNames(project, rows).edits).toEqual([]);
    write(rows, 'H2', 'Университет «И»');
    expect(planNames(project, rows).edits.map(({ before }) => before)).toEqual(['Университет И']);
  });

  test('is refused where a field was changed on both sides, or the member was renamed', async () => {
    const rows = await exportRows();
    write(rows, 'E2', 'University of Yi');
    expect(problemsOf(rows, changedSince())).toEqual([['both-changed', 'E2']]);
    const project = namesProject();
    const yi = project.content.members.get('yi');
    if (yi) yi.zh = '乙乙大学';
    expect(problemsOf(rows, project)).toEqual([['both-changed', 'C2']]);
    expect(problemsOf(await exportRows(), project)).toEqual([]);
  });

  test('is taken where only some rows came back; the rest stays', async () => {
    const rows = await exportRows();
    write(rows, 'H2', 'Университет «И»');
    const plan = planNames(namesProject(), [...rows.slice(0, 2), rows[2] as Row]);
    expect(plan.edits.map(({ id }) => id)).toEqual(['yi']);
    expect(reportNames(plan)[0]).toMatch(/导出 3 行，收到 1 行.*rows back: 1 of 3/);
  });

  test('says what it does not read: other columns, cells beside the table, notes', async () => {
    const rows = await exportRows();
    const place = `${sheet}S`;
    rows[1]?.cells.push({ text: '备注', place: `${place}1` });
    rows[2]?.cells.push({ text: '待核', place: `${place}2` });
    rows.push({ kind: 'table', cells: [{ text: '译者：某某', place: `${sheet}A9` }] });
    rows.push({ kind: 'beside', cells: [{ text: '图片 a picture', place: sheet.trim() }] });
    const problem = { kind: 'cell-note', path: [], zh: { says: '“乙大学”带有批注' }, en: {} };
    Object.assign(findCell(rows, 'E2'), { problem });
    const { unread, edits } = planNames(namesProject(), rows);
    expect(edits).toEqual([]);
    expect(unread.map((text) => text.replaceAll(sheet, ''))).toEqual([
      'S1: 备注',
      'S2: 待核',
      'A9: 译者：某某',
      expect.stringContaining('图片 a picture'),
      'E2: “乙大学”带有批注',
    ]);
  });

  test.each([
    ['another language', 'H2', 'Yi University', [['cell-language', 'H2']]],
    ['another script', 'E4', 'Компания Бин', [['cell-language', 'E4']]],
    ['figures', 'H2', '365', []],
  ])('is read by the language of its column: %s', async (_, cell, value, problems) => {
    const rows = await exportRows();
    write(rows, cell, value);
    expect(problemsOf(rows)).toEqual(problems);
  });

  test('is asked about where a name was changed and its source was not', async () => {
    const rows = await exportRows();
    const asked = () => planNames(namesProject(), rows).questions.map(({ kind }) => kind);
    write(rows, 'H2', 'Университет «И»');
    expect(asked()).toEqual([]);
    write(rows, 'E2', 'University of Yi');
    expect(asked()).toEqual(['source-kept']);
    write(rows, 'F2', 'unverified');
    expect(asked()).toEqual([]);
    write(rows, 'F2', 'official');
    expect(asked()).toEqual(['source-kept']);
    write(rows, 'G2', 'https://yi.example/new/');
    expect(asked()).toEqual([]);
  });

  test('is asked about struck cells, changed or not; hidden ones are marked', async () => {
    const rows = await exportRows();
    const mark = (cell: string, kind: string) =>
      Object.assign(findCell(rows, cell), {
        problem: { kind, path: [sheet + cell], zh: {}, en: {} },
      });
    mark('E2', 'cell-struck');
    mark('H2', 'cell-hidden');
    expect(problemsOf(rows)).toEqual([['cell-struck', 'E2']]);
    mark('E2', 'cell-raised');
    write(rows, 'H2', 'Университет «И»');
    const plan = planNames(namesProject(), rows);
    expect(reportNames(plan)).toEqual([expect.stringMatching(/H2 \(隐藏 hidden\) {2}yi/)]);
    write(rows, 'E2', 'Other');
    expect(problemsOf(rows)).toEqual([['cell-raised', 'E2']]);
  });

  test('takes a language out where all of its fields are emptied', async () => {
    const rows = await exportRows();
    for (const cell of ['H3', 'I3']) write(rows, cell, '');
    const { changes, edits } = planNames(namesProject(), rows);
    expect(edits.map(({ after }) => after)).toEqual(['', '']);
    expect(changes.get('content/members/jia.yaml')).not.toContain('ru:');
  });
});

async function exportRows(): Promise<Row[]> {
  return readRows(Buffer.from(await makeNamesWorkbook(namesProject().content)));
}

function readFixture(name: string): Promise<Row[]> {
  return readDocument(fixturePath(name));
}

/** The project with an English name that was changed after the export. */
function changedSince() {
  const project = namesProject();
  const yi = project.content.members.get('yi');
  if (yi?.names.en) yi.names.en.name = 'Yi National University';
  return project;
}

function findCell(rows: readonly Row[], reference: string) {
  const cell = rows.flatMap(({ cells }) => cells).find(({ place }) => place === sheet + reference);
  if (!cell) throw new Error(`No cell ${reference}`);
  return cell;
}

function write(rows: readonly Row[], reference: string, text: string): void {
  findCell(rows, reference).text = text;
}

function cover(rows: readonly Row[], reference: string, by: string): void {
  Object.assign(findCell(rows, reference), { text: '', coveredBy: findCell(rows, by) });
}

function problemsOf(rows: readonly Row[], project = namesProject()): [string, string][] {
  try {
    planNames(project, rows);
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.problems.map(({ kind, path }) => [kind, path.join(' ').replace(sheet, '')]);
  }
}

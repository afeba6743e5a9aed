import { createHash } from 'node:crypto';
import { writeXlsx } from 'hucre/xlsx';
import type { Content } from '#domain/content.ts';
import { currentMembers, formerMembers } from '#domain/directory.ts';
import { readLedger } from '#domain/ledger.ts';
import { locales, translationLocales } from '#domain/locale.ts';
import type { Member } from '#domain/member.ts';
import { nameStatuses } from '#domain/name.ts';
import { columnLetters } from '#scripts/staff/import/rows.ts';
import type { Path } from '#scripts/staff/import/yaml-text.ts';

/** Columns that identify the member of a row; they may not be changed. */
export const lockedColumns = {
  number: '序号 no.',
  id: '编号 id',
  name: '中文名称 zh',
} as const;

/** The hidden column with hashes of all cells as they were exported. */
export const checkColumn = '校验 check';

/** The columns of each language. */
export const languageColumns: FieldColumn[][] = translationLocales.map((locale) =>
  nameColumns(locales[locale].name, ['names', locale]),
);

/** Columns to fill in: their headings, and the paths of their values in a member's file. */
export const fieldColumns: FieldColumn[] = [
  { heading: '拼音 pinyin', path: ['pinyin'], width: 30 },
  ...languageColumns.flat(),
  { heading: '本国语言 native: 语言代码 lang', path: ['names', 'native', 'lang'], width: 10 },
  ...nameColumns('本国语言 native', ['names', 'native']),
];

function nameColumns(language: string, path: Path): FieldColumn[] {
  return [
    { heading: `${language}: 名称 name`, path: [...path, 'name'], width: 36 },
    { heading: `${language}: 状态 status`, path: [...path, 'status'], width: 12 },
    { heading: `${language}: 来源 source`, path: [...path, 'source'], width: 24 },
  ];
}

/**
 * The members' names as a workbook that a translator can fill in: in the order of the lists, former members last.
 * @returns the bytes of an .xlsx file
 */
export async function makeNamesWorkbook(content: Content): Promise<Uint8Array> {
  const ledger = readLedger(content.lists);
  const members = [
    ...currentMembers(content.members, ledger),
    ...formerMembers(content.members, ledger),
  ];
  const columns = [
    { heading: lockedColumns.number, width: 6, isLocked: true },
    { heading: lockedColumns.id, width: 24, isLocked: true },
    { heading: lockedColumns.name, width: 30, isLocked: true },
    ...fieldColumns.map((column) => ({ ...column, isLocked: false })),
    { heading: checkColumn, width: 10, isLocked: true },
  ];
  const rows = members.map(({ id, member }, index) => [
    index + 1,
    id,
    member.zh,
    ...fieldColumns.map(({ path }) => readField(member, path) || null),
    writeCheck(member, index + 1, members.length),
  ]);
  const table = [columns.map(({ heading }) => heading), ...rows];
  const cells = table.flatMap((row, y) =>
    row.map((value, x) => {
      const style = y === 0 ? styles.head : columns[x]?.isLocked ? styles.locked : styles.open;
      return [`${y},${x}`, { value, style }] as const;
    }),
  );
  return writeXlsx({
    sheets: [
      {
        name: '成员名称 names',
        columns: columns.map(({ heading, width }) => ({ width, hidden: heading === checkColumn })),
        rows: table,
        cells: new Map(cells),
        freezePane: { rows: 1, columns: Object.keys(lockedColumns).length },
        // Allowed in spite of the protection: making columns wider and rows higher.
        protection: { sheet: true, formatColumns: true, formatRows: true },
        dataValidations: columns.flatMap(({ heading }, x) =>
          heading.endsWith('status') ? [statusChoice(columnLetters(x), members.length)] : [],
        ),
      },
    ],
  });
}

/** A text field of a member's file; empty if the file has none. */
export function readField(member: Member, path: Path): string {
  const value = path.reduce<unknown>(
    (inner, key) => (inner as Record<string, unknown> | undefined)?.[key],
    member,
  );
  return typeof value === 'string' ? value : '';
}

/** A value for comparison: without blanks at its ends, line breaks, and runs of blanks. */
export function cleanValue(value: string): string {
  return value.replace(/\s+/g, ' ').trim();
}

/** A short hash to detect whether a value was changed. */
export function hashValue(value: string): string {
  return createHash('sha256').update(cleanValue(value)).digest('hex').slice(0, 6);
}

function writeCheck(member: Member, number: number, total: number): string {
  const values = [member.zh, ...fieldColumns.map(({ path }) => readField(member, path))];
  return `${number}/${total} ${values.map(hashValue).join(' ')}`;
}

/** Reads the hidden column of a row with so many fields; `undefined` if it was damaged. */
export function readCheck(text: string, count: number): RowCheck | undefined {
  const [, number, total, hashes = ''] = /^(\d+)\/(\d+)((?: [0-9a-f]{6})+)$/.exec(text) ?? [];
  const [name, ...fields] = hashes.trim().split(' ');
  return name !== undefined && fields.length === count
    ? { number: Number(number), total: Number(total), name, fields }
    : undefined;
}

/** The list from which a status is chosen. A prompt holds 255 characters at most, its title 32. */
function statusChoice(column: string, count: number) {
  return {
    type: 'list' as const,
    range: `${column}2:${column}${count + 1}`,
    values: [...nameStatuses],
    allowBlank: true,
    showInputMessage: true,
    inputTitle: '状态 status',
    inputMessage: [
      'official：见于该机构自己的网页，须填来源',
      'attested：见于其他公开网页，须填来源',
      'unverified：据信有人使用，未见网页',
      'translated：本站所译',
    ].join('\n'),
    showErrorMessage: true,
    errorStyle: 'stop' as const,
    errorTitle: '状态 status',
    errorMessage: '请从列表中选一个。Choose one from the list.',
  };
}

const grey = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'EEEEEE' } } as const;
const alignment = { wrapText: true, vertical: 'top' } as const;
const styles = {
  head: { font: { name: 'Calibri', size: 11, bold: true }, fill: grey, alignment },
  locked: { fill: grey, alignment },
  open: { alignment, protection: { locked: false }, numFmt: '@' },
};

/** A column to fill in. */
export type FieldColumn = { heading: string; path: Path; width: number };

/** What a row held when it was exported, by hash, and which of how many rows it was. */
export type RowCheck = { number: number; total: number; name: string; fields: string[] };

import type { Problem } from '#checks/problem.ts';
import type { Content } from '#domain/content.ts';
import { contentFiles } from '#domain/file.ts';
import type { Member } from '#domain/member.ts';
import { type Fault, makeFault, Refusal } from '#scripts/staff/import/fault.ts';
import { keyOrder } from '#scripts/staff/import/member-file.ts';
import type { Project } from '#scripts/staff/import/project.ts';
import { type Cell, emptyCell, type Row } from '#scripts/staff/import/rows.ts';
import {
  checkColumn,
  cleanValue,
  fieldColumns,
  hashValue,
  lockedColumns,
  type RowCheck,
  readCheck,
  readField,
} from '#scripts/staff/import/workbook-export.ts';
import { type Path, removeText, setText } from '#scripts/staff/import/yaml-text.ts';

/** Whether a document is a workbook of names as `npm run export` makes it. */
export function isNamesWorkbook(rows: readonly Row[]): boolean {
  return rows.some(isHead);
}

/**
 * Works out what a filled-in workbook changes, field by field, and the text of every file that it would change.
 * @throws Refusal with every cell that cannot be taken
 */
export function planNames({ content, read }: Project, rows: readonly Row[]): NamesPlan {
  const { entries, faults: misplaced } = readEntries(rows, content);
  const results = entries.map(compareEntry);
  const faults = [...misplaced, ...results.flatMap((result) => result.faults)];
  if (faults.length > 0) throw new Refusal(faults);
  const edits = results.flatMap((result) => result.edits);
  const changes = new Map<string, string>();
  for (const { id, path, after } of edits) {
    const file = contentFiles.member(id);
    const text = changes.get(file) ?? read(file) ?? '';
    changes.set(
      file,
      after === '' ? removeText(text, path, file) : setText(text, path, after, keyOrder, file),
    );
  }
  const cells = new Map(
    entries.flatMap(({ id, fields }) =>
      fields.map(
        (cell, index) => [cellKey(id, fieldColumns[index]?.path ?? []), cell.place] as const,
      ),
    ),
  );
  return { edits, changes, cells };
}

/** Describes in both languages what a workbook changes. */
export function reportNames({ edits }: NamesPlan): string[] {
  return edits.length === 0
    ? ['没有变化 no change']
    : edits.map(
        ({ id, path, place, before, after }) =>
          `${place}  ${id} ${path.join('.')}: ${quote(before)} → ${quote(after)}`,
      );
}

/** The problem of a file at the cell that makes it, where one does. */
export function problemAtCell(problem: Problem, { cells }: NamesPlan): Problem {
  const id = problem.file.replace(/^.*\/|\.yaml$/g, '');
  const place = cells.get(cellKey(id, problem.path));
  return place === undefined ? problem : { ...problem, file: place, path: [], position: undefined };
}

function quote(value: string): string {
  return value === '' ? '—' : `“${value}”`;
}

function cellKey(id: string, path: Path): string {
  return `${id} ${path.join('.')}`;
}

function isHead({ kind, cells }: Row): boolean {
  const texts = cells.map(({ text }) => cleanValue(text));
  return kind === 'table' && texts.includes(lockedColumns.id) && texts.includes(lockedColumns.zh);
}

/** The rows of the workbook, each with its member, and what is wrong with their number and place. */
function readEntries(
  rows: readonly Row[],
  { members }: Content,
): { entries: NamesEntry[]; faults: Fault[] } {
  const at = rows.findIndex(isHead);
  const head = rows[at]?.cells ?? [];
  const { columns, faults } = findColumns(head);
  if (faults.length > 0) throw new Refusal(faults);
  const entries: NamesEntry[] = [];
  const checks: RowCheck[] = [];
  for (const { kind, cells } of rows.slice(at + 1)) {
    const [id, zh, check, ...fields] = columns.map((column) => cells[column] ?? emptyCell(''));
    if (kind !== 'table' || !id || !zh || !check) continue;
    if ([id, zh, ...fields].every(({ text }) => text.trim() === '')) continue;
    const name = cleanValue(id.text);
    const member = members.get(name);
    const rowCheck = readCheck(check.text.trim());
    const twin = entries.find((entry) => entry.id === name);
    if (rowCheck) checks.push(rowCheck);
    if (!member) faults.push(makeFault('member-unknown', id.place, { id: name || '—' }));
    else if (twin) faults.push(makeFault('row-twice', id.place, { id: name, other: twin.place }));
    else if (!rowCheck) faults.push(makeFault('check-missing', id.place));
    else entries.push({ id: name, place: id.place, member, zh, fields, check: rowCheck });
  }
  return { entries, faults: [...faults, ...findMissingRows(checks, head)] };
}

/** Positions of id, Chinese name, check, and the fields in their order. */
function findColumns(head: readonly Cell[]): { columns: number[]; faults: Fault[] } {
  const faults: Fault[] = [];
  const wanted = [
    lockedColumns.id,
    lockedColumns.zh,
    checkColumn,
    ...fieldColumns.map(({ heading }) => heading),
  ];
  const columns = wanted.map((column) => {
    const [first, second] = head.flatMap(({ text }, index) =>
      cleanValue(text) === column ? [index] : [],
    );
    if (first === undefined) faults.push(makeFault('column-missing', '', { column }));
    if (first !== undefined && second !== undefined)
      faults.push(
        makeFault('column-twice', head[second]?.place, { column, other: head[first]?.place ?? '' }),
      );
    return first ?? -1;
  });
  return { columns, faults };
}

/** Rows of the export that are missing. */
function findMissingRows(checks: readonly RowCheck[], [head]: readonly Cell[]): Fault[] {
  const total = Math.max(0, ...checks.map((check) => check.total));
  const seen = new Set(checks.map(({ number }) => number));
  const missing = Array.from({ length: total }, (_, index) => index + 1).filter(
    (number) => !seen.has(number),
  );
  return missing.length === 0
    ? []
    : [makeFault('row-missing', head?.place, { rows: missing.join(', ') })];
}

function compareEntry({ id, member, zh, fields, check }: NamesEntry): {
  edits: Edit[];
  faults: Fault[];
} {
  const faults: Fault[] = [];
  const edits = fields.flatMap((cell, index): Edit[] => {
    const { path = [] } = fieldColumns[index] ?? {};
    if (cell.coveredBy) faults.push(makeFault('cell-covered', cell.place));
    if (cell.fault) faults.push(makeFault(cell.fault, cell.place, { value: cell.text }));
    const before = readField(member, path);
    const after = readValue(cell, path);
    const exported = check.fields[index];
    if (after === cleanValue(before) || hashValue(after) === exported) return [];
    if (hashValue(before) !== exported)
      faults.push(makeFault('both-changed', cell.place, { old: before, value: after }));
    return [{ id, path, place: cell.place, before, after }];
  });
  const name = cleanValue(zh.text);
  if (name !== member.zh && hashValue(name) !== check.zh)
    faults.push(
      makeFault('cell-locked', zh.place, { column: lockedColumns.zh, old: member.zh, value: name }),
    );
  // The names filled in belong to a former name of the member.
  else if (hashValue(member.zh) !== check.zh && edits.length > 0)
    faults.push(makeFault('both-changed', zh.place, { old: member.zh, value: name }));
  return { edits, faults };
}

/** The value of a cell: statuses in lower case, and for a source the URL behind its text. */
function readValue({ text, link }: Cell, path: Path): string {
  const value = cleanValue(text);
  const key = path.at(-1);
  if (key === 'status') return value.toLowerCase();
  const isAddress = /^https?:/i.test(value) || value === 'document' || value === '';
  return key === 'source' && !isAddress && link !== undefined && /^https?:/i.test(link)
    ? link
    : value;
}

/** One row: its member, its cells, and what they held when they were exported. */
type NamesEntry = {
  id: string;
  place: string;
  member: Member;
  zh: Cell;
  fields: Cell[];
  check: RowCheck;
};

/** One field that was filled in, changed, or emptied. */
type Edit = { id: string; path: Path; place: string; before: string; after: string };

/** What a workbook changes, and the files as they would be. */
export type NamesPlan = {
  edits: Edit[];
  /** New texts by path. */
  changes: Map<string, string>;
  /** Where the workbook has each field of each member. */
  cells: Map<string, string>;
};

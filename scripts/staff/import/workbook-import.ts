import { defineProblems, type Problem } from '#checks/problem.ts';
import type { Content } from '#domain/content.ts';
import { contentFiles } from '#domain/file.ts';
import type { Member } from '#domain/member.ts';
import { type Cell, emptyCell, type Row, reportMerged } from '#scripts/staff/import/rows.ts';
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
import type { Project } from '#scripts/staff/project.ts';
import { inDocument, Refusal } from '#scripts/staff/refusal.ts';

const report = defineProblems({
  'column-missing': `
    表头里没有“{column}”这一列
    请重新导出，把填好的内容复制过去
    The head has no column “{column}”
    export again and copy what was filled in`,
  'column-twice': `
    表头里有两列“{column}”（另一列在 {other}）
    请删去一列
    The head has two columns “{column}” (the other at {other})
    delete one`,
  'check-missing': `
    这一行隐藏列里的校验值不见了或被改过
    请重新导出，把填好的内容复制过去
    The check values in the hidden column of this row are gone or changed
    export again and copy what was filled in`,
  'member-unknown': `
    没有编号为“{id}”的成员
    请改回编号；新成员由名单导入，不在这里添加
    There is no member with the id “{id}”
    put the id back; new members come from a list, not from here`,
  'row-twice': `
    “{id}”出现了两次，另一次在 {other}
    请删去一行
    “{id}” stands here twice, the other time at {other}
    delete one of the rows`,
  'row-missing': `
    导出时的第 {rows} 行不见了；成员不能在这里删除
    请恢复这些行，或重新导出
    Row {rows} of the export is gone; members cannot be removed here
    put the rows back, or export again`,
  'cell-locked': `
    “{column}”不能在这里改：文件里是“{old}”，这里是“{value}”
    请改回来
    “{column}” cannot be changed here: the file has “{old}”, this cell “{value}”
    put it back`,
  'both-changed': `
    导出以后网站上这一格也改过：导出时与现在不同，现在是“{old}”，这里是“{value}”
    请重新导出再填这一格
    This field was also changed on the site after the export: it is “{old}” now, here “{value}”
    export again and fill it in there`,
});

/** Whether a document is a workbook of names as `npm run export` makes it. */
export function isNamesWorkbook(rows: readonly Row[]): boolean {
  return rows.some(isHead);
}

/**
 * Works out what a filled-in workbook changes, field by field, and the text of every file that it would change.
 * @throws Refusal with every cell that cannot be taken
 */
export function planNames({ content, read }: Project, rows: readonly Row[]) {
  const { entries, problems: misplaced } = readEntries(rows, content);
  const results = entries.map(compareEntry);
  const problems = [...misplaced, ...results.flatMap((result) => result.problems)];
  if (problems.length > 0) throw new Refusal(...problems);
  const edits = results.flatMap((result) => result.edits);
  const changes = new Map<string, string>();
  for (const { file, path, after } of edits) {
    const text = changes.get(file) ?? read(file) ?? '';
    changes.set(
      file,
      after === '' ? removeText(text, path, file) : setText(text, path, after, file),
    );
  }
  const fields = entries.flatMap(({ file, fields }) =>
    fields.map(({ place }, index) => ({ file, path: fieldColumns[index]?.path.join('.'), place })),
  );
  return {
    /** Each field that was filled in, changed, or emptied. */
    edits,
    /** New texts by path. */
    changes,
    /** A problem of a member's file at the cell that it comes from, where there is one. */
    relate: (problem: Problem): Problem => {
      const key = problem.path.join('.');
      const cell = fields.find(({ file, path }) => file === problem.file && path === key);
      return cell ? { ...problem, position: undefined, file: '', path: [cell.place] } : problem;
    },
  };
}

/** Describes in both languages what a workbook changes. */
export function reportNames({ edits }: ReturnType<typeof planNames>): string[] {
  const quote = (value: string) => (value === '' ? '—' : `“${value}”`);
  return edits.length === 0
    ? ['没有变化 no change']
    : edits.map(
        ({ id, path, place, before, after }) =>
          `${place}  ${id} ${path.join('.')}: ${quote(before)} → ${quote(after)}`,
      );
}

function isHead({ kind, cells }: Row): boolean {
  const texts = cells.map(({ text }) => cleanValue(text));
  return kind === 'table' && texts.includes(lockedColumns.id) && texts.includes(lockedColumns.name);
}

/** The rows of the workbook, each with its member, and what is wrong with their number and place. */
function readEntries(rows: readonly Row[], { members }: Content) {
  const at = rows.findIndex(isHead);
  const head = rows[at]?.cells ?? [];
  const columns = findColumns(head);
  const problems: Problem[] = [];
  const entries: NamesEntry[] = [];
  const checks: RowCheck[] = [];
  for (const { kind, cells } of rows.slice(at + 1)) {
    const [number, name, check, ...fields] = columns.map(
      (column) => cells[column] ?? emptyCell(''),
    );
    if (kind !== 'table' || !number || !name || !check) continue;
    if ([number, name, ...fields].every(({ text }) => text.trim() === '')) continue;
    const id = cleanValue(number.text);
    const place = inDocument(number.place);
    const member = members.get(id);
    const rowCheck = readCheck(check.text.trim());
    const twin = entries.find((entry) => entry.id === id);
    if (rowCheck) checks.push(rowCheck);
    if (!member) problems.push(report('member-unknown', place, { id: id || '—' }));
    else if (twin) problems.push(report('row-twice', place, { id, other: twin.place }));
    else if (!rowCheck) problems.push(report('check-missing', place));
    else {
      const file = contentFiles.member(id);
      entries.push({ id, file, place: number.place, member, name, fields, check: rowCheck });
    }
  }
  return { entries, problems: [...problems, ...findMissingRows(checks, head)] };
}

/**
 * Positions of id, Chinese name, check, and the fields in their order.
 * @throws Refusal if a column is missing or there twice
 */
function findColumns(head: readonly Cell[]): number[] {
  const headings = head.map(({ text }) => cleanValue(text));
  const { id, name } = lockedColumns;
  const wanted = [id, name, checkColumn, ...fieldColumns.map(({ heading }) => heading)];
  const problems = wanted.flatMap((column) => {
    const [first, second] = head.filter((_, index) => headings[index] === column);
    if (!first) return report('column-missing', inDocument(), { column });
    return second
      ? report('column-twice', inDocument(second.place), { column, other: first.place })
      : [];
  });
  if (problems.length > 0) throw new Refusal(...problems);
  return wanted.map((column) => headings.indexOf(column));
}

/** Rows of the export that are missing. */
function findMissingRows(checks: readonly RowCheck[], [head]: readonly Cell[]): Problem[] {
  const total = Math.max(0, ...checks.map((check) => check.total));
  const numbers = new Set(Array.from({ length: total }, (_, index) => index + 1));
  const missing = numbers.difference(new Set(checks.map(({ number }) => number)));
  const values = { rows: [...missing].join(', ') };
  return missing.size === 0 ? [] : [report('row-missing', inDocument(head?.place), values)];
}

function compareEntry({ id, file, member, name, fields, check }: NamesEntry) {
  const problems: Problem[] = [];
  const edits = fields.flatMap((cell, index) => {
    const { path = [] } = fieldColumns[index] ?? {};
    problems.push(...reportMerged(cell), ...(cell.problem ? [cell.problem] : []));
    const before = readField(member, path);
    const after = readValue(cell, path);
    const exported = check.fields[index];
    if (after === cleanValue(before) || hashValue(after) === exported) return [];
    if (hashValue(before) !== exported)
      problems.push(report('both-changed', inDocument(cell.place), { old: before, value: after }));
    return { id, file, path, place: cell.place, before, after };
  });
  const values = { column: lockedColumns.name, old: member.zh, value: cleanValue(name.text) };
  if (values.value !== member.zh && hashValue(values.value) !== check.name)
    problems.push(report('cell-locked', inDocument(name.place), values));
  // The names filled in belong to a former name of the member.
  else if (hashValue(member.zh) !== check.name && edits.length > 0)
    problems.push(report('both-changed', inDocument(name.place), values));
  return { edits, problems };
}

/** The value of a cell: statuses in lower case, and for a source the URL behind its text. */
function readValue({ text, link = '' }: Cell, path: Path): string {
  const value = cleanValue(text);
  const key = path.at(-1);
  if (key === 'status') return value.toLowerCase();
  const isSource = /^(https?:.*|document|)$/i.test(value);
  return key === 'source' && !isSource && /^https?:/i.test(link) ? link : value;
}

/** One row: its member, its cells, and what they held when they were exported. */
type NamesEntry = {
  id: string;
  file: string;
  place: string;
  member: Member;
  name: Cell;
  fields: Cell[];
  check: RowCheck;
};

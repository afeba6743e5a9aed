import { isNode, parseDocument } from 'yaml';
import { defineProblems, type Problem } from '#checks/problem.ts';
import { keyWords } from '#checks/words.ts';
import type { Content } from '#domain/content.ts';
import { contentFiles } from '#domain/file.ts';
import { locales, originalLocale, translationLocales } from '#domain/locale.ts';
import type { Member } from '#domain/member.ts';
import { type Cell, emptyCell, type Row, reportMerged } from '#scripts/staff/import/rows.ts';
import {
  checkColumn,
  cleanValue,
  type FieldColumn,
  fieldColumns,
  hashValue,
  languageColumns,
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
  'cell-language': `
    “{value}”里没有{script}字母，不像{column}一栏的内容
    请填这种语言的名称，或清空这一格
    “{value}” has no letter of {script}, and hardly belongs into the column {column}
    write the name in that language, or empty the cell`,
  'source-kept': `
    名称改了，状态“{status}”和来源“{source}”没有改：新名称也是在那里看到的吗
    是就加 --seen；不是就把状态改为 unverified 或 translated，并清空来源
    The name was changed, but not its status “{status}” and source “{source}”: was the new name seen there too
    if so, add --seen; if not, set the status to unverified or translated and empty the source`,
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
  const { entries, columns, problems: misplaced, unread, total } = readEntries(rows, content);
  const results = entries.map((entry) => compareEntry(entry, columns));
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
    fields.map(({ place }, index) => ({ file, path: columns[index]?.path ?? [], place })),
  );
  return {
    /** Each field that was filled in, changed, or emptied. */
    edits,
    /** New texts by path. */
    changes,
    /** Whether changed names were seen at the sources that stayed. */
    questions: results.flatMap((result) => result.questions),
    /** What is in the workbook and not read. */
    unread,
    /** How many rows came back, of how many. */
    rows: { returned: entries.length, total },
    /** A problem of a member's file at the cell that it comes from, where there is one. */
    relate: (problem: Problem): Problem => {
      const text = changes.get(problem.file) ?? '';
      const line = problem.position?.line;
      const key = problem.path.join('.');
      const own = fields.filter(({ file }) => file === problem.file);
      const cell =
        own.find(({ path }) => path.join('.') === key) ??
        own.find(({ path }) => line !== undefined && lineOfValue(text, path) === line);
      const at = cell && { position: undefined, file: '', path: [cell.place], name: cell.place };
      return at ? { ...problem, ...at } : problem;
    },
  };
}

/** The line on which the value of a key begins, from 1. */
function lineOfValue(text: string, path: Path): number | undefined {
  const node = parseDocument(text).getIn(path, true);
  return isNode(node) && node.range ? text.slice(0, node.range[0]).split('\n').length : undefined;
}

/** Describes in both languages what a workbook changes, and what of it is not read. */
export function reportNames({ edits, unread, rows }: ReturnType<typeof planNames>): string[] {
  const quote = (value: string) => (value === '' ? '—' : `“${value}”`);
  const { returned, total } = rows;
  return [
    ...unread.map((text) => `没有读入 not read: ${text}`),
    ...(returned < total
      ? [
          `导出 ${total} 行，收到 ${returned} 行，其余不变 rows back: ${returned} of ${total}, the rest unchanged`,
        ]
      : []),
    ...(edits.length === 0 ? ['没有变化 no change'] : []),
    ...edits.map(
      ({ id, path, place, before, after, isHidden }) =>
        `${place}${isHidden ? ' (隐藏 hidden)' : ''}  ${id} ${keyWords(path)[originalLocale]}: ${quote(before)} → ${quote(after)}`,
    ),
  ];
}

function isHead({ kind, cells }: Row): boolean {
  const texts = cells.map(({ text }) => cleanValue(text));
  return kind === 'table' && texts.includes(lockedColumns.id) && texts.includes(lockedColumns.name);
}

/** The rows of the workbook, each with its member, and what is wrong with their number and place. */
function readEntries(rows: readonly Row[], { members }: Content) {
  const at = rows.findIndex(isHead);
  const head = rows[at]?.cells ?? [];
  const columns = presentColumns(head);
  const positions = findColumns(head, columns);
  const known = [
    ...positions,
    head.findIndex(({ text }) => cleanValue(text) === lockedColumns.number),
  ];
  const problems: Problem[] = [];
  const entries: NamesEntry[] = [];
  const above = rows.slice(0, at).filter(({ kind }) => kind !== 'sheet');
  const beside = [
    ...above.flatMap(({ cells }) => cells),
    ...head.filter((_, index) => !known.includes(index)),
  ];
  let total = 0;
  for (const { kind, cells } of rows.slice(at + 1)) {
    if (kind === 'beside') beside.push(...cells);
    if (kind !== 'table') continue;
    const [number, name, check, ...fields] = positions.map((at) => cells[at] ?? emptyCell(''));
    if (!number || !name || !check) continue;
    const isEmpty = [number, name, ...fields].every(({ text }) => text.trim() === '');
    beside.push(...cells.filter((_, index) => isEmpty || !known.includes(index)));
    if (isEmpty) continue;
    const id = cleanValue(number.text);
    const place = inDocument(number.place);
    const member = members.get(id);
    const rowCheck = readCheck(check.text.trim(), columns.length);
    const twin = entries.find((entry) => entry.id === id);
    total = Math.max(total, rowCheck?.total ?? 0);
    if (!member) problems.push(report('member-unknown', place, { id: id || '—' }));
    else if (twin) problems.push(report('row-twice', place, { id, other: twin.place }));
    else if (!rowCheck) problems.push(report('check-missing', place));
    else {
      const file = contentFiles.member(id);
      entries.push({ id, file, place: number.place, member, name, fields, check: rowCheck });
    }
  }
  const notes = entries.flatMap(({ name, fields }) => [name, ...fields]).filter(hasNote);
  return {
    entries,
    columns,
    problems,
    total,
    unread: [...beside, ...notes].flatMap(describeUnread),
  };
}

function hasNote({ problem }: Cell): boolean {
  return problem?.kind === 'cell-note';
}

/** A cell that is not read, or whose note is not. */
function describeUnread(cell: Cell): string[] {
  const [note] = hasNote(cell) ? [`${cell.problem?.zh.says}`] : [];
  return cell.text.trim() === '' ? [] : [`${cell.place}: ${note ?? cleanValue(cell.text)}`];
}

/** The columns to fill in, without those of languages that the site did not have when the workbook was exported. */
function presentColumns(head: readonly Cell[]): FieldColumn[] {
  const headings = head.map(({ text }) => cleanValue(text));
  const later = languageColumns.filter(
    (columns) => !columns.some(({ heading }) => headings.includes(heading)),
  );
  return fieldColumns.filter((column) => !later.flat().includes(column));
}

/**
 * Positions of id, Chinese name, check, and the fields in their order.
 * @throws Refusal if a column is missing or there twice
 */
function findColumns(head: readonly Cell[], columns: readonly FieldColumn[]): number[] {
  const headings = head.map(({ text }) => cleanValue(text));
  const { id, name } = lockedColumns;
  const wanted = [id, name, checkColumn, ...columns.map(({ heading }) => heading)];
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

function compareEntry(
  { id, file, member, name, fields, check }: NamesEntry,
  columns: readonly FieldColumn[],
) {
  const problems: Problem[] = [];
  const edits = fields.flatMap((cell, index) => {
    const { path = [], heading: column = '' } = columns[index] ?? {};
    const before = readField(member, path);
    const after = readValue(cell, path);
    const exported = check.fields[index];
    const isSame = after === cleanValue(before) || hashValue(after) === exported;
    problems.push(...reportMerged(cell), ...findUnreliable(cell, isSame));
    if (isSame) return [];
    const place = inDocument(cell.place);
    if (hashValue(before) !== exported)
      problems.push(report('both-changed', place, { old: before, value: after }));
    const script = missingScript(after, path);
    if (script !== undefined)
      problems.push(report('cell-language', place, { value: after, script, column }));
    const isHidden = cell.problem?.kind === 'cell-hidden';
    return { id, file, path, place: cell.place, before, after, isHidden };
  });
  const values = { column: lockedColumns.name, old: member.zh, value: cleanValue(name.text) };
  problems.push(...findUnreliable(name, values.value === member.zh));
  if (values.value !== member.zh && hashValue(values.value) !== check.name)
    problems.push(report('cell-locked', inDocument(name.place), values));
  // The names filled in belong to a former name of the member.
  else if (hashValue(member.zh) !== check.name && edits.length > 0)
    problems.push(report('both-changed', inDocument(name.place), values));
  return { edits, problems, questions: askSources(member, edits) };
}

/** Why the text of a cell cannot be relied on: for one that nobody changed only that it is struck out. */
function findUnreliable({ problem }: Cell, isSame: boolean): Problem[] {
  const isHarmless =
    !problem ||
    /^cell-(hidden|note)$/.test(problem.kind) ||
    (isSame && problem.kind !== 'cell-struck');
  return isHarmless ? [] : [problem];
}

/** The script of a name’s language, if the name has letters and none of it. */
function missingScript(value: string, path: Path): string | undefined {
  const [, code, key] = path;
  const locale = translationLocales.find((known) => known === code);
  if (locale === undefined || key !== 'name' || !/\p{L}/u.test(value)) return undefined;
  const { name, script = /\p{Script=Latin}/u } = locales[locale];
  return script.test(value) ? undefined : name;
}

/** Asks where a name that was seen somewhere was changed, while its status and source stayed. */
function askSources(member: Member, edits: readonly Edit[]): Problem[] {
  return edits.flatMap(({ path, place, before, after }) => {
    const group = path.slice(0, -1);
    const [status, source] = ['status', 'source'].map((key) => readField(member, [...group, key]));
    const isNew = edits.some(
      (edit) => edit.path.at(-1) === 'source' && edit.path[1] === group[1] && edit.after !== '',
    );
    const now = edits.find((edit) => edit.path.at(-1) === 'status' && edit.path[1] === group[1]);
    const isSeen = seenStatuses.test(now?.after ?? status ?? '');
    return path.at(-1) === 'name' && before && after && isSeen && source && !isNew
      ? [report('source-kept', inDocument(place), { status: now?.after ?? status ?? '', source })]
      : [];
  });
}

const seenStatuses = /^(official|attested)$/;

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

/** One field that was filled in, changed, or emptied. */
type Edit = { path: Path; place: string; before: string; after: string };

import { defineProblems, type Problem } from '#checks/problem.ts';
import { isRealDate } from '#domain/date.ts';
import type { ListId } from '#domain/ledger.ts';
import {
  type Columns,
  checkEntry,
  findColumns,
  readEntry,
  readSecondHead,
  squash,
} from '#scripts/staff/import/list-row.ts';
import { foldName } from '#scripts/staff/import/listed-name.ts';
import type { Cell, Row } from '#scripts/staff/import/rows.ts';
import { checkSize } from '#scripts/staff/import/size.ts';
import { inDocument, Refusal } from '#scripts/staff/refusal.ts';

/** The names of the lists in the alliance's documents. */
const listTitles: Record<ListId, string> = { china: '中方', abroad: '外方' };

/** A list by both its names, as messages show it. */
export function nameList(list: ListId): string {
  return `${listTitles[list]} ${list}`;
}

const report = defineProblems({
  'no-table': `
    找不到名单
    要有一个表，表头同一行里有“序号”和“单位名称”
    No list was found
    it takes a table with “序号” (number) and “单位名称” (name) in one row of its head`,
  'two-name-columns': `
    表头有两列名称（另一列在 {other}）
    请排成一列，一行一个单位
    The head has two columns of names (the other at {other})
    put them into one, a row for each member`,
  'other-list': `
    文件里只有“{found}”名单，没有“{wanted}”名单
    请核对 --list，或核对表格上方的标题
    The file holds only the list “{found}”, not “{wanted}”
    check --list, or the title above the table`,
  'which-list': `
    序号在这里又从 1 开始，但看不出哪份是“{wanted}”名单
    请在每份表格上方写明“中方”或“外方”
    The numbers begin again here, and nothing says which list is “{wanted}”
    write 中方 or 外方 above each table`,
  'list-twice': `
    “{wanted}”名单在这里又从 1 开始
    请只留一份，或写明这是另一份名单
    The list “{wanted}” begins again here
    keep one of them, or say above it that this is the other list`,
  'date-differs': `
    文件写的是截至 {found}，与 --date {date} 不一致
    请改其中一个
    The document says as of {found}, but --date says {date}
    correct one of them`,
  'date-unreadable': `
    看不懂“{value}”里的日期
    请写成“截至 2025 年 7 月 10 日”
    The date in “{value}” is not understood
    write it as 截至 2025 年 7 月 10 日`,
  'name-twice': `
    “{name}”在名单中出现了两次，另一次在 {other}
    请核对，只留一次
    “{name}” is on the list twice, the other time at {other}
    check both rows and keep one`,
  'count-differs': `
    这里写着共 {stated} 家，表里却有 {found} 行
    请核对有没有漏行，或改这个数
    This says {stated} in all, but the table has {found} rows
    see whether a row is missing, or correct the total`,
});

/**
 * Finds one of the two lists in a document: a numbered table under a head that may repeat on every page.
 * @param date the date of the list as the user gave it, ISO 8601
 * @throws Refusal with every problem of that list, cell by cell
 */
export function readListDocument(rows: readonly Row[], list: ListId, date: string): ListDocument {
  const section = chooseSection(divideRows(rows), list);
  const problems = [
    ...section.problems,
    ...checkDate(section, date),
    ...findTwins(section),
    ...checkTotals(section),
  ];
  if (problems.length > 0) throw new Refusal(...withoutConsequences(problems));
  const beside = rows.filter(({ kind }) => kind === 'beside');
  const columns = [...section.others].map(([head, cells]) => describeColumn(head, cells));
  const notes = rows.flatMap(({ kind, cells }) =>
    cells.flatMap(({ place, problem }) =>
      problem && (kind === 'table' || problem.kind === 'cell-note')
        ? [`${place}: ${problem.zh.says}`]
        : [],
    ),
  );
  return {
    names: section.names,
    ignored: [...columns, ...notes, ...[...section.remarks, ...beside].map(describeRow)],
  };
}

/** Problems without those that only follow from cells being merged. */
function withoutConsequences(problems: readonly Problem[]): Problem[] {
  const merged = problems.filter(({ kind }) => kind === 'cells-merged');
  const places = new Set(merged.map(({ path }) => path.join()));
  return problems.filter((problem) => merged.includes(problem) || !places.has(problem.path.join()));
}

/** The date that a document states for its list, to be offered to the user. */
export function findStatedDate(rows: readonly Row[]): string | undefined {
  return rows.map((row) => readAsOf(row)?.date).find((date) => date !== undefined);
}

/** Reads a document from top to bottom and divides it where a list begins. */
function divideRows(rows: readonly Row[]): Section[] {
  const sections: Section[] = [];
  let columns: Columns | undefined;
  let isBelowHead = false;
  let section: Section | undefined;
  let { list, asOf, problems }: Titled = { problems: [] };
  const openSection = () => {
    section = { list, asOf, last: 0, names: [], problems, remarks: [], others: new Map() };
    problems = [];
    sections.push(section);
    return section;
  };
  for (const row of rows) {
    const head = findColumns(row);
    if (head?.second)
      (section ?? openSection()).problems.push(
        report('two-name-columns', inDocument(head.name.place), { other: head.second.place }),
      );
    const below: Columns | undefined =
      isBelowHead && columns ? readSecondHead(row, columns) : undefined;
    columns = head ?? below ?? columns;
    isBelowHead = head !== undefined || below !== undefined;
    if (isBelowHead) continue;
    const entry = columns && readEntry(row, columns, section?.last);
    if (entry && columns) {
      const beginsAgain = entry.value === 1 && !entry.number.counted && section?.names.length;
      const own = beginsAgain || !section ? openSection() : section;
      own.problems.push(...checkEntry(entry, own.last + 1));
      own.last = entry.number.problem ? own.last + 1 : (entry.value ?? own.last);
      own.names.push({ name: entry.text, place: entry.name.place });
      checkSize('rows', own.names.length, entry.name.place);
      for (const { head, cell } of entry.others)
        if (own.others.get(head)?.push(cell) === undefined) own.others.set(head, [cell]);
      continue;
    }
    // Titles, dates, and other text around a list.
    const title = readTitle(row);
    if (title !== undefined && title !== list)
      [list, asOf, section, problems] = [title, undefined, undefined, []];
    const stated = readAsOf(row);
    if (stated) asOf = stated;
    if (stated || title !== undefined) problems.push(...problemsOf(row));
    else if (row.kind !== 'sheet' && squash(textOf(row))) section?.remarks.push(row);
  }
  return sections;
}

/** Why a title or date cannot be relied on; a note to it matters little. */
function problemsOf({ cells }: Row): Problem[] {
  return cells.flatMap(({ problem }) =>
    problem && /^cell-(struck|hidden|tracked)$/.test(problem.kind) ? [problem] : [],
  );
}

/** The section that is the wanted list: by its title, or as the only one of a document that names none. */
function chooseSection(sections: Section[], list: ListId): Section {
  const wanted = nameList(list);
  const titled = sections.filter((section) => section.list === list);
  const untitled = sections.filter((section) => section.list === undefined);
  const [section, again] = titled.length > 0 ? titled : untitled;
  const placeOf = ({ names: [first] }: Section) => inDocument(first?.place);
  if (again)
    throw new Refusal(
      report(titled.length > 0 ? 'list-twice' : 'which-list', placeOf(again), { wanted }),
    );
  if (section) return section;
  const [other] = sections;
  throw new Refusal(
    other?.list
      ? report('other-list', placeOf(other), { found: nameList(other.list), wanted })
      : report('no-table', inDocument()),
  );
}

function checkDate({ asOf }: Section, date: string): Problem[] {
  if (asOf === undefined || asOf.date === date) return [];
  const place = inDocument(asOf.place);
  return [
    asOf.date === undefined
      ? report('date-unreadable', place, { value: asOf.text })
      : report('date-differs', place, { found: asOf.date, date }),
  ];
}

/** A total under the list that is not the number of its rows: a row may have been lost. */
function checkTotals({ names, remarks }: Section): Problem[] {
  return remarks.flatMap((row) => {
    const [, stated] = /^(?:合计|总计|共计|共)?:?(\d+)[家个所名]/.exec(squash(textOf(row))) ?? [];
    const values = { stated: stated ?? '', found: names.length };
    return stated === undefined || Number(stated) === names.length
      ? []
      : [report('count-differs', inDocument(placeOfText(row)), values)];
  });
}

function findTwins({ names }: Section): Problem[] {
  const groups = Map.groupBy(names, ({ name }) => foldName(name));
  groups.delete('');
  return [...groups.values()].flatMap(([first, ...others]) =>
    others.map(({ name, place }) =>
      report('name-twice', inDocument(place), { name, other: first?.place ?? '' }),
    ),
  );
}

/** The list that a title or the name of a sheet announces. */
function readTitle(row: Row): ListId | undefined {
  const text = squash(textOf(row));
  const isTitle =
    text.length <= 60 && (row.kind === 'sheet' || /成员|会员|单位|名单|列表/.test(text));
  const named = (['china', 'abroad'] as const).filter((list) => text.includes(listTitles[list]));
  return isTitle && named.length === 1 ? named[0] : undefined;
}

/** The date in “as of 10 July 2024”, as written above the alliance's lists. */
function readAsOf(row: Row): AsOf | undefined {
  const [text = ''] = /截[至止][^)]*/.exec(squash(textOf(row)).slice(0, 80)) ?? [];
  if (!/^截[至止](时间|日期)?[::]?[\d二]/.test(text)) return undefined;
  const [, year = '', month = '', day = ''] =
    /(\d{4})[年.\-/](\d{1,2})[月.\-/](\d{1,2})(?!\d)/.exec(text) ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return { text, date: isRealDate(date) ? date : undefined, place: placeOfText(row) };
}

function textOf({ cells }: Row): string {
  return cells.map(({ text }) => text).join(' ');
}

/** The place of the first text of a row. */
function placeOfText({ cells }: Row): string {
  return cells.find(({ text }) => text.trim() !== '')?.place ?? '';
}

function describeRow(row: Row): string {
  const [cell] = row.cells;
  const text = textOf(row).replace(/\s+/g, ' ').trim() || cell?.problem?.zh.says;
  return `${placeOfText(row) || cell?.place}: ${text}`;
}

/** A column that is not read, with the first of its cells. */
function describeColumn(head: string, cells: readonly Cell[]): string {
  const values = new Set(cells.map(({ text }) => `“${text.replace(/\s+/g, ' ').trim()}”`));
  const more = cells.length > 1 ? ` … ${cells.length}` : '';
  return `“${head}”列 column: ${[...values].slice(0, 3).join(' ')} (${cells[0]?.place}${more})`;
}

/** The names of one list in a document, each with its cell. */
export type ListDocument = {
  names: ListedName[];
  /** What is in the document and not read: other columns, totals, notes, what lies beside the text. */
  ignored: string[];
};

/** A name as the document has it, cleaned, and its cell. */
export type ListedName = { name: string; place: string };

type AsOf = { text: string; date: string | undefined; place: string };

/** What the text above a list says of it, and what is wrong with that text. */
type Titled = { list?: ListId | undefined; asOf?: AsOf | undefined; problems: Problem[] };

type Section = Titled & {
  /** The number read last; 0 before the first. */
  last: number;
  names: ListedName[];
  remarks: Row[];
  /** Cells of other columns, by their heads. */
  others: Map<string, Cell[]>;
};

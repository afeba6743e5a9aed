import { defineProblems, type Problem } from '#checks/problem.ts';
import { isRealDate } from '#domain/date.ts';
import type { ListId } from '#domain/ledger.ts';
import { cleanName, foldName, isName } from '#scripts/staff/import/listed-name.ts';
import { type Cell, emptyCell, type Row, reportMerged } from '#scripts/staff/import/rows.ts';
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
  'number-expected': `
    这里应是序号 {expected}，却是 {found}
    请核对有没有漏行或重号
    The number {expected} should stand here, but it is {found}
    see whether a row is missing or a number repeated`,
  'not-a-number': `
    “{value}”不是序号，但同一行有名称“{name}”
    请写上序号，或删去这一行
    “{value}” is no number, yet the row has the name “{name}”
    write the number, or delete the row`,
  'number-missing': `
    名称“{name}”没有序号
    请补上序号，或删去这一行
    The name “{name}” has no number
    add it, or delete the row`,
  'name-missing': `
    序号 {number} 没有单位名称
    请补上名称，或删去这一行
    The number {number} has no name
    add the name, or delete the row`,
  'not-a-name': `
    “{value}”不像单位名称
    请写全称
    “{value}” is hardly the name of a member
    write it in full`,
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
  if (problems.length > 0) throw new Refusal(...problems);
  return { names: section.names, ignored: section.remarks.map(describeRow) };
}

/** The date that a document states for its list, to be offered to the user. */
export function findStatedDate(rows: readonly Row[]): string | undefined {
  return rows.map((row) => readAsOf(row)?.date).find((date) => date !== undefined);
}

/** Reads a document from top to bottom and divides it where a list begins. */
function divideRows(rows: readonly Row[]): Section[] {
  const sections: Section[] = [];
  let columns: Columns | undefined;
  let section: Section | undefined;
  let { list, asOf }: Pick<Section, 'list' | 'asOf'> = {};
  const openSection = () => {
    section = { list, asOf, last: 0, names: [], problems: [], remarks: [] };
    sections.push(section);
    return section;
  };
  for (const row of rows) {
    const head = findColumns(row);
    if (head?.second)
      (section ?? openSection()).problems.push(
        report('two-name-columns', inDocument(head.name.place), { other: head.second.place }),
      );
    columns = head ?? columns;
    if (head || isBelowHead(row, columns)) continue;
    const entry = columns && readEntry(row, columns, section?.last);
    if (entry) {
      const beginsAgain = entry.value === 1 && !entry.number.counted && section?.names.length;
      const own = beginsAgain || !section ? openSection() : section;
      own.problems.push(...checkEntry(entry, own.last + 1));
      own.last = entry.value ?? own.last;
      own.names.push({ name: entry.text, place: entry.name.place });
      continue;
    }
    // Titles, dates, and other text around a list.
    const title = readTitle(row);
    if (title !== undefined && title !== list)
      [list, asOf, section] = [title, undefined, undefined];
    const stated = readAsOf(row);
    if (stated) asOf = stated;
    else if (title === undefined && row.kind === 'table' && squash(textOf(row)))
      section?.remarks.push(row);
  }
  return sections;
}

/** A row that belongs to the list, valid or not; `undefined` if it is something else. */
function readEntry(row: Row, columns: Columns, last = 0): Entry | undefined {
  const number = row.cells[columns.number.index] ?? emptyCell('');
  const name = row.cells[columns.name.index] ?? emptyCell(number.place);
  if (row.kind !== 'table') return undefined;
  const value = number.counted ? last + 1 : readNumber(number.text);
  const text = cleanName(name.text);
  const isOther = text === '' || isRemark(number.text) || isRemark(text);
  return value === undefined && isOther ? undefined : { number, name, value, text };
}

/** Whether a row is the second line of a head whose cells are merged. */
function isBelowHead({ cells }: Row, columns: Columns | undefined): boolean {
  const by = columns && cells[columns.number.index]?.coveredBy;
  return by !== undefined && by.place === columns?.number.place;
}

function checkEntry({ number, name, value, text }: Entry, expected: number): Problem[] {
  const [merged] = [number, name].flatMap(reportMerged);
  if (merged) return [merged];
  const unreliable = [number, name].flatMap(({ problem }) => problem ?? []);
  if (unreliable.length > 0) return unreliable;
  const [numberPlace, namePlace] = [inDocument(number.place), inDocument(name.place)];
  const typed = number.text.trim();
  if (value === undefined)
    return [
      typed === ''
        ? report('number-missing', numberPlace, { name: text })
        : report('not-a-number', numberPlace, { value: typed, name: text }),
    ];
  const order =
    value === expected ? [] : [report('number-expected', numberPlace, { expected, found: value })];
  if (text === '') return [...order, report('name-missing', namePlace, { number: value })];
  return isName(text) ? order : [...order, report('not-a-name', namePlace, { value: text })];
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

/** The columns of number and name, if the row is the head of a list. */
function findColumns({ kind, cells }: Row): Columns | undefined {
  const find = (head: RegExp) =>
    cells.flatMap(({ text, place }, index) => (head.test(squash(text)) ? [{ index, place }] : []));
  const [number] = find(numberHead);
  const [name, second] = find(nameHead);
  return kind === 'table' && number && name ? { number, name, second } : undefined;
}

const numberHead = /^(序号?|编号|号码?|排序|no\.?|#)$/;
const nameHead =
  /^(联盟)?(中方|外方)?(成员|会员|加盟)?(单位|机构|院校|学校|企业)?(中文)?(全称|名称|名单)(\(中文\)|\(全称\))?$|^(联盟)?(中方|外方)?(成员|会员|加盟)?(单位|机构)$|^name$/;

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

/** A row's number, however it is typed: `１２`, `12.`, `12、`. */
function readNumber(text: string): number | undefined {
  const [, digits] = /^\(?(\d{1,5})[.、,)]?$/.exec(squash(text)) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

/** Totals and notes under a list. */
function isRemark(text: string): boolean {
  return /^(合计|总计|共计|小计|总数|备注|说明|注[::\d]|共?\d+[家个所名])/.test(squash(text));
}

function squash(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}

function textOf({ cells }: Row): string {
  return cells.map(({ text }) => text).join(' ');
}

/** The place of the first text of a row. */
function placeOfText({ cells }: Row): string {
  return cells.find(({ text }) => text.trim() !== '')?.place ?? '';
}

function describeRow(row: Row): string {
  return `${placeOfText(row)}: ${textOf(row).replace(/\s+/g, ' ').trim()}`;
}

/** The names of one list in a document, each with its cell. */
export type ListDocument = {
  names: ListedName[];
  /** Rows within the table that are no members: totals, notes. */
  ignored: string[];
};

/** A name as the document has it, cleaned, and its cell. */
export type ListedName = { name: string; place: string };

type AsOf = { text: string; date: string | undefined; place: string };

/** The heads of the columns. */
type Columns = Record<'number' | 'name', Column> & { second: Column | undefined };
type Column = { index: number; place: string };

/** A row of the list as it was read. */
type Entry = { number: Cell; name: Cell; value: number | undefined; text: string };

type Section = {
  list?: ListId | undefined;
  asOf?: AsOf | undefined;
  /** The number read last; 0 before the first. */
  last: number;
  names: ListedName[];
  problems: Problem[];
  remarks: Row[];
};

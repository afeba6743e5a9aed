import { defineProblems, type Problem } from '#checks/problem.ts';
import { cleanName, isName, simplify } from '#scripts/staff/import/listed-name.ts';
import { type Cell, emptyCell, type Row, reportMerged } from '#scripts/staff/import/rows.ts';
import { inDocument } from '#scripts/staff/refusal.ts';

const report = defineProblems({
  'number-expected': `
    这里应是序号 {expected}，却是 {found}
    请核对有没有漏行或重号
    The number {expected} should stand here, but it is {found}
    see whether a row is missing or a number repeated`,
  'list-begins-late': `
    名单从序号 {found} 开始，不是 1：这是完整的名单，还是只有新增的单位
    完整的名单请从 1 编号；只有新增的单位，请逐个用 npm run new -- member 添加
    The list begins with the number {found}, not 1: is it the whole list, or new members only
    number a whole list from 1; add new members one by one with npm run new -- member`,
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
  'name-in-two-cells': `
    表头的名称占了两列，这一行两列都有字：“{value}”和“{other}”：哪一个是中文名称
    请在表头下面写明哪一列是“中文”，或把另一列移到自己的表头下面
    The head of the names covers two columns, and both hold text here: “{value}” and “{other}”; which is the Chinese name
    write 中文 below the head of its column, or give the other column a head of its own`,
  'row-too-long': `
    这一行比表头多出一格“{value}”：它是名称的后一半吗
    是就和名称放在同一格（CSV 请给名称加上引号），不是就给这一列写上表头
    This row has a cell more than the head, “{value}”: does it belong to the name
    if so, put it into the cell of the name (in CSV quote the name); if not, give its column a head`,
  'name-and-more': `
    这一格里除了名称还有一行“{value}”：它是名称的一部分，还是译名或备注
    是名称就写成一行，不是就移到另一列
    Beside the name, this cell has a line “{value}”: part of the name, a translation, or a remark
    make it one line with the name, or move it to a column of its own`,
  'two-names': `
    这一格里像是有两个单位：“{value}”和“{other}”
    是两个就分成两行，各编序号；是一个就写成一行，中间不留空
    This cell seems to hold two members: “{value}” and “{other}”
    give each a row and a number; if it is one, write it in one line without a blank`,
  'remark-leaves': `
    “{name}”旁边写着“{value}”：它还在名单上吗
    在就删去这句话，不在就删去整行
    Beside “{name}” it says “{value}”: is it still on the list
    if so, delete the remark; if not, delete the row`,
});

/** The columns of number and name, if the row is the head of a list. */
export function findColumns({ kind, cells }: Row): Columns | undefined {
  const find = (head: RegExp, shown: (cell: Cell) => Cell) =>
    cells.flatMap((cell, index) => {
      const { text, place } = shown(cell);
      return head.test(squash(text)) ? [{ index, place }] : [];
    });
  // The head of the numbers may be higher than that of the names.
  const [number] = find(numberHead, (cell) => cell.coveredBy ?? cell);
  const [name, second] = find(nameHead, (cell) => cell);
  if (kind !== 'table' || !number || !name) return undefined;
  const names = cells.flatMap(({ coveredBy }, index) =>
    coveredBy?.place === name.place || index === name.index ? [index] : [],
  );
  const heads = cells.map(({ text, coveredBy }) => squash(coveredBy?.text ?? text));
  return { number, name, second, names, heads };
}

const numberHead = /^(序号?|编号|号码?|排序|no\.?|#)$/;
const nameHead =
  /^(联盟)?(中方|外方)?(成员|会员|加盟)?(单位|机构|院校|学校|企业)?(中文)?(全称|名称|名单)(\(中文\)|\(全称\))?$|^(联盟)?(中方|外方)?(成员|会员|加盟)?(单位|机构)$|^name$/;
const chineseHead = /^(中文|汉语|中文(全称|名称)|chinese)$/;

/** The columns as the second line of a head tells them; `undefined` if the row is none. */
export function readSecondHead({ cells }: Row, columns: Columns): Columns | undefined {
  const number = cells[columns.number.index];
  const chinese = columns.names.filter((index) =>
    chineseHead.test(squash(cells[index]?.text ?? '')),
  );
  const isBelow = number?.coveredBy?.place === columns.number.place;
  const isBeside = chinese.length > 0 && (number?.text ?? '').trim() === '';
  if (!isBelow && !isBeside) return undefined;
  const heads = cells.map(({ text }, index) => squash(text) || (columns.heads[index] ?? ''));
  return { ...columns, names: chinese.length > 0 ? chinese : columns.names, heads };
}

/** A row that belongs to the list, valid or not; `undefined` if it is something else. */
export function readEntry(row: Row, columns: Columns, last = 0): Entry | undefined {
  if (row.kind !== 'table') return undefined;
  const { cells } = row;
  const number = cells[columns.number.index] ?? emptyCell('');
  const filled = columns.names.flatMap((index) => (cells[index]?.text.trim() ? cells[index] : []));
  const [name = cells[columns.names[0] ?? 0] ?? emptyCell(number.place)] = filled;
  const value = number.counted ? last + 1 : readNumber(number.text);
  const text = cleanName(name.text);
  const isOther = text === '' || isRemark(number.text) || isRemark(text);
  if (value === undefined && isOther) return undefined;
  const used = new Set([columns.number.index, ...columns.names]);
  const others = cells.flatMap((cell, index) =>
    cell.text.trim() === '' || used.has(index)
      ? []
      : [{ cell, head: columns.heads[index] ?? '', isAfter: index > columns.name.index }],
  );
  const beyond = others.find(({ head, isAfter }) => head === '' && isAfter)?.cell;
  return { number, name, value, text, second: filled[1], beyond, others };
}

/** What is wrong with a row of the list: the cause alone, and not what follows from it. */
export function checkEntry(entry: Entry, expected: number): Problem[] {
  const { number, name, value, text, second, beyond, others } = entry;
  const [merged] = [number, name].flatMap(reportMerged);
  if (merged) return [merged];
  const unreliable = name.problem ?? number.problem;
  if (unreliable) return [unreliable];
  const [numberPlace, namePlace] = [inDocument(number.place), inDocument(name.place)];
  const typed = number.text.trim();
  if (value === undefined)
    return [
      typed === ''
        ? report('number-missing', numberPlace, { name: text })
        : report('not-a-number', numberPlace, { value: typed, name: text }),
    ];
  const order =
    value === expected
      ? []
      : expected === 1
        ? [report('list-begins-late', numberPlace, { found: value })]
        : [report('number-expected', numberPlace, { expected, found: value })];
  if (text === '') return [...order, report('name-missing', namePlace, { number: value })];
  if (!isName(text)) return [...order, report('not-a-name', namePlace, { value: text })];
  const values = { value: text, other: cleanName(second?.text ?? '') };
  if (second) return [...order, report('name-in-two-cells', namePlace, values)];
  if (beyond)
    return [
      ...order,
      report('row-too-long', inDocument(beyond.place), { value: beyond.text.trim() }),
    ];
  const leaving = others.filter(({ cell }) => leaves.test(squash(cell.text)));
  return [
    ...order,
    ...checkLines(name),
    ...leaving.map(({ cell }) =>
      report('remark-leaves', inDocument(cell.place), { name: text, value: cell.text.trim() }),
    ),
  ];
}

/** Remarks by which a row does not count, or not yet. */
const leaves = /退出|退会|除名|取消|撤销|撤出|注销|终止|暂停|作废|待定|待确认/;

/** What stands in one cell with a name: a line in another script, or a second name. */
function checkLines({ text, place }: Cell): Problem[] {
  const lines = text
    .split(/[\r\n\t\u2028\u2029]+|\s{3,}|[、，,；;/]/)
    .flatMap((line) => cleanName(line) || []);
  const isForeign = (line = '') => /\p{L}{2}/u.test(line) && !/\p{Script=Han}/u.test(line);
  const [first, last] = [lines[0], lines.at(-1)];
  const other = isForeign(first) ? first : last;
  if (!lines.every(isForeign) && isForeign(other))
    return [report('name-and-more', inDocument(place), { value: other ?? '' })];
  const [one, two] = lines.filter((line) => organisation.test(line));
  return one !== undefined && two !== undefined && lines.length === 2
    ? [report('two-names', inDocument(place), { value: one, other: two })]
    : [];
}

/** How names of organisations end. */
const organisation = /.{2}(大学|学院|学校|公司|协会|学会|商会|中心|集团|联合会|园区?|研究院)$/;

/** A row's number, however it is typed: `１２`, `12.`, `12、`, `No. 12`, `12.0`. */
function readNumber(text: string): number | undefined {
  const [, digits] = /^(?:no\.?|第|#)?\(?(\d{1,5})(?:\.0+)?[.、,)号]?$/.exec(squash(text)) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

/** Totals and notes under a list. */
function isRemark(text: string): boolean {
  return /^(合计|总计|共计|小计|总数|备注|说明|注[::\d]|共?\d+[家个所名])/.test(squash(text));
}

/** A text for comparison with words: simplified, narrow, in small letters, without blanks. */
export function squash(text: string): string {
  return simplify(text.normalize('NFKC')).toLowerCase().replace(/\s+/g, '');
}

/** The columns of a list: of numbers, and one or more under the head of the names. */
export type Columns = {
  number: Column;
  name: Column;
  /** A second column of names. */
  second: Column | undefined;
  names: number[];
  heads: string[];
};

type Column = { index: number; place: string };

/** A row of the list as it was read. */
export type Entry = {
  number: Cell;
  name: Cell;
  value: number | undefined;
  text: string;
  /** Another cell under the head of the names that holds text. */
  second: Cell | undefined;
  /** The first cell behind the name that holds text and has no head. */
  beyond: Cell | undefined;
  /** The cells that are neither number nor name, with their heads. */
  others: { cell: Cell; head: string }[];
};

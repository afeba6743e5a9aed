import { isRealDate } from '#domain/date.ts';
import type { ListId } from '#domain/ledger.ts';
import { type Fault, makeFault, Refusal } from '#scripts/staff/import/fault.ts';
import { cleanName, foldName, isName } from '#scripts/staff/import/listed-name.ts';
import { type Cell, emptyCell, type Row } from '#scripts/staff/import/rows.ts';

/** The names of the lists in the alliance's documents. */
const listTitles: Record<ListId, string> = { china: '中方', abroad: '外方' };

/** A list by both its names, as messages show it. */
export function nameList(list: ListId): string {
  return `${listTitles[list]} ${list}`;
}

/**
 * Finds one of the two lists in a document: a numbered table under a head that may repeat on every page.
 * @param date the date of the list as the user gave it, ISO 8601
 * @throws Refusal with every problem of that list, cell by cell
 */
export function readListDocument(rows: readonly Row[], list: ListId, date: string): ListDocument {
  const reader = new ListReader();
  for (const row of rows) reader.read(row);
  const section = chooseSection(reader.sections, list);
  const faults = [
    ...section.faults,
    ...findDateFaults(section, date),
    ...findTwins(section),
    ...findCountFaults(section),
  ];
  if (faults.length > 0) throw new Refusal(faults);
  return {
    names: section.entries.map(({ name, place }) => ({ name, place })),
    ignored: section.remarks.map(describeRow),
    ...(section.asOf?.date !== undefined && { asOf: section.asOf.date }),
  };
}

/** The date that a document states for its list, to be offered to the user. */
export function findStatedDate(rows: readonly Row[]): string | undefined {
  return rows.map((row) => readAsOf(textOf(row))).find((date) => date?.date !== undefined)?.date;
}

/** Reads a document from top to bottom and divides it where a list begins. */
class ListReader {
  readonly sections: Section[] = [];
  #list: ListId | undefined;
  #asOf: AsOf | undefined;
  #columns: Columns | undefined;
  #section: Section | undefined;

  read(row: Row): void {
    const columns = row.kind === 'table' ? findColumns(row) : undefined;
    if (columns) this.#startTable(columns);
    else if (this.#columns && row.kind === 'table' && this.#readEntry(row, this.#columns)) return;
    else this.#readHeading(row);
  }

  #startTable(columns: Columns): void {
    this.#columns = columns;
    if (columns.second)
      (this.#section ?? this.#openSection()).faults.push(
        makeFault('two-name-columns', columns.nameHead.place, { other: columns.second.place }),
      );
  }

  /** Titles, dates, and other text around a list. */
  #readHeading(row: Row): void {
    const list = readTitle(row);
    if (list !== undefined && list !== this.#list) {
      this.#list = list;
      this.#asOf = undefined;
      this.#section = undefined;
    }
    const asOf = readAsOf(textOf(row));
    if (asOf) this.#asOf = { ...asOf, place: placeOfText(row) };
    else if (list === undefined && row.kind === 'table' && this.#section && squash(textOf(row)))
      this.#section.remarks.push(row);
  }

  /** @returns whether the row belongs to the list, valid or not */
  #readEntry(row: Row, columns: Columns): boolean {
    const number = row.cells[columns.number] ?? emptyCell('');
    const name = row.cells[columns.name] ?? emptyCell(number.place);
    // The second line of a head whose cells are merged.
    if (number.coveredBy === columns.numberHead) return true;
    const value = number.counted ? (this.#section?.last ?? 0) + 1 : readNumber(number.text);
    const text = cleanName(name.text);
    if (value === undefined && (text === '' || isRemark(number.text) || isRemark(text)))
      return false;
    const beginsAgain = value === 1 && !number.counted && this.#section?.entries.length;
    const section = beginsAgain || !this.#section ? this.#openSection() : this.#section;
    section.faults.push(...findEntryFaults(number, name, value, text, section));
    if (value !== undefined) section.last = value;
    section.entries.push({ name: text, place: name.place });
    return true;
  }

  #openSection(): Section {
    this.#section = {
      list: this.#list,
      asOf: this.#asOf,
      last: 0,
      entries: [],
      faults: [],
      remarks: [],
    };
    this.sections.push(this.#section);
    return this.#section;
  }
}

function findEntryFaults(
  number: Cell,
  name: Cell,
  value: number | undefined,
  text: string,
  section: Section,
): Fault[] {
  const merged = [number, name].find(({ coveredBy }) => coveredBy !== undefined);
  if (merged?.coveredBy)
    return [
      makeFault('cells-merged', merged.coveredBy.place, {
        cell: merged.place,
        value: cleanName(merged.coveredBy.text),
      }),
    ];
  const unreliable = [number, name].flatMap((cell) =>
    cell.fault ? [makeFault(cell.fault, cell.place, { value: cell.text })] : [],
  );
  if (unreliable.length > 0) return unreliable;
  if (value === undefined)
    return [
      number.text.trim() === ''
        ? makeFault('number-missing', number.place, { name: text })
        : makeFault('not-a-number', number.place, { value: number.text.trim(), name: text }),
    ];
  const expected = section.last + 1;
  const order =
    value === expected
      ? []
      : [makeFault('number-expected', number.place, { expected, found: value })];
  if (text === '') return [...order, makeFault('name-missing', name.place, { number: value })];
  return isName(text) ? order : [...order, makeFault('not-a-name', name.place, { value: text })];
}

/** The section that is the wanted list: by its title, or as the only one of a document that names none. */
function chooseSection(sections: Section[], list: ListId): Section {
  const wanted = nameList(list);
  const titled = sections.filter((section) => section.list === list);
  const untitled = sections.filter((section) => section.list === undefined);
  const [section, again] = titled.length > 0 ? titled : untitled;
  if (again)
    throw new Refusal([
      makeFault(titled.length > 0 ? 'list-twice' : 'which-list', firstPlace(again), { wanted }),
    ]);
  if (section) return section;
  const [other] = sections;
  throw new Refusal([
    other?.list
      ? makeFault('other-list', firstPlace(other), { found: nameList(other.list), wanted })
      : makeFault('no-table'),
  ]);
}

function firstPlace({ entries: [first] }: Section): string {
  return first?.place ?? '';
}

function findDateFaults({ asOf }: Section, date: string): Fault[] {
  if (asOf === undefined || asOf.date === date) return [];
  return [
    asOf.date === undefined
      ? makeFault('date-unreadable', asOf.place, { value: asOf.text })
      : makeFault('date-differs', asOf.place, { found: asOf.date, date }),
  ];
}

/** A total under the list that is not the number of its rows: a row may have been lost. */
function findCountFaults({ entries, remarks }: Section): Fault[] {
  return remarks.flatMap((row) => {
    const [, stated] = /^(?:合计|总计|共计|共)?:?(\d+)[家个所名]/.exec(squash(textOf(row))) ?? [];
    return stated === undefined || Number(stated) === entries.length
      ? []
      : [makeFault('count-differs', placeOfText(row), { stated, found: entries.length })];
  });
}

function findTwins({ entries }: Section): Fault[] {
  const first = new Map<string, string>();
  return entries.flatMap(({ name, place }) => {
    const folded = foldName(name);
    const other = first.get(folded);
    if (other === undefined) first.set(folded, place);
    return other === undefined || name === ''
      ? []
      : [makeFault('name-twice', place, { name, other })];
  });
}

/** The columns of number and name, if the row is the head of a list. */
function findColumns({ cells }: Row): Columns | undefined {
  const heads = cells.map(({ text }) => squash(text));
  const number = heads.findIndex((head) => numberHead.test(head));
  const [name, second] = heads.flatMap((head, index) => (nameHead.test(head) ? [index] : []));
  const [numberCell, nameCell, secondCell] = [number, name, second].map(
    (index = -1) => cells[index],
  );
  return name === undefined || numberCell === undefined || nameCell === undefined
    ? undefined
    : { number, name, numberHead: numberCell, nameHead: nameCell, second: secondCell };
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
function readAsOf(text: string): Omit<AsOf, 'place'> | undefined {
  const [line = ''] = /截[至止][^)]*/.exec(squash(text).slice(0, 80)) ?? [];
  if (!/^截[至止](时间|日期)?[::]?[\d二]/.test(line)) return undefined;
  const [, year, month = '', day = ''] =
    /(\d{4})[年.\-/](\d{1,2})[月.\-/](\d{1,2})(?!\d)/.exec(line) ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return { text: line, date: year !== undefined && isRealDate(date) ? date : undefined };
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
  /** The document's own date, ISO 8601. */
  asOf?: string;
  /** Rows within the table that are no members: totals, notes. */
  ignored: string[];
};

/** A name as the document has it, cleaned, and its cell. */
export type ListedName = { name: string; place: string };

type AsOf = { text: string; date: string | undefined; place: string };

type Columns = {
  number: number;
  name: number;
  numberHead: Cell;
  nameHead: Cell;
  second: Cell | undefined;
};

type Section = {
  list: ListId | undefined;
  asOf: AsOf | undefined;
  /** The number read last; 0 before the first. */
  last: number;
  entries: ListedName[];
  faults: Fault[];
  /** Rows within the table that are no members: totals, notes. */
  remarks: Row[];
};

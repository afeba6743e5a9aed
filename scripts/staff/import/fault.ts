/**
 * Every reason to refuse an import or an export, with the sentences that tell staff in Chinese and English
 * what is wrong and what to do. `{name}` stands for a value of the fault.
 */
export const faultKinds = {
  // How the command was called.
  'no-file': {
    zh: '没有写明文件',
    en: 'No file is named',
  },
  'too-many-files': {
    zh: '一次只能处理一个文件，多出：{values}',
    en: 'One file at a time; one too many: {values}',
  },
  'unknown-option': {
    zh: '没有参数“{option}”，可用：{options}',
    en: 'There is no option “{option}”; there are: {options}',
  },
  'bad-option': {
    zh: '参数“{option}”写法不对',
    en: 'The option “{option}” is not written correctly',
  },
  'list-option-missing': {
    zh: '请写明是哪份名单：--list china（中方）或 --list abroad（外方）',
    en: 'Say which list it is: --list china or --list abroad',
  },
  'list-option-unknown': {
    zh: '没有名单“{value}”，请写 --list china（中方）或 --list abroad（外方）',
    en: 'There is no list “{value}”; write --list china or --list abroad',
  },
  'date-option-missing': {
    zh: '请写明名单的日期：--date {example}',
    en: 'Say the date of the list: --date {example}',
  },
  'date-option-unknown': {
    zh: '“{value}”不是有效日期，请写成 --date 2025-07-10',
    en: '“{value}” is not a valid date; write it like --date 2025-07-10',
  },
  'option-for-lists': {
    zh: '这个文件是译名工作簿，{option} 只用于名单，请去掉',
    en: 'This file is a workbook of names; {option} is for lists only, leave it out',
  },
  // The file.
  'file-missing': {
    zh: '没有这个文件，请核对路径',
    en: 'There is no such file; check the path',
  },
  'file-unreadable': {
    zh: '文件读不出来：{detail}',
    en: 'The file cannot be read: {detail}',
  },
  'file-empty': {
    zh: '文件是空的',
    en: 'The file is empty',
  },
  'file-too-large': {
    zh: '文件有 {size} MB，超过 {limit} MB，不像名单；请只留下表格再存一份',
    en: 'The file has {size} MB, more than {limit} MB, and is hardly a list; save a copy with the table alone',
  },
  disk: {
    zh: '读写文件时出错：{detail}',
    en: 'A file could not be read or written: {detail}',
  },
  'old-format': {
    zh: '这是旧格式（.xls、.doc）或加了密码的文件。请打开后另存为不带密码的 .xlsx 或 .docx',
    en: 'This is an old format (.xls, .doc) or has a password. Open it and save it as .xlsx or .docx without one',
  },
  'other-format': {
    zh: '这不是 .docx、.xlsx 或 .csv 文件（像是 {found}）。请打开后另存为其中一种',
    en: 'This is no .docx, .xlsx or .csv file (it looks like {found}). Open it and save it as one of these',
  },
  'broken-file': {
    zh: '文件已损坏或没有存完（{detail}）。请重新打开并保存，或请对方再发一次',
    en: 'The file is damaged or was not saved whole ({detail}). Open and save it again, or ask for it once more',
  },
  'bad-encoding': {
    zh: '认不出文字编码。请存为 UTF-8（Excel：“CSV UTF-8”）或直接用 .xlsx',
    en: 'The text encoding is not known. Save it as UTF-8 (in Excel “CSV UTF-8”) or use .xlsx',
  },
  'csv-quotes': {
    zh: '引号不成对，后面的行读不出来：{detail}。请补上引号，或直接用 .xlsx',
    en: 'A quotation mark has no partner, so the lines after it cannot be read: {detail}. Add it, or use .xlsx',
  },
  // Cells.
  'cell-error': {
    zh: '单元格里是错误值“{value}”，请改成文字',
    en: 'The cell holds the error “{value}”; write the text instead',
  },
  'cell-formula': {
    zh: '单元格里的公式没有结果。请用 Excel 或 WPS 打开并保存，或改成文字',
    en: 'The formula in this cell has no result. Open and save the file in Excel or WPS, or write the text instead',
  },
  'cell-date': {
    zh: '单元格被当作日期（{value}）。请把格式改为文本后重新填写',
    en: 'The cell is taken for a date ({value}). Set its format to text and write it again',
  },
  // The list in a document.
  'no-table': {
    zh: '找不到名单：要有一个表，表头同一行里有“序号”和“单位名称”',
    en: 'No list was found: it takes a table with “序号” (number) and “单位名称” (name) in one row of its head',
  },
  'two-name-columns': {
    zh: '表头有两列名称（另一列在 {other}）。请排成一列，一行一个单位',
    en: 'The head has two columns of names (the other at {other}). Put them into one, a row for each member',
  },
  'other-list': {
    zh: '文件里只有“{found}”名单，没有“{wanted}”名单。请核对 --list，或核对表格上方的标题',
    en: 'The file holds only the list “{found}”, not “{wanted}”. Check --list, or the title above the table',
  },
  'which-list': {
    zh: '序号在这里又从 1 开始，但看不出哪份是“{wanted}”名单。请在每份表格上方写明“中方”或“外方”',
    en: 'The numbers begin again here, and nothing says which list is “{wanted}”. Write 中方 or 外方 above each table',
  },
  'list-twice': {
    zh: '“{wanted}”名单在这里又从 1 开始。请只留一份，或写明这是另一份名单',
    en: 'The list “{wanted}” begins again here. Keep one of them, or say above it that this is the other list',
  },
  'date-differs': {
    zh: '文件写的是截至 {found}，与 --date {date} 不一致。请改其中一个',
    en: 'The document says as of {found}, but --date says {date}. Correct one of them',
  },
  'date-unreadable': {
    zh: '看不懂“{value}”里的日期，请写成“截至 2025 年 7 月 10 日”',
    en: 'The date in “{value}” is not understood; write it as 截至 2025 年 7 月 10 日',
  },
  'number-expected': {
    zh: '这里应是序号 {expected}，却是 {found}。请核对有没有漏行或重号',
    en: 'The number {expected} should stand here, but it is {found}. See whether a row is missing or a number repeated',
  },
  'not-a-number': {
    zh: '“{value}”不是序号，但同一行有名称“{name}”。请写上序号，或删去这一行',
    en: '“{value}” is no number, yet the row has the name “{name}”. Write the number, or delete the row',
  },
  'number-missing': {
    zh: '名称“{name}”没有序号。请补上序号，或删去这一行',
    en: 'The name “{name}” has no number. Add it, or delete the row',
  },
  'name-missing': {
    zh: '序号 {number} 没有单位名称。请补上名称，或删去这一行',
    en: 'The number {number} has no name. Add the name, or delete the row',
  },
  'cells-merged': {
    zh: '“{value}”占了不止一格（还有 {cell}）。请取消合并，一行一个序号、一个名称',
    en: '“{value}” covers more than one cell (also {cell}). Unmerge them: a number and a name in each row',
  },
  'not-a-name': {
    zh: '“{value}”不像单位名称，请写全称',
    en: '“{value}” is hardly the name of a member; write it in full',
  },
  'name-twice': {
    zh: '“{name}”在名单中出现了两次，另一次在 {other}',
    en: '“{name}” is on the list twice, the other time at {other}',
  },
  'count-differs': {
    zh: '这里写着共 {stated} 家，表里却有 {found} 行。请核对有没有漏行，或改这个数',
    en: 'This says {stated} in all, but the table has {found} rows. See whether a row is missing, or correct the total',
  },
  // The list against the site.
  'content-faulty': {
    zh: '现有内容有问题，请先改正（npm run check）：',
    en: 'The content has problems; mend them first (npm run check):',
  },
  'result-faulty': {
    zh: '这样写入以后内容会有问题，所以什么也没有写入：',
    en: 'Written like this the content would have problems, so nothing was written:',
  },
  'list-too-old': {
    zh: '--date {date} 早于最新名单 {newest}，只能导入同日或更新的名单',
    en: '--date {date} is before the newest list {newest}; only a list of that date or a later one can be imported',
  },
  'names-alike': {
    zh: '成员 {id} 与 {other} 的中文名称相同，分不清是哪一个',
    en: 'The members {id} and {other} have the same Chinese name and cannot be told apart',
  },
  'pair-option': {
    zh: '“{value}”应写成 {example}',
    en: '“{value}” should be written like {example}',
  },
  'rename-unknown': {
    zh: '--rename：没有编号为“{id}”的成员',
    en: '--rename: there is no member with the id “{id}”',
  },
  'rename-still-listed': {
    zh: '--rename：“{id}”的名称“{name}”还在新名单上，没有改名',
    en: '--rename: “{id}” is still on the new list as “{name}”; it was not renamed',
  },
  'rename-not-new': {
    zh: '--rename：“{name}”不是新名单上新出现的名称',
    en: '--rename: “{name}” is not a name that is new on this list',
  },
  'option-twice': {
    zh: '“{value}”在参数里用了两次',
    en: '“{value}” is used twice in the options',
  },
  'id-not-new': {
    zh: '--id：“{name}”不是新成员的名称',
    en: '--id: “{name}” is not the name of a new member',
  },
  'id-taken': {
    zh: '--id：编号“{id}”已由“{name}”使用；如果是它改名，请用 --rename {id}={wanted}',
    en: '--id: the id “{id}” belongs to “{name}”; if that member was renamed, write --rename {id}={wanted}',
  },
  'removals-not-allowed': {
    zh: '有 {count} 处会被去掉：{what}。核对无误后加 --allow-removals',
    en: '{count} would be removed: {what}. When that is right, add --allow-removals',
  },
  // The workbook of names.
  'export-exists': {
    zh: '已经有这个文件，不会覆盖；请换一个文件名，或先移走它',
    en: 'This file exists and is not overwritten; choose another name, or move it away first',
  },
  'export-name': {
    zh: '文件名应以 .xlsx 结尾',
    en: 'The name of the file must end in .xlsx',
  },
  'column-missing': {
    zh: '表头里没有“{column}”这一列。请重新导出，把填好的内容复制过去',
    en: 'The head has no column “{column}”. Export again and copy what was filled in',
  },
  'column-twice': {
    zh: '表头里有两列“{column}”（另一列在 {other}），请删去一列',
    en: 'The head has two columns “{column}” (the other at {other}); delete one',
  },
  'check-missing': {
    zh: '这一行隐藏列里的校验值不见了或被改过。请重新导出，把填好的内容复制过去',
    en: 'The check values in the hidden column of this row are gone or changed. Export again and copy what was filled in',
  },
  'member-unknown': {
    zh: '没有编号为“{id}”的成员；新成员由名单导入，不在这里添加',
    en: 'There is no member with the id “{id}”; new members come from a list, not from here',
  },
  'row-twice': {
    zh: '“{id}”出现了两次，另一次在 {other}。请删去一行',
    en: '“{id}” stands here twice, the other time at {other}. Delete one of the rows',
  },
  'row-missing': {
    zh: '导出时的第 {rows} 行不见了。成员不能在这里删除；请恢复这些行，或重新导出',
    en: 'Row {rows} of the export is gone. Members cannot be removed here; put the rows back, or export again',
  },
  'cell-locked': {
    zh: '“{column}”不能在这里改：文件里是“{old}”，这里是“{value}”。请改回来',
    en: '“{column}” cannot be changed here: the file has “{old}”, this cell “{value}”. Put it back',
  },
  'cell-covered': {
    zh: '单元格合并了，分不清内容属于哪一行。请取消合并',
    en: 'The cell is merged with others, so whose text it is cannot be told. Unmerge it',
  },
  'both-changed': {
    zh: '导出以后网站上这一格也改过：导出时与现在不同，现在是“{old}”，这里是“{value}”。请重新导出再填这一格',
    en: 'This field was also changed on the site after the export: it is “{old}” now, here “{value}”. Export again and fill it in there',
  },
  'edit-by-hand': {
    zh: '{file} 的写法特殊，不能自动修改，请手工改',
    en: '{file} is written in an unusual way and cannot be changed automatically; change it by hand',
  },
} as const satisfies Record<string, Sentence>;

/** A reason to refuse, at its place in the file that was given. */
export function makeFault(kind: FaultKind, place = '', values: Fault['values'] = {}): Fault {
  return { kind, place, values };
}

/** Tells a fault in both languages of the staff. */
export function describeFault({ kind, values }: Fault): Sentence {
  const fill = (sentence: string) =>
    sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? '—'));
  return { zh: fill(faultKinds[kind].zh), en: fill(faultKinds[kind].en) };
}

/**
 * One block per fault: where it is, then what it is in Chinese and in English.
 * @param file the document that was given, as the user wrote it
 */
export function formatFaults(faults: readonly Fault[], file: string): string {
  return faults
    .map((fault) => {
      const { zh, en } = describeFault(fault);
      return [[file, fault.place].filter(Boolean).join('  '), `  ${zh}`, `  ${en}`]
        .filter(Boolean)
        .join('\n');
    })
    .join('\n');
}

/** Stops an import or export that cannot be done; whoever gave the file is told every fault at once. */
export class Refusal extends Error {
  readonly faults: readonly Fault[];
  /** What more there is to tell, in both languages, such as the problems of the content. */
  readonly details: string;

  constructor(faults: readonly Fault[], details = '') {
    super(faults.map((fault) => describeFault(fault).en).join('\n'));
    this.faults = faults;
    this.details = details;
  }
}

/** Refuses for one reason. */
export function refuse(kind: FaultKind, place = '', values: Fault['values'] = {}): never {
  throw new Refusal([makeFault(kind, place, values)]);
}

/** A reason to refuse, what its placeholders stand for, and the cell, row or option it concerns. */
export type Fault = {
  kind: FaultKind;
  place: string;
  values: Record<string, string | number>;
};

/** A kind of fault. */
export type FaultKind = keyof typeof faultKinds;

/** One sentence in the languages of the staff. */
export type Sentence = { zh: string; en: string };

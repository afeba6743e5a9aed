import { defineProblems, type Problem } from '#checks/problem.ts';
import { inDocument } from '#scripts/staff/refusal.ts';

/** What keeps a cell from being read as it stands. */
export const reportCell = defineProblems({
  'cells-merged': `
    “{value}”占了不止一格（还有 {cell}）
    请取消合并，一行一个单位
    “{value}” covers more than one cell (also {cell})
    unmerge them: one member in each row`,
  'cell-struck': `
    “{value}”加了删除线：它还算数吗
    不算就删去（整行作废就删去整行，序号顺延），算数就去掉删除线
    “{value}” is struck out: does it still count
    if not, delete it (the whole row with a row, and number the rest again); if it does, take the line away`,
  'cell-hidden': `
    “{value}”是看不见的（隐藏、被筛选掉，或字色、字号让人看不见）：它算数吗
    算数就显示出来（Excel：取消筛选和隐藏；Word：去掉字体里的“隐藏”），不算就删去
    “{value}” cannot be seen (hidden, filtered out, or in a color or size that nobody sees): does it count
    if it does, show it (Excel: clear the filter and unhide; Word: clear “Hidden” under Font); if not, delete it`,
  'cell-tracked': `
    “{value}”里有还没有定下来的修订
    请在 Word 里逐条接受或拒绝修订（审阅 → 接受 / 拒绝），保存后再导入
    “{value}” holds tracked changes that nobody has decided on
    accept or reject them in Word (Review → Accept / Reject), save, and import again`,
  'cell-note': `
    “{value}”带有脚注或批注：“{note}”
    如果它不改变名单，请删去这条脚注或批注；如果改变，请照它改
    “{value}” has a note or comment: “{note}”
    if it changes nothing, delete the note; if it does, do what it says`,
  'cell-raised': `
    “{value}”里有上标或下标：它是名称的一部分，还是注释的标记
    是标记就删去，是名称就改为普通文字
    “{value}” holds raised or lowered signs: are they part of it, or the mark of a note
    delete a mark; make a part of the name plain text`,
  'cell-unread': `
    “{value}”里有读不了的东西：{what}
    请把它改成普通文字，或删去
    “{value}” holds something that cannot be read: {what}
    make it plain text, or delete it`,
});

/** The problem of a cell that is merged with another. */
export function reportMerged({ place, coveredBy }: Cell): Problem[] {
  if (!coveredBy) return [];
  const values = { value: coveredBy.text.trim(), cell: place };
  return [reportCell('cells-merged', inDocument(coveredBy.place), values)];
}

/** The letters over a column of a sheet: `A` for 0, `AA` for 26. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}

/** A cell that holds nothing. */
export function emptyCell(place: string): Cell {
  return { text: '', place };
}

/** One cell as the document shows it. */
export type Cell = {
  text: string;
  /** Where it is, in words for the person who has the document open. */
  place: string;
  /** If cells are merged: the cell that has the text. */
  coveredBy?: Cell;
  /** Set where a number is not typed but counted by the word processor. */
  counted?: true;
  /** Where the text leads, when it is a link. */
  link?: string;
  /** Why the text cannot be relied on. */
  problem?: Problem;
};

/**
 * One line of a document, from top to bottom: a paragraph or the name of a sheet (one cell), a row of a table,
 * or something beside the text that is not read, such as a picture.
 */
export type Row = { kind: 'paragraph' | 'sheet' | 'table' | 'beside'; cells: Cell[] };

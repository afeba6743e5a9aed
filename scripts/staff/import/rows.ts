import { defineProblems, type Problem } from '#checks/problem.ts';
import { inDocument } from '#scripts/staff/refusal.ts';

const report = defineProblems({
  'cells-merged': `
    “{value}”占了不止一格（还有 {cell}）
    请取消合并，一行一个单位
    “{value}” covers more than one cell (also {cell})
    unmerge them: one member in each row`,
});

/** The problem of a cell that is merged with another. */
export function reportMerged({ place, coveredBy }: Cell): Problem[] {
  if (!coveredBy) return [];
  const values = { value: coveredBy.text.trim(), cell: place };
  return [report('cells-merged', inDocument(coveredBy.place), values)];
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
 * One line of a document, from top to bottom: a paragraph or the name of a sheet (one cell), or a row of a table.
 */
export type Row = { kind: 'paragraph' | 'sheet' | 'table'; cells: Cell[] };

import { defineProblems } from '#checks/problem.ts';
import { inDocument, Refusal } from '#scripts/staff/refusal.ts';

const report = defineProblems({
  'too-large': `
    文件有 {size} {unit}，超过 {most}，不像名单
    请只留下名单的表格再存一份
    The file has {size} {unit}, more than {most}, and is hardly a list
    save a copy with the table of the list alone`,
});

/** The most that is read, in a unit: no list comes near, and an import stays below 300 MB of memory. */
const limits = {
  file: [20, 'MB'],
  text: [1, 'MB'],
  part: [512, 'MB'],
  strings: [16, 'MB'],
  tree: [6, 'MB'],
  elements: [150_000, 'XML'],
  cells: [30_000, '格 cells'],
  rows: [3000, '行 rows'],
} as const;

/**
 * @param size in bytes for files and parts, else a number
 * @throws Refusal for more than is read
 */
export function checkSize(of: keyof typeof limits, size: number, place?: string): void {
  const [most, unit] = limits[of];
  const count = unit === 'MB' ? Math.ceil(size / 2 ** 20) : size;
  if (count > most)
    throw new Refusal(report('too-large', inDocument(place), { size: count, unit, most }));
}

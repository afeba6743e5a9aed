import { parseDocument } from 'yaml';
import { defineProblems } from '#checks/problem.ts';

/** Kinds of problem with the indentation of YAML. */
export const report = defineProblems({
  'yaml-indent': `
    这一行的缩进与上下文对不上
    同一层的行要左对齐，下一层多两个空格；下面属于它的各行一起移
    YAML 靠缩进分层，多一个或少一个空格就会归到别处。
    The indentation of this line does not fit the lines around it
    align lines of the same level; indent the next level by two spaces; lines below that belong to it move with it
    YAML tells its levels by indentation; one space more or less puts a line somewhere else.`,
});

/**
 * Looks for one line of a YAML text whose indentation is wrong: moved, with or without the lines below that belong to
 * it, it makes the text readable, or gives its place to a key that nothing knows there.
 * @param lines of the text
 * @param near the line at which the parser stopped, from 0; without it the text can be read
 * @param judge how far data is from what the file should hold
 * @returns the line, from 0, and the text with it moved; `undefined` where no single line is to blame
 */
export function findMovedLine(
  lines: readonly string[],
  near: number | undefined,
  judge: (data: unknown) => Judgement,
): MovedLine | undefined {
  const now = near === undefined ? judge(readOf(lines)) : undefined;
  const indents = [...new Set(lines.map(indentOf))];
  const isSuspect = (line: string, index: number) => {
    const [, key] = /^\s*(?:- +)*(?:["']?([\w.-]+)["']?:(?:\s|$)|- )/.exec(line) ?? ['', ''];
    if (now) return now.unknown.includes(key ?? '');
    return key !== '' && (isNear(index, near ?? 0) || (key !== undefined && lines.length < 300));
  };
  let best: (MovedLine & { score: number }) | undefined;
  for (const [index, line] of lines.entries()) {
    if (!isSuspect(line, index)) continue;
    for (const indent of indents) {
      const step = indent - indentOf(line);
      if (step === 0) continue;
      for (const end of new Set([index + 1, endOfBlock(lines, index)])) {
        const moved = lines.map((text, at) => (at >= index && at < end ? shift(text, step) : text));
        const data = readOf(moved);
        if (data === unreadable) continue;
        const score = judge(data).count * 100 + irregular(moved);
        const limit = best?.score ?? (now ? now.count * 100 : Number.POSITIVE_INFINITY);
        if (score < limit) best = { index, lines: moved, score };
      }
    }
  }
  return best;
}

/** How far above and below the line at which the parser stopped the mistake is looked for. */
function isNear(index: number, near: number): boolean {
  return index <= near + 1 && index > near - 20;
}

const unreadable = Symbol('unreadable');

function readOf(lines: readonly string[]): unknown {
  const document = parseDocument(lines.join('\n'), { prettyErrors: false });
  return document.errors.length > 0 ? unreadable : document.toJS();
}

function endOfBlock(lines: readonly string[], index: number): number {
  const indent = indentOf(lines[index] ?? '');
  const end = lines.findIndex(
    (text, at) => at > index && text.trim() !== '' && indentOf(text) <= indent,
  );
  return end < 0 ? lines.length : end;
}

function shift(line: string, step: number): string {
  return step > 0 ? ' '.repeat(step) + line : line.slice(Math.min(-step, indentOf(line)));
}

/** How many lines are indented by anything but one level more than the line before, or fewer. */
function irregular(lines: readonly string[]): number {
  const indents = lines.filter((line) => line.trim() !== '').map(indentOf);
  return indents.filter((indent, index) => indent % 2 > 0 || indent > (indents[index - 1] ?? 0) + 2)
    .length;
}

/** The number of spaces at the start of a line. */
export function indentOf(line: string): number {
  return /^ */.exec(line)?.[0].length ?? 0;
}

/** How many things in data are wrong, and the keys that nothing knows where they stand. */
export type Judgement = { count: number; unknown: readonly string[] };

/** A line that was moved, from 0, and all lines after that. */
type MovedLine = { index: number; lines: string[] };

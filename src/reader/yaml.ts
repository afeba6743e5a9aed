import { type Document, isMap, isNode, isScalar, parseDocument, visit, type YAMLError } from 'yaml';
import {
  defineProblems,
  type Located,
  lineOf,
  type Path,
  type Place,
  type Position,
  type Problem,
} from '#checks/problem.ts';
import { reportType } from '#checks/schema.ts';
import { keyWords } from '#checks/words.ts';
import { isHidden, reportHidden } from '#reader/text-file.ts';
import { parseYaml } from '#reader/yaml-document.ts';
import { escapes, type KnownKeys, repairLines, report as reportLine } from '#reader/yaml-lines.ts';
import { findMovedLine, indentOf, report as reportMove } from '#reader/yaml-move.ts';

/** Kinds of problem with YAML as a whole. */
export const report = defineProblems({
  'duplicate-key': `
    “{key}”在同一组里出现了两次，第 {line} 行已经有了
    请留下对的一个，删去另一个，连同它下面缩进的各行
    同名的两行只有一行会生效，另一行的内容就丢了。
    “{key}” stands twice in the same group; line {line} has it already
    keep the right one and delete the other, with the lines indented below it
    Of two lines with the same key only one would count, and the other be lost.`,
  'two-in-one': `
    从“{value}”起，像是另一个文件的内容
    一个文件只写一个成员、一份名单或一个页面：请把这一行和它下面的内容剪切到新的文件里（Add file → Create new file），或删去
    粘贴时常会把两份内容放进同一个文件，后一份会把前一份盖掉。
    From “{value}” on this looks like the content of another file
    a file holds one member, one list, or one page: move this line and what follows to a new file (Add file → Create new file), or delete it
    Pasting often puts two things into one file, where the second hides the first.`,
  'yaml-syntax': `
    这一行读不出来：“{value}”
    每一行要写成“字段名: 内容”（半角冒号加空格）或“- 内容”（半角减号加空格）：不要的，请删去这一行；属于上一行的，请接到上一行的末尾
    这一行不符合 YAML 的写法，整个文件都读不出来。
    This line cannot be read: “{value}”
    every line is “key: content” (a half-width colon and a space) or “- content” (a hyphen and a space): delete the line if it is not wanted; if it belongs to the line above, put it at the end of that line
    The line is no YAML, and the whole file cannot be read.`,
});

/**
 * Reads a YAML text with the typing mistakes that office staff make: each is reported, repaired in memory, and
 * reading goes on, so that one mistake hides no other.
 * @param file path from the project's root
 * @param known the keys that content knows; without them nothing is repaired
 * @param firstLine number of the text's first line in its file, from 1
 * @returns the data; `undefined` where even the repaired text is not YAML
 */
export function readYaml(
  source: string,
  file: string,
  known: KnownKeys | undefined,
  firstLine = 1,
): ReadYaml {
  const { repaired: typed, problems } = known
    ? repairLines(source, file, firstLine, known.keys)
    : { repaired: source, problems: [] };
  const { repaired, problem: moved } = known
    ? repairIndent(typed, file, firstLine, known)
    : { repaired: typed, problem: undefined };
  if (moved) problems.push(moved);
  const { document, counter } = parseYaml(repaired);
  const positionAt = (index: number): Position => {
    const { line, col } = counter.linePos(index);
    return { line: line + firstLine - 1, column: col };
  };
  const lines = repaired.split('\n');
  const found = document.errors.map((error) =>
    problemOf(error, lines, positionAt(error.pos[0]), file, firstLine),
  );
  // Beside a problem that is already reported an error follows from it; so does whatever follows the first error.
  const isKnown = ({ position: at }: Problem) =>
    problems.some(({ position }) => Math.abs((position?.line ?? 0) - (at?.line ?? 0)) <= 1);
  problems.push(...causesOf(found, lines, firstLine).filter((problem) => !isKnown(problem)));
  let data: unknown;
  try {
    if (document.errors.length === 0) data = document.toJS();
  } catch (error) {
    // An alias (`*name`) without its anchor is noticed only here.
    const value = (error as Error).message.split(': ').at(-1) ?? '';
    problems.push(report('yaml-syntax', lineOf({ file }, firstLine), { value }));
  }
  problems.push(...findEscaped(document, repaired, file, positionAt, known !== undefined));
  if (known && data !== undefined)
    for (const { key, value, index } of findBareDates(document, known.dateKeys)) {
      const place = { file, path: [key], position: positionAt(index) };
      problems.push(reportType(place, keyWords([key]), value, 'string'));
    }
  return {
    data,
    problems,
    isReadable: data !== undefined,
    locate: (path, key = false) => locate(document, path, key, positionAt),
  };
}

/** Puts the one line in its place whose indentation keeps a text from being read as what it should hold. */
function repairIndent(
  text: string,
  file: string,
  firstLine: number,
  { judge }: KnownKeys,
): { repaired: string; problem?: Problem } {
  const { document, counter } = parseYaml(text);
  const error = document.errors.find(({ code }) => code !== 'DUPLICATE_KEY');
  const isWhole = document.errors.length === 0;
  if (!judge || (error ? error.code === 'MULTIPLE_DOCS' : !isWhole)) return { repaired: text };
  if (isWhole && judge(toData(document)).unknown.length === 0) return { repaired: text };
  const lines = text.split('\n');
  const near = error ? counter.linePos(error.pos[0]).line - 1 : undefined;
  const moved = findMovedLine(lines, near, judge);
  if (!moved) return { repaired: text };
  const [from = '', to = ''] = [lines[moved.index], moved.lines[moved.index]];
  const place = lineOf({ file }, moved.index + firstLine);
  return {
    repaired: moved.lines.join('\n'),
    problem: reportMove('yaml-indent', place, {}, { from, to }),
  };
}

/** The data of a text; nothing where an alias has no anchor. */
function toData(document: Document.Parsed): unknown {
  try {
    return document.toJS();
  } catch {
    return undefined;
  }
}

/** Of what a parser found: what a second text in the file explains, else every repeated key, else the first only. */
function causesOf(found: Problem[], lines: string[], firstLine: number): Problem[] {
  const [first] = found;
  const line = first?.position?.line ?? 0;
  const isTop = ({ kind, position }: Problem) => kind === 'duplicate-key' && position?.column === 1;
  if (first && (first.kind === 'two-in-one' || (isTop(first) && found.filter(isTop).length > 1)))
    return [
      report('two-in-one', lineOf(first, line), { value: lines[line - firstLine]?.trim() ?? '' }),
    ];
  return found.every(({ kind }) => kind === 'duplicate-key') ? found : found.slice(0, 1);
}

/** Characters that cannot be seen, and in data ends of lines, written as escapes between double quotes. */
function findEscaped(
  document: Document.Parsed,
  source: string,
  file: string,
  positionAt: (index: number) => Position,
  isData: boolean,
): Problem[] {
  const problems: Problem[] = [];
  visit(document, {
    Scalar: (_, { type, range }) => {
      const [start = 0, end = 0] = range ?? [];
      if (type !== 'QUOTE_DOUBLE') return;
      for (const { 0: written, 1: valid, index } of source.slice(start, end).matchAll(escapes)) {
        const sign = valid && (parseDocument(`"${written}"`).toJS() as string);
        if (!sign || !(isHidden(sign) || (isData && sign === '\n'))) continue;
        const place = { file, position: positionAt(start + index) };
        problems.push(reportHidden(place, sign, written, source.slice(start, end)));
      }
    },
  });
  return problems;
}

function locate(
  document: Document.Parsed,
  path: Path,
  key: boolean,
  positionAt: (index: number) => Position,
): Position | undefined {
  if (key) {
    const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
    const pair = isMap(parent)
      ? parent.items.find((item) => isScalar(item.key) && String(item.key.value) === path.at(-1))
      : undefined;
    if (isScalar(pair?.key) && pair.key.range) return positionAt(pair.key.range[0]);
  }
  for (let depth = path.length; depth >= 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return positionAt(node.range[0]);
  }
  return undefined;
}

/** Unquoted dates where text belongs: other YAML readers read them as points of time. */
function findBareDates(
  document: Document.Parsed,
  dateKeys: ReadonlySet<string>,
): { key: string; value: string; index: number }[] {
  const found: { key: string; value: string; index: number }[] = [];
  visit(document, {
    Pair: (_, pair) => {
      if (!isScalar(pair.key) || !isScalar(pair.value) || pair.value.type !== 'PLAIN') return;
      const [key, value] = [String(pair.key.value), String(pair.value.value)];
      if (
        dateKeys.has(key) ||
        !/^\d{4}-\d{1,2}-\d{1,2}(?:[Tt\s]+\d{1,2}:\d.*)?$|^0b[01]+$/.test(value)
      )
        return;
      found.push({ key, value, index: pair.value.range?.[0] ?? 0 });
    },
  });
  return found;
}

/** A parser's error as a problem; where the parser notices a mistake late, at the line of the mistake. */
function problemOf(
  error: YAMLError,
  lines: string[],
  { line, column }: Position,
  file: string,
  firstLine: number,
): Problem {
  const place = lineOf({ file }, line, column);
  const number = line - firstLine;
  const text = lines[number] ?? '';
  const key = keyOf(text) ?? text.trim();
  switch (error.code) {
    case 'MULTIPLE_DOCS':
      return report('two-in-one', place, { value: text.trim() });
    case 'DUPLICATE_KEY':
      return reportTwice(key.replace(/^["']|["']$/g, ''), lines, number, place, firstLine);
    case 'TAB_AS_INDENT':
      return reportLine('yaml-indent-character', place);
    case 'MISSING_CHAR': {
      // A quote that is never closed is noticed at the end of the file.
      const open = lines.findIndex((candidate) => openQuote.test(candidate));
      if (open >= 0 && open <= number)
        return reportLine(
          'yaml-quote',
          lineOf({ file }, open + firstLine, open < number ? 1 : column),
          {
            key: keyOf(lines[open] ?? '') ?? '-',
          },
        );
      break;
    }
    case 'UNEXPECTED_TOKEN':
      if (/:\s+["']/.test(text)) return reportLine('yaml-quote', place, { key });
      break;
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      // The line below is indented so far that it is read as a part of this one.
      if (/^\s+[\w.-]+:( |$)/.test(lines[number + 1] ?? ''))
        return reportMove('yaml-indent', lineOf({ file }, line + 1));
      break;
    case 'BAD_INDENT':
      return reportMove('yaml-indent', place);
    default:
  }
  return report('yaml-syntax', place, { value: text.trim() });
}

/** Reports a key that stands twice, with the line that has it first. */
function reportTwice(
  key: string,
  lines: string[],
  number: number,
  place: Place,
  firstLine: number,
): Problem {
  const above = lines.slice(0, number);
  const isSame = (line: string) =>
    indentOf(line) === indentOf(lines[number] ?? '') && keyOf(line)?.replace(/["']/g, '') === key;
  return report('duplicate-key', place, { key, line: above.findLastIndex(isSame) + firstLine });
}

function keyOf(line: string): string | undefined {
  return /^[\s-]*([^\s:]+):/.exec(line)?.[1];
}

/** A value that begins with a quote and does not end with it. */
const openQuote = /^\s*(?:- +)*(?:[\w.-]+: +)?(?:"(?:[^"\\]|\\.)*|'(?:[^']|'')*)$/;

/** A YAML text as read. */
export type ReadYaml = {
  locate: NonNullable<Located['locate']>;
  data: unknown;
  problems: Problem[];
  isReadable: boolean;
};

import {
  type Document,
  isMap,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import { type Position, type Problem, type ProblemKind, wordsFor } from '#checks/problem.ts';

/**
 * Reads a YAML text with the slips that office staff make: each slip is told, mended in memory, and reading goes on,
 * so that one slip hides no other.
 * @param firstLine number of the text's first line in its file, from 1
 * @param keys every key that content knows, by which `kind:school` is told from a sentence with a colon;
 *   without it nothing is mended
 * @returns the data; nothing where even the mended text is no YAML
 */
export function readYaml(
  source: string,
  file: string,
  keys: ReadonlySet<string> | undefined,
  firstLine = 1,
): ReadYaml {
  const { mended, slips } = keys
    ? mendSlips(source, keys, linesWithin(source))
    : { mended: source, slips: [] };
  const counter = new LineCounter();
  const document = parseDocument(mended, { lineCounter: counter, prettyErrors: false });
  const positionAt = (index: number): Position => {
    const { line, col } = counter.linePos(index);
    return { line: line + firstLine - 1, column: col };
  };
  const problems: Problem[] = slips.map(({ line, ...slip }) => ({
    file,
    path: [],
    ...slip,
    position: { line: line + firstLine - 1, column: slip.column },
  }));
  const lines = mended.split('\n');
  let isReadable = true;
  for (const error of document.errors) {
    const { kind, values, down = 0 } = wordError(error, lines, counter.linePos(error.pos[0]).line);
    const { line, column } = positionAt(error.pos[0]);
    const position = down === 0 ? { line, column } : { line: line + down, column: 1 };
    if (kind !== 'duplicate-key') isReadable = false;
    // What follows from a slip that is told already says nothing new.
    const isTold = problems.some(
      (told) => told.position && Math.abs(told.position.line - position.line) <= 1,
    );
    if (!isTold) problems.push({ kind, file, path: [], position, values });
  }
  findBareDates(document, ([key = ''], value, { range }) =>
    problems.push({
      kind: 'wrong-type',
      file,
      path: [key],
      position: positionAt(range?.[0] ?? 0),
      values: { key, value, expected: wordsFor('string') },
      fix: { from: value, to: JSON.stringify(value) },
    }),
  );
  let data: unknown;
  try {
    data = isReadable ? document.toJS() : undefined;
  } catch (error) {
    // An alias (`*name`) without its anchor is noticed only here.
    problems.push({
      kind: 'yaml-syntax',
      file,
      path: [],
      position: { line: firstLine, column: 1 },
      values: { value: (error as Error).message.split(': ').at(-1) ?? '' },
    });
  }
  return {
    data,
    problems,
    isReadable: isReadable && data !== undefined,
    locate: (path, key = false) => locate(document, path, key, positionAt),
  };
}

/** A value that begins with a quote and does not end with it. */
const openQuote = /^\s*(?:- +)*(?:[\w.-]+: +)?(?:"(?:[^"\\]|\\.)*|'(?:[^']|'')*)$/;

function locate(
  document: Document.Parsed,
  path: Problem['path'],
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

/** The lines that belong to a value begun above them, if the text is YAML: nothing in them is a key. */
function linesWithin(source: string): Set<number> {
  const within = new Set<number>();
  const counter = new LineCounter();
  const document = parseDocument(source, { lineCounter: counter, prettyErrors: false });
  if (document.errors.length > 0) return within;
  const mark = (node: { range?: [number, number, number] | null }, isFlow: boolean) => {
    const [start = 0, end = 0] = node.range ?? [];
    const first = counter.linePos(start).line;
    const last = counter.linePos(Math.max(end - 1, start)).line;
    if (last > first)
      for (let line = isFlow ? first : first + 1; line <= last; line++) within.add(line);
  };
  visit(document, {
    Scalar: (_, node, path) => {
      // A file that is one sentence is no YAML of ours.
      if (path.some(isPair)) mark(node, false);
    },
    Collection: (_, node) => {
      if (node.flow) mark(node, true);
    },
  });
  return within;
}

/** Days that stand where text belongs, which other readers of YAML take for a point of time. */
function findBareDates(
  document: Document.Parsed,
  tell: (
    path: (string | number)[],
    value: string,
    node: { range?: [number, number, number] | null },
  ) => void,
): void {
  visit(document, {
    Pair: (_, pair) => {
      const { key, value } = pair;
      if (!isScalar(key) || !isScalar(value) || value.type !== 'PLAIN') return;
      const text = String(value.value);
      if (
        !dateKeys.has(String(key.value)) &&
        /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt\s]+\d{1,2}:\d.*)?$|^0b[01]+$/.test(text)
      )
        tell([String(key.value)], text, value);
    },
  });
}

/** Keys whose value is a date. */
const dateKeys = new Set(['date', 'initiated', 'documentDate']);

/** What the parser found, in the words of the catalogue. */
function wordError(
  error: YAMLError,
  lines: string[],
  line: number,
): { kind: ProblemKind; values: Problem['values']; down?: number } {
  const text = lines[line - 1] ?? '';
  const key = /^[\s-]*([^\s:]+):/.exec(text)?.[1] ?? text.trim();
  switch (error.code) {
    case 'DUPLICATE_KEY':
      return { kind: 'duplicate-key', values: { key: key.replace(/^["']|["']$/g, '') } };
    case 'TAB_AS_INDENT':
      return { kind: 'yaml-indent-character', values: {} };
    case 'MISSING_CHAR': {
      // A quote that is never closed is missed at the end of the file.
      const open = lines.findIndex((told) => openQuote.test(told));
      if (open >= 0 && open < line)
        return {
          kind: 'yaml-quote',
          values: { key: /^[\s-]*([^\s:]+):/.exec(lines[open] ?? '')?.[1] ?? '-' },
          down: open + 1 - line,
        };
      break;
    }
    case 'UNEXPECTED_TOKEN':
      if (/:\s+["']/.test(text)) return { kind: 'yaml-quote', values: { key } };
      break;
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      // The line below is indented so far that it is read as a part of this one.
      if (/^\s+[\w.-]+:( |$)/.test(lines[line] ?? ''))
        return { kind: 'yaml-indent', values: {}, down: 1 };
      break;
    case 'BAD_INDENT':
      return { kind: 'yaml-indent', values: {} };
    default:
  }
  return { kind: 'yaml-syntax', values: { value: text.trim() } };
}

/** Finds the slips that can be told from a line alone, and the text as it was meant. */
function mendSlips(
  source: string,
  keys: ReadonlySet<string>,
  within: ReadonlySet<number>,
): { mended: string; slips: YamlSlip[] } {
  const slips: YamlSlip[] = [];
  /** Indentation of the key whose block of literal text is being passed. */
  let literal: number | undefined;
  const lines = source.split('\n');
  const mended = lines.map((text, index) => {
    const indent = /^ */.exec(text)?.[0].length ?? 0;
    if (literal !== undefined && (text.trim() === '' || indent > literal)) return text;
    literal = undefined;
    if (within.has(index + 1)) return text;
    const found: YamlSlip[] = [];
    const next = lines.slice(index + 1).find((line) => line.trim() !== '') ?? '';
    const isGroup = /^\s*- /.test(next) || (/^ */.exec(next)?.[0].length ?? 0) > indent;
    const right = mendLine(text, keys, isGroup, (kind, column, values) =>
      found.push({ kind, line: index + 1, column, values }),
    );
    if (/^[\s-]*[\w.-]+:\s+[|>][+-]?\d*[+-]?(?:\s+#.*)?\s*$/.test(right)) literal = indent;
    const fix = { from: text.trimStart(), to: right.trimStart() };
    // White space at the start cannot be shown as a change of what follows.
    const whole = { from: text, to: right };
    slips.push(
      ...found.map((slip) => ({
        ...slip,
        fix: slip.kind === 'yaml-indent-character' ? whole : fix,
      })),
    );
    return right;
  });
  return { mended: mended.join('\n'), slips };
}

/** @param isGroup whether the lines below belong to this one */
function mendLine(
  line: string,
  keys: ReadonlySet<string>,
  isGroup: boolean,
  tell: (kind: ProblemKind, column: number, values: Problem['values']) => void,
): string {
  let text = line;
  const [margin = ''] = /^[ \t\u3000\u00a0]*/.exec(text) ?? [];
  if (/^\s*(#|$)/.test(text)) return text;
  if (/[\t\u3000\u00a0]/.test(margin)) {
    tell('yaml-indent-character', 1, {});
    text = margin.replace(/[\t\u3000\u00a0]/g, '  ') + text.slice(margin.length);
  }
  const dash = /^(\s*)-(?=[^\s-])/.exec(text);
  if (dash) {
    tell('yaml-missing-space', (dash[1]?.length ?? 0) + 1, { sign: '-' });
    text = text.replace(/^(\s*)-/, '$1- ');
  }
  const wide = /^(\s*(?:- +)*)([\w.-]+) ?\uff1a\s*/.exec(text);
  if (wide) {
    const [all, before = '', key = ''] = wide;
    tell('yaml-full-width-colon', before.length + key.length + 1, { key });
    text = `${before}${key}: ${text.slice(all.length)}`;
  }
  const close = /^(\s*(?:- +)*)([\w.-]+):(?=[^\s/])/.exec(text);
  if (close && keys.has(close[2] ?? '')) {
    const [all, before = '', key = ''] = close;
    tell('yaml-missing-space', before.length + key.length + 1, { sign: `${key}:` });
    text = `${all} ${text.slice(all.length)}`;
  }
  const blank = /^(\s*(?:- +)*[\w.-]+:)[\u3000\u00a0]+/.exec(text);
  if (blank) {
    tell('yaml-missing-space', (blank[1]?.length ?? 0) + 1, { sign: blank[1]?.trim() ?? '' });
    text = `${blank[1]} ${text.slice(blank[0].length)}`;
  }
  return mendValue(text, isGroup, tell);
}

/** A value that YAML would cut, drop, or take for something else. */
function mendValue(
  text: string,
  isGroup: boolean,
  tell: (kind: ProblemKind, column: number, values: Problem['values']) => void,
): string {
  const [head = '', key = ''] =
    /^\s*(?:- +)*(?:("[^"]*"|[\w.-]+): +)/.exec(text) ?? /^\s*(?:- +)+/.exec(text) ?? [];
  if (head === '') return text;
  const value = text.slice(head.length).trimEnd();
  const name = key === '' ? '-' : key;
  const quoted = () => head + JSON.stringify(value);
  const at = (index: number) => head.length + index + 1;
  if (/^["']/.test(value)) {
    const after = /^"(?:[^"\\]|\\.)*"(.*)$|^'(?:[^']|'')*'(.*)$/.exec(value);
    const rest = (after?.[1] ?? after?.[2] ?? '').trim();
    if (!after || rest === '' || /^(#|:(\s|$))/.test(rest)) return text;
    tell('yaml-quote', at(0), { key: name });
    // The outer pair was meant; what is inside belongs to the value.
    return head + JSON.stringify(value.replace(/^(["'])(.*?)\1(?!.*\1)/, '$2'));
  }
  const isFlow = /^\[.*\](?:\s+#.*)?$|^\{.*\}(?:\s+#.*)?$/.test(value);
  const isLiteral = /^[|>][+-]?\d*[+-]?(?:\s+#.*)?$/.test(value);
  const special = /^(?:[@`%*&!>|[\]{},?]|-(?=\s))/.exec(value)?.[0];
  if (special && !isFlow && !isLiteral) {
    tell('yaml-special-start', at(0), { key: name, sign: special });
    return quoted();
  }
  if (isFlow) return text;
  const comment = /(?:^|\s)#/.exec(value);
  // A word of letters and digits, or a group below, may well have a comment behind it.
  const isComment =
    comment && (comment.index > 0 ? /^[\w.:/+-]+\s+#\s/.test(value) : isGroup && /^# /.test(value));
  if (isComment) return text;
  if (comment) {
    tell('yaml-comment-in-value', at(comment.index), { key: name });
    return quoted();
  }
  const colon = /:(?:\s|$)/.exec(value);
  if (colon && key !== '') {
    tell('yaml-colon-in-value', at(colon.index), { key: name });
    return quoted();
  }
  return text;
}

/** A YAML text as read. */
export type ReadYaml = {
  data: unknown;
  problems: Problem[];
  isReadable: boolean;
  /** Finds the place in the file of a value, or with `key` of its key. */
  locate: (path: Problem['path'], key?: boolean) => Position | undefined;
};

type YamlSlip = {
  kind: ProblemKind;
  /** Both from 1, in the text. */
  line: number;
  column: number;
  values: Problem['values'];
  fix?: Problem['fix'];
};

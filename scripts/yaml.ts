import {
  type Document,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  parseDocument,
  type YAMLError,
} from 'yaml';
import type { Position, Problem, ProblemKind } from '#domain/problem.ts';

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
  const { mended, slips } = keys ? mendSlips(source, keys) : { mended: source, slips: [] };
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
    const position = down > 0 ? { line: line + down, column: 1 } : { line, column };
    if (kind !== 'duplicate-key') isReadable = false;
    // What follows from a slip that is told already says nothing new.
    const isTold = problems.some(
      (told) => told.position && Math.abs(told.position.line - position.line) <= 1,
    );
    if (!isTold) problems.push({ kind, file, path: [], position, values });
  }
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
    case 'MISSING_CHAR':
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
): { mended: string; slips: YamlSlip[] } {
  const slips: YamlSlip[] = [];
  /** Indentation of the key whose block of literal text is being passed. */
  let literal: number | undefined;
  const mended = source.split('\n').map((text, index) => {
    const indent = /^ */.exec(text)?.[0].length ?? 0;
    if (literal !== undefined && (text.trim() === '' || indent > literal)) return text;
    literal = undefined;
    const found: YamlSlip[] = [];
    const right = mendLine(text, keys, (kind, column, values) =>
      found.push({ kind, line: index + 1, column, values }),
    );
    if (/^[\s-]*[\w.-]+:\s+[|>][+-]?\d*[+-]?\s*$/.test(right)) literal = indent;
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

function mendLine(
  line: string,
  keys: ReadonlySet<string>,
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
  return mendValue(text, tell);
}

/** A value that YAML would cut, drop, or take for something else. */
function mendValue(
  text: string,
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
    return head + JSON.stringify(value.replace(/["']/g, ''));
  }
  const isFlow = /^\[.*\]$|^\{.*\}$/.test(value);
  const isLiteral = /^[|>][+-]?\d*[+-]?$/.test(value);
  const special = /^(?:[@`%*&!>|[\]{},?]|-(?=\s))/.exec(value)?.[0];
  if (special && !isFlow && !isLiteral) {
    tell('yaml-special-start', at(0), { key: name, sign: special });
    return quoted();
  }
  if (isFlow) return text;
  const comment = /(?:^|\s)#/.exec(value);
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

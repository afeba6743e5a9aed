import { isDeepStrictEqual } from 'node:util';
import {
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  stringify,
} from 'yaml';
import { refuse } from '#scripts/staff/import/fault.ts';

/**
 * Sets one value in the text of a YAML file; every other byte stays as it is.
 * @param path keys and indexes down to the value; maps on the way that do not exist are made
 * @param order the keys of the map into which a new key is put, in the order in which files have them
 * @param file named where the text is written in a way that cannot be changed like this
 */
export function setText(
  source: string,
  path: Path,
  value: string,
  order: Order,
  file: string,
): string {
  const document = parseDocument(source);
  const node = document.getIn(path, true) as Node | undefined;
  const after =
    isScalar(node) && node.range
      ? source.slice(0, node.range[0]) + writeScalar(value) + source.slice(node.range[1])
      : insertAt(source, path, value, order, file);
  document.setIn(path, value);
  return verify(after, document.toJS(), file);
}

/** Takes a key and its value out of the text of a YAML file, and the maps that it leaves empty. */
export function removeText(source: string, path: Path, file: string): string {
  const document = parseDocument(source);
  let from = path;
  for (; from.length > 1; from = from.slice(0, -1)) {
    const parent = document.getIn(from.slice(0, -1), true);
    if (!isMap(parent) || parent.items.length > 1) break;
  }
  const [start, end] = linesOf(source, from, file);
  document.deleteIn(from);
  return verify(source.slice(0, start) + source.slice(end), document.toJS() ?? {}, file);
}

/** Makes comments of a key or list item and its value, so that a person can take them back. */
export function commentOut(source: string, path: Path, file: string): string {
  const [start, end] = linesOf(source, path, file);
  const comment = source.slice(start, end).replace(/^(?=.)/gm, '# ');
  const document = parseDocument(source);
  document.deleteIn(path);
  return verify(source.slice(0, start) + comment + source.slice(end), document.toJS(), file);
}

/** Puts other items into a list of texts in a YAML file, one a line; every other byte stays as it is. */
export function setItems(
  source: string,
  key: string,
  items: readonly string[],
  file: string,
): string {
  const document = parseDocument(source);
  const list = document.get(key, true);
  if (!isSeq(list) || list.flow) return refuse('edit-by-hand', '', { file });
  const [start] = linesOf(source, [key, 0], file);
  const [, end] = linesOf(source, [key, list.items.length - 1], file);
  const [indent = ''] = /^ */.exec(source.slice(start)) ?? [];
  const lines = items.map((item) => `${indent}- ${writeScalar(item)}${breakOf(source)}`).join('');
  document.set(key, items);
  return verify(source.slice(0, start) + lines + source.slice(end), document.toJS(), file);
}

function insertAt(source: string, path: Path, value: string, order: Order, file: string): string {
  const document = parseDocument(source);
  let depth = path.length - 1;
  while (depth > 0 && !isMap(document.getIn(path.slice(0, depth), true))) depth--;
  const parent = path.slice(0, depth);
  const map = document.getIn(parent, true);
  const key = String(path[depth]);
  if (!isMap(map) || map.flow || map.items.length === 0 || map.has(key))
    return refuse('edit-by-hand', '', { file });
  const keys = order(parent);
  const isLater = (pair: Pair) => keys.indexOf(String(pair.key)) > keys.indexOf(key);
  const next = (map.items as Pair[]).find(isLater);
  const beside = String((next ?? (map.items.at(-1) as Pair)).key);
  const [start, end] = linesOf(source, [...parent, beside], file);
  const at = next ? start : end;
  const [indent = ''] = /^ */.exec(source.slice(start)) ?? [];
  const nested = path
    .slice(depth)
    .reduceRight<unknown>((inner, name) => ({ [name]: inner }), value);
  const lines = stringify(nested, { lineWidth: 0 }).replace(/^(?=.)/gm, indent);
  const before = at > 0 && source[at - 1] !== '\n' ? breakOf(source) : '';
  return source.slice(0, at) + before + lines.replaceAll('\n', breakOf(source)) + source.slice(at);
}

/** Where the lines of a key or list item with its value begin and end. */
function linesOf(source: string, path: Path, file: string): [start: number, end: number] {
  const document = parseDocument(source);
  const parent = document.getIn(path.slice(0, -1), true);
  const name = path.at(-1);
  const pair = isMap(parent)
    ? (parent.items as Pair[]).find(({ key }) => String(key) === name)
    : undefined;
  const first = (isSeq(parent) ? parent.items[Number(name)] : pair?.key) as Node | undefined;
  const last = (pair?.value ?? first) as Node | undefined;
  if (!first?.range || !last) return refuse('edit-by-hand', '', { file });
  const start = source.lastIndexOf('\n', first.range[0] - 1) + 1;
  const before = source.slice(start, first.range[0]);
  const end = endOf(last);
  const lineEnd = source[end - 1] === '\n' ? end : source.indexOf('\n', end) + 1;
  const hasOwnLines = (isSeq(parent) ? /^ *- +$/ : /^ *$/).test(before);
  return hasOwnLines ? [start, lineEnd || source.length] : refuse('edit-by-hand', '', { file });
}

/** Where the last value in a node ends. */
function endOf(node: Node): number {
  const last = (isMap(node) || isSeq(node)) && !node.flow ? node.items.at(-1) : undefined;
  const inner = isPair(last) ? (last.value ?? last.key) : last;
  return isNode(inner) ? endOf(inner) : (node.range?.[1] ?? 0);
}

function writeScalar(value: string): string {
  return stringify(value, { lineWidth: 0 }).trimEnd();
}

function breakOf(source: string): string {
  return source.includes('\r\n') ? '\r\n' : '\n';
}

/** The text, if it says what it should and nothing else. */
function verify(text: string, expected: unknown, file: string): string {
  const document = parseDocument(text);
  const isRight =
    document.errors.length === 0 && isDeepStrictEqual(document.toJS() ?? {}, expected);
  return isRight ? text : refuse('edit-by-hand', '', { file });
}

/** Keys and indexes down to a value. */
export type Path = readonly (string | number)[];

/** The keys of the map at a path, in the order in which files have them. */
export type Order = (path: Path) => readonly string[];

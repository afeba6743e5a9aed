import { isDeepStrictEqual } from 'node:util';
import {
  type Document,
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
import { defineProblems } from '#checks/problem.ts';
import { translationLocales } from '#domain/locale.ts';
import { memberSchema } from '#domain/member.ts';
import { Refusal } from '#scripts/staff/refusal.ts';

const report = defineProblems({
  'edit-by-hand': `
    文件的写法特殊，不能自动修改
    请手工改
    The file is written in an unusual way and cannot be changed automatically
    change it by hand`,
});

/**
 * Sets one value in the text of a member's file; every other byte stays as it is.
 * @param path keys and indexes down to the value; maps on the way that do not exist are made
 * @param file its path, for the message if the text is written in a way that cannot be changed like this
 */
export function setText(source: string, path: Path, value: string, file: string): string {
  const node = parseDocument(source).getIn(path, true);
  const after =
    isScalar(node) && node.range
      ? source.slice(0, node.range[0]) + writeScalar(value) + source.slice(node.range[1])
      : insertAt(source, path, value);
  return verify(source, after, file, (document) => document.setIn(path, value));
}

/** Adds a key that a member's file does not have yet, with a value of any shape; every other byte stays as it is. */
export function addKey(source: string, key: string, value: unknown, file: string): string {
  const after = insertAt(source, [key], value);
  return verify(source, after, file, (document) => document.set(key, value));
}

/** Takes a key and its value out of the text of a YAML file, and the maps that it leaves empty. */
export function removeText(source: string, path: Path, file: string): string {
  const document = parseDocument(source);
  const isAlone = (inner: Path) => {
    const parent = document.getIn(inner.slice(0, -1), true);
    return inner.length > 1 && isMap(parent) && parent.items.length === 1;
  };
  let from = path;
  while (isAlone(from)) from = from.slice(0, -1);
  const [start, end] = linesOf(source, from);
  const after = source.slice(0, start) + source.slice(end);
  return verify(source, after, file, (expected) => expected.deleteIn(from));
}

/** Makes comments of a key or list item and its value, so that a person can take them back. */
export function commentOut(source: string, path: Path, file: string): string {
  const [start, end] = linesOf(source, path);
  const comment = source.slice(start, end).replace(/^(?=.)/gm, '# ');
  const after = source.slice(0, start) + comment + source.slice(end);
  return verify(source, after, file, (document) => document.deleteIn(path));
}

/** Gives a list of texts in a YAML file other items, one a line; every byte before the first change stays as it is. */
export function setItems(
  source: string,
  key: string,
  change: (items: string[]) => readonly string[],
  file: string,
): string {
  const list = parseDocument(source).get(key, true);
  const old = isSeq(list) ? (list.toJSON() as string[]) : [];
  const items = change(old);
  const same = old.findIndex((item, index) => item !== items[index]);
  const kept = same < 0 ? old.length : same;
  const [first, end] = [linesOf(source, [key, 0])[0], linesOf(source, [key, old.length - 1])[1]];
  const start = kept === 0 ? first : linesOf(source, [key, kept - 1])[1];
  const lines = items
    .slice(kept)
    .map((item) => `${indentAt(source, first)}- ${writeScalar(item)}${breakOf(source)}`);
  const after = source.slice(0, start) + lines.join('') + source.slice(end);
  return verify(source, after, file, (document) => document.set(key, items));
}

/** The text with a new key in its place among the keys of its map; `undefined` if there is no such map. */
function insertAt(source: string, path: Path, value: unknown): string | undefined {
  const document = parseDocument(source);
  let depth = path.length - 1;
  while (depth > 0 && !isMap(document.getIn(path.slice(0, depth), true))) depth--;
  const parent = path.slice(0, depth);
  const map = document.getIn(parent, true);
  const keys = keyOrder(parent);
  const positionOf = (key: unknown) => keys.indexOf(String(key));
  const pairs: Pair[] = isMap(map) ? map.items : [];
  const next = pairs.find(({ key }) => positionOf(key) > positionOf(path[depth]));
  const beside = next ?? pairs.at(-1);
  if (!beside) return undefined;
  const [start, end] = linesOf(source, [...parent, String(beside.key)]);
  const at = next ? start : end;
  const nested = path
    .slice(depth)
    .reduceRight<unknown>((inner, name) => ({ [name]: inner }), value);
  const lines = stringify(nested, { lineWidth: 0 }).replace(/^(?=.)/gm, indentAt(source, start));
  const before = at > 0 && source[at - 1] !== '\n' ? breakOf(source) : '';
  return source.slice(0, at) + before + lines.replaceAll('\n', breakOf(source)) + source.slice(at);
}

/** The order of keys in a member's file, in the map at a path. */
function keyOrder({ length }: Path): readonly string[] {
  if (length === 0) return Object.keys(memberSchema.shape);
  return length === 1 ? [...translationLocales, 'native'] : ['lang', 'name', 'status', 'source'];
}

/** Where the lines of a key or list item with its value begin and end. */
function linesOf(source: string, path: Path): [start: number, end: number] {
  const document = parseDocument(source);
  const parent = document.getIn(path.slice(0, -1), true);
  const pairs: Pair[] = isMap(parent) ? parent.items : [];
  const pair = pairs.find(({ key }) => String(key) === path.at(-1));
  const first = (pair?.key ?? document.getIn(path, true)) as Node | undefined;
  const last = (pair?.value ?? first) as Node | undefined;
  const start = source.lastIndexOf('\n', (first?.range?.[0] ?? 0) - 1) + 1;
  const end = last ? endOf(last) : start;
  const lineEnd = source[end - 1] === '\n' ? end : source.indexOf('\n', end) + 1;
  return [start, lineEnd || source.length];
}

/** Where the last value in a node ends. */
function endOf(node: Node): number {
  const last = (isMap(node) || isSeq(node)) && !node.flow ? node.items.at(-1) : undefined;
  const inner = isPair(last) ? (last.value ?? last.key) : last;
  return isNode(inner) ? endOf(inner) : (node.range?.[1] ?? 0);
}

function indentAt(source: string, start: number): string {
  return /^ */.exec(source.slice(start))?.[0] ?? '';
}

function writeScalar(value: string): string {
  return stringify(value, { lineWidth: 0 }).trimEnd();
}

function breakOf(source: string): string {
  return source.includes('\r\n') ? '\r\n' : '\n';
}

/** The text after a change, if it says what the changed document says and nothing else. */
function verify(
  source: string,
  after: string | undefined,
  file: string,
  change: (document: Document) => void,
): string {
  const refusal = new Refusal(report('edit-by-hand', { file }));
  if (after === undefined) throw refusal;
  const [expected, document] = [parseDocument(source), parseDocument(after)];
  change(expected);
  const isRight = isDeepStrictEqual(document.toJS() ?? {}, expected.toJS() ?? {});
  if (document.errors.length > 0 || !isRight) throw refusal;
  return after;
}

/** Keys and indexes down to a value. */
export type Path = readonly (string | number)[];

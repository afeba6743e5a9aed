import { posix } from 'node:path';
import type { Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { Parser } from 'htmlparser2';
import { checkSize } from '#scripts/staff/import/size.ts';

/**
 * Opens a file of Word or Excel: an archive of XML parts that name each other by relations.
 * @returns `undefined` if it is no archive
 * @throws Error if it is damaged
 */
export function openOfficeFile(buffer: Buffer): OfficeFile | undefined {
  if (buffer.subarray(0, 2).toString('latin1') !== 'PK') return undefined;
  const parts = new Map(listEntries(buffer));
  const read = (path: string, wanted: Wanted, take: (element: Element) => void) => {
    const entry = parts.get(path);
    checkSize(wanted ? 'part' : 'tree', entry?.length ?? 0);
    return entry ? readElements(inflate(buffer, entry, path), wanted, take) : Promise.resolve();
  };
  const tree = async (path: string): Promise<Element> => {
    let root: Element = { name: '', attributes: {}, nodes: [] };
    await read(path, undefined, (element) => {
      root = element;
    });
    return root;
  };
  const relations = async (path: string): Promise<Relation[]> => {
    const folder = posix.dirname(path);
    const { nodes } = await tree(posix.join(folder, '_rels', `${posix.basename(path)}.rels`));
    return nodes.flatMap((node) => {
      if (typeof node === 'string') return [];
      const { Id: id = '', Type = '', Target = '', TargetMode } = node.attributes;
      const isOutside = TargetMode === 'External';
      const target = isOutside ? Target : posix.resolve('/', folder, Target).slice(1);
      return [{ id, type: posix.basename(Type), target }];
    });
  };
  return { names: [...parts.keys()], elements: read, tree, relations };
}

/** The directory at the end of an archive. */
function listEntries(buffer: Buffer): [name: string, entry: Entry][] {
  const end = buffer.lastIndexOf(Buffer.from('PK\u0005\u0006'));
  if (end < 0) throw new Error('no directory');
  let at = buffer.readUInt32LE(end + 16);
  return Array.from({ length: buffer.readUInt16LE(end + 10) }, () => {
    const [name, extra, comment] = [28, 30, 32].map((offset) => buffer.readUInt16LE(at + offset));
    const entry = {
      isStored: buffer.readUInt16LE(at + 10) === 0,
      crc: buffer.readUInt32LE(at + 16),
      size: buffer.readUInt32LE(at + 20),
      length: buffer.readUInt32LE(at + 24),
      start: buffer.readUInt32LE(at + 42),
    };
    const path = buffer.toString('utf8', at + 46, at + 46 + (name ?? 0));
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
    return [path.replaceAll('\\', '/'), entry];
  });
}

/** The bytes of a part, piece by piece. */
async function* inflate(
  buffer: Buffer,
  { start, size, isStored, crc, length }: Entry,
  path: string,
): AsyncGenerator<Buffer> {
  const from = start + 30 + buffer.readUInt16LE(start + 26) + buffer.readUInt16LE(start + 28);
  const bytes = buffer.subarray(from, from + size);
  const stream: Iterable<Buffer> | Readable = isStored
    ? [bytes]
    : createInflateRaw({ chunkSize: 2 ** 16 }).end(bytes);
  let [sum, count] = [0, 0];
  for await (const chunk of stream) {
    sum = crc32(chunk, sum);
    count += chunk.length;
    if (count > length) break;
    yield chunk;
  }
  if (sum !== crc || count !== length) throw new Error(`checksum of ${path}`);
}

/**
 * Reads XML piece by piece, and hands out wanted elements as soon as they are whole; nothing else is kept.
 * Names are without the prefixes of namespaces.
 * @param wanted the names of the outermost elements to hand out; the root if left out
 */
async function readElements(
  bytes: AsyncIterable<Buffer>,
  wanted: Wanted,
  take: (element: Element) => void,
): Promise<void> {
  const open: Element[] = [];
  let [depth, count] = [0, 0];
  const parser = new Parser(
    {
      onopentag: (tag, attributes) => {
        const name = localName(tag);
        depth++;
        if (!wanted) checkSize('elements', ++count);
        const parent = open.at(-1);
        if (!parent && wanted && !wanted.has(name)) return;
        const element = { name, attributes: withoutPrefixes(attributes), nodes: [] };
        parent?.nodes.push(element);
        open.push(element);
      },
      onclosetag: (tag) => {
        depth--;
        if (open.at(-1)?.name !== localName(tag)) return;
        const element = open.pop();
        if (element && open.length === 0) take(element);
      },
      ontext: (text) => {
        open.at(-1)?.nodes.push(text);
      },
    },
    { xmlMode: true },
  );
  const decoder = new TextDecoder();
  for await (const chunk of bytes) parser.write(decoder.decode(chunk, { stream: true }));
  if (depth > 0) throw new Error('XML');
  parser.end();
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function withoutPrefixes(attributes: Record<string, string>): Element['attributes'] {
  const plain: Element['attributes'] = {};
  // Word marks every run with the session in which it was edited: half of all attributes.
  for (const name in attributes)
    if (!/^w:rsid|^w14:/.test(name)) plain[localName(name)] = attributes[name];
  return plain;
}

/** The elements of some name among nodes. */
export function childrenOf({ nodes }: { nodes: readonly Node[] }, name: string): Element[] {
  return nodes.filter((node): node is Element => typeof node !== 'string' && node.name === name);
}

/** All elements of some name within another, at any depth. */
export function findAll({ nodes }: Element, name: string): Element[] {
  return nodes.flatMap((node) =>
    typeof node === 'string' ? [] : node.name === name ? [node] : findAll(node, name),
  );
}

/** The text within an element, at any depth. */
export function textWithin({ nodes }: Element): string {
  return nodes.map((node) => (typeof node === 'string' ? node : textWithin(node))).join('');
}

/** A file of Word or Excel. */
export type OfficeFile = {
  /** The paths of all parts. */
  names: string[];
  /** Hands out elements of a part one after the other; none if there is no such part. */
  elements: (path: string, wanted: Wanted, take: (element: Element) => void) => Promise<void>;
  /** A part as a whole; empty if there is no such part. */
  tree: (path: string) => Promise<Element>;
  /** What a part refers to; the empty path stands for the file itself. */
  relations: (path: string) => Promise<Relation[]>;
};

/** An element of XML with its attributes and what is in it. */
export type Element = {
  name: string;
  attributes: Record<string, string | undefined>;
  nodes: Node[];
};

/** An element or a text. */
export type Node = Element | string;

type Wanted = ReadonlySet<string> | undefined;

/** A reference to another part, or to a URL. */
type Relation = { id: string; type: string; target: string };

type Entry = { isStored: boolean; crc: number; size: number; length: number; start: number };

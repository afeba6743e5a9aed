import { createHash } from 'node:crypto';
import { linkSync, mkdirSync, readdirSync, readFileSync, readlinkSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

/** Copies a folder with hard links, on the same disk. */
export function linkTree(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, copy] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkTree(source, copy);
    else if (entry.isFile()) linkSync(source, copy);
    // A link may lead to a package that was removed.
    else symlinkSync(readlinkSync(source), copy);
  }
}

/** The files of a folder by path, sorted. */
export function readTree(folder: string): Map<string, Buffer> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .sort();
  return new Map(files.map((file) => [file.slice(folder.length + 1), readFileSync(file)]));
}

/** A hash of all paths and files of a folder. */
export function hashTree(folder: string): string {
  const hash = createHash('sha256');
  for (const [path, content] of readTree(folder))
    hash.update(`${path}\0${content.length}\0`).update(content);
  return hash.digest('hex');
}

/** The files that differ, and the number of bytes that differ in them. */
export function compareTrees(
  one: Map<string, Buffer>,
  two: Map<string, Buffer>,
): { files: string[]; bytes: number } {
  let bytes = 0;
  const files = [...new Set([...one.keys(), ...two.keys()])].filter((path) => {
    const [a = Buffer.alloc(0), b = Buffer.alloc(0)] = [one.get(path), two.get(path)];
    for (let at = 0; at < Math.max(a.length, b.length); at++) if (a[at] !== b[at]) bytes++;
    return one.has(path) !== two.has(path) || !a.equals(b);
  });
  return { files, bytes };
}

/** The size of all files, in bytes. */
export function sizeOf(tree: Map<string, Buffer>): number {
  return [...tree.values()].reduce((sum, { length }) => sum + length, 0);
}

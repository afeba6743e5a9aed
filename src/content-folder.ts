import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { ContentFiles } from '#reader/raw.ts';

/**
 * Reads the files below `content/`, except hidden ones.
 * @param root the project's root, an absolute path; without `content/` there are no files
 * @param changes texts to take instead of files, by path from the root; `null` for a file that is removed
 */
export function readContentFolder(root: string, changes: Changes = new Map()): ContentFiles {
  const files: ContentFiles = new Map();
  let entries: { name: string; parentPath: string; isFile: () => boolean }[] = [];
  try {
    entries = readdirSync(join(root, 'content'), { recursive: true, withFileTypes: true });
  } catch {
    // Every required file is reported as missing.
  }
  for (const entry of entries) {
    if (!entry.isFile() || entry.name.startsWith('.')) continue;
    const absolute = join(entry.parentPath, entry.name);
    const path = absolute.slice(join(root, '/').length).split(sep).join('/');
    if (!changes.has(path)) files.set(path, readFileSync(absolute));
  }
  for (const [path, text] of changes)
    if (text !== null) files.set(path, new TextEncoder().encode(text));
  return files;
}

/** Texts to take instead of files, by path from the project's root; `null` removes a file. */
export type Changes = ReadonlyMap<string, string | null>;

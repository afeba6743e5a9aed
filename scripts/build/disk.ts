import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** What lies in a folder; nothing where there is none. */
export function readNames(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Removes a folder that holds files only. */
export function removeFolder(folder: string, disk: Disk): void {
  for (const name of readNames(folder)) disk.remove(join(folder, name));
  disk.removeFolder(folder);
}

/** Does nothing where what is to be removed is not there. */
function ignoreMissing(run: () => void, codes = ['ENOENT']): void {
  try {
    run();
  } catch (error) {
    if (!codes.includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

/** The disk itself. */
export const realDisk: Disk = {
  pid: process.pid,
  makeFolder: (path) => void mkdirSync(path, { recursive: true }),
  write: (path, text) => {
    const file = openSync(path, 'w');
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  },
  rename: renameSync,
  remove: (path) => ignoreMissing(() => unlinkSync(path)),
  removeFolder: (path) => ignoreMissing(() => rmdirSync(path), ['ENOENT', 'ENOTEMPTY', 'EEXIST']),
  flushFolder: (path) =>
    // Windows cannot flush a folder and needs not.
    ignoreMissing(() => {
      const folder = openSync(path, 'r');
      try {
        fsyncSync(folder);
      } finally {
        closeSync(folder);
      }
    }, ['EPERM', 'EISDIR', 'EACCES', 'EINVAL']),
};

/** The single operations of which writing consists; a test stops after each. */
export type Disk = {
  /** The process that writes. */
  pid: number;
  makeFolder: (path: string) => void;
  write: (path: string, text: string) => void;
  rename: (from: string, to: string) => void;
  remove: (path: string) => void;
  removeFolder: (path: string) => void;
  flushFolder: (path: string) => void;
};

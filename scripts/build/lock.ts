import { basename, dirname, join } from 'node:path';
import { type Disk, readNames, realDisk, removeFolder } from '#scripts/build/disk.ts';

/**
 * The lock is a folder that holds one entry, the name of its holder: renaming a folder into its place
 * succeeds for one process only, and the lock of a dead process is taken away by the name of that process.
 * @param longest how long its work may take, in milliseconds; an older lock belongs to a dead process whose number
 * another one has now
 * @returns what gives it back
 * @throws LockedError where another process holds it
 */
export function acquireLock(lock: string, longest: number, disk: Disk = realDisk): () => void {
  const name = `${disk.pid}-${Date.now()}`;
  const own = `${lock}.${name}`;
  disk.makeFolder(own);
  disk.write(join(own, name), '');
  for (let attempt = 0; attempt < 20; attempt++) {
    try {
      disk.rename(own, lock);
      removeLeftovers(lock, longest, disk);
      return () => breakLock(lock, name, disk);
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (!['EEXIST', 'ENOTEMPTY', 'EPERM', 'EACCES'].includes(code)) throw error;
    }
    const holder = readNames(lock)[0];
    if (holder !== undefined && isAlive(holder, longest)) {
      breakLock(own, name, disk);
      throw new LockedError(holder);
    }
    breakLock(lock, holder, disk);
  }
  breakLock(own, name, disk);
  throw new LockedError('?');
}

/** Takes a lock away, if it is still the one of that holder. */
function breakLock(lock: string, holder: string | undefined, disk: Disk): void {
  if (holder !== undefined) disk.remove(join(lock, holder));
  disk.removeFolder(lock);
}

/** Locks that processes had prepared when they were killed. */
function removeLeftovers(lock: string, longest: number, disk: Disk): void {
  const prefix = `${basename(lock)}.`;
  for (const name of readNames(dirname(lock)))
    if (name.startsWith(prefix) && !isAlive(name.slice(prefix.length), longest))
      removeFolder(join(dirname(lock), name), disk);
}

function isAlive(holder: string, longest: number): boolean {
  const [pid = 0, since = 0] = holder.split('-').map(Number);
  if (Date.now() - since > longest) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Another process holds a lock. */
export class LockedError extends Error {
  /** The number of that process. */
  readonly pid: string;

  constructor(holder: string) {
    super(`The lock is held by ${holder}`);
    this.pid = holder.split('-')[0] ?? '';
  }
}

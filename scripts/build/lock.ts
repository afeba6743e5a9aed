import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';

/** No work takes longer, in milliseconds: an older lock is that of a dead process whose number was reused. */
const longestWork = 60 * 60_000;

/** How long a process that was killed may take to die, in milliseconds. */
const longestDeath = 1000;

/**
 * Takes a lock: a file that holds the number of its process. The lock of a dead process is taken over.
 * @returns a function that gives the lock back
 * @throws LockedError if another process holds it
 */
export function acquireLock(lock: string): () => void {
  const begin = Date.now();
  for (;;) {
    try {
      writeFileSync(lock, `${process.pid}\n`, { flag: 'wx' });
      return () => rmSync(lock, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const pid = findHolder(lock);
    if (pid === undefined) rmSync(lock, { force: true });
    else if (Date.now() - begin > longestDeath) throw new LockedError(pid);
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  }
}

/** The living process that holds a lock; `undefined` if there is none. */
function findHolder(lock: string): number | undefined {
  try {
    // A number without a line end was cut off when its process died.
    const [, pid] = /^(\d+)\n$/.exec(readFileSync(lock, 'utf8')) ?? [];
    const isOld = Date.now() - statSync(lock).mtimeMs > longestWork;
    return pid !== undefined && !isOld && isAlive(Number(pid)) ? Number(pid) : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  // On Linux a dead process is listed until its parent has looked at it, as Z.
  const facts = `/proc/${pid}/stat`;
  return !existsSync(facts) || !/\) [ZX] /.test(readFileSync(facts, 'utf8'));
}

/** Another process holds a lock. */
export class LockedError extends Error {
  readonly pid: number;

  constructor(pid: number) {
    super(`The lock is held by process ${pid}`);
    this.pid = pid;
  }
}

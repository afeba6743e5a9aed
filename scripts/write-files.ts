import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Writes several files of the project so that after any interruption either all are written or none:
 * first everything into a journal under `.cache/`, which one renaming makes valid, then each file in its place.
 * `recoverWrites` finishes what a valid journal says and discards any other.
 * @param root the project's root, an absolute path
 * @param changes by path from the root
 * @throws WriteError where another process is writing, or a file is not as it was
 */
export function writeFiles(
  root: string,
  changes: ReadonlyMap<string, Change>,
  disk: Disk = realDisk,
): void {
  const places = placesOf(root);
  disk.makeFolder(places.cache);
  const release = acquireLock(places.lock, disk);
  try {
    finishWrites(root, disk);
    for (const [path, { before }] of changes)
      if (readText(join(root, path)) !== before) throw changedError(path);
    try {
      writeJournal(places, changes, disk);
    } catch (error) {
      removeFolder(places.draft, disk);
      throw error;
    }
    finishWrites(root, disk);
  } finally {
    release();
  }
}

/**
 * Brings the project's files into a whole state before anyone reads them: a write that was interrupted
 * is finished or discarded; one that is under way is waited for.
 * @param root the project's root, an absolute path
 * @param tell where to say what was done
 */
export function recoverWrites(
  root: string,
  tell: (message: string) => void = console.error,
  disk: Disk = realDisk,
): void {
  const places = placesOf(root);
  for (const patience = Date.now() + 10_000; ; sleep(50)) {
    if (![places.lock, places.journal, places.draft].some((path) => existsSync(path))) return;
    try {
      const release = acquireLock(places.lock, disk);
      try {
        const finished = finishWrites(root, disk);
        if (finished) tell(describeFinished(finished));
      } finally {
        release();
      }
      return;
    } catch (error) {
      if (!(error instanceof BusyError) || Date.now() > patience) throw error;
    }
  }
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/** Why files cannot be written now, in Chinese and English. */
export class WriteError extends Error {}

/** Another process holds the lock. */
class BusyError extends WriteError {}

function placesOf(root: string) {
  const cache = join(root, '.cache');
  return {
    cache,
    lock: join(cache, 'writing.lock'),
    /** Not valid: being written, or done with. */
    draft: join(cache, 'writing.draft'),
    /** Valid: to be carried out. */
    journal: join(cache, 'writing.journal'),
  };
}

function writeJournal(
  { draft, journal, cache }: ReturnType<typeof placesOf>,
  changes: ReadonlyMap<string, Change>,
  disk: Disk,
): void {
  disk.makeFolder(draft);
  const steps = [...changes].map(([path, { before, after }], index): Step => {
    const step = { path, before: hashOf(before), after: hashOf(after) };
    if (after === undefined) return step;
    disk.write(join(draft, String(index)), after);
    return { ...step, text: String(index) };
  });
  disk.write(join(draft, manifest), JSON.stringify(steps));
  disk.flushFolder(draft);
  disk.rename(draft, journal);
  disk.flushFolder(cache);
}

const manifest = 'steps.json';

/**
 * Carries out a valid journal, and removes one that is not.
 * @returns nothing where there was none to carry out; else the files that a person had changed meanwhile
 */
function finishWrites(root: string, disk: Disk): string[] | undefined {
  const { draft, journal, cache } = placesOf(root);
  removeFolder(draft, disk);
  if (!existsSync(journal)) return undefined;
  const kept = carryOut(root, journal, disk);
  disk.rename(journal, draft);
  disk.flushFolder(cache);
  removeFolder(draft, disk);
  return kept;
}

/** @returns the files that a person had changed meanwhile */
function carryOut(root: string, journal: string, disk: Disk): string[] {
  try {
    const steps = JSON.parse(readFileSync(join(journal, manifest), 'utf8')) as Step[];
    const kept = steps.flatMap((step) => takeStep(root, step, journal, disk));
    for (const folder of new Set(steps.map(({ path }) => dirname(join(root, path)))))
      disk.flushFolder(folder);
    return kept;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new WriteError(
      `写到一半停下了：${message}\n排除原因后再运行任何一条命令，会接着写完；如要放弃，请删去 .cache/writing.journal。\nWriting stopped half way: ${message}\nRemove the cause and run any command, which finishes it; to give it up, delete .cache/writing.journal.`,
    );
  }
}

function describeFinished(kept: readonly string[]): string {
  return [
    '上次写入被打断，现已写完。\nThe write that was interrupted is finished now.',
    ...kept.map(
      (path) =>
        `${path} 在那以后被改过，改过的内容存为 .cache/kept/${basename(path)}。\n${path} was changed since; what it was changed to is kept as .cache/kept/${basename(path)}.`,
    ),
  ].join('\n');
}

/** @returns the path where it holds something that is neither the old nor the new text */
function takeStep(root: string, step: Step, journal: string, disk: Disk): string[] {
  const target = join(root, step.path);
  const now = readText(target);
  if (hashOf(now) === step.after) return [];
  const isForeign = now !== undefined && hashOf(now) !== step.before;
  if (isForeign) {
    disk.makeFolder(join(root, '.cache/kept'));
    disk.write(join(root, '.cache/kept', basename(target)), now);
  }
  if (step.text === undefined) disk.remove(target);
  else {
    const draft = join(dirname(target), `.${basename(target)}.new`);
    disk.makeFolder(dirname(target));
    disk.write(draft, readFileSync(join(journal, step.text), 'utf8'));
    disk.rename(draft, target);
  }
  return isForeign ? [step.path] : [];
}

/**
 * The lock is a folder that holds one entry, the name of its holder: renaming a folder into its place
 * succeeds for one process only, and the lock of a dead process is taken away by the name of that process.
 * @returns what gives it back
 * @throws BusyError
 */
function acquireLock(lock: string, disk: Disk): () => void {
  const name = `${disk.pid}-${Date.now()}`;
  const own = `${lock}.${name}`;
  disk.makeFolder(own);
  disk.write(join(own, name), '');
  for (let attempt = 0; attempt < 20; attempt++) {
    try {
      disk.rename(own, lock);
      removeLeftovers(lock, disk);
      return () => breakLock(lock, name, disk);
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (!['EEXIST', 'ENOTEMPTY', 'EPERM', 'EACCES'].includes(code)) throw error;
    }
    const holder = readNames(lock)[0];
    if (holder !== undefined && isAlive(holder)) {
      breakLock(own, name, disk);
      throw busyError(holder);
    }
    breakLock(lock, holder, disk);
  }
  breakLock(own, name, disk);
  throw busyError('?');
}

/** Takes a lock away, if it is still the one of that holder. */
function breakLock(lock: string, holder: string | undefined, disk: Disk): void {
  if (holder !== undefined) disk.remove(join(lock, holder));
  disk.removeFolder(lock);
}

/** Locks that processes had prepared when they were killed. */
function removeLeftovers(lock: string, disk: Disk): void {
  const prefix = `${basename(lock)}.`;
  for (const name of readNames(dirname(lock)))
    if (name.startsWith(prefix) && !isAlive(name.slice(prefix.length)))
      removeFolder(join(dirname(lock), name), disk);
}

/** Writing takes far less than a second; an older lock belongs to another process with the same number. */
const longestWrite = 10 * 60_000;

function isAlive(holder: string): boolean {
  const [pid = 0, since = 0] = holder.split('-').map(Number);
  if (Date.now() - since > longestWrite) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function busyError(holder: string): BusyError {
  const [pid] = holder.split('-');
  return new BusyError(
    `另一个程序（${pid}）正在写入，请等它结束再试。\nAnother process (${pid}) is writing; wait until it has ended and try again.`,
  );
}

function changedError(path: string): WriteError {
  return new WriteError(
    `${path} 在读取之后被改过，所以什么也没有写入；请再运行一次。\n${path} was changed after it had been read, so nothing was written; run the command again.`,
  );
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function readNames(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function removeFolder(folder: string, disk: Disk): void {
  for (const name of readNames(folder)) disk.remove(join(folder, name));
  disk.removeFolder(folder);
}

/** Nothing for a file that is not there. */
function hashOf(text: string | undefined): string | undefined {
  return text === undefined ? undefined : createHash('sha256').update(text).digest('hex');
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

/** A file's text as it was read and as it shall be; nothing where there is no such file. */
export type Change = { before: string | undefined; after: string | undefined };

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

/** One file of a journal: what it was and shall be, by hash, and where the journal has its text. */
type Step = {
  path: string;
  before?: string | undefined;
  after?: string | undefined;
  text?: string;
};

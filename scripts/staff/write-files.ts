import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { defineProblems } from '#checks/problem.ts';
import { acquireLock, LockedError } from '#scripts/build/lock.ts';
import { Refusal } from '#scripts/staff/refusal.ts';

const report = defineProblems({
  'file-changed': `
    这个文件在读取之后被改过，所以什么也没有写入
    请再运行一次
    This file was changed after it had been read, so nothing was written
    run the command again`,
  'still-writing': `
    另一个程序（{pid}）正在写入
    请等它结束再试
    Another process ({pid}) is writing
    wait until it has ended and try again`,
});

/**
 * Writes several files of the project so that after any interruption either all are written or none:
 * first everything into a journal under `.cache/`, which becomes valid when it is renamed, then each file in its place.
 * `recoverWrites` carries out a valid journal and discards an unfinished one.
 * @param root the project's root, an absolute path
 * @param changes by path from the root
 * @throws Refusal if another process is writing, or a file is not as it was
 */
export function writeFiles(root: string, changes: ReadonlyMap<string, Change>): void {
  const { cache, draft, journal } = placesOf(root);
  mkdirSync(cache, { recursive: true });
  whileLocked(root, 0, () => {
    finishWrites(root);
    for (const [path, { before }] of changes)
      if (readText(join(root, path)) !== before)
        throw new Refusal(report('file-changed', { file: path }));
    const steps: Step[] = [...changes].map(([path, { before, after }]) => {
      return { path, before: hashOf(before), after };
    });
    try {
      writeFileSync(draft, JSON.stringify(steps), { flush: true });
      renameSync(draft, journal);
    } catch (error) {
      rmSync(draft, { force: true });
      throw error;
    }
    flushFolder(cache);
    finishWrites(root);
  });
}

/**
 * Brings the project's files into a whole state before they are read: an interrupted write is finished or
 * discarded; a running one is waited for.
 * @param root the project's root, an absolute path
 * @param report receives a message on what was done
 */
export function recoverWrites(
  root: string,
  report: (message: string) => void = console.error,
): void {
  const { lock, journal, draft } = placesOf(root);
  if (![lock, journal, draft].some((path) => existsSync(path))) return;
  const kept = whileLocked(root, 10_000, () => finishWrites(root));
  if (!kept) return;
  report('上次写入被打断，现已写完。\nThe write that was interrupted is finished now.');
  for (const path of kept)
    report(
      `${path} 在那以后被改过，改过的内容存为 .cache/kept/${basename(path)}。\n${path} was changed since; what it was changed to is kept as .cache/kept/${basename(path)}.`,
    );
}

/**
 * Does something while no other process writes.
 * @param patience how long to wait for another process, in milliseconds
 */
function whileLocked<T>(root: string, patience: number, action: () => T): T {
  const latest = Date.now() + patience;
  for (;;)
    try {
      const release = acquireLock(placesOf(root).lock);
      try {
        return action();
      } finally {
        release();
      }
    } catch (error) {
      if (!(error instanceof LockedError)) throw error;
      if (Date.now() >= latest)
        throw new Refusal(report('still-writing', { file: '.cache/' }, { pid: error.pid }));
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
    }
}

function placesOf(root: string) {
  const cache = join(root, '.cache');
  return {
    cache,
    lock: join(cache, 'writing.lock'),
    /** A journal that is being written: not valid. */
    draft: join(cache, 'writing.draft'),
    /** A valid journal: to be carried out. */
    journal: join(cache, 'writing.journal'),
  };
}

/**
 * Carries out a valid journal, and removes an unfinished one.
 * @returns the files that a person had changed meanwhile; `undefined` if there was no valid journal
 */
function finishWrites(root: string): string[] | undefined {
  const { draft, journal, cache } = placesOf(root);
  rmSync(draft, { force: true });
  const text = readText(journal);
  if (text === undefined) return undefined;
  const kept = carryOut(root, JSON.parse(text) as Step[]);
  rmSync(journal);
  flushFolder(cache);
  return kept;
}

/** @returns the files that a person had changed meanwhile */
function carryOut(root: string, steps: readonly Step[]): string[] {
  try {
    // Everything slow comes first: what is left is one renaming for each file.
    const prepared = steps.map((step) => prepareStep(root, step));
    for (const { settle } of prepared) settle();
    for (const folder of new Set(steps.map(({ path }) => dirname(join(root, path)))))
      flushFolder(folder);
    return prepared.flatMap(({ kept }) => kept);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new Error(
      `写到一半停下了：${message}\n排除原因后再运行任何一条命令，会接着写完；如要放弃，请删去 .cache/writing.journal。\nWriting stopped half way: ${message}\nRemove the cause and run any command, which finishes it; to give it up, delete .cache/writing.journal.`,
    );
  }
}

/** @returns what puts the new text in its place, and the path if the file holds neither the old nor the new text */
function prepareStep(root: string, { path, before, after }: Step) {
  const target = join(root, path);
  const now = readText(target);
  if (now === after) return { settle: () => {}, kept: [] };
  const isForeign = now !== undefined && hashOf(now) !== before;
  if (isForeign) {
    mkdirSync(join(root, '.cache/kept'), { recursive: true });
    writeFileSync(join(root, '.cache/kept', basename(target)), now, { flush: true });
  }
  const kept = isForeign ? [path] : [];
  if (after === undefined) return { settle: () => rmSync(target, { force: true }), kept };
  const draft = join(dirname(target), `.${basename(target)}.new`);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(draft, after, { flush: true });
  return { settle: () => renameSync(draft, target), kept };
}

/** Makes renamings in a folder survive a power failure, where the system can. */
function flushFolder(path: string): void {
  try {
    const folder = openSync(path, 'r');
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!['EPERM', 'EISDIR', 'EACCES', 'EINVAL'].includes(code)) throw error;
  }
}

/** The text of a file; `undefined` if there is none. */
export function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function hashOf(text: string | undefined): string | undefined {
  return text === undefined ? undefined : createHash('sha256').update(text).digest('hex');
}

/** A file's text as it was read and as it will be; `undefined` if there is no such file. */
export type Change = { before: string | undefined; after: string | undefined };

/** One file of a journal: the hash of what it was, and the text it will have. */
type Step = { path: string; before?: string | undefined; after?: string | undefined };

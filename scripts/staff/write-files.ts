import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Disk, realDisk, removeFolder } from '#scripts/build/disk.ts';
import { acquireLock, LockedError } from '#scripts/build/lock.ts';

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
  const release = lockWriting(places.lock, disk);
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
      const release = lockWriting(places.lock, disk);
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

/** Another process is writing. */
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
    // Everything that takes time comes first: what is left is one renaming a file.
    const prepared = steps.map((step) => prepareStep(root, step, journal, disk));
    for (const { settle } of prepared) settle();
    const kept = prepared.flatMap(({ kept }) => kept);
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

/** @returns what puts the new text in its place, and the path where it holds neither the old nor the new text */
function prepareStep(
  root: string,
  step: Step,
  journal: string,
  disk: Disk,
): { settle: () => void; kept: string[] } {
  const target = join(root, step.path);
  const now = readText(target);
  if (hashOf(now) === step.after) return { settle: () => {}, kept: [] };
  const isForeign = now !== undefined && hashOf(now) !== step.before;
  if (isForeign) {
    disk.makeFolder(join(root, '.cache/kept'));
    disk.write(join(root, '.cache/kept', basename(target)), now);
  }
  const kept = isForeign ? [step.path] : [];
  if (step.text === undefined) return { settle: () => disk.remove(target), kept };
  const draft = join(dirname(target), `.${basename(target)}.new`);
  disk.makeFolder(dirname(target));
  disk.write(draft, readFileSync(join(journal, step.text), 'utf8'));
  return { settle: () => disk.rename(draft, target), kept };
}

/** Writing takes far less than a second; an older lock belongs to another process with the same number. */
const longestWrite = 10 * 60_000;

/** @throws BusyError */
function lockWriting(lock: string, disk: Disk): () => void {
  try {
    return acquireLock(lock, longestWrite, disk);
  } catch (error) {
    if (!(error instanceof LockedError)) throw error;
    throw new BusyError(
      `另一个程序（${error.pid}）正在写入，请等它结束再试。\nAnother process (${error.pid}) is writing; wait until it has ended and try again.`,
    );
  }
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

/** Nothing for a file that is not there. */
function hashOf(text: string | undefined): string | undefined {
  return text === undefined ? undefined : createHash('sha256').update(text).digest('hex');
}

/** A file's text as it was read and as it shall be; nothing where there is no such file. */
export type Change = { before: string | undefined; after: string | undefined };

/** One file of a journal: what it was and shall be, by hash, and where the journal has its text. */
type Step = {
  path: string;
  before?: string | undefined;
  after?: string | undefined;
  text?: string;
};

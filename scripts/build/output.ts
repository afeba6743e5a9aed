import { existsSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative } from 'node:path';
import { type Disk, readNames, realDisk } from '#scripts/build/disk.ts';
import { acquireLock } from '#scripts/build/lock.ts';

/** A build of ten thousand members takes some minutes; an older lock is that of a dead process. */
export const longestBuild = 60 * 60_000;

/**
 * Gives a build a folder of its own beside the built site, so that the site is whole at every moment. What an
 * earlier build left is brought to its end first: a finished site is put into its place, an unfinished one removed.
 * @param target the built site, an absolute path
 * @throws LockedError where another build is writing there, and the errors of the disk
 */
export function openOutput(target: string, disk: OutputDisk = realOutputDisk): Output {
  const places = placesOf(target);
  disk.makeFolder(dirname(places.target));
  const release = acquireLock(places.lock, longestBuild, disk);
  try {
    settle(places, disk);
    const draft = `${places.draft}.${disk.pid}-${Date.now()}`;
    disk.makeFolder(draft);
    return {
      draft,
      publish: () => {
        flushTree(draft, disk);
        // From here on the new site is valid, and whoever comes next puts it into its place.
        disk.rename(draft, places.ready);
        settle(places, disk);
      },
      close: () => {
        disk.removeTree(draft);
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

/**
 * Whether a folder may be replaced by a built site: it is not there, is empty, or is a built site.
 * @param root the project's root; nothing that holds the project may be replaced
 * @param isOwn whether the folder is for built sites alone, whatever an interrupted build left there
 */
export function isReplaceable(target: string, root: string, isOwn: boolean): boolean {
  const way = relative(target, root);
  if (way === '' || !(way.startsWith('..') || isAbsolute(way))) return false;
  if (!existsSync(target)) return true;
  if (!statSync(target).isDirectory()) return false;
  return isOwn || readNames(target).length === 0 || existsSync(join(target, '404.html'));
}

/** Puts a finished site into its place, and removes everything else that builds have left. */
function settle({ target, ready, old, draft }: Places, disk: OutputDisk): void {
  // A former site is never brought back: it may be half removed.
  disk.removeTree(old);
  if (existsSync(ready)) {
    try {
      if (existsSync(target)) disk.rename(target, old);
      disk.rename(ready, target);
    } catch (error) {
      if (!existsSync(target) && existsSync(old)) disk.rename(old, target);
      disk.removeTree(ready);
      throw error;
    }
    disk.flushFolder(dirname(target));
    try {
      disk.removeTree(old);
    } catch {
      // The new site is in its place; the next build tells what cannot be removed.
    }
  }
  const parent = dirname(draft);
  for (const name of readNames(parent))
    if (name.startsWith(`${basename(draft)}.`)) disk.removeTree(join(parent, name));
}

/** Everything onto the disk, so that a power failure leaves no empty files in a site that counts as finished. */
function flushTree(folder: string, disk: OutputDisk): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) flushTree(path, disk);
    // A file is flushed as a folder is.
    else disk.flushFolder(path);
  }
  disk.flushFolder(folder);
}

function placesOf(target: string) {
  // Where the site's folder is a link, what it leads to is replaced, and the link stays.
  const real = existsSync(target) ? realpathSync(target) : target;
  const hidden = (ending: string) => join(dirname(real), `.${basename(real)}.${ending}`);
  return {
    target: real,
    lock: hidden('lock'),
    /** Being built; a beginning, each build adds its own ending. */
    draft: hidden('new'),
    /** Finished, and on its way into its place. */
    ready: hidden('ready'),
    /** What stood there before, on its way out. */
    old: hidden('old'),
  };
}

/** The disk itself. */
export const realOutputDisk: OutputDisk = {
  ...realDisk,
  removeTree: (path) => rmSync(path, { recursive: true, force: true, maxRetries: 3 }),
};

type Places = ReturnType<typeof placesOf>;

/** The single operations of which putting a site into its place consists; a test stops after each. */
export type OutputDisk = Disk & { removeTree: (path: string) => void };

/** A place for one build. */
export type Output = {
  /** The folder to build into, an absolute path. */
  draft: string;
  /** Puts the finished build into the place of the built site. */
  publish: () => void;
  /** Ends the build, whether it was published or not. */
  close: () => void;
};

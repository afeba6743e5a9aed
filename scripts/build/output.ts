import {
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, isAbsolute, join, relative } from 'node:path';
import { acquireLock } from '#scripts/build/lock.ts';

/**
 * Gives a build a folder of its own beside the built site, so that the site is always wholly old or wholly new.
 * If an earlier build was killed while it replaced the site, the old site is restored first.
 * @param target the built site, an absolute path
 * @throws LockedError if another build is writing there, and errors of the file system
 */
export function openOutput(target: string) {
  const places = placesOf(target);
  mkdirSync(dirname(places.target), { recursive: true });
  const release = acquireLock(places.lock);
  try {
    restore(places);
    const draft = `${places.draft}${process.pid}-${Date.now()}`;
    mkdirSync(draft);
    return {
      /** The folder to build into, an absolute path. */
      draft,
      /** Puts the finished build into the place of the built site. */
      publish: () => replace(places, draft),
      /** Ends the build, whether it was published or not. */
      close: () => {
        removeTree(draft);
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

/**
 * Whether a folder may be replaced by a built site: it does not exist, is empty, or is a built site.
 * @param root the project's root; a folder that contains the project may not be replaced
 * @param isOwn whether the folder is for built sites only, whatever an interrupted build left there
 */
export function isReplaceable(target: string, root: string, isOwn: boolean): boolean {
  const way = relative(target, root);
  if (way === '' || !(way.startsWith('..') || isAbsolute(way))) return false;
  if (!existsSync(target)) return true;
  if (!statSync(target).isDirectory()) return false;
  return isOwn || readdirSync(target).length === 0 || existsSync(join(target, '404.html'));
}

/** Brings a site back that a killed build had moved away, and removes everything else that builds have left. */
function restore({ target, old, draft }: Places): void {
  if (existsSync(old) && !existsSync(target)) renameSync(old, target);
  const parent = dirname(draft);
  for (const name of readdirSync(parent))
    if (name === basename(old) || name.startsWith(basename(draft))) removeTree(join(parent, name));
}

/** Puts a finished build into the place of the built site; puts the old site back if that fails. */
function replace({ target, old }: Places, finished: string): void {
  if (existsSync(target)) renameSync(target, old);
  try {
    renameSync(finished, target);
  } catch (error) {
    if (existsSync(old)) renameSync(old, target);
    throw error;
  }
  try {
    removeTree(old);
  } catch {
    // The new site is in its place; the next build reports what cannot be removed.
  }
}

function removeTree(path: string): void {
  rmSync(path, { recursive: true, force: true, maxRetries: 3 });
}

function placesOf(target: string) {
  // If the site's folder is a link, the folder it leads to is replaced, and the link stays.
  const real = existsSync(target) ? realpathSync(target) : target;
  const hidden = (ending: string) => join(dirname(real), `.${basename(real)}.${ending}`);
  return {
    target: real,
    lock: hidden('lock'),
    /** What has a name with this beginning is being built or removed. */
    draft: hidden('new.'),
    /** The old site while the new one is moved into its place; whole as long as nothing lies there. */
    old: hidden('old'),
  };
}

type Places = ReturnType<typeof placesOf>;

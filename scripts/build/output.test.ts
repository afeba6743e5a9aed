import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { LockedError } from '#scripts/build/lock.ts';
import {
  isReplaceable,
  type OutputDisk,
  openOutput,
  realOutputDisk,
} from '#scripts/build/output.ts';

describe('output', () => {
  test('takes the place of the built site when it is finished, and leaves nothing beside it', () => {
    const { folder, target } = makeSite('old');
    build(target, 'new');
    expect(readSite(target)).toBe('new');
    expect(readdirSync(folder)).toEqual(['dist']);
    build(join(folder, 'a/b'), 'first');
    expect(readSite(join(folder, 'a/b'))).toBe('first');
  });

  test('leaves the built site alone when it is not finished', () => {
    const { folder, target } = makeSite('old');
    const output = openOutput(target);
    writeSite(output.draft, 'new');
    output.close();
    expect(readSite(target)).toBe('old');
    expect(readdirSync(folder)).toEqual(['dist']);
  });

  test('is wholly old or wholly new, and clean, after a build that died at any step', () => {
    const { target } = makeSite('old');
    const steps = countSteps((disk) => build(target, 'new', disk));
    expect(steps).toBeGreaterThan(10);
    const seen = new Set<string>();
    for (let step = 0; step < steps; step++) {
      const { folder, target } = makeSite('old');
      expect(() => build(target, 'new', dyingDisk(step))).toThrow(Death);
      const lying = readSite(target);
      expect(['old', 'new', undefined]).toContain(lying);
      openOutput(target).close();
      const settled = readSite(target);
      expect(readdirSync(folder)).toEqual(['dist']);
      seen.add(`${lying} ${settled}`);
    }
    // Between the two renamings nothing lies there; a finished site is put into its place by whoever comes next.
    expect([...seen].sort()).toEqual(['new new', 'old new', 'old old', 'undefined new']);
  });

  test('is written by one build at a time', () => {
    const { target } = makeSite('old');
    const output = openOutput(target);
    expect(() => openOutput(target)).toThrow(LockedError);
    output.close();
    openOutput(target).close();
  });

  test('comes back where the new site cannot be put into its place', () => {
    const { folder, target } = makeSite('old');
    const disk: OutputDisk = {
      ...realOutputDisk,
      rename: (from, to) => {
        if (from.endsWith('.ready')) throw new Error('busy');
        realOutputDisk.rename(from, to);
      },
    };
    expect(() => build(target, 'new', disk)).toThrow('busy');
    expect(readSite(target)).toBe('old');
    expect(readdirSync(folder)).toEqual(['dist']);
  });

  test('replaces built sites and empty folders, and nothing else', () => {
    const { folder, target } = makeSite('old');
    const root = join(folder, 'project');
    mkdirSync(join(root, 'content'), { recursive: true });
    mkdirSync(join(root, 'empty'));
    writeFileSync(join(root, 'content/alliance.yaml'), 'a: b\n');
    const check = (path: string, isOwn = false) => isReplaceable(join(folder, path), root, isOwn);
    expect(['dist', 'project/empty', 'project/none'].map((path) => check(path))).toEqual([
      true,
      true,
      true,
    ]);
    expect(
      ['project', '.', 'project/content', 'project/content/alliance.yaml'].map((path) =>
        check(path),
      ),
    ).toEqual([false, false, false, false]);
    rmSync(join(target, '404.html'));
    expect([check('dist'), check('dist', true)]).toEqual([false, true]);
  });
});

class Death extends Error {}

function makeSite(words: string): { folder: string; target: string } {
  const folder = mkdtempSync(join(tmpdir(), 'output-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const target = join(folder, 'dist');
  writeSite(target, words);
  return { folder, target };
}

function writeSite(folder: string, words: string): void {
  mkdirSync(join(folder, 'zh'), { recursive: true });
  for (const file of ['404.html', 'zh/index.html']) writeFileSync(join(folder, file), words);
}

/** What a site says, as far as it says one thing. */
function readSite(folder: string): string | undefined {
  try {
    const words = ['404.html', 'zh/index.html'].map((file) =>
      readFileSync(join(folder, file), 'utf8'),
    );
    return words[0] === words[1] ? words[0] : 'mixed';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' &&
      readdirSync(join(folder, '..')).includes('dist')
      ? 'mixed'
      : undefined;
  }
}

/** A build as the command does it; a process that dies tidies nothing up. */
function build(target: string, words: string, disk?: OutputDisk): void {
  const output = openOutput(target, disk);
  try {
    writeSite(output.draft, words);
    output.publish();
  } catch (error) {
    if (!(error instanceof Death)) output.close();
    throw error;
  }
  output.close();
}

/** A disk of a process that dies before one of its steps; its number is that of no process. */
function dyingDisk(lastStep: number): OutputDisk {
  return stepping((step) => {
    if (step >= lastStep) throw new Death();
  });
}

function countSteps(run: (disk: OutputDisk) => void): number {
  let steps = 0;
  run(stepping(() => void steps++));
  return steps;
}

function stepping(before: (step: number) => void): OutputDisk {
  let step = 0;
  const watch =
    <A extends unknown[]>(act: (...values: A) => void) =>
    (...values: A) => {
      before(step++);
      act(...values);
    };
  const { makeFolder, write, rename, remove, removeFolder, removeTree, flushFolder } =
    realOutputDisk;
  return {
    pid: 2 ** 22 + 1,
    makeFolder: watch(makeFolder),
    write: watch(write),
    rename: watch(rename),
    remove: watch(remove),
    removeFolder: watch(removeFolder),
    removeTree: watch(removeTree),
    flushFolder: watch(flushFolder),
  };
}

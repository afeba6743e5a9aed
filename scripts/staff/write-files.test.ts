import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Disk, realDisk } from '#scripts/build/disk.ts';
import { type Change, recoverWrites, writeFiles } from '#scripts/staff/write-files.ts';

const before = {
  'content/a.yaml': 'old a\n',
  'content/b.yaml': 'old b\n',
  'content/c.yaml': 'c\n',
};
const after = {
  'content/a.yaml': 'new a\n',
  'content/c.yaml': 'c\n',
  'content/d/e.yaml': 'new e\n',
};

/** Changes one file, removes one, adds one in a folder that is not there yet. */
const changes = new Map<string, Change>([
  ['content/a.yaml', { before: 'old a\n', after: 'new a\n' }],
  ['content/b.yaml', { before: 'old b\n', after: undefined }],
  ['content/d/e.yaml', { before: undefined, after: 'new e\n' }],
]);

/** The number of a process that has ended. */
const deadPid = spawnSync(process.execPath, ['--version']).pid;

describe('writing files', () => {
  test('writes all of them, and leaves nothing else behind', () => {
    const root = makeProject();
    writeFiles(root, changes);
    expect(readTree(root)).toEqual(after);
    expect(readdirSync(join(root, '.cache'))).toEqual([]);
    const told: string[] = [];
    recoverWrites(root, (message) => told.push(message));
    expect(told).toEqual([]);
  });

  const steps = countSteps();

  test('takes enough steps for the tests that follow', () => {
    expect(steps).toBeGreaterThan(25);
  });

  describe.each(['before it', 'within it'] as const)('stopped at a single step, %s', (moment) => {
    test.each(Array.from({ length: steps }, (_, step) => step))(
      'step %i: all or nothing',
      (step) => {
        const root = makeProject();
        expect(() => writeFiles(root, changes, dyingDisk(step, moment))).toThrow(Death);
        recoverWrites(root, () => {});
        const tree = readTree(root);
        expect([before, after]).toContainEqual(tree);
        // Whatever it was, everything can be written after it, and nothing is left behind.
        if (tree['content/a.yaml'] === 'old a\n') writeFiles(root, changes);
        expect(readTree(root)).toEqual(after);
        expect(readdirSync(join(root, '.cache'))).toEqual([]);
      },
    );
  });

  test('recovery that is itself stopped at any step is finished by the next', () => {
    for (let writing = 8; writing < steps; writing += 3)
      for (let recovering = 0; recovering < 12; recovering++) {
        const root = makeProject();
        expect(() => writeFiles(root, changes, dyingDisk(writing))).toThrow(Death);
        try {
          recoverWrites(root, () => {}, dyingDisk(recovering));
        } catch (error) {
          expect(error).toBeInstanceOf(Death);
        }
        recoverWrites(root, () => {});
        expect([before, after]).toContainEqual(readTree(root));
      }
  });

  test('refuses while another process writes, and takes over from one that is dead', () => {
    const root = makeProject();
    // This very process is alive and holds the lock.
    expect(() => writeFiles(root, changes, { ...dyingDisk(8), pid: process.pid })).toThrow(Death);
    expect(() => writeFiles(root, changes)).toThrow(/正在写入.*\n.*is writing/);
    expect(readTree(root)).toEqual(before);
    const dead = makeProject();
    expect(() => writeFiles(dead, changes, dyingDisk(8))).toThrow(Death);
    writeFiles(dead, changes);
    expect(readTree(dead)).toEqual(after);
  });

  test('refuses where a file is not as it was read', () => {
    const root = makeProject();
    writeFileSync(join(root, 'content/b.yaml'), 'changed by hand\n');
    expect(() => writeFiles(root, changes)).toThrow(/content\/b\.yaml.*再运行一次.*\n.*again/);
    expect(readTree(root)).toEqual({ ...before, 'content/b.yaml': 'changed by hand\n' });
  });

  test('keeps what a person wrote between the interruption and the recovery', () => {
    const root = makeProject();
    const step = Array.from({ length: steps }, (_, at) => at).find((at) => {
      const trial = makeProject();
      expect(() => writeFiles(trial, changes, dyingDisk(at))).toThrow(Death);
      return existsSync(join(trial, '.cache/writing.journal'));
    });
    expect(() => writeFiles(root, changes, dyingDisk(step ?? 0))).toThrow(Death);
    writeFileSync(join(root, 'content/a.yaml'), 'by hand\n');
    const told: string[] = [];
    recoverWrites(root, (message) => told.push(message));
    expect(readTree(root)).toEqual(after);
    expect(readFileSync(join(root, '.cache/kept/a.yaml'), 'utf8')).toBe('by hand\n');
    expect(told.join()).toMatch(/被打断.*\n.*interrupted.*\n.*\.cache\/kept\/a\.yaml/);
  });
});

/** Stands for the end of the process: nothing works after it. */
class Death extends Error {}

/** A disk of a process that dies at one step: before it is done, or half way through. */
function dyingDisk(lastStep: number, moment: 'before it' | 'within it' = 'before it'): Disk {
  let step = 0;
  const dying =
    <A extends unknown[]>(run: (...args: A) => void, half?: (...args: A) => void) =>
    (...args: A) => {
      if (step > lastStep) throw new Death();
      if (step++ < lastStep) return run(...args);
      if (moment === 'within it') (half ?? run)(...args);
      step = lastStep + 1;
      throw new Death();
    };
  return {
    pid: deadPid,
    makeFolder: dying(realDisk.makeFolder),
    write: dying(realDisk.write, (path, text) =>
      writeFileSync(path, text.slice(0, text.length / 2)),
    ),
    rename: dying(realDisk.rename),
    remove: dying(realDisk.remove),
    removeFolder: dying(realDisk.removeFolder),
    flushFolder: dying(realDisk.flushFolder),
  };
}

/** How many steps a whole write takes. */
function countSteps(): number {
  const folder = mkdtempSync(join(tmpdir(), 'write-files-'));
  fill(folder);
  let count = 0;
  const counted =
    <A extends unknown[]>(run: (...args: A) => void) =>
    (...args: A) => {
      count++;
      run(...args);
    };
  writeFiles(folder, changes, {
    pid: process.pid,
    makeFolder: counted(realDisk.makeFolder),
    write: counted(realDisk.write),
    rename: counted(realDisk.rename),
    remove: counted(realDisk.remove),
    removeFolder: counted(realDisk.removeFolder),
    flushFolder: counted(realDisk.flushFolder),
  });
  rmSync(folder, { recursive: true });
  return count;
}

function makeProject(): string {
  const root = mkdtempSync(join(tmpdir(), 'write-files-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  fill(root);
  return root;
}

function fill(root: string): void {
  mkdirSync(join(root, 'content'));
  for (const [path, text] of Object.entries(before)) writeFileSync(join(root, path), text);
}

/** Every file under `content/`, drafts and hidden ones too. */
function readTree(root: string): Record<string, string> {
  const files = readdirSync(join(root, 'content'), { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    files
      .filter((file) => file.isFile())
      .map((file) => join(file.parentPath, file.name))
      .map((path) => [path.slice(root.length + 1), readFileSync(path, 'utf8')]),
  );
}

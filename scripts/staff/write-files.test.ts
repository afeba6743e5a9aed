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
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { disk } from '#scripts/fixtures/dying-disk.ts';
import { type Change, recoverWrites, writeFiles } from '#scripts/staff/write-files.ts';

vi.mock('node:fs', async () => (await import('#scripts/fixtures/dying-disk.ts')).mockedFs);

afterEach(disk.reset);

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

describe('writing files', () => {
  test('writes all of them, and leaves nothing else behind', () => {
    const root = makeProject();
    writeFiles(root, changes);
    expect(readTree(root)).toEqual(after);
    expect(readdirSync(join(root, '.cache'))).toEqual([]);
    const reports: string[] = [];
    recoverWrites(root, (message) => reports.push(message));
    expect(reports).toEqual([]);
  });

  test.each([
    ['before it', false],
    ['within it', true],
  ])('all or nothing after a kill at any step, %s', (_, half) => {
    let step = 0;
    for (let hasDied = true; hasDied; step++) {
      const root = makeProject();
      hasDied = disk.kill(step, () => writeFiles(root, changes), half);
      recoverWrites(root, () => {});
      const tree = readTree(root);
      expect([before, after]).toContainEqual(tree);
      // Whatever it was, everything can be written after it, and nothing is left behind.
      if (tree['content/a.yaml'] === 'old a\n') writeFiles(root, changes);
      expect(readTree(root)).toEqual(after);
      expect(readdirSync(join(root, '.cache'))).toEqual([]);
    }
    expect(step).toBeGreaterThan(15);
  });

  test('recovery that is itself killed at any step is finished by the next', () => {
    for (let writing = 0, hasDied = true; hasDied; writing++)
      for (let recovering = 0; recovering < 12; recovering++) {
        const root = makeProject();
        hasDied = disk.kill(writing, () => writeFiles(root, changes));
        disk.kill(recovering, () => recoverWrites(root, () => {}));
        recoverWrites(root, () => {});
        expect([before, after]).toContainEqual(readTree(root));
      }
  });

  test('refuses while another process writes, and takes over from one that is dead', () => {
    const root = makeProject();
    disk.kill(3, () => writeFiles(root, changes));
    disk.reset();
    expect(() => writeFiles(root, changes)).toThrow(/正在写入.*\n.*is writing/);
    expect(readTree(root)).toEqual(before);
    disk.kill(0, () => writeFiles(makeProject(), changes));
    writeFiles(root, changes);
    expect(readTree(root)).toEqual(after);
  });

  test('refuses where a file is not as it was read', () => {
    const root = makeProject();
    writeFileSync(join(root, 'content/b.yaml'), 'changed by hand\n');
    expect(() => writeFiles(root, changes)).toThrow(/content\/b\.yaml\n.*再运行一次.*\n.*again/);
    expect(readTree(root)).toEqual({ ...before, 'content/b.yaml': 'changed by hand\n' });
  });

  test('keeps what a person wrote between the interruption and the recovery', () => {
    const root = makeProject();
    for (let step = 0; !existsSync(join(root, '.cache/writing.journal')); step++)
      disk.kill(step, () => writeFiles(root, changes));
    writeFileSync(join(root, 'content/a.yaml'), 'by hand\n');
    const reports: string[] = [];
    recoverWrites(root, (message) => reports.push(message));
    expect(readTree(root)).toEqual(after);
    expect(readFileSync(join(root, '.cache/kept/a.yaml'), 'utf8')).toBe('by hand\n');
    expect(reports.join()).toMatch(/被打断.*\n.*interrupted.*\n.*\.cache\/kept\/a\.yaml/);
  });
});

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

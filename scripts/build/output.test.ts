import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { LockedError } from '#scripts/build/lock.ts';
import { isReplaceable, openOutput } from '#scripts/build/output.ts';
import { disk } from '#scripts/fixtures/dying-disk.ts';

vi.mock('node:fs', async () => (await import('#scripts/fixtures/dying-disk.ts')).mockedFs);

afterEach(disk.reset);

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

  test('is wholly old or wholly new, or restored by the next build, and clean, after a kill at any step', () => {
    const seen = new Set<string>();
    for (let step = 0, hasDied = true; hasDied; step++) {
      const { folder, target } = makeSite('old');
      hasDied = disk.kill(step, () => build(target, 'new'));
      const left = readSite(target);
      openOutput(target).close();
      seen.add(`${left} ${readSite(target)}`);
      expect(readdirSync(folder)).toEqual(['dist']);
    }
    // Between the two renamings there is no site; the next build puts the old one back.
    expect([...seen].sort()).toEqual(['new new', 'old old', 'undefined old']);
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
    disk.fail((path) => path.includes('.new.'), new Error('busy'));
    expect(() => build(target, 'new')).toThrow('busy');
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

/** A build as the command does it; a process that dies removes nothing. */
function build(target: string, words: string): void {
  const output = openOutput(target);
  try {
    writeSite(output.draft, words);
    output.publish();
  } finally {
    output.close();
  }
}

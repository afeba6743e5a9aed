import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';

const project = resolve(import.meta.dirname, '..');

describe('check', () => {
  test('ends well where the content is right', async () => {
    const { status, stdout, stderr } = runCheck(await copyContent());
    expect(stderr).toBe('');
    expect(stdout).toContain('内容无误');
    expect(stdout).toContain('The content is right');
    expect(status).toBe(0);
  });

  test('lists every fault at its line in Chinese and English, and fails', async () => {
    const root = await copyContent();
    const city = await replace(root, 'members/uitm.yaml', /(?<=^city: ).*/m, 'atlantis');
    const menu = await replace(root, 'alliance.yaml', /(?<=^menu:\n {2}- ).*/m, 'shop');
    const { status, stderr } = runCheck(root);
    expect(status).toBe(1);
    expect(stderr.trim().split('\n')).toEqual([
      `content/alliance.yaml:${menu.line}:${menu.column}  menu.0`,
      '  content/pages/ 中没有“shop”',
      '  There is no page “shop” in content/pages/',
      `content/members/uitm.yaml:${city.line}:${city.column}  city`,
      '  places.yaml 的 cities 中没有“atlantis”',
      '  “atlantis” is not among the cities of places.yaml',
      '',
      '内容有 2 个问题。',
      '2 problem(s) in the content.',
    ]);
  });
});

/** A temporary project with a copy of the content. */
async function copyContent(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'check-'));
  onTestFinished(() => rm(root, { recursive: true }));
  await cp(join(project, 'content'), join(root, 'content'), { recursive: true });
  return root;
}

/** Changes a file of the copy, and says where. */
async function replace(root: string, path: string, pattern: RegExp, value: string) {
  const file = join(root, 'content', path);
  const source = await readFile(file, 'utf8');
  const before = source.slice(0, source.search(pattern)).split('\n');
  await writeFile(file, source.replace(pattern, value));
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function runCheck(cwd: string) {
  return spawnSync(process.execPath, [join(project, 'scripts/check.ts')], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
}

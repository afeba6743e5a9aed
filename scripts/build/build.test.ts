import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { openOutput } from '#scripts/build/output.ts';
import { copyProject } from '#scripts/fixtures/project-copy.ts';

const command = resolve(import.meta.dirname, '../build.ts');

describe('a build that cannot begin', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'build-'));
    mkdirSync(join(folder, 'content'));
    for (const file of ['package.json', 'content/alliance.yaml'])
      writeFileSync(join(folder, file), '{}');
    return () => rmSync(folder, { recursive: true });
  });

  /** How the command ends in a project that cannot be built. */
  const build = (env: Record<string, string>) =>
    spawnSync(process.execPath, [command], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, SITE_URL: 'https://alliance.example', BASE_PATH: '/', ...env },
    });

  test.each([
    ['a wrong SITE_URL', { SITE_URL: 'example.org' }, 'SITE_URL must be'],
    ['a wrong BASE_PATH', { BASE_PATH: 'https://example.org/a/' }, 'BASE_PATH must be'],
    ['a folder with other things', { OUT_DIR: 'content' }, 'other than a built site'],
    ['the project itself', { OUT_DIR: '.' }, 'other than a built site'],
    ['a % in the name of a folder', { OUT_DIR: 'a%b' }, 'contains %, # or ?'],
    ['a folder within a file', { OUT_DIR: 'package.json/site' }, 'cannot be written'],
  ])('is told of %s, without a stack', (_, env, words) => {
    const { status, stderr } = build(env);
    expect(stderr).toContain(words);
    expect(stderr).toMatch(/^.*[\u4e00-\u9fff].*$/m);
    expect(stderr).not.toMatch(/^ +at /m);
    expect(status).toBe(1);
  });

  test('waits for nobody: another build is told, and the site it is about stays', () => {
    const target = join(folder, 'dist');
    mkdirSync(target);
    writeFileSync(join(target, '404.html'), 'old');
    const output = openOutput(target);
    onTestFinished(output.close);
    const { status, stderr } = build({ OUT_DIR: target });
    expect(stderr).toContain(`Another build is running (process ${process.pid})`);
    expect(status).toBe(1);
    expect(readdirSync(target)).toEqual(['404.html']);
    expect(existsSync(join(folder, '.cache/build.lock'))).toBe(false);
  });
});

test('content with errors gets the report of the check, and the built site stays', () => {
  const folder = resolve('.cache/build-test');
  copyProject(folder);
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'content/members/uitm.yaml'), 'region: none\n');
  mkdirSync(join(folder, 'dist'));
  writeFileSync(join(folder, 'dist/404.html'), 'old');
  const run = (name: string) =>
    spawnSync(process.execPath, [`scripts/${name}.ts`], { cwd: folder, encoding: 'utf8' });
  const { status, stdout, stderr } = run('build');
  // The check names the next command.
  const report = run('check').stdout.replace(/^改好后.*\n/m, '');
  expect(stderr).toBe(`${report}dist 没有改动。\ndist is unchanged.\n`);
  expect(stderr).toContain('uitm.yaml');
  expect(stdout).toBe('');
  expect(status).toBe(1);
  expect(readdirSync(join(folder, 'dist'))).toEqual(['404.html']);
}, 60_000);

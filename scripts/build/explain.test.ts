import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { explainBinding, explainMissing, explainVersion } from '#scripts/build/explain.js';

describe('a command that cannot start', () => {
  test.each([
    ['20.20.2', false],
    ['24.15.0', false],
    ['24.16.0', true],
    ['26.0.0', true],
  ])('on Node %s: %s', (version, isNewEnough) => {
    expect(explainVersion(version) === undefined).toBe(isNewEnough);
  });

  test.each([
    ['scripts/build.ts', /run: npm ci$/],
    ['scripts/audit/build.ts', /run: npm run audit:install$/],
  ])('names the package that %s lacks', (file, words) => {
    const folder = mkdtempSync(join(tmpdir(), 'missing-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    mkdirSync(join(folder, 'scripts/audit'), { recursive: true });
    writeFileSync(join(folder, file), "import 'no-such-package/part';");
    const code = `import(${JSON.stringify(join(folder, file))}).catch((error) => console.log(JSON.stringify({ ...error, message: error.message })))`;
    const { stdout } = spawnSync(process.execPath, ['--eval', code], { encoding: 'utf8' });
    const { message, ...rest } = JSON.parse(stdout) as { message: string };
    const explanation = explainMissing(Object.assign(new Error(message), rest));
    expect(explanation).toMatch(words);
    expect(explanation).toMatch(/^缺少软件包 no-such-package.*请运行/);
  });

  test('says that packages for this system are missing, as rolldown and others report it', () => {
    const error = new Error('Cannot find native binding. npm has a bug related to …');
    expect(explainMissing(error)).toMatch(/^node_modules 里没有本系统.*npm ci\n.*Run: npm ci$/);
    expect(explainBinding(`Error: ${error.message}\n    at file:///x`)).toBe(explainMissing(error));
  });

  test.each(['a%b', 'a#b', 'a?b'])('refuses tests in a folder with the name %s', (name) => {
    const folder = join(mkdtempSync(join(tmpdir(), 'odd-')), name);
    onTestFinished(() => rmSync(dirname(folder), { recursive: true }));
    mkdirSync(folder);
    const { status, stderr } = spawnSync(process.execPath, [resolve('scripts/run.js')], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(stderr.split('\n')).toHaveLength(3);
    expect(stderr).toContain(`contains %, # or ?: ${folder}`);
    expect(status).toBe(1);
  });

  test('leaves any other error alone', () => {
    expect(explainMissing(new Error("Cannot find package 'a' imported from b"))).toBeUndefined();
  });

  test('passes its arguments to the command', () => {
    const { status, stdout } = spawnSync(
      process.execPath,
      [resolve(import.meta.dirname, '../run.js'), 'check', '--reporter', 'json'],
      { encoding: 'utf8' },
    );
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toBeTruthy();
  });
});

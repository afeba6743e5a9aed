import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { copiedContent, writeContent } from '#scripts/fixtures/content-copy.ts';

const project = resolve(import.meta.dirname, '../..');

describe('check', () => {
  test('ends well where the content is right', async () => {
    const { status, stdout, stderr } = runCheck(await copyContent());
    expect(stderr).toBe('');
    expect(stdout).toContain('内容无误');
    expect(stdout).toContain('The content is right');
    expect(status).toBe(0);
  });

  test('lists every problem at its line in Chinese and English, and fails', async () => {
    const root = await copyContent();
    const city = await replace(root, 'members/uitm.yaml', /(?<=^city: ).*/m, 'shah-alan');
    const menu = await replace(root, 'alliance.yaml', /(?<=^menu:\n {2}- ).*/m, 'shop');
    const { status, stdout, stderr } = runCheck(root);
    expect(status).toBe(1);
    expect(stderr).toBe('');
    expect(stdout.trim().split('\n')).toEqual([
      `content/alliance.yaml:${menu.line}:${menu.column}  主菜单·第 1 项 menu.0  错误 error`,
      '  content/pages/ 中没有“shop”。可用的有：about、changes、charter、contact、copybook、correct、data、home、members、members/abroad、members/china、search。请写 content/pages/ 里的文件夹名；还没有建好的页面，请删去这一行。',
      '  There is no page “shop” in content/pages/; known are about, changes, charter, contact, copybook, correct, data, home, members, members/abroad, members/china, search; write the name of a folder in content/pages/; for a page that is not made yet delete this line.',
      '  docs/problems/unknown-page.md',
      '',
      `content/members/uitm.yaml:${city.line}:${city.column}  城市 city  错误 error`,
      '  places.yaml 的“城市 cities”中没有“shah-alan”。您是不是要写“shah-alam”？表里还没有的地方，请先删去这一行，或请技术同事把它加到 content/places.yaml。',
      '  “shah-alan” is not among the cities of places.yaml; did you mean “shah-alam”? for a place that is not there yet, leave this line out, or ask a technical colleague to add it to content/places.yaml.',
      '  - city: shah-alan',
      '  + city: shah-alam',
      '  docs/problems/unknown-place.md',
      '',
      '内容有 2 个错误、0 个提醒。有错误时网站不会生成。引号“”只表示引用，请不要写进文件。',
      'The content has 2 error(s) and 0 warning(s). With errors the site is not built. The marks “ ” only quote; do not type them.',
      '改好后 once corrected: npm run check',
    ]);
  });

  test('passes with warnings, and reports them', async () => {
    const root = await copyContent();
    await replace(root, 'charter/introduction/en.mdx', /April 2024/, 'April 2023');
    const { status, stdout } = runCheck(root);
    expect(status).toBe(0);
    expect(stdout).toContain('提醒 warning');
    expect(stdout).toContain('2023');
  });

  test('annotates a pull request on GitHub, each problem one command in one line', async () => {
    const root = await copyContent();
    const city = await replace(root, 'members/uitm.yaml', /(?<=^city: ).*/m, 'shah-alan');
    const { status, stdout } = runCheck(root, '--reporter', 'github');
    expect(status).toBe(1);
    const [command = ''] = stdout.split('\n');
    expect(command).toMatch(
      `::error file=content/members/uitm.yaml,line=${city.line},col=${city.column},title=places.yaml 的“城市 cities”中没有“shah-alan” · “shah-alan” is not among the cities of places.yaml::`,
    );
    expect(command.split('%0A')).toHaveLength(5);
  });

  test('reports to programs as JSON and nothing else', async () => {
    const root = await copyContent();
    await replace(root, 'members/uitm.yaml', /(?<=^city: ).*/m, 'shah-alan');
    const { stdout } = runCheck(root, '--reporter', 'json');
    expect(JSON.parse(stdout)).toMatchObject([
      {
        kind: 'unknown-place',
        severity: 'error',
        file: 'content/members/uitm.yaml',
        key: 'city',
        corrected: 'city: shah-alam',
        help: 'docs/problems/unknown-place.md',
      },
    ]);
  });

  test('refuses an unknown reporter in both languages', async () => {
    const { status, stderr } = runCheck(project, '--reporter', 'xml');
    expect(status).toBe(1);
    expect(stderr).toMatch(/没有“xml”[\s\S]*There is no reporter “xml”/);
    expect(stderr).not.toContain(' at ');
  });
});

/** A temporary project with a copy of the content. */
async function copyContent(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'check-'));
  onTestFinished(() => rm(root, { recursive: true }));
  writeContent(copiedContent(project), root);
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

function runCheck(cwd: string, ...flags: string[]) {
  return spawnSync(process.execPath, [join(project, 'scripts/check.ts'), ...flags], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
}

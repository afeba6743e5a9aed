import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { translationLocales } from '#domain/locale.ts';
import { copiedContent, writeContent } from '#scripts/fixtures/content-copy.ts';
import { createNew } from '#scripts/staff/new.ts';
import { checkProject, readFiles, todayInChina } from '#scripts/staff/project.ts';

const project = resolve(import.meta.dirname, '../..');

const page = [
  ['title-zh', '新闻'],
  ['description-zh', '联盟的新闻。'],
  ['title-en', 'News'],
  ['description-en', 'News: what the Alliance does.'],
  ['title-ru', 'Новости'],
  ['description-ru', 'Новости Альянса.'],
  ['title-th', 'ข่าว'],
  ['description-th', 'ข่าวของภาคีฯ'],
].flatMap(([name, text]) => [`--${name}`, text ?? '']);

describe('npm run new', () => {
  test('makes a member from its name, in its place on a list of today', () => {
    const root = copyProject();
    const { status, stdout } = run(
      root,
      'member',
      '--zh',
      '江苏海事职业技术学院',
      '--list',
      'china',
    );
    expect(status).toBe(0);
    const id = 'jiangsu-haishi-zhiye-jishu-xueyuan';
    expect(parse(readFileSync(join(root, `content/members/${id}.yaml`), 'utf8'))).toEqual({
      zh: '江苏海事职业技术学院',
      pinyin: 'Jiangsu Haishi Zhiye Jishu Xueyuan',
      kind: 'vocational-college',
      country: 'CN',
      region: 'CN-JS',
    });
    const list = `content/lists/${todayInChina()}.yaml`;
    const { china, abroad } = parse(readFileSync(join(root, list), 'utf8'));
    expect(china.indexOf(id)).toBe(china.indexOf('jiangsu-huibo-robotics') - 1);
    expect([china.length, abroad.length]).toEqual([57, 30]);
    expect(stdout).toContain('names.en, names.ru, names.th');
    expect(checkProject(root).problems).toEqual([]);
  });

  test('takes what is said instead of guessing', () => {
    const root = copyProject();
    const facts = ['--id', 'laos-school', '--pinyin', 'Laowo Jia Xuexiao', '--kind', 'school'];
    run(root, 'member', '--zh', '老挝甲学校', '--list', 'abroad', '--date', '2025-07-10', ...facts);
    expect(parse(readFileSync(join(root, 'content/members/laos-school.yaml'), 'utf8'))).toEqual({
      zh: '老挝甲学校',
      pinyin: 'Laowo Jia Xuexiao',
      kind: 'school',
    });
    const { abroad } = parse(readFileSync(join(root, 'content/lists/2025-07-10.yaml'), 'utf8'));
    expect(abroad.at(-1)).toBe('laos-school');
  });

  test('makes a page in four languages, and its line in the menu', () => {
    const root = copyProject();
    const { status } = run(root, 'page', '--id', 'news', ...page, '--menu');
    expect(status).toBe(0);
    expect(readFileSync(join(root, 'content/pages/news/en.mdx'), 'utf8')).toBe(
      '---\ntitle: News\ndescription: "News: what the Alliance does."\n---\n',
    );
    expect(parse(readFileSync(join(root, 'content/alliance.yaml'), 'utf8')).menu.at(-1)).toBe(
      'news',
    );
    expect(checkProject(root).problems).toEqual([]);
  });

  test('makes a draft of a page whose translations are left out, and says so', () => {
    const root = copyProject();
    const { status, stdout } = run(
      root,
      'page',
      '--id',
      'news',
      ...page.slice(0, 8),
      '--title-ru',
      'Новости',
    );
    expect(status).toBe(0);
    expect(readFileSync(join(root, 'content/pages/news/zh.mdx'), 'utf8')).toBe(
      '---\ntitle: 新闻\ndescription: 联盟的新闻。\ndraft: true\n---\n',
    );
    expect(existsSync(join(root, 'content/pages/news/en.mdx'))).toBe(true);
    expect(existsSync(join(root, 'content/pages/news/ru.mdx'))).toBe(false);
    expect(stdout).toContain('缺俄文、泰文');
    expect(stdout).toContain('content/pages/news/ru.mdx content/pages/news/th.mdx');
    expect(stdout).toContain('not written, title and description are both needed: Новости');
    expect(checkProject(root).problems).toEqual([]);
  });

  test('takes an empty answer for a translation that there is not yet', async () => {
    const root = copyProject();
    const translations = translationLocales.map((code) =>
      code === 'th' ? ['ข่าว', 'ข่าวของภาคีฯ'] : [''],
    );
    const answers = ['news', '新闻', '联盟的新闻。', ...translations.flat(), 'n'];
    await createNew(root, ['page'], {}, async () => answers.shift() ?? '');
    expect(readdirSync(join(root, 'content/pages/news')).sort()).toEqual(['th.mdx', 'zh.mdx']);
  });

  test.each([
    ['is stopped', ['news', '新闻'], 'npm run new -- page --id news --title-zh 新闻'],
    ['lacks the Chinese', ['news', ''], 'npm run new -- page --id news'],
    [
      'has an error',
      [
        'news',
        '新闻',
        '联盟的新闻。',
        'News',
        '新闻',
        ...translationLocales.slice(1).map(() => ''),
        'n',
      ],
      "npm run new -- page --id news --title-zh 新闻 --description-zh '联盟的新闻。' --title-en News --description-en 新闻",
    ],
  ])(
    'shows every answer as a command when it %s, and writes nothing',
    async (_, answers, command) => {
      const root = copyProject();
      const before = readFiles(root);
      const prompt = async () => {
        const answer = answers.shift();
        if (answer === undefined) throw new Error('Aborted with Ctrl+C');
        return answer;
      };
      await expect(createNew(root, ['page'], {}, prompt)).rejects.toThrow(
        new RegExp(`    ${RegExp.escape(command)}$`),
      );
      expect(readFiles(root)).toEqual(before);
    },
  );

  test('shows where to put an answer that nobody can be asked for', () => {
    const { stderr } = run(copyProject(), 'page', '--id', 'news');
    expect(stderr).toContain('npm run new -- page --id news --title-zh …');
  });

  test.each([
    ['nothing', [], 'npm run new -- member'],
    ['an unknown thing', ['list'], 'npm run new -- page'],
    ['no name', ['member', '--list', 'china'], '--zh'],
    ['an unknown list', ['member', '--zh', '甲学院', '--list', 'here'], '“here”'],
    ['a listed name', ['member', '--zh', '泰国暹罗大学', '--list', 'abroad'], '已在名单上'],
    [
      'a kind that there is not',
      ['member', '--zh', '甲院', '--list', 'abroad', '--kind', 'x'],
      '“x”',
    ],
    [
      'an old date',
      ['member', '--zh', '甲学院', '--list', 'china', '--date', '2020-01-01'],
      '2020',
    ],
    [
      'a date to come',
      ['member', '--zh', '甲学院', '--list', 'china', '--date', '2999-01-01'],
      '2999',
    ],
    ['no date', ['member', '--zh', '甲学院', '--list', 'china', '--date', '明天'], '明天'],
    [
      'an id with capitals',
      ['member', '--zh', '甲学院', '--list', 'china', '--id', 'Jia'],
      '“Jia”',
    ],
    ['a page without titles', ['page', '--id', 'news'], '--title-zh'],
    ['a page that exists', ['page', '--id', 'about', ...page], '已存在'],
    ['a Chinese address', ['page', '--id', '新闻', ...page], '“新闻”'],
    ['an address outside', ['page', '--id', '../news', ...page], '../news'],
    ['an unknown option', ['member', '--name', 'x'], '--name'],
  ])('refuses %s and writes nothing', (_, args, message) => {
    const root = copyProject();
    const before = readFiles(root);
    const { status, stderr } = run(root, ...args);
    expect(status).toBe(1);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(readFiles(root)).toEqual(before);
    expect(existsSync(join(root, 'content/news'))).toBe(false);
  });
});

function copyProject(): string {
  const root = mkdtempSync(join(tmpdir(), 'new-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  writeContent(copiedContent(project), root);
  return root;
}

function run(cwd: string, ...args: string[]) {
  return spawnSync(process.execPath, [join(project, 'scripts/new.ts'), ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
}

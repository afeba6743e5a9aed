import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { contentFiles } from '#domain/file.ts';
import { localeCodes, translationLocales } from '#domain/locale.ts';
import { copiedContent, writeContent } from '#scripts/fixtures/content-copy.ts';
import { summarizeChange } from '#scripts/staff/change-summary.ts';
import { acceptTranslations } from '#scripts/staff/translations.ts';

const project = resolve(import.meta.dirname, '../..');

describe('change summary', () => {
  test('says so where nothing was changed, whatever the line ends', async () => {
    const { base, now } = await copyProject();
    await edit(now, 'places.yaml', (text) => text.replaceAll('\n', '\r\n'));
    expect(summarizeChange(base, now)).toMatch(
      /^内容没有改动：.+No content was changed: no page is different and no translation .+\.\n$/,
    );
  });

  test('names the pages that show a name, in the languages that show it', async () => {
    const { base, now } = await copyProject();
    await edit(now, 'members/uitm.yaml', (text) =>
      text.replace('name: Universiti Teknologi MARA', 'name: MARA'),
    );
    const rows = rowsOf(summarizeChange(base, now));
    // A language without a name of its own may show the English one.
    const english = expect.stringMatching(/^en●/);
    expect(rows).toEqual({
      '/zh/members/abroad/': english,
      '/zh/members/': english,
      '/zh/members/uitm/': inAll('●'),
      '/zh/places/my/': english,
    });
    for (const code of ['zh', 'ru', 'th']) expect(rows['/zh/places/my/']).not.toContain(code);
  });

  test('lists files that no page shows', async () => {
    const { base, now } = await copyProject();
    const file = 'members/anhui-business-and-technology-college.yaml';
    await edit(now, file, (text) => text.replace(/^note: .*$/m, 'note: Another.'));
    const summary = summarizeChange(base, now);
    expect(rowsOf(summary)).toEqual({});
    expect(summary).toContain(`not to be seen on any page:\n\n- \`content/${file}\``);
  });

  test('reports which translations a changed paragraph puts out of date, until they have caught up', async () => {
    const { base, now } = await copyProject();
    await edit(now, 'charter/nature/zh.mdx', (text) =>
      text.replace('非营利性社会团体', '非营利性团体'),
    );
    const summary = summarizeChange(base, now);
    for (const code of translationLocales)
      expect(summary).toMatch(new RegExp(`- \`${code}/charter/nature\`.*\\n {2}- \`#nature-p2\` `));
    expect(rowsOf(summary)['/zh/charter/']).toBe(inAll('●'));
    expect(rowsOf(summary)['/en/charter/with-zh/']).toBe(inAll('●', translationLocales));

    acceptTranslations(
      now,
      translationLocales.map((code) => `${code}/charter/nature`),
      true,
    );
    const accepted = summarizeChange(base, now);
    expect(accepted).not.toContain('#nature-p2');
    expect(rowsOf(accepted)).toEqual({
      '/zh/charter/': 'zh●',
      '/en/charter/with-zh/': inAll('●', translationLocales),
    });
  });

  test('does not report translations that were out of date before', async () => {
    const { base, now } = await copyProject();
    for (const root of [base, now])
      await edit(root, 'charter/nature/zh.mdx', (text) => text.replace('非营利性', '非盈利性'));
    await edit(now, 'places.yaml', (text) => `${text}# \n`);
    expect(summarizeChange(base, now)).toContain('by this change\n\n没有。None.');
  });

  test('names pages whose Chinese alone was changed', async () => {
    const { base, now } = await copyProject();
    await edit(now, 'pages/about/zh.mdx', (text) => `${text}\n新段落。\n`);
    await edit(now, 'pages/about/ru.mdx', (text) => `${text}\nНовый абзац.\n`);
    expect(summarizeChange(base, now)).toContain('- `content/pages/about/zh.mdx` → English · ไทย');
  });

  test('reports who joined, who left, and who got another name or id', async () => {
    const { base, now } = await copyProject();
    await edit(base, 'lists/2024-07-10.yaml', (text) => text.replace('  - uitm\n', ''));
    await rm(join(base, 'content/members/uitm.yaml'));
    await edit(base, 'members/siam-university.yaml', (text) =>
      text.replace(/^zh: .*$/m, 'zh: 暹罗<大>学院'),
    );
    await edit(now, 'lists/2024-07-10.yaml', (text) =>
      text.replace('  - helwan-university\n', '').replace('- teda-egypt', '- teda-suez'),
    );
    await rm(join(now, 'content/members/helwan-university.yaml'));
    await rename(
      join(now, 'content/members/teda-egypt.yaml'),
      join(now, 'content/members/teda-suez.yaml'),
    );
    const summary = summarizeChange(base, now);
    expect(summary).toMatch(/- 新增 New: .+ `uitm`/);
    expect(summary).toMatch(/- 离开 Left: 埃及哈勒万大学 `helwan-university`/);
    expect(summary).toMatch(/- 更名 Renamed: 暹罗\\<大\\>学院 → .+ `siam-university`/);
    expect(summary).toMatch(/- 换了编号 Another id: `teda-egypt` → .+ `teda-suez`/);
    expect(rowsOf(summary)).toMatchObject({
      '/zh/members/uitm/': inAll('＋'),
      '/zh/members/helwan-university/': inAll('－'),
    });
  });

  test('reports a newer list where it changes something, and of its date once', async () => {
    const { base, now } = await copyProject();
    const list = await readFile(join(base, contentFiles.list('2024-07-10')), 'utf8');
    await edit(now, 'lists/2025-07-10.yaml', () => list.replace('  - helwan-university\n', ''));
    const summary = summarizeChange(base, now);
    const everywhere = inAll('●');
    expect(rowsOf(summary)).toEqual({
      '': everywhere,
      '/zh/': everywhere,
      '/zh/changes/': everywhere,
      '/zh/members/': everywhere,
      '/zh/members/abroad/': everywhere,
      '/zh/members/helwan-university/': everywhere,
      '/zh/places/eg/': everywhere,
      // Everyone after it has another number: one row for all of them.
      '/zh/members/teda-egypt/': everywhere,
    });
    expect(summary).toMatch(/TEDA.* 等 28 页 and 27 more<br>`\/zh\/members\/teda-egypt\/`/);
    expect(summary).toMatch(/- 离开 Left: .+ `helwan-university`\n\n86 → 85/);
    for (const [row] of summary.matchAll(/^\| (?!页面|---).*$/gm))
      expect(row).toContain('| `content/lists/2025-07-10.yaml` |');
  });

  test('names for each page the files that change it, also where they go together', async () => {
    const { base, now } = await copyProject();
    await edit(base, 'lists/2024-07-10.yaml', (text) => text.replace('  - uitm\n', ''));
    await rm(join(base, 'content/members/uitm.yaml'));
    await edit(now, 'pages/about/zh.mdx', (text) => text.replace(/。\n/, '！\n'));
    await edit(now, 'glossary.yaml', (text) => `${text}# \n`);
    const summary = summarizeChange(base, now);
    const cells = [...summary.matchAll(/^\| .*`(\/[^`]*)` \|.*\| ([^|]*) \|$/gm)];
    const files = Object.fromEntries(cells.map(([, path = '', cell]) => [path, cell]));
    const together = '`content/lists/2024-07-10.yaml`<br>`content/members/uitm.yaml`';
    expect(files).toMatchObject({
      '/zh/about/': '`content/pages/about/zh.mdx`',
      '/zh/members/uitm/': together,
      '/zh/': together,
    });
    expect(summary).toContain('not to be seen on any page:\n\n- `content/glossary.yaml`\n');
  });

  test('marks new pages, and what every page shows', async () => {
    const { base, now } = await copyProject();
    for (const code of localeCodes)
      await edit(now, `pages/news/${code}.mdx`, () => '---\ntitle: A\ndescription: B\n---\n\nC\n');
    await edit(now, 'ui/th.json', (text) => text.replace('"เมนูหลัก"', '"เมนู"'));
    expect(rowsOf(summarizeChange(base, now))).toEqual({
      '': 'th●',
      '/zh/news/': inAll('＋'),
    });
  });

  test.each([
    ['之前', 'before this change', 'base'],
    ['之后', 'After this change', 'now'],
  ] as const)('lists files if the content %s has errors', async (zh, en, which) => {
    const folders = await copyProject();
    await edit(folders[which], 'members/uitm.yaml', () => 'zh: "<5\n');
    await edit(folders.now, 'places.yaml', (text) => `${text}# \n`);
    const summary = summarizeChange(folders.base, folders.now);
    expect(summary).toMatch(new RegExp(`改动${zh}.*\\d 个问题.*${en}`));
    expect(summary).toContain('- `content/members/uitm.yaml`\n- `content/places.yaml`');
    expect(summary).not.toContain('| ● |');
  });

  test('copes with files that were not there before, and with no content at all', async () => {
    const { base, now } = await copyProject();
    for (const file of ['glossary.yaml', 'charter/tasks/th.mdx', 'ui/ru.json'])
      await rm(join(base, 'content', file));
    expect(summarizeChange(base, now)).toContain('- `content/glossary.yaml`');
    await rm(join(base, 'content'), { recursive: true });
    expect(summarizeChange(base, now)).toContain('名单无法比较');
  });

  test.each(['', '--base', '--base /nowhere/at/all', '--bas .'])(
    'asks for the other folder in both languages: %j',
    (options) => {
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        ['scripts/changes.ts', ...options.split(' ')],
        { cwd: project, encoding: 'utf8' },
      );
      expect([status, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(/请写明.*\n.*name the folder.*\n {4}npm run --silent changes/);
    },
  );
});

const codes = localeCodes;

/** A mark for each language, as in a row of the table. */
function inAll(mark: string, locales: readonly string[] = localeCodes): string {
  return locales.map((code) => `${code}${mark}`).join(' ');
}

/** The languages with their marks in each row of the table by the page's address, `''` for all pages. */
function rowsOf(summary: string): Record<string, string> {
  const rows = [...summary.matchAll(/^\| (?!页面|---)(.*?) \| (.*) \|$/gm)];
  return Object.fromEntries(
    rows.map(([, page = '', cells = '']) => [
      /`(.*)`/.exec(page)?.[1] ?? '',
      cells
        .split('|')
        .flatMap((mark, index) => (mark.trim() && codes[index] ? codes[index] + mark.trim() : []))
        .join(' '),
    ]),
  );
}

/** Two copies of the project's content as it stood with the list of 10 July 2024: before a change and after it. */
async function copyProject(): Promise<{ base: string; now: string }> {
  const [base, now] = await Promise.all(
    ['before-', 'after-'].map(async (name) => {
      const copy = await mkdtemp(join(tmpdir(), name));
      onTestFinished(() => rm(copy, { recursive: true }));
      writeContent(copiedContent(project), copy);
      return copy;
    }),
  );
  return { base: base ?? '', now: now ?? '' };
}

async function edit(root: string, path: string, change: (text: string) => string): Promise<void> {
  const file = join(root, 'content', path);
  await mkdir(dirname(file), { recursive: true });
  const text = await readFile(file, 'utf8').catch(() => '');
  expect(change(text), path).not.toBe(text);
  await writeFile(file, change(text));
}

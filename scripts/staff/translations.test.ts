import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { translationLocales } from '#domain/locale.ts';
import { copiedContent, writeContent } from '#scripts/fixtures/content-copy.ts';
import { checkProject, readRawContent } from '#scripts/staff/project.ts';
import {
  acceptTranslations,
  findUnnamed,
  markChanges,
  reportTranslations,
  withHashes,
} from '#scripts/staff/translations.ts';

describe('translations', () => {
  test('are reported as older if a paragraph of the original was changed, with the words that changed', async () => {
    const root = await copyContent();
    expect(outdated(root)).toEqual([]);
    await change(root, 'nature/zh.mdx', '非营利性社会团体', '公益性社会团体');
    expect(outdated(root)).toEqual(
      translationLocales.map((code) => [`${code}/charter/nature`, [3]]),
    );
    const [block] = reportTranslations(readRawContent(root))
      .filter(({ name }) => name === 'th/charter/nature')
      .flatMap(({ blocks }) => blocks.filter(({ state }) => state === 'outdated'));
    expect(block?.line).toBe(11);
    expect(markChanges(block?.before ?? '', block?.after ?? '')).toMatch(
      /\[-非.*-\]\{\+公益.*\+\}/,
    );
  });

  test('are accepted once they were changed, and refused before, all together or none', async () => {
    const root = await copyContent();
    await change(root, 'nature/zh.mdx', '非营利性社会团体', '公益性社会团体');
    const names = ['ru/charter/nature', 'th/charter/nature'];
    await change(root, 'nature/ru.mdx', 'некоммерческ', 'благотворительн');
    const before = await readAll(root);
    expect(() => acceptTranslations(root, names)).toThrow(
      /th\/charter\/nature.*第 3 段[\s\S]*block 3/,
    );
    expect(await readAll(root)).toEqual(before);

    acceptTranslations(root, ['ru/charter/nature']);
    const without = (...codes: string[]) =>
      translationLocales
        .filter((code) => !codes.includes(code))
        .map((code) => `${code}/charter/nature`);
    expect(outdated(root).map(([name]) => name)).toEqual(without('ru'));
    acceptTranslations(root, ['th/charter/nature'], true);
    expect(outdated(root).map(([name]) => name)).toEqual(without('ru', 'th'));
    const after = await readAll(root);
    const changed = Object.keys(after).filter((file) => after[file] !== before[file]);
    expect(changed).toEqual(['nature/record.yaml', 'nature/ru.mdx', 'nature/th.mdx']);
    for (const file of ['nature/ru.mdx', 'nature/th.mdx'])
      expect(after[file]?.slice(after[file].indexOf('## '))).toBe(
        before[file]?.slice(before[file].indexOf('## ')),
      );
    // The others are older still, and what they were made from is still known.
    expect(after['nature/record.yaml']).toContain('非营利性社会团体');
    acceptTranslations(root, without('ru', 'th'), true);
    expect((await readAll(root))['nature/record.yaml']).not.toContain('非营利性社会团体');
    expect(checkProject(root).problems).toEqual([]);
  });

  test('accepted together leave no former original in the record', async () => {
    const root = await copyContent();
    await change(root, 'nature/zh.mdx', '非营利性社会团体', '公益性社会团体');
    const names = translationLocales.map((code) => `${code}/charter/nature`);
    acceptTranslations(root, names, true);
    expect(outdated(root)).toEqual([]);
    expect((await readAll(root))['nature/record.yaml']).not.toContain('非营利性社会团体');
  });

  test('need no new look where a paragraph was put in before them', async () => {
    const root = await copyContent();
    const added = { zh: '新的一段。', en: 'A new paragraph.', ru: 'Новый абзац.', th: 'ย่อหน้าใหม่' };
    for (const [locale, text] of Object.entries(added))
      await change(root, `purpose/${locale}.mdx`, /^## .*\n/m, `$&\n${text}\n`);
    expect(() => acceptTranslations(root, ['en/charter/purpose'])).not.toThrow();
    expect(outdated(root).map(([name]) => name)).not.toContain('en/charter/purpose');
  });

  test('of names are reported as missing, member by member', async () => {
    const root = await copyContent();
    const file = join(root, 'content/members/uitm.yaml');
    const source = await readFile(file, 'utf8');
    const before = findUnnamed(readRawContent(root));
    await writeFile(file, source.replace(/^ {2}ru:\n( {4}.*\n)+/m, ''));
    expect(findUnnamed(readRawContent(root))).toEqual(
      before.map((row) => (row.name === 'ru/members' ? { ...row, ids: ['uitm'] } : row)),
    );
  });

  test('accepted twice write nothing the second time', async () => {
    const root = await copyContent();
    const before = await readAll(root);
    acceptTranslations(root, ['en/charter/tasks', 'th/charter/contact']);
    expect(await readAll(root)).toEqual(before);
  });

  test('that are missing are reported as missing', async () => {
    const root = await copyContent();
    await rm(join(root, 'content/charter/tasks/th.mdx'));
    expect(
      reportTranslations(readRawContent(root)).filter(({ isMissing }) => isMissing),
    ).toMatchObject([{ name: 'th/charter/tasks' }]);
  });

  test.each(['xx/charter/tasks', 'zh/charter/tasks', 'th/charter/nothing', 'th/pages/about', ''])(
    'that do not exist are refused in both languages: %j',
    async (name) => {
      const root = await copyContent();
      expect(() => acceptTranslations(root, [name])).toThrow(/译文.*\n.*translation/s);
    },
  );

  test('are not recorded while a file has errors, and keep no byte order mark', async () => {
    const root = await copyContent();
    await change(root, 'nature/th.mdx', /^/, '\ufeff');
    await change(root, 'nature/zh.mdx', '非营利性社会团体', '公益性社会团体');
    acceptTranslations(root, ['th/charter/nature'], true);
    const before = await readAll(root);
    expect(before['nature/th.mdx']?.match(/^---$/gm)).toHaveLength(2);
    await writeFile(join(root, 'content/charter/nature/zh.mdx'), '不足<5人\n');
    expect(() => acceptTranslations(root, ['th/charter/nature'], true)).toThrow(/有误.*errors/s);
    expect((await readAll(root))['nature/th.mdx']).toBe(before['nature/th.mdx']);
  });

  test('keep the rest of their frontmatter and their text', () => {
    expect(withHashes('Text.\n', ['1a'])).toBe('---\nfrom:\n  - "1a"\n---\nText.\n');
    const source = '---\n# note\nfrom:\n  - "0"\ntitle: A\n---\n\n---\n\nText.\n';
    expect(withHashes(source, ['12', '3e4'])).toBe(
      '---\n# note\nfrom:\n  - "12"\n  - "3e4"\ntitle: A\n---\n\n---\n\nText.\n',
    );
  });
});

function outdated(root: string): [string, number[]][] {
  return reportTranslations(readRawContent(root)).flatMap(
    ({ name, blocks }): [string, number[]][] => {
      const numbers = blocks.flatMap(({ state, number }) => (state === 'outdated' ? [number] : []));
      return numbers.length > 0 ? [[name, numbers]] : [];
    },
  );
}

async function change(root: string, path: string, from: string | RegExp, to: string) {
  const file = join(root, 'content/charter', path);
  const before = await readFile(file, 'utf8');
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  await writeFile(file, after);
}

/** Every file of the charter by its path there. */
async function readAll(root: string): Promise<Record<string, string>> {
  const folder = join(root, 'content/charter');
  const paths = (await readdir(folder, { recursive: true })).filter((path) => /\./.test(path));
  return Object.fromEntries(
    await Promise.all(
      paths.sort().map(async (path) => [path, await readFile(join(folder, path), 'utf8')] as const),
    ),
  );
}

/** A copy of the project's content in a folder that is gone after the test. */
async function copyContent(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'translations-'));
  onTestFinished(() => rm(root, { recursive: true }));
  writeContent(copiedContent(resolve(import.meta.dirname, '../..')), root);
  return root;
}

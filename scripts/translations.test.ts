import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readContent } from '#scripts/content.ts';
import { acceptTranslation, reportTranslations, withHashes } from '#scripts/translations.ts';

describe('translations', () => {
  test('are told to be older where a paragraph of the original was changed, until they are accepted', async () => {
    const root = await copyContent();
    const outdated = async () =>
      reportTranslations(readContent(root))
        .filter(({ outdated }) => outdated.length > 0)
        .map(({ name, outdated }) => [name, outdated]);
    expect(await outdated()).toEqual([]);

    const original = join(root, 'content/charter/nature/zh.mdx');
    const source = await readFile(original, 'utf8');
    await writeFile(original, source.replace('非营利性社会团体', '非营利性团体'));
    expect(await outdated()).toEqual([
      ['en/charter/nature', [3]],
      ['ru/charter/nature', [3]],
      ['th/charter/nature', [3]],
    ]);

    const file = join(root, 'content/charter/nature/th.mdx');
    const before = await readFile(file, 'utf8');
    await acceptTranslation(root, 'th/charter/nature');
    expect(await outdated()).toEqual([
      ['en/charter/nature', [3]],
      ['ru/charter/nature', [3]],
    ]);
    const after = await readFile(file, 'utf8');
    expect(after.slice(after.indexOf('## '))).toBe(before.slice(before.indexOf('## ')));
    expect(await readdir(join(root, 'content/charter/nature'))).toHaveLength(4);
  });

  test.each(['xx/charter/tasks', 'zh/charter/tasks', 'th/charter/nothing', 'th/pages/about', ''])(
    'that do not exist are refused in both languages: %j',
    async (name) => {
      const root = await copyContent();
      await expect(acceptTranslation(root, name)).rejects.toThrow(/译文.*\n.*translation/s);
    },
  );

  test('are not recorded while a file has faults, and keep no byte order mark', async () => {
    const root = await copyContent();
    const file = join(root, 'content/charter/nature/th.mdx');
    await writeFile(file, `\ufeff${await readFile(file, 'utf8')}`);
    await acceptTranslation(root, 'th/charter/nature');
    expect((await readFile(file, 'utf8')).match(/^---$/gm)).toHaveLength(2);
    const original = join(root, 'content/charter/nature/zh.mdx');
    await writeFile(original, '不足<5人\n');
    const before = await readFile(file, 'utf8');
    await expect(acceptTranslation(root, 'th/charter/nature')).rejects.toThrow(/有误.*faults/s);
    expect(await readFile(file, 'utf8')).toBe(before);
  });

  test('keep the rest of their frontmatter and their text', () => {
    expect(withHashes('Text.\n', ['1a'])).toBe('---\nfrom:\n  - "1a"\n---\nText.\n');
    const source = '---\n# note\nfrom:\n  - "0"\ntitle: A\n---\n\n---\n\nText.\n';
    expect(withHashes(source, ['12', '3e4'])).toBe(
      '---\n# note\nfrom:\n  - "12"\n  - "3e4"\ntitle: A\n---\n\n---\n\nText.\n',
    );
  });
});

/** A copy of the project's content in a folder that is gone after the test. */
async function copyContent(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'translations-'));
  onTestFinished(() => rm(root, { recursive: true }));
  await cp(resolve(import.meta.dirname, '../content'), join(root, 'content'), { recursive: true });
  return root;
}

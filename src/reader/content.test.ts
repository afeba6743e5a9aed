import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { checkContent } from '#checks/content.ts';
import { isError, type Problem } from '#checks/problem.ts';
import { readContentFolder } from '#content-folder.ts';
import { localeCodes } from '#domain/locale.ts';
import { parseContent, readContent } from '#reader/content.ts';

describe('content reader', () => {
  test('reports where a file is not YAML, and counts it as present', async () => {
    const { members, problems } = await read({
      'members/a.yaml': 'zh: 甲\nkind\n',
      'members/b.yaml': 'zh: 乙\n',
    });
    expect(members.map(({ id, unreadable }) => [id, unreadable])).toEqual([
      ['a', true],
      ['b', undefined],
    ]);
    expect(problemsOf(problems, 'content/members/a.yaml')).toEqual([
      ['yaml-syntax', { line: 2, column: 1 }],
    ]);
  });

  test('reports where a full-width colon or a key set twice spoils a file', async () => {
    const { problems } = await read({
      'members/a.yaml': 'zh: 甲\npinyin：Jia\nkind: school\n',
      'members/b.yaml': 'zh: 乙\nkind: school\nzh: 丙\n',
    });
    expect(problemsOf(problems, 'content/members/a.yaml')).toEqual([
      ['yaml-full-width-colon', { line: 2, column: 7 }],
    ]);
    expect(problemsOf(problems, 'content/members/b.yaml')).toEqual([
      ['duplicate-key', { line: 3, column: 1 }],
    ]);
  });

  test('reports where a text is not MDX, and counts it as present', async () => {
    const { pages, problems } = await read({
      'pages/about/zh.mdx': '---\ntitle: 关于\n---\n\n第一段。\n\n人数<5。\n',
      'pages/about/en.mdx': '---\ntitle: About\n---\n\nFirst.\n\n<!-- note -->\n',
      'pages/about/ru.mdx': '---\ntitle: О нас\n---\n\nПервый.\n',
    });
    expect(pages.filter(({ unreadable }) => !unreadable).map(({ file }) => file)).toEqual([
      'content/pages/about/ru.mdx',
    ]);
    expect(problemsOf(problems, 'content/pages/about/zh.mdx')).toEqual([
      ['mdx-less-than', { line: 7, column: 3 }],
    ]);
    expect(problemsOf(problems, 'content/pages/about/en.mdx')).toEqual([
      ['mdx-comment', { line: 7, column: 1 }],
    ]);
  });

  test('counts the lines of frontmatter from the top of the file', async () => {
    const { pages, problems } = await read({
      'pages/about/en.mdx': '---\ntitle: About\ndescription: A: B\n---\n\nText.\n',
      'pages/contact/en.mdx': '---\ntitle: Contact\ndescription: Us\n---\n\nText.\n',
    });
    expect(problemsOf(problems, 'content/pages/about/en.mdx')).toEqual([
      ['yaml-colon-in-value', { line: 3, column: 15 }],
    ]);
    const contact = pages.find(({ id }) => id === 'contact');
    expect(contact?.locate?.(['description'])).toEqual({ line: 3, column: 14 });
    expect(contact?.blocks).toMatchObject([{ type: 'paragraph', text: 'Text.', line: 6 }]);
  });

  test('finds the place of a value, and of what is missing the nearest place above it', async () => {
    const { members } = await read({
      'members/a.yaml': 'zh: 甲\nnames:\n  en:\n    name: A\n',
    });
    const locate = members[0]?.locate;
    expect(locate?.(['names', 'en', 'name'])).toEqual({ line: 4, column: 11 });
    expect(locate?.(['names', 'ru', 'name'])).toEqual({ line: 3, column: 3 });
    expect(locate?.(['kind'])).toEqual({ line: 1, column: 1 });
  });

  test('reports each missing file once and throws nothing where there is nothing', async () => {
    const raw = await read({});
    expect(raw.problems.map(({ kind, file }) => [kind, file]).sort()).toEqual(
      [
        'content/alliance.yaml',
        'content/fields.yaml',
        'content/glossary.yaml',
        'content/places.yaml',
        'content/search.yaml',
        'content/sources.yaml',
        ...localeCodes.toSorted().map((code) => `content/ui/${code}.json`),
      ].map((file) => ['missing-file', file]),
    );
    expect(raw).toMatchObject({ members: [], lists: [], pages: [], charter: [], ui: undefined });
    expect(checkContent(raw).content).toBeUndefined();
  });

  test('reports a dictionary that is not JSON', async () => {
    const { problems, ui } = await read({
      'ui/zh.json': '{}',
      'ui/en.json': '{"a": "b"\n "c": "d"}',
      'ui/ru.json': '{}',
      'ui/th.json': '{}',
    });
    expect(problemsOf(problems, 'content/ui/en.json').map(([kind]) => kind)).toEqual([
      'json-syntax',
    ]);
    expect(ui).toBeUndefined();
  });

  test('reports a file that is empty or holds no keys in the check, without throwing', async () => {
    const raw = await read({ 'members/a.yaml': '', 'members/b.yaml': '只有一句话\n' });
    const { problems } = checkContent(raw);
    const kindsOf = (id: string) =>
      problemsOf(problems, `content/members/${id}.yaml`).map(([kind]) => kind);
    expect(kindsOf('a')).toContain('file-empty');
    expect(kindsOf('b')).toContain('wrong-type');
  });

  test('takes the id and the language of a text from where it lies', async () => {
    const { pages, charter } = await read({
      'pages/members/china/th.mdx': 'ก\n',
      'pages/about/zh.mdx': '甲\n',
      'charter/tasks/ru.mdx': 'А\n',
    });
    expect(pages.map(({ id, locale }) => [id, locale])).toEqual([
      ['about', 'zh'],
      ['members/china', 'th'],
    ]);
    expect(charter.map(({ id, locale, data }) => [id, locale, data])).toEqual([
      ['tasks', 'ru', {}],
    ]);
  });

  test('reads files with the line ends of Windows alike', async () => {
    const text = '---\ntitle: About\ndescription: Us\n---\n\nFirst.\n\nSecond.\n';
    const { pages, problems } = await read({
      'pages/about/en.mdx': text,
      'pages/about/ru.mdx': text.replaceAll('\n', '\r\n'),
    });
    expect(problems.filter(({ kind }) => kind !== 'missing-file')).toMatchObject([
      { kind: 'file-crlf', file: 'content/pages/about/ru.mdx' },
    ]);
    const [unix, windows] = pages;
    expect(windows?.data).toEqual(unix?.data);
    expect(windows?.blocks).toEqual(unix?.blocks);
  });

  test('reports code, an unknown component and an alias to nothing at their place', async () => {
    const { problems } = await read({
      'pages/about/zh.mdx':
        '---\ntitle: 关于\ndescription: 甲\n---\n\n第一{甲}段。\n\n<Contcts />\n',
      'members/a.yaml': 'zh: 甲\nnote: *wichtig\n',
    });
    expect(problemsOf(problems, 'content/pages/about/zh.mdx')).toEqual([
      ['mdx-code', { line: 6, column: 3 }],
      ['unknown-component', { line: 8, column: 1 }],
    ]);
    expect(problemsOf(problems, 'content/members/a.yaml')).toEqual([
      ['yaml-special-start', { line: 2, column: 7 }],
    ]);
  });

  test('reads past a byte order mark, and reports files that nothing reads', async () => {
    const { pages, problems } = await read({
      'pages/about/en.mdx': '\ufeff---\ntitle: About\ndescription: Us\n---\n\nFirst.\n',
      'members/a.yml': 'zh: 甲\n',
      'members/README.md': 'Members.\n',
    });
    expect(pages[0]?.data).toEqual({ title: 'About', description: 'Us' });
    expect(problemsOf(problems, 'content/members/a.yml')).toEqual([['wrong-ending', undefined]]);
    expect(problemsOf(problems, 'content/members/README.md')).toEqual([]);
  });

  test('reports a broken member, list or text once, and no other file for it', async () => {
    const root = await mkdtemp(join(tmpdir(), 'content-'));
    onTestFinished(() => rm(root, { recursive: true }));
    await cp('content', join(root, 'content'), { recursive: true });
    for (const file of ['members/uitm.yaml', 'lists/2024-07-10.yaml'])
      await writeFile(join(root, 'content', file), 'zh: 甲\n随便一行\nkind: school\n');
    await writeFile(join(root, 'content/charter/nature/ru.mdx'), 'n <5\n');
    const { problems } = readContent(readContentFolder(root));
    const errors = problems.filter((problem) => isError(problem));
    expect(errors.map(({ kind, file }) => [kind, file])).toEqual([
      ['mdx-less-than', 'content/charter/nature/ru.mdx'],
      ['yaml-syntax', 'content/lists/2024-07-10.yaml'],
      ['yaml-syntax', 'content/members/uitm.yaml'],
    ]);
  });
});

/** Reads a temporary project whose content folder holds these files. */
async function read(files: Record<string, string>) {
  const root = await mkdtemp(join(tmpdir(), 'content-'));
  onTestFinished(() => rm(root, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    const file = join(root, 'content', path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  return parseContent(readContentFolder(root));
}

function problemsOf(problems: readonly Problem[], file: string) {
  return problems
    .filter((problem) => problem.file === file)
    .map(({ kind, position }) => [kind, position]);
}

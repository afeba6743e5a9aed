import type { Root as MdastRoot, Nodes } from 'mdast';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import {
  remarkCharterBlocks,
  remarkComponentView,
  remarkHeadingIds,
  remarkJoinChineseLines,
  remarkSiteLinks,
  remarkTermNotes,
} from '#markdown/plugins.ts';
import { createRoutes } from '#routes.ts';

describe('plugins', () => {
  test.each([
    ['中文\n换行', '中文换行'],
    ['第一句。\n第二句，\n第三句', '第一句。第二句，第三句'],
    ['（一）\n（二）', '（一）（二）'],
    ['他说“好”\n然后——\n走了', '他说“好”然后——走了'],
    ['前文\n**加粗**\n后文', '前文加粗后文'],
  ])('join the lines of a Chinese paragraph: %j', (source, text) => {
    expect(textOf(transform(source, remarkJoinChineseLines))).toBe(text);
  });

  test.each([
    'first line\nsecond line',
    'первая\nвторая',
    'หนึ่ง\nสอง',
    '中文\nLatin',
    'Latin\n中文',
  ])('leave the line break of other paragraphs: %j', (source) => {
    expect(textOf(transform(source, remarkJoinChineseLines))).toBe(source);
  });

  test('do not run Chinese paragraphs together', () => {
    expect(transform('甲\n\n乙', remarkJoinChineseLines)).toMatchObject({
      children: [{ type: 'paragraph' }, { type: 'paragraph' }],
    });
  });

  test.each([
    ['/members/', '/sub/th/members/'],
    ['/members/china/', '/sub/th/members/china/'],
    ['/members', '/sub/th/members/'],
    ['/', '/sub/th/'],
    ['/charter/#task-3', '/sub/th/charter/#task-3'],
    ['/members/?q=x', '/sub/th/members/?q=x'],
    ['//a.example/members/', '//a.example/members/'],
    ['/sitemap.xml', '/sub/sitemap.xml'],
    ['https://a.example/members/', 'https://a.example/members/'],
    ['mailto:a@a.example', 'mailto:a@a.example'],
    ['#task-3', '#task-3'],
  ])('give a link to %s the language and the base path', (from, to) => {
    expect(linkIn(`See [here](${from}).`, 'content/pages/about/th.mdx')).toBe(to);
  });

  test('take the language of a link from the file that it stands in', () => {
    expect(linkIn('[a](/about/)', '/x/content/pages/members/china/zh.mdx')).toBe('/sub/zh/about/');
    expect(linkIn('- **[a](/about/)**', 'content/charter/tasks/ru.mdx')).toBe('/sub/ru/about/');
    expect(linkIn('[a](/about/)', 'docs/readme.mdx')).toBe('/about/');
  });

  test('hand the view of the page to components, and to nothing else', () => {
    const tree = transform('<Contacts />\n\n<div />', remarkComponentView);
    expect(tree).toMatchObject({
      children: [
        { name: 'Contacts', attributes: [{ name: 'view', value: { value: 'props.view' } }] },
        { name: 'div', attributes: [] },
      ],
    });
  });

  test('give headings of the charter the ids of their section in every language', () => {
    for (const locale of ['zh', 'ru'])
      expect(idsOf(['h2', 'h3', 'p', 'h3'], `content/charter/tasks/${locale}.mdx`)).toEqual([
        'tasks',
        'task-1',
        undefined,
        'task-2',
      ]);
  });

  test('number the blocks of a charter section, a list by its items', () => {
    const source = '## A\n\nB\n\n- C\n- D\n\n[x]: /about/\n\nE';
    const wrap = (path: string) =>
      (transform(source, remarkCharterBlocks, path) as MdastRoot).children;
    const wrapped = ['heading', 'paragraph', 'list', undefined, 'paragraph'];
    expect(wrap('content/charter/nature/zh.mdx')).toMatchObject(
      ['0', '1', '2', undefined, '4'].map((number, index) =>
        number === undefined
          ? { type: 'definition' }
          : {
              name: 'Block',
              attributes: [{ name: 'number', value: number }],
              children: [{ type: wrapped[index] }],
            },
      ),
    );
    expect(wrap('content/pages/about/zh.mdx').map(({ type }) => type)).toEqual([
      'heading',
      'paragraph',
      'list',
      'definition',
      'paragraph',
    ]);
  });

  test('turn the terms of a charter section into references to their notes', () => {
    const source = 'A [b](term:甲), [c](/about/).\n\n[d](term:乙)';
    const at = (path: string) => JSON.stringify(transform(source, remarkTermNotes, path));
    expect(at('content/charter/nature/en.mdx')).toContain('"url":"#note-nature-2"');
    expect(at('content/charter/nature/en.mdx')).toContain('"id":"term-nature-1"');
    expect(at('content/charter/nature/en.mdx')).toContain('"url":"/about/"');
    expect(at('content/pages/about/en.mdx')).not.toContain('#note');
  });

  test('number the headings of other pages by level', () => {
    expect(idsOf(['h2', 'h3', 'h2', 'h4', 'h3'], 'content/pages/about/en.mdx')).toEqual([
      'h2-1',
      'h3-1',
      'h2-2',
      undefined,
      'h3-2',
    ]);
  });
});

function transform(
  source: string,
  plugin: () => (tree: MdastRoot, file: VFile) => void,
  path = 'content/pages/about/zh.mdx',
): Nodes {
  const processor = unified().use(remarkParse).use(remarkMdx).use(plugin);
  return processor.runSync(processor.parse(source), { path }) as Nodes;
}

function linkIn(source: string, path: string): string | undefined {
  const plugin = remarkSiteLinks(createRoutes('https://alliance.example', '/sub/'));
  return findLink(transform(source, plugin, path));
}

function findLink(node: Nodes): string | undefined {
  if (node.type === 'link') return node.url;
  if (!('children' in node)) return undefined;
  return node.children.map(findLink).find((url) => url !== undefined);
}

function textOf(node: Nodes): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

function idsOf(tags: string[], path: string) {
  const forms: Record<string, string> = { h2: '## A', h3: '### A', h4: '#### A', p: 'A' };
  const source = tags.map((tag) => forms[tag]).join('\n\n');
  const { children } = transform(source, remarkHeadingIds, path) as MdastRoot;
  return children.map(({ data }) => (data as { hProperties?: { id: string } })?.hProperties?.id);
}

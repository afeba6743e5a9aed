import { describe, expect, test } from 'vitest';
import { readMdx } from '#reader/mdx.ts';

const read = (source: string, components: readonly string[]) =>
  readMdx(source, 'content/pages/a/en.mdx', components);

describe('blocks', () => {
  test('are the top-level parts of a text, list items one by one, without frontmatter', () => {
    const source = [
      '---',
      'title: A',
      '---',
      '',
      '## Tasks',
      '',
      'First **bold** [link](/x/).',
      '',
      '- one',
      '- two',
      '',
      '### Third',
      '',
      '<Contacts />',
    ].join('\n');
    const { blocks } = read(source, ['Contacts', 'Signature']);
    expect(blocks.map(({ type, text, line }) => ({ type, text, line }))).toEqual([
      { type: 'heading-2', text: 'Tasks', line: 5 },
      { type: 'paragraph', text: 'First bold link.', line: 7 },
      { type: 'list-item', text: 'one', line: 9 },
      { type: 'list-item', text: 'two', line: 10 },
      { type: 'heading-3', text: 'Third', line: 12 },
      { type: '<Contacts>', text: '', line: 14 },
    ]);
  });

  test('have the address above them, with a note to the check between them', () => {
    const note = '{/* 已核对 accepted: charter-differs 来函 */}';
    const source = `{/* #nature-p2 */}\n\n${note}\n\n甲。\n\n乙。\n\n{/* #nature-p1 */}\n\n- 丙\n- 丁\n`;
    const { blocks, problems } = read(source, []);
    expect(blocks.map(({ text, address }) => [text, address])).toEqual([
      ['甲。', 'nature-p2'],
      ['乙。', undefined],
      ['丙', 'nature-p1'],
      ['丁', undefined],
    ]);
    expect(problems).toEqual([]);
  });

  test('have a hash of what they say, whatever its lines and its markup', () => {
    const hashOf = (source: string) => read(source, []).blocks[0]?.hash;
    expect(hashOf('第一行第二行')).toMatch(/^[0-9a-f]{12}$/);
    expect(hashOf('第一行\n第二行')).toBe(hashOf('第一行第二行'));
    expect(hashOf('第一**行**[第二行](term:甲)')).toBe(hashOf('第一行第二行'));
    expect(hashOf('第一行，第二行')).not.toBe(hashOf('第一行第二行'));
    expect(hashOf('## 第一行')).not.toBe(hashOf('第一行'));
  });

  test('know the terms they explain, with their place', () => {
    const source = 'A [new word](term:新质生产力) and [a page](/about/).\n\n- [x](term:“走出去”)\n';
    expect(read(source, []).blocks.map(({ terms }) => terms)).toEqual([
      [{ term: '新质生产力', text: 'new word', line: 1, column: 3 }],
      [{ term: '“走出去”', text: 'x', line: 3, column: 3 }],
    ]);
  });

  test('leave out where links lead to', () => {
    const { blocks } = read('A [b][x].\n\n[x]: /members/\n\nC.\n', []);
    expect(blocks.map(({ text }) => text)).toEqual(['A b.', 'C.']);
  });

  test('of an empty text are none', () => {
    expect(read('', ['Contacts', 'Signature']).blocks).toEqual([]);
  });

  test('count a paragraph of two lines once', () => {
    expect(
      read('第一行\n第二行\n\n第二段', ['Contacts', 'Signature']).blocks.map(({ line }) => line),
    ).toEqual([1, 4]);
  });

  test.each([
    ['mdx-less-than', '一段。\n\n不足<5人', 3, 3],
    ['mdx-comment', '<!-- note -->', 1, 1],
    ['mdx-code', 'A\n\n{甲 乙}', 3, 1],
    ['mdx-unclosed', 'A\n\n<Contacts>', 3, 1],
    ['mdx-html', 'A<br>B', 1, 2],
  ])('are read on past %s: %j', (kind, source, line, column) => {
    const { problems, blocks } = read(`${source}\n\n结尾`, ['Contacts', 'Signature']);
    expect(problems.map((problem) => [problem.kind, problem.position])).toEqual([
      [kind, { line, column }],
    ]);
    expect(blocks.at(-1)?.text).toBe('结尾');
  });

  test('know where their links lead', () => {
    expect(read('A [b](/about/) [c][x].\n\n[x]: /members/\n', []).links).toEqual([
      { url: '/about/', text: 'b', line: 1, column: 3 },
      { url: '/members/', text: '', line: 3, column: 1 },
    ]);
  });

  test('report where headings skip a level or stand above all others', () => {
    const { problems } = read('# A\n\n## B\n\n#### C\n\n### D\n\n## E\n', []);
    expect(problems.map(({ kind, position }) => [kind, position?.line])).toEqual([
      ['heading-level-one', 1],
      ['heading-order', 5],
    ]);
  });

  test('finds program code and unknown components at their place, wherever they stand', () => {
    const source =
      'import x from "y"\n\n第一{甲}段\n\n<Contcts />\n\n<Contacts />\n\n段落<Signature />\n';
    expect(
      read(source, ['Contacts', 'Signature']).problems.map(({ kind, en, position }) => [
        kind,
        /“([^”]+)”/.exec(en.says)?.[1],
        position?.line,
      ]),
    ).toEqual([
      ['mdx-import', 'import x from "y"', 1],
      ['mdx-code', '{甲}', 3],
      ['unknown-component', '<Contcts>', 5],
      ['unknown-component', '<Signature>', 9],
    ]);
  });
});

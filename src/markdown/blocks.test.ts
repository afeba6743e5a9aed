import { describe, expect, test } from 'vitest';
import { readBlocks } from '#markdown/blocks.ts';

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
    expect(readBlocks(source)).toEqual([
      { type: 'heading-2', text: 'Tasks', line: 5 },
      { type: 'paragraph', text: 'First bold link.', line: 7 },
      { type: 'list-item', text: 'one', line: 9 },
      { type: 'list-item', text: 'two', line: 10 },
      { type: 'heading-3', text: 'Third', line: 12 },
      { type: '<Contacts>', text: '', line: 14 },
    ]);
  });

  test('of an empty text are none', () => {
    expect(readBlocks('')).toEqual([]);
  });

  test('count a paragraph of two lines once', () => {
    expect(readBlocks('第一行\n第二行\n\n第二段').map(({ line }) => line)).toEqual([1, 4]);
  });

  test.each([
    ['一段。\n\n不足<5人', 3],
    ['<!-- note -->', 1],
    ['A\n\n{甲 乙}', 3],
  ])('are refused with the line where the text is no MDX: %j', (source, line) => {
    expect(() => readBlocks(source)).toThrow(
      expect.objectContaining({ line, column: expect.any(Number), reason: expect.any(String) }),
    );
  });
});

import { describe, expect, test } from 'vitest';
import { type Block, findBlockMismatch, headingId } from '#domain/charter.ts';

describe('charter', () => {
  test('gives the heading of a section the id of the section', () => {
    expect(headingId('tasks', 2, 1)).toBe('tasks');
  });

  test('numbers the headings inside a section in the singular', () => {
    expect(headingId('tasks', 3, 3)).toBe('task-3');
    expect(headingId('nature', 3, 1)).toBe('nature-1');
  });

  const original = toBlocks('heading-2', 'paragraph', 'list-item');

  test('finds no mismatch where every block has its counterpart', () => {
    expect(findBlockMismatch(original, toBlocks('heading-2', 'paragraph', 'list-item'))).toBe(
      undefined,
    );
    expect(findBlockMismatch([], [])).toBe(undefined);
  });

  test('finds the first block of another type', () => {
    expect(
      findBlockMismatch(original, toBlocks('heading-2', 'heading-3', 'paragraph')),
    ).toMatchObject({
      index: 1,
      expected: 'paragraph',
      found: 'heading-3',
      line: 3,
    });
  });

  test('finds a block too many and a block too few', () => {
    expect(
      findBlockMismatch(original, toBlocks('heading-2', 'paragraph', 'list-item', 'list-item')),
    ).toMatchObject({ index: 3, expected: undefined, found: 'list-item', line: 7 });
    expect(findBlockMismatch(original, toBlocks('heading-2', 'paragraph'))).toMatchObject({
      index: 2,
      expected: 'list-item',
      found: undefined,
    });
  });
});

/** Blocks of these types on every second line. */
function toBlocks(...types: string[]): Block[] {
  return types.map((type, index) => ({ type, text: '', line: 2 * index + 1 }));
}

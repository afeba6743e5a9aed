import { describe, expect, test } from 'vitest';
import {
  addressNote,
  type Block,
  type BlockState,
  blockIds,
  blockStates,
  findBlockMismatch,
  headingId,
} from '#domain/charter.ts';

describe('charter', () => {
  test('gives the heading of a section the id of the section', () => {
    expect(headingId('tasks', 2, 1)).toBe('tasks');
  });

  test('numbers the headings inside a section in the singular', () => {
    expect(headingId('tasks', 3, 3)).toBe('task-3');
    expect(headingId('nature', 3, 1)).toBe('nature-1');
  });

  test('gives headings a fragment by their number, and paragraphs the address that they have', () => {
    const [heading, paragraph, task, last] = toBlocks(
      'heading-2',
      'paragraph',
      'heading-3',
      '<Contacts>',
    );
    if (!heading || !paragraph || !task || !last) throw new Error('No blocks');
    const first = { ...paragraph, address: 'tasks-p1' };
    expect(blockIds('tasks', [heading, first, task, last])).toEqual([
      'tasks',
      'tasks-p1',
      'task-1',
      'tasks-3',
    ]);
    // What is inserted above a paragraph leaves its fragment as it is, with an address or without.
    const inserted = { ...paragraph, hash: '123456789abc' };
    expect(blockIds('tasks', [heading, inserted, first, task, inserted, last])).toEqual([
      'tasks',
      'tasks-123456',
      'tasks-p1',
      'task-1',
      'tasks-123456',
      'tasks-3',
    ]);
  });

  test.each([
    ['{/* #nature-p1 */}', 'nature-p1'],
    ['/* #nature-1a2b3c */', 'nature-1a2b3c'],
    ['{/* #Nature */}', undefined],
    ['{/* nature-p1 */}', undefined],
    ['a {/* #nature-p1 */}', undefined],
  ])('knows the note of an address: %s', (note, address) => {
    expect(addressNote.exec(note)?.[1]).toBe(address);
  });

  test.each<[string, string[] | undefined, BlockState[]]>([
    ['made from the original as it stands', ['0', '1', '2'], ['current', 'current', 'current']],
    ['whose first block has changed', ['x', '1', '2'], ['outdated', 'current', 'current']],
    ['whose second block has changed', ['0', 'x', '2'], ['current', 'outdated', 'current']],
    ['whose last block has changed', ['0', '1', 'x'], ['current', 'current', 'outdated']],
    ['of which two blocks have changed', ['x', '1', 'x'], ['outdated', 'current', 'outdated']],
    ['all of which has changed', ['x', 'y', 'z'], ['outdated', 'outdated', 'outdated']],
    ['whose blocks have changed places', ['1', '0', '2'], ['outdated', 'outdated', 'current']],
    ['that has a block more since', ['0', '1'], ['current', 'current', 'outdated']],
    ['that has a block fewer since', ['0', '1', '2', '3'], ['current', 'current', 'current']],
    ['of which nothing is recorded', undefined, ['outdated', 'outdated', 'outdated']],
    ['of which an empty record is kept', [], ['outdated', 'outdated', 'outdated']],
  ])('finds which blocks are older than an original %s', (_, from, expected) => {
    expect(blockStates(toBlocks('heading-2', 'paragraph', 'paragraph'), from)).toEqual(expected);
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
  return types.map((type, index) => ({
    type,
    text: '',
    hash: `${index}`,
    terms: [],
    line: 2 * index + 1,
  }));
}

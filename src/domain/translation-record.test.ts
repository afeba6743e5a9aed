import { describe, expect, test } from 'vitest';
import type { Block } from '#domain/charter.ts';
import { alignWithOriginal } from '#domain/translation-record.ts';

describe('alignWithOriginal', () => {
  test.each<[string, string, string, string]>([
    ['as it was', 'AB|CD|EF', 'AB|CD|EF', 'AB|CD|EF'],
    ['with a paragraph split', 'A|B|CD|EF', 'AB|CD|EF', 'A|B|CD|EF'],
    ['with the last paragraph split', 'AB|CD|E|F', 'AB|CD|EF', 'AB|CD|E|F'],
    ['with two paragraphs split', 'A|B|CD|E|F', 'AB|CD|EF', 'A|B|CD|E|F'],
    ['with paragraphs merged', 'AB|CDEF', 'AB|CD|EF', 'AB|CDEF'],
    ['with words moved over a boundary', 'ABC|D|EF', 'AB|CD|EF', 'ABC|D|EF'],
    ['with a paragraph added', 'AB|X|CD|EF', 'AB|CD|EF', 'AB|-|CD|EF'],
    ['with a paragraph added and another split', 'A|B|X|CD|EF', 'AB|CD|EF', 'A|B|-|CD|EF'],
    ['with a paragraph taken away', 'AB|EF', 'AB|CD|EF', 'AB|EF'],
    ['with a paragraph changed', 'AB|CX|EF', 'AB|CD|EF', 'AB|CD|EF'],
    ['with a paragraph changed and another split', 'A|B|CX|EF', 'AB|CD|EF', 'A|B|CD|EF'],
    ['with a paragraph split and changed', 'A|X|CD|EF', 'AB|CD|EF', 'AB|AB|CD|EF'],
    ['with paragraphs that have changed places', 'CD|AB|EF', 'AB|CD|EF', 'AB|CD|EF'],
    ['of which nothing is recorded', 'AB|CD', '', '-|-'],
  ])('finds what each block was made from in an original %s', (_, now, before, expected) => {
    const from = before.split('|').filter(Boolean).map(hashOf);
    const texts = Object.fromEntries(before.split('|').map((text) => [hashOf(text), text]));
    const hashes = expected.split('|').map((text) => (text === '-' ? undefined : hashOf(text)));
    expect(alignWithOriginal(now.split('|').map(toBlock), from, texts)).toEqual(hashes);
  });

  test('takes a block for itself where no words are kept', () => {
    const blocks = [{ ...toBlock(''), hash: 'contacts' }, toBlock('AB')];
    expect(alignWithOriginal(blocks, ['contacts', hashOf('AB')])).toEqual([
      'contacts',
      hashOf('AB'),
    ]);
    expect(alignWithOriginal(blocks, ['contacts', 'unknown'])).toEqual(['contacts', 'unknown']);
  });
});

function toBlock(text: string): Block {
  return { type: 'paragraph', text, hash: hashOf(text), terms: [], line: 1 };
}

function hashOf(text: string): string {
  return `hash of ${text}`;
}

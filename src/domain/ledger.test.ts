import { describe, expect, test } from 'vitest';
import { idsOfList, publishedListSchema, readLedger } from '#domain/ledger.ts';

describe('ledger', () => {
  const lists = {
    '2025-01-31': { china: ['c', 'a'], abroad: ['x'] },
    '2024-07-10': { china: ['a', 'b'], abroad: ['y', 'x'] },
  };

  test('stands as of the newest list, in whatever order the files come', () => {
    expect(readLedger(lists).date).toBe('2025-01-31');
    expect([...readLedger(lists).entries.keys()]).toEqual(['c', 'a', 'x']);
  });

  test('numbers each list from 1 in published order', () => {
    const { entries } = readLedger(lists);
    expect(entries.get('c')).toEqual({ list: 'china', number: 1 });
    expect(entries.get('a')).toEqual({ list: 'china', number: 2 });
    expect(entries.get('x')).toEqual({ list: 'abroad', number: 1 });
  });

  test('no longer holds who left', () => {
    expect(readLedger(lists).entries.has('b')).toBe(false);
  });

  test('remembers who left, where they stood last and on which list', () => {
    expect([...readLedger(lists).former]).toEqual([
      ['b', { list: 'china', number: 2, lastListed: '2024-07-10' }],
      ['y', { list: 'abroad', number: 1, lastListed: '2024-07-10' }],
    ]);
    const back = { ...lists, '2026-01-01': { china: ['b'], abroad: ['x'] } };
    expect(readLedger(back).former.get('b')).toBe(undefined);
    expect(readLedger(back).former.get('a')).toEqual({
      list: 'china',
      number: 2,
      lastListed: '2025-01-31',
    });
  });

  test('gives the ids of one list in published order', () => {
    const ledger = readLedger({ '2024-07-10': lists['2024-07-10'] });
    expect(idsOfList(ledger, 'china')).toEqual(['a', 'b']);
    expect(idsOfList(ledger, 'abroad')).toEqual(['y', 'x']);
  });

  test('needs a list', () => {
    expect(() => readLedger({})).toThrow('content/lists/');
    expect(publishedListSchema.safeParse({ china: ['a'] }).success).toBe(false);
    expect(publishedListSchema.safeParse({ china: ['a'], abroad: [] }).success).toBe(false);
  });
});

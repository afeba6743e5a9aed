import { describe, expect, test } from 'vitest';
import { arrange, filterRows, type Row, takeSlice } from '#search/filter.ts';

const row = (id: string, facts: Partial<Row> = {}): Row => ({
  id,
  list: 'china',
  country: 'cn',
  province: 'cn-js',
  kind: 'university',
  fields: [],
  ...facts,
});
const rows = [
  row('a'),
  row('b', { kind: 'company', fields: ['power', 'water'] }),
  row('c', { list: 'abroad', country: 'th', province: '' }),
  row('d', {
    list: 'abroad',
    country: 'ru',
    province: '',
    kind: 'company',
    fields: ['power'],
  }),
];
const all = { list: '', country: '', province: '', kind: '', field: '' };
const ids = (list: Row[]) => list.map(({ id }) => id);

describe('filters', () => {
  test.each([
    [{}, ['a', 'b', 'c', 'd']],
    [{ country: 'th' }, ['c']],
    [{ list: 'abroad', kind: 'company' }, ['d']],
    [{ province: 'cn-js', kind: 'company' }, ['b']],
    [{ country: 'th', province: 'cn-js' }, []],
    [{ kind: 'bank' }, []],
    [{ field: 'power' }, ['b', 'd']],
    [{ field: 'water', country: 'ru' }, []],
  ])('leave by %j who answers every choice', (choice, expected) => {
    expect(ids(filterRows(rows, { ...all, ...choice }).matching)).toEqual(expected);
  });

  test('count each choice as if it alone were changed', () => {
    const { counts } = filterRows(rows, { ...all, country: 'th', kind: 'university' });
    expect([...counts.country]).toEqual([
      ['', 2],
      ['cn', 1],
      ['th', 1],
    ]);
    expect([...counts.kind]).toEqual([
      ['', 1],
      ['university', 1],
    ]);
    // A member counts for each of its fields.
    expect([...filterRows(rows, { ...all, field: 'water' }).counts.field]).toEqual([
      ['', 4],
      ['power', 2],
      ['water', 1],
    ]);
    // What two choices keep out counts for neither.
    expect(counts.list.get('china')).toBeUndefined();
  });

  test('take only those whose names were found', () => {
    const named = new Map([['d', 0]]);
    const { matching, counts } = filterRows(rows, all, named);
    expect(ids(matching)).toEqual(['d']);
    expect(counts.list.get('')).toBe(1);
  });
});

describe('arrangement', () => {
  const order = {
    named: undefined,
    published: new Map(['b', 'a', 'd', 'c'].map((id, index) => [id, index])),
    titleOf: (facet: string, value: string) => `${facet} ${value}`,
    compare: (a: string, b: string) => (a < b ? -1 : 1),
  };
  const shape = (sort: string, more = {}) =>
    arrange(rows, sort, { ...order, ...more }).map(({ title, rows: own }) => [title, ids(own)]);

  test('is one list, or stands under places, kinds, or lists', () => {
    expect(shape('')).toEqual([['', ['a', 'b', 'c', 'd']]]);
    expect(shape('kind')).toEqual([
      ['kind company', ['b', 'd']],
      ['kind university', ['a', 'c']],
    ]);
    expect(shape('place')).toEqual([
      ['country ru', ['d']],
      ['country th', ['c']],
      ['province cn-js', ['a', 'b']],
    ]);
    expect(shape('number')).toEqual([
      ['list china', ['b', 'a']],
      ['list abroad', ['d', 'c']],
    ]);
  });

  test('puts those whose place is not known last, together', () => {
    const unknown = row('e', { country: '', province: '', kind: '' });
    const groups = arrange([unknown, ...rows], 'place', order);
    expect(groups.at(-1)).toEqual({ title: 'country ', rows: [unknown] });
    const kinds = arrange([unknown, ...rows], 'kind', order);
    expect(kinds.at(-1)).toEqual({ title: 'kind ', rows: [unknown] });
    expect(groups).toHaveLength(4);
    const { matching, counts } = filterRows([unknown, ...rows], all);
    expect(matching).toContain(unknown);
    for (const facet of ['country', 'province', 'kind'] as const)
      expect(counts[facet].get('')).toBe(5);
    expect([...counts.country.values()].reduce((sum, count) => sum + count)).toBe(5 + 4);
  });

  test('puts the best names first where a name was typed, without headings', () => {
    const named = new Map(['d', 'c', 'b', 'a'].map((id, rank) => [id, rank]));
    expect(shape('', { named })).toEqual([['', ['d', 'c', 'b', 'a']]]);
  });
});

test('a slice ends inside a group, which goes on without its heading', () => {
  const groups = [
    { title: 'A', rows: [1, 2] },
    { title: 'B', rows: [3, 4, 5] },
    { title: 'C', rows: [6] },
  ];
  const { first, rest } = takeSlice(groups, 3);
  expect(first).toEqual([
    { title: 'A', rows: [1, 2] },
    { title: 'B', rows: [3] },
  ]);
  expect(rest).toEqual([
    { title: '', rows: [4, 5] },
    { title: 'C', rows: [6] },
  ]);
  expect(takeSlice(groups, 6).rest).toEqual([]);
});

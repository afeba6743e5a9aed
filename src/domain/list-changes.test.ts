import { describe, expect, test } from 'vitest';
import { contentAsOf } from '#domain/content.ts';
import { type ListId, listIds, type PublishedList, readLedger } from '#domain/ledger.ts';
import { compareLists, type ListChanges, listHistory } from '#domain/list-changes.ts';
import { type Member, memberAsOf } from '#domain/member.ts';
import { makeMember, sampleContent } from '#scripts/fixtures/sample-content.ts';

const noMembers = new Map<string, Member>();
const compare = (before: PublishedList, after: PublishedList) =>
  compareLists(
    { date: '2024-07-10', list: before },
    { date: '2025-07-10', list: after },
    noMembers,
  );

describe('a list against the one before it', () => {
  const before = { china: ['a', 'b', 'c', 'd'], abroad: ['x', 'y'] };

  test('tells who came, who is gone, and where they stood', () => {
    expect(compare(before, { china: ['a', 'c', 'd', 'e'], abroad: ['x', 'y'] })).toEqual({
      joined: [{ id: 'e', to: { list: 'china', number: 4 } }],
      left: [{ id: 'b', from: { list: 'china', number: 2 } }],
      crossed: [],
      renamed: [],
      moved: [],
    });
  });

  test('tells who went to the other list', () => {
    const { crossed, joined, left, moved } = compare(before, {
      china: ['a', 'b', 'd'],
      abroad: ['c', 'x', 'y'],
    });
    expect(crossed).toEqual([
      { id: 'c', from: { list: 'china', number: 3 }, to: { list: 'abroad', number: 1 } },
    ]);
    expect([joined, left, moved]).toEqual([[], [], []]);
  });

  test('takes as few members as possible for moved', () => {
    const { moved } = compare(before, { china: ['b', 'c', 'd', 'a'], abroad: ['x', 'y'] });
    expect(moved).toEqual([
      { id: 'a', from: { list: 'china', number: 1 }, to: { list: 'china', number: 4 } },
    ]);
  });

  test('tells who is listed under another name, and stays as it was for the earlier list', () => {
    const listedAs = {
      '2023-07-10': { zh: '甲学校', pinyin: 'Jia Xuexiao' },
      '2024-07-10': { zh: '甲学院', pinyin: 'Jia Xueyuan' },
    };
    const member = makeMember({ zh: '甲大学', pinyin: 'Jia Daxue', listedAs });
    const list = { china: ['a'], abroad: ['x'] };
    const history = listHistory(
      { '2023-01-01': list, '2024-07-10': list, '2025-07-10': list, '2026-07-10': list },
      new Map([['a', member]]),
    );
    expect(history.map(({ date, changes }) => [date, changes?.renamed])).toEqual([
      ['2026-07-10', []],
      ['2025-07-10', [{ id: 'a', from: '甲学院', to: '甲大学' }]],
      ['2024-07-10', [{ id: 'a', from: '甲学校', to: '甲学院' }]],
      ['2023-01-01', undefined],
    ]);
    expect(memberAsOf(member, '2024-01-01')).toMatchObject({ zh: '甲学院', names: {} });
    expect(memberAsOf(member, '2025-07-10')).toBe(member);
  });

  test('stands as of its date, whatever was published later', async () => {
    const content = await sampleContent();
    const [first = ''] = content.lists['2024-07-10']?.china ?? [];
    const later = {
      ...content,
      lists: { ...content.lists, '2030-01-01': { china: [first], abroad: ['uitm'] } },
    };
    const then = readLedger(contentAsOf(later, '2024-07-10').lists);
    expect(then).toEqual(readLedger(content.lists));
  });
});

describe('random sequences of twenty lists', () => {
  test.each(Array.from({ length: 100 }, (_, index) => index + 1))('%i', (seed) => {
    const { lists, names, members } = randomHistory(seed);
    const dates = Object.keys(lists);
    const history = listHistory(lists, members).reverse();
    expect(history.map(({ date }) => date)).toEqual(dates);
    history.forEach(({ date, list, previous, changes }, index) => {
      expect(previous).toBe(dates[index - 1]);
      // Every list names its members as it did when it was published.
      for (const id of all(list))
        expect(memberAsOf(get(members, id), date).zh).toBe(get(names[index], id));
      if (!changes || previous === undefined) return;
      const before = lists[previous] as PublishedList;
      expect(replay(before, changes)).toEqual(list);
      expect(changes.renamed).toEqual(
        all(list)
          .filter((id) => all(before).includes(id))
          .map((id) => ({ id, from: get(names[index - 1], id), to: get(names[index], id) }))
          .filter(({ from, to }) => from !== to),
      );
      for (const of of listIds) {
        const stayed = list[of].filter((id) => before[of].includes(id));
        const moved = changes.moved.filter(({ to }) => to.list === of);
        expect(moved.length).toBe(stayed.length - commonLength(before[of], stayed));
      }
    });
    const { former, entries } = readLedger(lists);
    expect([...former].map(([id, { lastListed }]) => [id, lastListed]).sort()).toEqual(
      Object.keys(Object.fromEntries(members))
        .filter((id) => !entries.has(id))
        .map((id) => [id, dates.findLast((date) => all(lists[date] as PublishedList).includes(id))])
        .filter(([, date]) => date !== undefined)
        .sort(),
    );
  });
});

/** The earlier list with the changes made to it, one by one, as a person would with a pencil. */
function replay(before: PublishedList, changes: ListChanges): PublishedList {
  const { joined, left, crossed, moved } = changes;
  const gone = new Set([...left, ...crossed, ...moved].map(({ id }) => id));
  const list: PublishedList = {
    china: before.china.filter((id) => !gone.has(id)),
    abroad: before.abroad.filter((id) => !gone.has(id)),
  };
  const put = [...joined, ...crossed, ...moved].sort((a, b) => a.to.number - b.to.number);
  for (const { id, to } of put) list[to.list].splice(to.number - 1, 0, id);
  return list;
}

/** The length of the longest common subsequence, by the textbook. */
function commonLength(a: readonly string[], b: readonly string[]): number {
  const rows = [new Array<number>(b.length + 1).fill(0)];
  for (const one of a) {
    const above = rows.at(-1) ?? [];
    const row = [0];
    b.forEach((other, index) => {
      const [corner = 0, up = 0, side = 0] = [above[index], above[index + 1], row[index]];
      row.push(one === other ? corner + 1 : Math.max(up, side));
    });
    rows.push(row);
  }
  return rows.at(-1)?.at(-1) ?? 0;
}

/** Twenty lists of made-up members, with the name of each member on each list. */
function randomHistory(seed: number) {
  const below = randomNumbers(seed);
  const ids = Array.from({ length: 30 }, (_, index) => `m${index}`);
  const lists: Record<string, PublishedList> = {};
  const names: Map<string, string>[] = [];
  const members = new Map(ids.map((id) => [id, makeMember({ zh: `${id} 0`, pinyin: `${id} 0` })]));
  let list: PublishedList = { china: ids.slice(0, 8), abroad: ids.slice(8, 14) };
  for (let round = 0; round < 20; round++) {
    const date = `${2005 + round}-0${1 + below(9)}-1${below(9)}`;
    const previous = Object.keys(lists).at(-1);
    if (previous !== undefined) {
      list = structuredClone(list);
      for (let steps = below(8); steps > 0; steps--) changeOnce(list, ids, below);
      for (const [id, member] of members) {
        if (below(12) > 0 || !all(lists[previous] as PublishedList).includes(id)) continue;
        const { zh, pinyin } = member;
        member.listedAs = { ...member.listedAs, [previous]: { zh, pinyin } };
        member.zh = `${id} ${round}`;
        member.pinyin = member.zh;
      }
    }
    lists[date] = list;
    names.push(new Map([...members].map(([id, { zh }]) => [id, zh])));
  }
  return { lists, names, members };
}

/** Lets one member come, go, cross or move. */
function changeOnce(list: PublishedList, ids: string[], below: (end: number) => number): void {
  const of: ListId = listIds[below(2)] ?? 'china';
  const other: ListId = of === 'china' ? 'abroad' : 'china';
  const free = ids.filter((id) => !all(list).includes(id));
  const place = (to: ListId, id: string) => list[to].splice(below(list[to].length + 1), 0, id);
  const take = () => list[of].splice(below(list[of].length), 1)[0] ?? '';
  const newcomer = free[below(free.length)];
  const kind = below(4);
  if (kind === 0 && newcomer !== undefined) place(of, newcomer);
  if (kind === 1) place(of, take());
  if (kind > 1 && list[of].length > 1) {
    const id = take();
    if (kind === 3) place(other, id);
  }
}

function all(list: PublishedList): string[] {
  return [...list.china, ...list.abroad];
}

function get<T>(map: ReadonlyMap<string, T> | undefined, key: string): T {
  return map?.get(key) as T;
}

/** Whole numbers from 0 up to, not including, an end; the same for the same seed. */
function randomNumbers(seed: number): (end: number) => number {
  let state = seed;
  return (end) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * end);
  };
}

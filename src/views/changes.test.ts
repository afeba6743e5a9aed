import { describe, expect, test } from 'vitest';
import { publishedContent } from '#scripts/fixtures/sample-content.ts';
import { changesView, contextAsOf, datedListFrame, datedListView } from '#views/changes.ts';
import { createContext } from '#views/context.ts';

describe('the history of the lists', () => {
  test('says of the only list what it is, and where it stands', async () => {
    const { editions, feeds } = changesView(createContext(await publishedContent(), 'en'));
    expect(editions).toHaveLength(1);
    expect(editions[0]).toMatchObject({
      date: '2024-07-10',
      heading: 'Lists as of July 10, 2024',
      lists: [
        { text: 'Members in China (56)', href: '/en/members/china/2024-07-10/' },
        { text: 'Members outside China (30)', href: '/en/members/abroad/2024-07-10/' },
      ],
      groups: [],
    });
    expect(editions[0]?.note).toContain('first lists published here');
    expect(feeds.links.map(({ href }) => href)).toEqual(['/en/changes.xml', '/en/changes.json']);
  });

  test('says what became of whom, kinds of change without anybody left out', async () => {
    const content = await publishedContent();
    const first = content.lists['2024-07-10'];
    if (!first) throw new Error('no list');
    const [a = '', b = '', ...rest] = first.china;
    const member = content.members.get(b);
    if (!member) throw new Error('no member');
    const { zh, pinyin } = member;
    const members = new Map(content.members).set(b, {
      ...member,
      zh: '乙大学',
      pinyin: 'Yi Daxue',
      listedAs: { '2024-07-10': { zh, pinyin } },
    });
    const lists = {
      ...content.lists,
      '2025-07-10': { china: [b, ...rest], abroad: [...first.abroad, a] },
      '2026-07-10': { china: [b, ...rest], abroad: [...first.abroad, a] },
    };
    const context = createContext({ ...content, members, lists }, 'en');
    const { editions } = changesView(context);
    expect(editions.map(({ date, note }) => [date, note])).toEqual([
      ['2026-07-10', 'There are no changes from the lists as of July 10, 2025.'],
      ['2025-07-10', 'Compared with the lists as of July 10, 2024:'],
      ['2024-07-10', expect.stringContaining('first')],
    ]);
    const groups = editions[1]?.groups.map(({ heading, items }) => [
      heading,
      items.map(({ steps }) => steps.map(({ text }) => text)),
    ]);
    expect(groups).toEqual([
      [
        'Moved to the other list (1)',
        [['Members in China, no. 1', 'Members outside China, no. 31']],
      ],
      ['Listed under a different name (1)', [[zh, '乙大学']]],
    ]);
    // The page of the earlier list stays as it was.
    const then = datedListView(contextAsOf(context, '2024-07-10'), 'china', '2024-07-10');
    expect(
      then.rows.map(({ number, beside, name }) => [number, beside ?? name]).slice(0, 2),
    ).toEqual([
      [1, expect.objectContaining({ text: content.members.get(a)?.zh })],
      [2, expect.objectContaining({ text: pinyin })],
    ]);
    expect(then.rows[1]?.name.text).toBe(zh);
    expect(then.asOf).toBe('as of July 10, 2024');
    expect(then.others.map(({ href }) => href)).toEqual([
      '/en/members/abroad/2024-07-10/',
      '/en/members/china/',
      '/en/changes/',
      '/en/data/',
    ]);
    const frame = datedListFrame(contextAsOf(context, '2024-07-10'), 'china', '2024-07-10', then);
    expect(frame.head.title).toContain('July 10, 2024');
    expect(frame.footer.notes.join()).toContain('July 10, 2024');
  });
});

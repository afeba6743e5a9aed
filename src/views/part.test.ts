import { describe, expect, test } from 'vitest';
import type { Content } from '#domain/content.ts';
import { makeMember, publishedContent } from '#scripts/fixtures/sample-content.ts';
import { createContext } from '#views/context.ts';
import { copybookView } from '#views/copybook.ts';
import { documentFrame } from '#views/frame.ts';
import { directoryView, listView } from '#views/members.ts';
import { directoryParts, partAt, partsOf } from '#views/part.ts';
import { placeView } from '#views/place.ts';
import { sitemapXml } from '#views/sitemap.ts';

/** The content with so many more members at the end of the list of China. */
async function longContent(count: number): Promise<Content> {
  const content = await publishedContent();
  const added = Array.from({ length: count }, (_, at) => `made-${at}`);
  const [date, list] = Object.entries(content.lists).at(-1) ?? [];
  if (!date || !list) throw new Error('No list');
  const members = new Map(content.members);
  for (const id of added)
    members.set(id, makeMember({ zh: `甲${id}学院`, country: 'CN', region: 'CN-JS' }));
  return {
    ...content,
    members,
    lists: { ...content.lists, [date]: { ...list, china: [...list.china, ...added] } },
  };
}

test('a list is one page up to 150 members, then pages of 100', () => {
  expect([0, 150, 151, 200, 201].map((length) => partsOf(length).length)).toEqual([1, 1, 2, 2, 3]);
  expect([partAt(120, 150), partAt(99, 151), partAt(100, 151)]).toEqual([1, 1, 2]);
  expect([directoryParts(150), directoryParts(151)]).toEqual([[1], [1, 2, 'all']]);
});

describe('lists of 286 members', async () => {
  const content = await longContent(200);
  const context = createContext(content, 'en');
  const [first, second, third] = [1, 2, 3].map((part) => directoryView(context, part));
  const idsOf = (view?: ReturnType<typeof directoryView>) =>
    view?.groups.flatMap(({ rows }) => rows.map(({ name }) => name.href)) ?? [];

  test('have every member once, in the order of the whole', () => {
    const whole = directoryView(context, 'all');
    expect([...idsOf(first), ...idsOf(second), ...idsOf(third)]).toEqual(idsOf(whole));
    expect(idsOf(whole)).toHaveLength(286);
    expect([idsOf(first), idsOf(third)].map(({ length }) => length)).toEqual([100, 86]);
    expect(first?.count).toBe(whole.count);
  });

  test('lead from each part to the others and to the whole', () => {
    expect(second?.parts.links).toEqual([
      { text: '1–100', href: '/en/members/', current: undefined },
      { text: '101–200', href: '/en/members/2/', current: 'page' },
      { text: '201–286', href: '/en/members/3/', current: undefined },
      { text: 'All (286)', href: '/en/members/all/', current: undefined },
    ]);
    expect(second?.filters.whole).toBe('/en/members/all/');
    // Each letter where its first name is.
    for (const { text, href } of second?.initials.links ?? []) {
      const [path = '', id] = href.split('#');
      const view = { '': second, '/en/members/': first, '/en/members/3/': third }[path];
      expect(
        view?.groups.find((group) => group.id === id),
        href,
      ).toMatchObject({ initial: text });
    }
  });

  test('say in the title which part it is, and are in the sitemap', () => {
    const frame = documentFrame(context, 'members', { shown: { part: 2, range: '101–200' } });
    expect(frame.head.title).toMatch(/ \(101–200\) · /);
    expect(frame.head.found?.canonical).toMatch(/\/en\/members\/2\/$/);
    expect(frame.languages.links.map(({ href }) => href)).toContain('/ru/members/2/');
    for (const path of [
      'en/members/3',
      'ru/members/all',
      'th/members/china/2',
      'zh/copybook/3',
      'en/places/cn-js/2',
    ])
      expect(sitemapXml(content)).toContain(`/${path}/</loc>`);
  });

  test('are also those of the published list, of a place, and of the copybook', () => {
    const list = listView(context, 'china', 3);
    expect(list.rows[0]?.number).toBe(201);
    expect(list.parts.links.at(-1)?.href).toBe('/en/members/china/3/');
    expect(placeView(context, 'CN', 2).rows).toHaveLength(100);
    const copybook = copybookView(context, () => undefined, 3);
    expect(copybook.lists.map(({ entries }) => entries.length)).toEqual([56, 30]);
  });
});

test('the lists of today have one part', async () => {
  const context = createContext(await publishedContent(), 'th');
  expect(directoryView(context).parts.links).toEqual([]);
  expect(directoryView(context).filters.whole).toBeUndefined();
});

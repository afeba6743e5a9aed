import { load } from 'cheerio';
import { parseFeed } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { atomFeed, jsonFeed } from '#documents/feeds.ts';
import { localeCodes, locales } from '#domain/locale.ts';
import { publishedContent } from '#scripts/fixtures/sample-content.ts';
import { changesView } from '#views/changes.ts';
import { createContext } from '#views/context.ts';

/** The content with a second list, from which somebody is gone, and a member with signs of markup in its name. */
async function twoLists() {
  const content = await publishedContent();
  const first = content.lists['2024-07-10'];
  if (!first) throw new Error('no list');
  const [gone = '', ...others] = first.china;
  const members = new Map(content.members);
  const member = members.get(gone);
  if (member) members.set(gone, { ...member, zh: '甲<b>&学院', names: {} });
  const lists = { ...content.lists, '2025-07-10': { ...first, china: others } };
  return { gone, content: { ...content, members, lists } };
}

describe.each(localeCodes)('the feeds of the lists: %s', (locale) => {
  test('are XML and JSON that tell what the page tells, newest first', async () => {
    const { content, gone } = await twoLists();
    const context = createContext(content, locale);
    const { editions } = changesView(context);
    const atom = atomFeed(context);
    const $ = load(atom, { xml: true });
    expect($('feed').attr()).toMatchObject({ 'xml:lang': locales[locale].tag });
    expect($('feed > updated').text()).toBe('2025-07-10T00:00:00.000Z');
    expect($('feed > link[rel=self]').attr('href')).toMatch(
      new RegExp(`/${locale}/changes\\.xml$`),
    );
    const entries = $('entry').toArray();
    const json = JSON.parse(jsonFeed(context));
    expect(json).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      language: locales[locale].tag,
    });
    expect(entries).toHaveLength(editions.length);
    editions.forEach(({ date, heading, note }, index) => {
      const entry = $(entries[index]);
      const item = json.items[index];
      expect(entry.find('title').text()).toBe(heading);
      expect(entry.find('summary').text()).toBe(note);
      expect(entry.find('updated').text()).toBe(`${date}T00:00:00.000Z`);
      expect(entry.find('id').text()).toMatch(new RegExp(`/${locale}/changes/#list-${date}$`));
      expect(item).toMatchObject({
        id: entry.find('id').text(),
        title: heading,
        summary: note,
        content_html: entry.find('content').text(),
        date_published: `${date}T00:00:00.000Z`,
      });
    });
    const content$ = load($('entry content').first().text());
    expect(content$('a').text()).toContain('甲<b>&学院');
    expect(content$('b')).toHaveLength(0);
    expect(content$('a').attr('href')).toMatch(new RegExp(`/${locale}/members/${gone}/$`));
    expect(parseFeed(atom)?.items?.map(({ title }) => title)).toEqual(
      editions.map(({ heading }) => heading),
    );
  });
});

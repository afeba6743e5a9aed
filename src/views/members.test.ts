import { beforeAll, describe, expect, test } from 'vitest';
import type { Content } from '#domain/content.ts';
import { type ListId, listIds } from '#domain/ledger.ts';
import { createCollator, isWhole, localeCodes, translationLocales } from '#domain/locale.ts';
import type { Member } from '#domain/member.ts';
import { createTranslator } from '#i18n/translator.ts';
import { makeMember, makeNewcomer, publishedContent } from '#scripts/fixtures/sample-content.ts';
import { contextAsOf, datedListView } from '#views/changes.ts';
import { type Context, createContext } from '#views/context.ts';
import { directoryView, listView, memberRow, statusNote } from '#views/members.ts';
import { placeView } from '#views/place.ts';

describe('members view', () => {
  let content: Content;
  beforeAll(async () => {
    content = await publishedContent();
  });

  test.each(localeCodes)('lists all 86 members once in the directory: %s', (locale) => {
    const rows = directoryView(createContext(content, locale)).groups.flatMap(
      (group) => group.rows,
    );
    expect(rows).toHaveLength(86);
    expect(new Set(rows.map(({ name }) => name.href)).size).toBe(86);
    for (const { name } of rows) expect(name.href).toMatch(`/${locale}/members/`);
  });

  test.each(localeCodes)('orders the directory as the language does: %s', (locale) => {
    const { compare } = createCollator(locale);
    const { groups } = directoryView(createContext(content, locale));
    const names = groups.flatMap(({ rows }) =>
      rows.map(({ name, beside }) =>
        // A Chinese name on a translation is ordered by its reading.
        beside && /\p{sc=Han}/u.test(name.text) ? beside.text : name.text,
      ),
    );
    expect(names).toEqual(names.toSorted(compare));
    // Names in any other script stand at the end.
    const initials = groups.map(({ initial }) => initial).filter((initial) => initial !== '#');
    expect(initials).toEqual(initials.toSorted(compare));
    // A language without names of its own may have few.
    if (isWhole(locale)) expect(initials.length).toBeGreaterThan(5);
  });

  test.each(localeCodes)('gives each index letter one group with one id: %s', (locale) => {
    const { groups } = directoryView(createContext(content, locale));
    expect(new Set(groups.map(({ id }) => id)).size).toBe(groups.length);
    for (const { id, rows } of groups) {
      expect(id).toMatch(/^initial-\S+$/);
      expect(rows).not.toHaveLength(0);
    }
  });

  test('gives the directory the counts of the two lists', () => {
    const context = createContext(content, 'en');
    const {
      count,
      filters: { selects },
      dateTime,
    } = directoryView(context);
    expect(count).toBe(context.words.text('members.total', { count: 86 }));
    const lists = selects.find(({ name }) => name === 'list')?.options;
    expect(lists?.map(({ value, text }) => [value, text])).toEqual([
      ['', 'All (86)'],
      ['china', 'Members in China (56)'],
      ['abroad', 'Members outside China (30)'],
    ]);
    expect(dateTime).toBe('2024-07-10');
  });

  test.each([
    ['china', 56],
    ['abroad', 30],
  ] as const)('numbers the list %s from 1 to %i in published order', (list, length) => {
    for (const locale of localeCodes) {
      const { rows } = listView(createContext(content, locale), list);
      expect(rows.map(({ number }) => number)).toEqual(
        Array.from({ length }, (_, index) => index + 1),
      );
      expect(rows.map(({ name }) => name.href)).toEqual(
        content.lists['2024-07-10']?.[list].map((id) => `/${locale}/members/${id}/`),
      );
    }
  });

  test('links each list to the other, to what changed, and to the files', () => {
    const hrefs = (list: 'china' | 'abroad') =>
      listView(createContext(content, 'ru'), list).others.map(({ href }) => href);
    const further = ['/ru/changes/', '/ru/data/'];
    expect(hrefs('china')).toEqual(['/ru/members/abroad/', ...further]);
    expect(hrefs('abroad')).toEqual(['/ru/members/china/', ...further]);
  });

  test('shows the Chinese name beside every translated one, and says which language it is', () => {
    const [row] = listView(createContext(content, 'ru'), 'china').rows;
    expect(row?.beside).toEqual({ text: '安徽工商职业学院', lang: 'zh-CN' });
    const [original] = listView(createContext(content, 'zh'), 'china').rows;
    expect(original?.name.text).toBe('安徽工商职业学院');
    expect(original?.beside).toBeUndefined();
  });

  test('says beside a name where it comes from, unless it is the listed one or of the usual status', () => {
    const noteIn = (locale: Context['locale']) =>
      memberRow(createContext(content, locale), {
        id: 'jia',
        member: makeMember(),
        entry: { list: 'china', number: 1 },
      }).note;
    const word = (locale: 'en' | 'th', key: 'status.official' | 'status.unverified') =>
      createContext(content, locale).words.text(key);
    expect(noteIn('zh')).toBeUndefined();
    expect(noteIn('en')).toBe(word('en', 'status.official'));
    // As most Russian names.
    expect(noteIn('ru')).toBeUndefined();
    expect(noteIn('th')).toBe(word('th', 'status.unverified'));
    expect(statusNote(createTranslator('en'), 'attested')).toBeDefined();
  });

  test('shows a name without translation in Chinese, its pinyin beside it, and leaves out what is not known', () => {
    const rowIn = (locale: Context['locale'], facts = {}) =>
      memberRow(createContext(content, locale), {
        id: 'yi',
        member: makeNewcomer(facts),
        entry: { list: 'abroad', number: 31 },
      });
    expect(rowIn('ru')).toEqual({
      number: 31,
      cell: { text: '乙', lang: 'zh-CN' },
      name: { text: '乙学院', lang: 'zh-CN', href: '/ru/members/yi/' },
      note: createTranslator('ru').text('status.untranslated'),
      beside: { text: 'Yi Xueyuan', lang: 'zh-Latn-pinyin' },
    });
    expect(rowIn('zh')).toEqual({
      number: 31,
      cell: { text: '乙' },
      name: { text: '乙学院', href: '/zh/members/yi/' },
    });
    expect(rowIn('en', { kind: 'school' })).toMatchObject({ kind: 'School', about: 'School' });
    expect(rowIn('en', { country: 'TH' })).toMatchObject({ place: 'Thailand', about: 'Thailand' });
    expect(rowIn('en', { country: 'TH', kind: 'school' }).about).toBe('Thailand · School');
  });

  test('counts what is not known of a member under nothing', () => {
    const withNewcomers = (locale: Context['locale']) => {
      const lists = { '2024-07-10': { china: ['yi'], abroad: ['uitm', 'bing'] } };
      const members = new Map([
        ...content.members,
        ['yi', makeNewcomer({ country: 'CN' })],
        ['bing', makeNewcomer({ zh: '丙学院', pinyin: 'Bing Xueyuan', kind: 'school' })],
      ]);
      return directoryView(createContext({ ...content, lists, members }, locale));
    };
    const { groups, filters } = withNewcomers('ru');
    const latin = groups.at(-1);
    expect([latin?.id, latin?.initial]).toEqual(['initial-a-z', 'A–Z']);
    expect(latin?.rows.map(({ facets }) => facets.split(' '))).toEqual([
      ['abroad', '', 'school'],
      ['china', 'cn', ''],
    ]);
    const texts = (name: string) =>
      filters.selects.find((select) => select.name === name)?.options.map(({ text }) => text);
    expect(texts('country')).toEqual(['Все (3)', 'Китай (1)', 'Малайзия (1)']);
    expect(texts('kind')).toEqual(expect.arrayContaining(['Все (3)', 'Школа (1)']));
    expect(filters.texts.placeless).toBe(createTranslator('ru').text('filter.placeless'));
    const located = [...content.members].map(([id, member]): [string, Member] => [
      id,
      { country: 'CN', ...member },
    ]);
    const all = createContext({ ...content, members: new Map(located) }, 'ru');
    expect(directoryView(all).filters.texts.placeless).toBeUndefined();
  });

  test.each(translationLocales)('means the same by no note in every list: %s', (locale) => {
    const context = createContext(content, locale);
    const { groups, legend } = directoryView(context);
    const notes = groups.flatMap(({ rows }) => rows.map(({ name, note }) => [name.href, note]));
    const noteOf = new Map(notes as [string, string | undefined][]);
    const dated = (list: ListId) =>
      datedListView(contextAsOf(context, '2024-07-10'), list, '2024-07-10');
    const lists = [
      ...listIds.flatMap((list) => [listView(context, list), dated(list)]),
      ...[...context.places.keys()].map((code) => placeView(context, code)),
    ];
    expect(lists.length).toBeGreaterThan(30);
    for (const list of lists) {
      expect(list.legend).toBe(legend);
      for (const { name, note } of list.rows) expect(note).toBe(noteOf.get(name.href));
    }
  });

  test('explains the notes in translations only', () => {
    for (const locale of localeCodes) {
      const context = createContext(content, locale);
      const isExplained = locale !== 'zh';
      expect(listView(context, 'china').legend !== undefined, locale).toBe(isExplained);
      expect(directoryView(context).legend !== undefined, locale).toBe(isExplained);
    }
  });
});

import { beforeAll, describe, expect, test } from 'vitest';
import type { Content } from '#domain/content.ts';
import { localeCodes, locales, translationLocales } from '#domain/locale.ts';
import { isProsePage } from '#domain/page.ts';
import { publishedContent } from '#scripts/fixtures/sample-content.ts';
import { createContext } from '#views/context.ts';
import { createFrame, documentFrame, markOf } from '#views/frame.ts';

const origin = 'http://localhost:4321';

describe('frame', () => {
  let content: Content;
  beforeAll(async () => {
    content = await publishedContent();
  });
  const frameOf = (locale: (typeof localeCodes)[number], id: string) =>
    documentFrame(createContext(content, locale), id);

  test.each(localeCodes)('names the page in all languages, itself included: %s', (locale) => {
    const { head } = frameOf(locale, 'about');
    expect(head.found?.canonical).toBe(`${origin}/${locale}/about/`);
    expect(head.found?.alternates).toEqual([
      ...localeCodes.map((code) => ({
        lang: locales[code].tag,
        href: `${origin}/${code}/about/`,
      })),
      { lang: 'x-default', href: `${origin}/en/about/` },
    ]);
  });

  test('names the language chooser as the home page for everybody else', () => {
    const { alternates = [] } = frameOf('th', 'home').head.found ?? {};
    expect(alternates.at(-1)).toEqual({ lang: 'x-default', href: `${origin}/` });
    expect(alternates).toHaveLength(localeCodes.length + 1);
  });

  test.each(translationLocales)(
    'says that the original prevails, and links to it: %s',
    (locale) => {
      const { notice } = frameOf(locale, 'charter');
      const { words } = createContext(content, locale);
      expect(notice?.text).toContain(words.date('2024-08-02'));
      expect(notice?.links.map(({ href }) => href)).toEqual(['/zh/charter/']);
    },
  );

  test('says nothing of the kind on a Chinese page', () => {
    expect(frameOf('zh', 'charter').notice).toBeUndefined();
  });

  test('keeps the page when the language is switched', () => {
    expect(frameOf('ru', 'members/china').languages.links).toEqual(
      localeCodes.map((code) => ({
        text: locales[code].name,
        lang: locales[code].tag,
        href: `/${code}/members/china/`,
        current: code === 'ru' ? 'true' : undefined,
      })),
    );
  });

  test('marks the one menu entry that the page stands under', () => {
    const currentOn = (id: string) =>
      frameOf('en', id)
        .menu.links.filter(({ current }) => current)
        .map(({ href }) => href);
    expect(currentOn('charter')).toEqual(['/en/charter/']);
    expect(currentOn('members/china')).toEqual(['/en/members/']);
    expect(currentOn('home')).toEqual([]);
    const stateOf = (id: string) =>
      frameOf('en', id).menu.links.find(({ href }) => href === '/en/members/')?.current;
    expect([stateOf('members'), stateOf('members/china')]).toEqual(['page', 'true']);
  });

  test('has the menu of alliance.yaml, in its order, in the words of the language', () => {
    const { links } = frameOf('ru', 'home').menu;
    expect(links.map(({ href }) => href)).toEqual(content.alliance.menu.map((id) => `/ru/${id}/`));
    const labels = content.alliance.menu.map((id) => {
      const { label, title } = content.pages.get(id)?.ru ?? {};
      return label ?? title;
    });
    expect(links.map(({ text }) => text)).toEqual(labels);
  });

  test.each(localeCodes)('holds structured data that is safe inside a script: %s', (locale) => {
    const name = 'A </script><b>&';
    const names = { ...content.alliance.names };
    names[locale] = { name, status: 'official', source: 'document' };
    const context = createContext({ ...content, alliance: { ...content.alliance, names } }, locale);
    const { structuredData } = documentFrame(context, 'home').head;
    expect(structuredData).not.toContain('<');
    expect(JSON.parse(structuredData ?? '')).toMatchObject({
      '@context': 'https://schema.org',
      '@graph': [
        {
          '@type': 'Organization',
          name: expect.arrayContaining([{ '@language': locales[locale].tag, '@value': name }]),
        },
      ],
    });
  });

  test('describes the alliance on the home page, once for all pages that say nothing more', () => {
    expect(frameOf('en', 'home').head.structuredData).toContain('"telephone"');
    for (const id of ['about', 'charter', 'members'])
      expect(frameOf('en', id).head.structuredData, id).toBeUndefined();
  });

  test('adds the name of the alliance to a title, unless it is the title', () => {
    const context = createContext(content, 'en');
    const { name } = content.alliance.names.en;
    const titleOf = (title: string) =>
      createFrame(context, { title, description: 'D', address: (code) => `/${code}/`, edit: [] })
        .head.title;
    expect(titleOf(name)).toBe(name);
    expect(titleOf('Contact')).toMatch(/^Contact\W/);
    expect(titleOf('Contact').endsWith(name)).toBe(true);
  });

  test('cannot be made for a page that there is not', () => {
    expect(() => frameOf('en', 'shop')).toThrow('shop');
  });

  test('knows the pages that are nothing but their text', () => {
    expect([...content.pages.keys()].filter(isProsePage)).toEqual(
      expect.arrayContaining(['about']),
    );
    for (const id of ['home', 'charter', 'contact', 'members', 'members/china', 'search'])
      expect(isProsePage(id), id).toBe(false);
  });

  test('spells the mark in Chinese, one character a cell', () => {
    const mark = content.alliance.mark;
    expect(mark.map(({ sign }) => sign).join('')).toBe('中文+职业技能');
    expect(mark.map(({ pinyin = '+' }) => pinyin).join(' ')).toBe('zhōng wén + zhí yè jì néng');
    expect(markOf(content)).toEqual({ lang: 'zh-CN', cells: mark });
  });
});

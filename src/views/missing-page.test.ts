import { beforeAll, describe, expect, test } from 'vitest';
import type { Content } from '#domain/content.ts';
import { localeCodes } from '#domain/locale.ts';
import { publishedContent } from '#scripts/fixtures/sample-content.ts';
import { createContext } from '#views/context.ts';
import { documentFrame } from '#views/frame.ts';
import { missingPageView } from '#views/missing-page.ts';
import { sitemapXml } from '#views/sitemap.ts';

describe('a page that exists in some languages', () => {
  let content: Content;
  beforeAll(async () => {
    const whole = await publishedContent();
    const facts = (title: string) => ({ title, description: title });
    content = {
      ...whole,
      alliance: { ...whole.alliance, menu: [...whole.alliance.menu, 'news'] },
      pages: new Map([...whole.pages, ['news', { zh: facts('新闻'), th: facts('ข่าว') }]]),
    };
  });

  test('is in menu, alternates and sitemap where it exists', () => {
    const { menu, head, languages } = documentFrame(createContext(content, 'th'), 'news');
    expect(menu.links.at(-1)).toEqual({ text: 'ข่าว', href: '/th/news/', current: 'page' });
    expect(head.found?.alternates.map(({ lang, href }) => [lang, new URL(href).pathname])).toEqual([
      ['zh-CN', '/zh/news/'],
      ['th', '/th/news/'],
      // Nobody knows it in English, so readers of other languages get the original.
      ['x-default', '/zh/news/'],
    ]);
    expect(languages.links).toHaveLength(localeCodes.length);
    expect(sitemapXml(content).match(/<loc>[^<]*news\/<\/loc>/g)).toHaveLength(2);
  });

  test('is told about in the others', () => {
    expect(missingPageView(createContext(content, 'zh'), 'news')).toBe(undefined);
    const view = missingPageView(createContext(content, 'en'), 'news');
    expect(view?.frame.heading).toEqual([{ text: 'Not yet in English' }]);
    expect(view?.frame.head.title).toContain('新闻');
    expect(view?.frame.head.found).toBe(undefined);
    expect(view?.frame.menu.links.map(({ href }) => href)).not.toContain('/en/news/');
    expect(view?.languages).toEqual([
      { text: '中文 · 新闻', href: '/zh/news/', lang: 'zh-CN' },
      { text: 'ไทย · ข่าว', href: '/th/news/', lang: 'th' },
    ]);
  });
});

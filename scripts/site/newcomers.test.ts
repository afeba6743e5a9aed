import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate/node';
import { describe, expect, inject, test } from 'vitest';
import { translationLocales } from '#domain/locale.ts';
import { createTranslator } from '#i18n/translator.ts';
import { findFaults } from '#scripts/site/accessibility.ts';
import {
  findBrokenLinks,
  findGaps,
  findHeadProblems,
  findSameTitles,
  findUnmarkedTexts,
  findUnreachable,
} from '#scripts/site/checks.ts';
import { readPages, type SitePage } from '#scripts/site/pages.ts';
import { useBrowser } from '#scripts/site/use-browser.ts';

const browser = useBrowser();
const { folder, base, site, origin } = inject('newcomers');

const translations = translationLocales;
const all = readPages(folder, base);
const pages = all.then((list) => new Map(list.map((page) => [page.path, page])));
const at = async (path: string) => (await pages).get(base + path) as SitePage;
const label = (locale: (typeof translations)[number]) =>
  createTranslator(locale).text('status.untranslated');

/** Where members without translation stand. */
const ends = ['', 'members/', 'members/china/', 'members/abroad/', 'places/cn/', 'places/th/'];

describe('a draft', () => {
  const languagesOf = async (path: string) =>
    (await at(path))
      .$('link[rel=alternate]')
      .map((_, { attribs }) => attribs['hreflang'])
      .get();

  test('names as its languages those that there are', async () => {
    expect(await languagesOf('zh/news/')).toEqual(['zh-CN', 'en', 'x-default']);
    expect(await readFile(join(folder, 'sitemap.xml'), 'utf8')).not.toMatch(/(ru|th)\/news/);
  });

  test.each(['ru', 'th'] as const)(
    'says in a language that it lacks where to read it: %s',
    async (locale) => {
      const { $, html } = await at(`${locale}/news/`);
      expect(await languagesOf(`${locale}/news/`)).toEqual([]);
      expect($('meta[name=robots]').attr('content')).toBe('noindex');
      expect($('link[rel=canonical], meta[property="og:url"], [data-pagefind-body]')).toHaveLength(
        0,
      );
      expect($('main p').first().text()).toBe(createTranslator(locale).text('draft.text'));
      const links = $('main a')
        .map((_, link) => $(link).attr('href'))
        .get();
      expect(links).toEqual(
        ['zh/news/', 'en/news/', `${locale}/`, `${locale}/members/`].map((path) => base + path),
      );
      expect($('main a').first().text()).toBe('中文 · 新闻');
      expect($('.menu a[href$="/news/"]')).toHaveLength(0);
      const { results } = await new HtmlValidate(new FileSystemConfigLoader()).validateString(
        html,
        `${process.cwd()}/scripts/site/page.html`,
      );
      expect(results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId))).toEqual([]);
    },
  );

  test('is in the menu where it exists', async () => {
    expect((await at('en/')).$('.menu a[href$="/en/news/"]').text()).toBe('News');
  });
});

describe('members that nobody has translated', () => {
  test('leave no gap, no broken link and no unmarked letter on the whole site', async () => {
    const list = await all;
    const files = await Array.fromAsync(glob('**/*.*', { cwd: folder }));
    expect(findBrokenLinks(list, new Set(files.map((file) => base + file)))).toEqual([]);
    expect(findGaps(list)).toEqual([]);
    expect(findUnmarkedTexts(list)).toEqual([]);
    expect(findUnreachable(list, base)).toEqual([]);
    expect(findHeadProblems(list, site, base)).toEqual([]);
    expect(findSameTitles(list)).toEqual([]);
  });

  test('stand on valid pages', async () => {
    const validator = new HtmlValidate(new FileSystemConfigLoader());
    const touched = (await all).filter(
      ({ path, locale }) =>
        path.includes('/new-') || ends.some((end) => path === `${base}${locale}/${end}`),
    );
    expect(touched).toHaveLength(4 * (6 + ends.length));
    for (const { path, html } of touched) {
      const file = `${process.cwd()}/scripts/site/page.html`;
      const { results } = await validator.validateString(html, file);
      expect(
        results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId)),
        path,
      ).toEqual([]);
    }
  });

  test.each(translations)(
    'are shown by Chinese name, pinyin and a plain word: %s',
    async (locale) => {
      const row = ['甲乙丙丁职业技术学院', label(locale), 'Jiǎyǐ Bǐngdīng Zhíyè Jìshù Xuéyuàn'];
      for (const end of ['members/', 'members/china/', 'places/cn-js/', 'places/cn/']) {
        const { $ } = await at(`${locale}/${end}`);
        const link = $(`main a[href$="/members/new-jia/"]`);
        const parts = [link, link.next('small'), link.nextAll('span')];
        expect(
          parts.map((part) => part.text()),
          end,
        ).toEqual(row);
        expect(
          parts.map((part) => part.attr('lang')),
          end,
        ).toEqual(['zh-CN', undefined, 'zh-Latn-pinyin']);
      }
      const { $ } = await at(`${locale}/members/new-jia/`);
      expect($('title').text()).toMatch(
        /^甲乙丙丁职业技术学院 \(Jiǎyǐ Bǐngdīng Zhíyè Jìshù Xuéyuàn\) · /,
      );
      expect($('meta[property="og:title"]').attr('content')).toBe(`${row[0]} (${row[2]})`);
      expect($('meta[name=description]').attr('content')).toContain(`${row[0]} (${row[2]} · `);
      expect($('h1 [lang=zh-CN]').text()).toBe(row[0]);
      expect($('h1 [lang=zh-Latn-pinyin]').text()).toBe(row[2]);
      expect($('.legend').first().text()).toBe(label(locale));
      const home = await at(`${locale}/`);
      expect(home.$('.map [href$="/places/cn-js/"] [lang=zh-CN]').text()).toContain('丙');
      const { $: directory } = await at(`${locale}/members/`);
      expect(directory('main').text()).toContain('壬学院 Rén Xuéyuàn');
    },
  );

  test('are nothing special in Chinese', async () => {
    const word = createTranslator('zh').text('status.untranslated');
    for (const end of [...ends, 'members/new-jia/', 'members/new-xin/']) {
      const { $ } = await at(`zh/${end}`);
      expect($('main').text(), end).not.toContain(word);
      expect($('main a [lang=zh-Latn-pinyin]:not(rt), h1 [lang]'), end).toHaveLength(0);
    }
    expect((await at('zh/members/new-xin/')).$('h1').text()).toBe('辛公司');
  });

  test('stand among the Latin letters, which follow the letters of the language', async () => {
    for (const [locale, initial] of [
      ['en', 'X'],
      ['ru', 'A–Z'],
      ['th', 'A–Z'],
      ['zh', 'X'],
    ]) {
      const { $ } = await at(`${locale}/members/`);
      const section = $('.directory a[href$="/members/new-xin/"]').closest('section');
      expect(section.find('h2').text(), locale).toBe(initial);
      const links = $('.initials a').toArray();
      const link = links.find((one) => $(one).attr('href') === `#${section.find('h2').attr('id')}`);
      expect($(link).text(), locale).toBe(initial);
      expect($('.initials a').last().text() === initial, locale).toBe(initial === 'A–Z');
    }
  });

  test('show what is known of them, and nothing else', async () => {
    for (const locale of ['zh', ...translations]) {
      const cells = async (list: string, id: string) => {
        const { $ } = await at(`${locale}/members/${list}/`);
        const row = $(`tbody a[href$="/members/${id}/"]`).closest('tr');
        return row
          .find('td')
          .slice(2)
          .toArray()
          .map((cell) => $(cell).text());
      };
      expect(await cells('abroad', 'new-xin')).toEqual(['—', '—']);
      expect((await cells('abroad', 'new-geng'))[0]).toBe('—');
      expect((await cells('china', 'new-wu'))[1]).toBe('—');
      expect(await cells('china', 'new-jia')).not.toContain('—');
      const { $ } = await at(`${locale}/members/new-xin/`);
      expect($('dl.rows').last().find('dt')).toHaveLength(4);
      expect($('dl.rows a')).toHaveLength(0);
      const directory = await at(`${locale}/members/`);
      const item = directory.$('.directory a[href$="/new-xin/"]').closest('li');
      expect(item.find('em')).toHaveLength(0);
      const graph = JSON.parse($('script[type="application/ld+json"]').text())['@graph'][0];
      expect(graph).toMatchObject({
        name: [{ '@language': 'zh-CN', '@value': '辛公司' }],
        alternateName: [{ '@language': 'zh-Latn-pinyin', '@value': 'Xīn Gōngsī' }],
      });
      expect(graph).not.toHaveProperty('address');
    }
  });

  test('bear the names they have in the languages they have them in', async () => {
    expect((await at('th/members/new-ji/')).$('h1').text()).toBe('มหาวิทยาลัยจี่');
    expect((await at('en/members/new-geng/')).$('h1').text()).toBe('Geng School');
    const { $ } = await at('ru/members/new-geng/');
    expect($('h1').text()).toBe('庚学校 Gēng Xuéxiào');
    expect($('dl.rows').text()).toContain('Geng School');
  });

  test.each(['zh', ...translations])(
    'are found by Chinese, pinyin and initials: %s',
    async (locale) => {
      const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
      for (const [query, pinyin] of [
        ['辛公', 'xin gong si'],
        ['xingongsi', 'xin gong si'],
        ['xgs', 'xin gong si'],
        ['jiayibing', 'jia yi bing ding zhi ye ji shu xue yuan'],
      ] as const) {
        await page.goto(`${origin}${base}${locale}/search/?q=${encodeURIComponent(query)}`);
        const id = query.startsWith('jia') ? 'new-jia' : 'new-xin';
        const item = page.locator('#search-members li', {
          has: page.locator(`a[href*="/members/${id}/"]`),
        });
        const text = await item.textContent();
        if (locale !== 'zh' || query !== '辛公') expect(text, query).toContain(pinyin);
        if (locale === 'zh') continue;
        expect(await item.locator('a [lang=zh-CN]').textContent(), query).toMatch(/^[辛甲]/);
        expect(text).toContain(label(locale as (typeof translations)[number]));
        expect(text).not.toMatch(/undefined|· ·/);
      }
      await page.close();
    },
  );

  test('are counted under nothing that is not known, and stand last by place', async () => {
    const page = await browser.newPage();
    await page.goto(`${origin}${base}ru/members/?sort=place&list=abroad`);
    const heads = page.locator('.directory h2');
    const placeless = createTranslator('ru').text('filter.placeless');
    await heads.filter({ hasText: placeless }).waitFor();
    expect((await heads.allTextContents()).at(-1)).toBe(placeless);
    const last = await page.locator('.directory section').last().locator('a').allTextContents();
    expect(last).toEqual(expect.arrayContaining(['庚学校', '辛公司']));
    expect(last).not.toContain('己大学');
    const counts = async (name: string) =>
      (await page.locator(`.filters [name=${name}] option`).allTextContents()).map((text) =>
        Number(/\((\d+)\)$/.exec(text)?.[1]),
      );
    const sumOf = ([total = 0, ...others]: number[]) =>
      total - others.reduce((sum, count) => sum + count, 0);
    expect(sumOf(await counts('country'))).toBe(last.length);
    const facets = (await at('ru/members/')).$('.directory [data-of^="abroad"][data-of$=" "]');
    expect(sumOf(await counts('kind'))).toBe(facets.length);
    await page.close();
  });

  test.each([
    ['en', 'light', 1280],
    ['ru', 'dark', 360],
    ['th', 'light', 360],
  ] as const)('have no accessibility fault: %s, %s, %i px', async (locale, colorScheme, width) => {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } });
    const page = await context.newPage();
    for (const end of ['members/new-jia/', 'members/abroad/', 'members/']) {
      await page.goto(`${origin}${base}${locale}/${end}`);
      expect(await findFaults(page, colorScheme), end).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), end).toBe(width);
    }
    await context.close();
  });
});

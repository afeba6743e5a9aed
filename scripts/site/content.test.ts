import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, inject, test } from 'vitest';
import { isWhole, localeCodes, locales } from '#domain/locale.ts';
import { memberName } from '#domain/member.ts';
import { createTranslator } from '#i18n/translator.ts';
import { listedNames, realContent } from '#scripts/fixtures/sample-content.ts';
import { findUnmarkedTexts } from '#scripts/site/checks.ts';
import { readPages, type SitePage, squash } from '#scripts/site/pages.ts';

const { alliance } = await realContent();
/** The document that the charter is to be word for word, if one of its date is kept. */
const source = `docs/source/alliance-introduction-${alliance.documentDate}.txt`;

describe.each(inject('builds'))('the text of the site built for $base', ({ folder, base }) => {
  const pages = readPages(folder, base).then(
    (all) => new Map(all.map((page) => [page.path, page])),
  );
  const at = async (path: string) => (await pages).get(base + path) as SitePage;

  test.skipIf(!existsSync(source))(
    'holds the whole original, character for character',
    async () => {
      const [document = ''] = readFileSync(source, 'utf8').split(/\n附\n/);
      const [title = '', ...body] = document.trim().split('\n');
      const { $ } = await at('zh/charter/');
      expect(squash($('h1').text())).toBe(squash(title));
      expect(squash($('.document').text())).toBe(squash(body.join('')));
    },
  );

  test.each(['china', 'abroad'] as const)(
    'holds the newest list of members in order with their numbers: %s',
    async (list) => {
      const names = listedNames(await realContent())[list];
      const expected = names.map((name, index) => [String(index + 1), squash(name)]);
      for (const locale of localeCodes) {
        const { $ } = await at(`${locale}/members/${list}/`);
        const rows = $('table.members tbody tr')
          .toArray()
          .map((row) => [
            $(row).find('td').first().text(),
            squash(
              $(row)
                .find(locale === 'zh' ? 'a' : '[lang=zh-CN]')
                .text(),
            ),
          ]);
        expect(rows).toEqual(expected);
      }
    },
  );

  test('has the same fragments in every language of the charter', async () => {
    const ids = [
      'introduction',
      'nature',
      'purpose',
      'tasks',
      'contact',
      ...[1, 2, 3, 4, 5, 6].map((n) => `task-${n}`),
    ];
    for (const locale of localeCodes) {
      const { $ } = await at(`${locale}/charter/`);
      for (const id of ids) expect($(`[id="${id}"]`), `${locale} #${id}`).toHaveLength(1);
    }
  });

  test('gives e-mail addresses and telephone numbers as plain text in every language', async () => {
    for (const [locale, phone] of [
      ['zh', '13717675431'],
      ['en', '+86 137 1767 5431'],
      ['ru', '+86 137 1767 5431'],
      ['th', '+86 137 1767 5431'],
    ]) {
      const text = (await at(`${locale}/contact/`)).$('main').text();
      expect(text).toContain('564262102@qq.com');
      expect(text).toContain('13718664479@163.com');
      expect(text).toContain(phone);
    }
  });

  test('says of the translated introduction, and of nothing else, of which text it is a translation', async () => {
    for (const { path, $, locale } of (await pages).values()) {
      if ($('.bare').length > 0) continue;
      const isIntroduction = /\/charter\/(with-zh\/)?$/.test(path);
      expect($('.notice').length, path).toBe(locale !== 'zh' && isIntroduction ? 1 : 0);
    }
    expect((await at('en/charter/')).$('.notice').text()).toContain('August 2, 2024');
    expect((await at('ru/charter/')).$('.notice').text()).toMatch(/2 августа 2024\sг\./);
    expect((await at('th/charter/')).$('.notice').text()).toMatch(/2 สิงหาคม พ\.ศ\.\s2567/);
  });

  test('marks words in the letters of another language with that language, in every text', async () => {
    expect(findUnmarkedTexts([...(await pages).values()])).toEqual([]);
  });

  test('never shows a bare year of the Buddhist calendar', async () => {
    for (const { path, $ } of (await pages).values())
      expect(
        $('body')
          .text()
          .replace(/พ\.ศ\.\s2\d{3}/g, ''),
        path,
      ).not.toMatch(/\b25[67]\d\b/);
  });

  test('publishes no website that was not seen, and says of every name where it comes from', async () => {
    const { members } = await realContent();
    const words = createTranslator('en');
    for (const [id, member] of members) {
      const { website } = member;
      const { $ } = await at(`en/members/${id}/`);
      const isSeen = website !== undefined && website.status !== 'unverified';
      expect($(`main a[href="${website?.url}"]`).length > 0, id).toBe(isSeen);
      expect($('.sheet > .legend').first().text(), id).toBe(
        words.text(`status.${memberName(member, 'en').status}`),
      );
    }
    const { $ } = await at('en/members/anhui-business-and-technology-college/');
    expect($('main').html()).not.toContain('ahbvc.cn');
    expect($('main').text()).toContain('not verified');
    expect(
      (await at('en/members/siam-university/')).$('main a[href="https://www.siam.edu"]'),
    ).toHaveLength(1);
    expect((await at('en/members/')).$('.directory li').first().find('small').text()).not.toBe('');
  });

  test('says what is known of a member before it teaches its character', async () => {
    for (const locale of localeCodes) {
      const { text } = createTranslator(locale);
      const { $ } = await at(`${locale}/members/wuxi-institute-of-technology/`);
      const headings = $('h2, summary').toArray();
      const keys = ['facts', 'names', 'renamed'] as const;
      expect(headings.map((heading) => $(heading).text())).toEqual([
        ...keys.map((key) => text(`member.${key}`)),
        text('copybook.heading'),
        text('member.sources'),
        text('member.cite'),
        text('member.badge'),
      ]);
    }
  });

  test('names a renamed member by its listed name and gives the later one', async () => {
    const { $ } = await at('zh/members/helwan-university/');
    expect($('h1').text()).toBe('埃及哈勒万大学');
    expect($('main').text()).toContain('Capital University');
  });

  test('tells search engines the names in every language', async () => {
    for (const path of ['zh/', 'th/', 'ru/members/uitm/']) {
      const { $ } = await at(path);
      const { '@graph': graph } = JSON.parse($('script[type="application/ld+json"]').text()) as {
        '@graph': {
          '@type': string;
          name: { '@language': string }[];
          alternateName?: { '@language': string }[];
        }[];
      };
      for (const { name, alternateName = [] } of graph) {
        const languages = new Set([...name, ...alternateName].map((text) => text['@language']));
        for (const code of localeCodes.filter(isWhole))
          expect(languages).toContain(locales[code].tag);
      }
    }
  });

  test('has a page for wrong addresses in every language', async () => {
    const { $ } = await at('404.html');
    expect(
      $('section[lang]')
        .toArray()
        .map((section) => $(section).attr('lang')),
    ).toEqual(localeCodes.map((code) => locales[code].tag));
  });
});

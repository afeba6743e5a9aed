import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { localeCodes } from '#domain/locale.ts';
import { nameFile } from '#scripts/build/pdf.ts';
import { readPages, type SitePage } from '#scripts/site/pages.ts';

const languages = localeCodes;

describe.each(inject('builds'))(
  'the data on the site built for $base',
  ({ folder, base, site }) => {
    const pages = readPages(folder, base);
    const at = async (path: string) =>
      (await pages).find((page) => page.path === base + path) as SitePage;
    const bytesAt = (href: string) => readFileSync(join(folder, href.slice(base.length)));
    const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

    test.each(languages)('are described by the page as they are on disk: %s', async (locale) => {
      const { $ } = await at(`${locale}/data/`);
      const items = $('.files li').toArray();
      expect(items.length).toBeGreaterThanOrEqual(8);
      for (const item of items) {
        const bytes = bytesAt($(item).find('a').attr('href') ?? '');
        expect($(item).find('data').attr('value')).toBe(String(bytes.length));
        expect($(item).find('code').text()).toBe(hashOf(bytes));
      }
      const graph = JSON.parse($('script[type="application/ld+json"]').text())['@graph'];
      const dataset = graph.find((node: { '@type': string }) => node['@type'] === 'Dataset');
      expect(dataset.distribution).toHaveLength(items.length);
      for (const { contentUrl, contentSize, sha256 } of dataset.distribution) {
        const bytes = bytesAt(contentUrl.slice(site.length));
        expect([contentSize, sha256]).toEqual([`${bytes.length} B`, hashOf(bytes)]);
      }
    });

    test('are all named on a page, and one file opens from a stick', async () => {
      const named = new Set<string>();
      for (const locale of languages) {
        const { $ } = await at(`${locale}/data/`);
        for (const link of $('.files a').toArray()) named.add($(link).text());
        expect($('.files a').first().text()).toBe(`alliance.${locale}.html`);
      }
      const files = await readdir(join(folder, 'data/v1'));
      expect(files.filter((name) => !/\.(br|gz)$/.test(name)).toSorted()).toEqual(
        [...named].toSorted(),
      );
    });

    test.each(languages)('have feeds that the page of changes names: %s', async (locale) => {
      const { $ } = await at(`${locale}/changes/`);
      const feeds = $('link[type]').filter('[rel=alternate]').toArray();
      expect(feeds.map((link) => [$(link).attr('type'), $(link).attr('href')])).toEqual([
        ['application/atom+xml', `${base}${locale}/changes.xml`],
        ['application/feed+json', `${base}${locale}/changes.json`],
      ]);
      for (const link of feeds)
        expect(bytesAt($(link).attr('href') ?? '').toString()).toContain(
          `${site}${base}${locale}/changes/`,
        );
    });

    test('take a PDF onto the page', async () => {
      const page = await at('th/data/');
      const row = {
        name: 'alliance.th.pdf',
        href: '',
        about: 'เอกสาร',
        asOf: undefined,
        dateTime: undefined,
        bytes: 123456,
        size: '123.5 kB',
        sha256: 'abc',
      };
      const html = nameFile(page.html, row);
      expect(html.length).toBeGreaterThan(page.html.length);
      const second = /<li>.*?<\/li>(<li>.*?<\/li>)/s.exec(
        html.split('<ul class="files">')[1] ?? '',
      )?.[1];
      expect(second).toContain(`<a href="${base}data/v1/alliance.th.pdf" download`);
      expect(second).toContain('<span>เอกสาร</span>');
      expect(second).toContain('<data value="123456">123.5 kB</data>');
      expect(second).toContain('<code>abc</code>');
      expect(() => nameFile('<p>nothing</p>', row)).toThrow('no files');
    });
  },
);

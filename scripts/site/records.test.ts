import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate/node';
import { describe, expect, inject, test } from 'vitest';
import { newcomerRecords } from '#scripts/fixtures/newcomers.ts';
import { readPages } from '#scripts/site/pages.ts';
import { useBrowser } from '#scripts/site/use-browser.ts';

const browser = useBrowser();
const { folder, base, origin } = inject('newcomers');
const pages = readPages(folder, base);
const { icp, police, verification, indexNow } = newcomerRecords;

describe('a site that is registered', () => {
  test('shows its numbers at the foot of every page, marked as Chinese', async () => {
    for (const { path, $ } of await pages) {
      const links = $('footer .records a').toArray();
      expect(
        links.map((link) => [$(link).text(), $(link).attr('href')]),
        path,
      ).toEqual([
        [icp, 'https://beian.miit.gov.cn/'],
        [police, 'https://beian.mps.gov.cn/#/query/webSearch?code=11010502000001'],
      ]);
      for (const link of links) expect($(link).closest('[lang]').attr('lang'), path).toBe('zh-CN');
    }
  });

  test('proves itself to search engines where it begins, and nowhere else', async () => {
    const names = [
      'baidu-site-verification',
      'yandex-verification',
      'google-site-verification',
      'msvalidate.01',
    ];
    for (const { path, $ } of await pages) {
      const isBeginning = ['', 'zh/', 'en/', 'ru/', 'th/'].some((end) => path === base + end);
      expect(
        names.map((name) => $(`head meta[name="${name}"]`).attr('content')),
        path,
      ).toEqual(isBeginning ? Object.values(verification) : names.map(() => undefined));
    }
    expect(readFileSync(join(folder, `${indexNow}.txt`), 'utf8')).toBe(indexNow);
  });

  test('stays valid', async () => {
    const validator = new HtmlValidate(new FileSystemConfigLoader());
    const ends = ['', '404.html', 'zh/', 'en/', 'th/about/'];
    const looked = (await pages).filter(({ path }) => ends.some((end) => path === base + end));
    expect(looked).toHaveLength(ends.length);
    for (const { path, html } of looked) {
      const file = `${process.cwd()}/scripts/site/page.html`;
      const { results } = await validator.validateString(html, file);
      expect(
        results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId)),
        path,
      ).toEqual([]);
    }
  });

  test('shows them in the middle of the last line, and not on paper', async () => {
    for (const path of ['en/about/', '']) {
      const page = await browser.newPage();
      await page.goto(`${origin}${base}${path}`);
      const records = page.locator('footer .records');
      expect(await records.evaluate((node) => getComputedStyle(node).textAlign)).toBe('center');
      const isLast = await records.evaluate(
        (node) =>
          node.getBoundingClientRect().bottom >=
          (node.closest('footer')?.lastElementChild?.getBoundingClientRect().bottom ?? 0) - 8,
      );
      expect(isLast).toBe(true);
      await page.emulateMedia({ media: 'print' });
      expect(await records.isVisible()).toBe(false);
      await page.close();
    }
  });
});

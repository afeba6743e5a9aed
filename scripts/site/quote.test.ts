// biome-ignore-all lint/performance/useDomNodeTextContent: lines as they are shown
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { useBrowser } from '#scripts/site/use-browser.ts';

const browser = useBrowser();

/** What a quotation says of its source, in each language. */
const sources = {
  zh: ['— 联盟简介 · 中文+职业技能国际合作联盟', '中文原文，2024年8月2日'],
  en: [
    '— About the Alliance · The International Alliance for Chinese Language and Vocational Skills',
    'Translation of the Chinese original of August 2, 2024',
  ],
  ru: [
    '— Об Альянсе · Международный альянс «Китайский язык + профессиональные навыки»',
    'Перевод с китайского; дата оригинала: 2 августа 2024 г.',
  ],
  th: [
    '— แนะนำภาคีฯ · ภาคีความร่วมมือระหว่างประเทศด้าน “ภาษาจีน + ทักษะวิชาชีพ”',
    'คำแปลจากต้นฉบับภาษาจีนลงวันที่ 2 สิงหาคม พ.ศ. 2567',
  ],
};

const chinese =
  '推动各成员国、地区之间课程标准、课程体系和专业标准的互认,促进数字化教育资源共建、共享,互融、互通。';

describe.each(inject('builds'))('a paragraph of the introduction, built for $base', (site) => {
  const { origin, base } = site;

  /** Opens a page and copies the quotation of its task 4. */
  async function quote(path: string, text: (page: Page) => Promise<string>) {
    const context = await browser.newContext({
      viewport: { width: 360, height: 740 },
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const page = await context.newPage();
    const scripts: string[] = [];
    page.on('request', (request) => {
      if (request.resourceType() === 'script') scripts.push(request.url());
    });
    await page.goto(origin + base + path);
    expect(scripts).toEqual([]);
    const link = page.locator('#task-4-p1 .self');
    await link.click();
    expect(new URL(page.url()).hash).toBe('#task-4-p1');
    const button = page.locator('#task-4-p1 button');
    const before = await button.textContent();
    await button.click();
    await expect.poll(() => button.textContent()).not.toBe(before);
    const copied = (await page.evaluate(() => navigator.clipboard.readText())).replace(
      /\u00a0/g,
      ' ',
    );
    const found = { copied, text: (await text(page)).replace(/\u00a0/g, ' '), url: page.url() };
    // The next one has a button of its own; a paragraph never has two.
    await page.locator('#task-5-p1 .self').click();
    await page.locator('#task-5-p1 button').waitFor();
    await link.click();
    expect(await page.locator('.tools button').count()).toBe(2);
    // Each keeps its own link, wherever the page is.
    await page.locator('#task-5-p1 .self').click();
    await button.click();
    const again = () => page.evaluate(() => navigator.clipboard.readText());
    await expect.poll(again).toContain('#task-4-p1');
    expect(scripts).toHaveLength(1);
    await context.close();
    return found;
  }

  test.each(Object.entries(sources))(
    'can be quoted with its source and link, in %s',
    async (locale, source) => {
      const paragraph = (page: Page) => page.locator('#task-4-p1 > p:first-child').innerText();
      const { copied, text, url } = await quote(`${locale}/charter/`, paragraph);
      expect(copied.split('\n')).toEqual([text, ...source, url]);
      if (locale === 'zh') expect(text).toBe(chinese);
    },
  );

  test('leads to the original as before', async () => {
    const page = await browser.newPage();
    await page.goto(`${origin}${base}en/charter/`);
    await page.locator('#contents a').nth(3).click();
    expect(new URL(page.url()).hash).toBe('#tasks');
    await page.locator('#task-4-p1 .tools a').first().click();
    await page.waitForURL('**/en/charter/with-zh/#task-4-p1');
    await page.locator('.other-form a').click();
    await page.waitForURL('**/en/charter/');
    await page.close();
  });

  test.each(['en', 'ru', 'th'] as const)(
    'can be quoted with its original, in %s',
    async (locale) => {
      const paragraph = (page: Page) =>
        page.locator('#task-4-p1 > div:first-child > p:first-child').innerText();
      const { copied, text, url } = await quote(`${locale}/charter/with-zh/`, paragraph);
      expect(copied.split('\n')).toEqual([text, ...sources[locale], chinese, ...sources.zh, url]);
    },
  );
});

import type { BrowserContextOptions, JSHandle, Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { localeCodes } from '#domain/locale.ts';
import { realContent } from '#scripts/fixtures/sample-content.ts';
import { charterPieces } from '#scripts/fixtures/search-queries.ts';
import { findFaults } from '#scripts/site/accessibility.ts';
import { useBrowser } from '#scripts/site/use-browser.ts';
import { pageQueries } from '#search/pages.ts';

const browser = useBrowser();

async function openSearch(address: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(address);
  return { context, page, field: page.locator('main input[type=search]') };
}

const members = (page: Page) => page.locator('#search-members li > a');
const pages = (page: Page) => page.locator('#search-pages li > a');

describe.each(inject('builds'))('search on the site built for $base', ({ origin, base }) => {
  const at = (locale: string, query = '') =>
    `${origin}${base}${locale}/search/${query && `?q=${encodeURIComponent(query)}`}`;

  test.each([
    ['th', 'ม.สยาม', 'มหาวิทยาลัยสยาม'],
    ['ru', 'Чунцин', 'Чунцинский профессиональный колледж'],
    ['en', '無錫職業技術學院', 'Wuxi Institute of Technology'],
    ['en', 'wxzyjs', 'Wuxi Institute of Technology'],
    ['th', 'UiTM', 'มหาวิทยาลัยเทคโนโลยีมารา'],
    ['zh', 'Сучжоу', '苏州工业职业技术学院'],
    ['ru', 'Capital University', 'Хелуанский университет'],
  ])('finds in %s whoever is meant by %s', async (locale, query, name) => {
    const { context, page } = await openSearch(at(locale, query));
    const hit = members(page).filter({ hasText: name });
    await hit.waitFor();
    expect(await page.locator('#search-members mark').first().textContent()).not.toBe('');
    await page.locator('#search-status', { hasText: /\d/ }).waitFor();
    await hit.click();
    await page.waitForURL(({ pathname }) => /\/members\/[a-z0-9-]+\/$/.test(pathname));
    expect(await page.locator('h1').textContent()).toContain(name);
    await context.close();
  });

  test('offers what may have been meant, and says that it is no hit', async () => {
    const { context, page } = await openSearch(at('en', 'Vocatonal'));
    await members(page).first().waitFor();
    expect(await page.locator('#search-members h2').textContent()).toBe('Did you mean');
    expect(await page.locator('#search-status').textContent()).not.toMatch(/member/);
    await context.close();
  });

  test('marks a place that matches where it stands, and says it once', async () => {
    const { context, page } = await openSearch(at('en', 'Shandong'));
    const hit = page.locator('#search-members li', { hasText: 'Dezhou Vocational' }).first();
    await hit.waitFor();
    expect(await hit.locator('> span').allTextContents()).toEqual([
      '德州职业技术学院',
      expect.stringContaining('Dezhou, Shandong, China'),
    ]);
    expect(await hit.locator('> span mark').allTextContents()).toEqual(['Shandong']);
    await context.close();
  });

  test('names nobody twice: members by their names, pages apart', async () => {
    const { context, page } = await openSearch(at('en', 'Siam'));
    await members(page).first().waitFor();
    await page.waitForLoadState('networkidle');
    const all = await page
      .locator('#search-results li > a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(new Set(all).size).toBe(all.length);
    expect(
      all.filter((href) => /\/members\/siam-university\/(?:#|$)/.test(href ?? '')),
    ).toHaveLength(1);
    await context.close();
  });

  test('searches while the reader types, keeps the query in the address, and lists more on demand', async () => {
    const { context, page, field } = await openSearch(at('ru'));
    await field.focus();
    await page.waitForLoadState('networkidle');
    await field.pressSequentially('колледж');
    await page.locator('#search-status', { hasText: /^\d+ участник/ }).waitFor();
    expect(page.url()).toBe(at('ru', 'колледж'));
    expect(await members(page).count()).toBe(10);
    await page.locator('#search-members button').click();
    expect(await members(page).count()).toBe(20);
    expect(
      await members(page)
        .nth(10)
        .evaluate((link) => link === document.activeElement),
    ).toBe(true);
    await field.fill('');
    await page.waitForFunction(() => !document.querySelector('#search-results li'));
    expect(page.url()).toBe(at('ru'));
    await context.close();
  });

  test('waits while Chinese is being composed, and takes Thai as it is typed', async () => {
    const { context, page, field } = await openSearch(at('zh'));
    await field.focus();
    await page.waitForLoadState('networkidle');
    const session = await context.newCDPSession(page);
    await session.send('Input.imeSetComposition', {
      text: 'wu',
      selectionStart: 2,
      selectionEnd: 2,
    });
    await session.send('Input.imeSetComposition', {
      text: 'wu xi',
      selectionStart: 5,
      selectionEnd: 5,
    });
    expect(await field.inputValue()).toBe('wu xi');
    expect(page.url()).toBe(at('zh'));
    expect(await members(page).count()).toBe(0);
    await session.send('Input.insertText', { text: '无锡' });
    await members(page).filter({ hasText: '无锡职业技术学院' }).waitFor();
    expect(page.url()).toBe(at('zh', '无锡'));
    await field.fill('');
    await session.send('Input.insertText', { text: 'สยาม' });
    await members(page).filter({ hasText: '泰国暹罗大学' }).waitFor();
    await context.close();
  });

  test('tells when the index of pages is out of reach, and takes it up when it is back', async () => {
    const context = await browser.newContext();
    await context.route('**/pagefind/**', (route) => route.abort());
    const page = await context.newPage();
    await page.goto(at('en', 'vocational'));
    await page.locator('#search-status', { hasText: 'could not be loaded' }).waitFor();
    await members(page).first().waitFor();
    expect(await pages(page).count()).toBe(0);
    await context.unrouteAll();
    await pages(page).first().waitFor();
    await page.waitForFunction(
      () => !document.querySelector('#search-status')?.textContent?.includes('could not'),
    );
    await context.close();
  });

  // A path changes no layout.
  test.each(base === '/' ? localeCodes : ['th'])(
    'has no accessibility fault with results shown: %s',
    async (locale) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        const { context, page } = await openSearch(at(locale, 'wu'), {
          colorScheme,
          viewport: { width: 360, height: 740 },
        });
        await members(page).first().waitFor();
        expect(await findFaults(page, colorScheme)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
          360,
        );
        await context.close();
      }
    },
  );

  test.each([
    ['zh', 0.995],
    ['en', 0.995],
    ['ru', 0.995],
    ['th', 0.995],
  ] as const)('finds the charter by any piece of its text: %s', async (locale, least) => {
    const pieces = charterPieces(await realContent(), locale);
    expect(pieces.length).toBeGreaterThan(100);
    const { context, page } = await openSearch(at(locale));
    // As a text: the test runner would rewrite an import for itself.
    const module = `import('${base}pagefind/pagefind.js')`;
    const pagefind = (await page.evaluateHandle(module)) as JSHandle<{
      search: (query: string) => Promise<{ results: never[] }>;
    }>;
    const missed = await page.evaluate(
      async ({ pagefind, asked, path }) => {
        type Result = { id: string; data: () => Promise<{ url: string }> };
        const resultsOf = async (query: string): Promise<Result[]> =>
          (await pagefind.search(query)).results;
        // The id of the charter's page, by which the others are judged.
        const some = await resultsOf(asked[0]?.parts[0] ?? '');
        const pages = await Promise.all(some.map((result) => result.data()));
        const charter = some[pages.findIndex(({ url }) => url.endsWith(path))]?.id;
        const missed: string[] = [];
        for (const { query, parts } of asked) {
          const found = await Promise.all(parts.map(resultsOf));
          if (!charter || !found.every((results) => results.some(({ id }) => id === charter)))
            missed.push(query);
        }
        return missed;
      },
      {
        pagefind,
        asked: pieces.map((query) => ({ query, parts: pageQueries(query) })),
        path: `/${locale}/charter/`,
      },
    );
    expect(1 - missed.length / pieces.length, missed.join(' | ')).toBeGreaterThanOrEqual(least);
    await context.close();
  });
});

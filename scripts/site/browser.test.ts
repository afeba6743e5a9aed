import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { listedNames, realContent } from '#scripts/fixtures/sample-content.ts';
import { findFaults } from '#scripts/site/accessibility.ts';
import { layoutPaths } from '#scripts/site/pages.ts';
import { useBrowser } from '#scripts/site/use-browser.ts';

const browser = useBrowser();

const [root] = inject('builds');
if (!root) throw new Error('No build');

async function open(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(address, { waitUntil: 'load' });
  return page;
}

describe.each(['light', 'dark'] as const)('accessibility in %s', (colorScheme) => {
  test.each(['/', '/404.html', ...layoutPaths.map((path) => `/${path}`)])(
    '%s has no violation',
    async (path) => {
      const context = await browser.newContext({ colorScheme });
      const page = await open(context, root.origin + path);
      // Colors depend on no width.
      for (const width of colorScheme === 'light' ? [360, 1280] : [360]) {
        await page.setViewportSize({ width, height: 800 });
        expect(await findFaults(page, colorScheme), `${width} px`).toEqual([]);
      }
      await context.close();
    },
  );
});

describe.each(inject('builds'))('in a browser, the site built for $base', ({ origin, base }) => {
  const home = `${origin}${base}`;

  test('asks only its own origin, stores nothing, runs no script file before a touch, and breaks no policy', async () => {
    const context = await browser.newContext();
    const requests: string[] = [];
    const complaints: string[] = [];
    context.on('request', (request) => requests.push(`${request.resourceType()} ${request.url()}`));
    context.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    const stored = [];
    for (const path of ['', ...layoutPaths]) {
      const page = await open(context, home + path);
      stored.push(await page.evaluate(() => [localStorage, sessionStorage].flatMap(Object.keys)));
      await page.close();
    }
    expect(stored.flat()).toEqual([]);
    expect(requests.filter((request) => !request.includes(` ${origin}${base}`))).toEqual([]);
    expect(requests.filter((request) => request.startsWith('script'))).toEqual([]);
    expect(complaints).toEqual([]);
    expect(await context.cookies()).toEqual([]);
    await context.close();
  });

  test.each([
    ['zh', '职业技能'],
    ['zh', '人才'],
    ['en', 'vocational'],
    ['ru', 'образование'],
    ['th', 'อาชีวศึกษา'],
  ])('finds pages in %s from the header: %s', async (locale, query) => {
    const context = await browser.newContext();
    const foreign: string[] = [];
    const complaints: string[] = [];
    context.on('request', (request) => {
      if (!request.url().startsWith(home)) foreign.push(request.url());
    });
    context.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    const page = await open(context, `${home}${locale}/`);
    await page.locator('#ask').click();
    const field = page.locator('#seek [type=search]');
    await field.fill(query);
    await field.press('Enter');
    await page.waitForURL(`${home}${locale}/search/?q=${encodeURIComponent(query)}`);
    const results = page.locator('#search-pages li > a');
    await results.first().waitFor();
    for (const href of await results.evaluateAll((links) =>
      links.map((link) => (link as HTMLAnchorElement).href),
    ))
      expect(href.startsWith(`${home}${locale}/`), href).toBe(true);
    // Members come first; the count is said once, when the pages have answered too.
    await page.locator('#search-status', { hasText: /\d/ }).waitFor();
    const first = await results.first().getAttribute('href');
    await results.first().click();
    await page.waitForURL(`${origin}${first?.split('#')[0]}*`);
    expect(await page.locator('h1').count()).toBe(1);
    expect(foreign).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('searches from the field of the search page, keeps the query in the address, and goes back', async () => {
    const context = await browser.newContext();
    const page = await open(context, `${home}en/search/`);
    const field = page.locator('main input[type=search]');
    // An Enter before the script is there submits the form, which searches too, but in a new document.
    const script = page.waitForEvent('requestfinished', (request) =>
      request.url().includes('/_astro/'),
    );
    await field.focus();
    await script;
    await page.waitForLoadState('networkidle');
    await field.fill('Siam');
    await field.press('Enter');
    await page.locator('#search-results a', { hasText: 'Siam University' }).first().waitFor();
    await field.fill('Colombo');
    await field.press('Enter');
    await page.locator('#search-results a', { hasText: 'Colombo' }).first().waitFor();
    expect(page.url()).toBe(`${home}en/search/?q=Colombo`);
    await page.goBack();
    await page.locator('#search-results a', { hasText: 'Siam University' }).first().waitFor();
    expect(await field.inputValue()).toBe('Siam');
    await page.goBack();
    await page.waitForFunction(() => document.querySelectorAll('#search-results a').length === 0);
    expect(await field.inputValue()).toBe('');
    await context.close();
  });

  test('says so when nothing is found and when the index cannot be loaded', async () => {
    const context = await browser.newContext();
    const page = await open(context, `${home}en/search/?q=ωψ`);
    await page.locator('#search-status', { hasText: 'No results for “ωψ”' }).waitFor();
    await context.route('**/pagefind/**', (route) => route.abort());
    const other = await open(context, `${home}en/search/?q=Siam`);
    await other.locator('#search-status', { hasText: 'could not be loaded' }).waitFor();
    await context.unroute('**/pagefind/**');
    await other.locator('main input[type=search]').press('Enter');
    await other.locator('#search-results a').first().waitFor();
    await context.route('**/_astro/**', (route) => route.abort());
    const third = await open(context, `${home}en/search/?q=Siam`);
    await third.locator('#search-status', { hasText: 'could not be loaded' }).waitFor();
    await context.close();
  });

  test('without JavaScript the search button leads to the directory, where everyone is', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await open(context, `${home}th/`);
    await page.locator('#ask').click();
    await page.waitForURL(`${home}th/members/*`);
    expect(await page.locator('.directory li').count()).toBe(
      Object.values(listedNames(await realContent())).flat().length,
    );
    expect(await page.locator('.sheet').textContent()).toContain('JavaScript');
    await context.close();
  });

  test('keeps the page, the place in it and the query when the language is switched', async () => {
    const context = await browser.newContext();
    const page = await open(context, `${home}ru/members/uitm/`);
    await page.locator('.languages a[hreflang=th]').click();
    await page.waitForURL(`${home}th/members/uitm/`);
    expect(await page.locator('.languages [aria-current]').textContent()).toBe('ไทย');
    await page.goto(`${home}zh/charter/?from=mail#task-3`);
    await page.locator('.languages a[hreflang=ru]').click();
    await page.waitForURL(`${home}ru/charter/?from=mail#task-3`);
    await context.close();
  });

  test("marks the reader's language in the chooser and never redirects", async () => {
    const context = await browser.newContext({ locale: 'ru-RU' });
    const page = await open(context, home);
    expect(await page.locator('.chooser .own').getAttribute('hreflang')).toBe('ru');
    expect(page.url()).toBe(home);
    await context.close();
  });

  test('answers a wrong address with the page that says so', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const response = await page.goto(`${home}en/nowhere/`);
    expect(response?.status()).toBe(404);
    expect(await page.locator('section[lang]').count()).toBe(4);
    await context.close();
  });
});

import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { isHashed } from '#scripts/hosting/rules.ts';
import { useBrowser } from '#scripts/site/use-browser.ts';

const browser = useBrowser();

/** Opens a page, and takes down what no script catches. */
async function open(address: string) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.goto(address);
  return { context, page, errors };
}

/** Files with these addresses are gone from the server. */
const remove = (context: BrowserContext, address: RegExp) =>
  context.route(address, (route) => route.fulfill({ status: 404, body: 'gone' }));

/** The beginnings of the paths of Pagefind's pieces. */
const pieces = ['fragment', 'index', String.raw`pagefind\.en_`];

const said = (page: Page, text: string | RegExp) =>
  page.locator('#seek [role=status]', { hasText: text });
const searchFor = (page: Page, query: string) => page.locator('#seek [type=search]').fill(query);

describe.each(inject('builds'))('a page opened before a deploy, for $base', ({ origin, base }) => {
  const at = (path: string) => `${origin}${base}${path}`;

  test.each([
    ['gone from the server', (context: BrowserContext) => remove(context, /\/_astro\/en-search\./)],
    ['out of reach', (context: BrowserContext) => context.setOffline(true)],
  ])('says so if the script of search is %s, and leads on', async (_, lose) => {
    const { context, page, errors } = await open(at('en/about/'));
    await lose(context);
    await page.locator('#ask').click();
    await said(page, 'could not be loaded').waitFor();
    await context.setOffline(false);
    await context.unrouteAll();
    await searchFor(page, 'Siam');
    await page.keyboard.press('Enter');
    await page.waitForURL(at('en/search/?q=Siam'));
    await page.locator('#search-members a', { hasText: 'Siam' }).first().waitFor();
    expect(errors).toEqual([]);
    await context.close();
  });

  test('says so if the script of the filters is gone, and leads on', async () => {
    const { context, page, errors } = await open(at('en/members/'));
    await remove(context, /\/_astro\/directory-/);
    const country = page.locator('.filters [name=country]');
    await country.focus();
    await page.locator('.filters [role=status]', { hasText: 'could not be loaded' }).waitFor();
    await context.unrouteAll();
    await country.selectOption('ru');
    await page.locator('.filters [type=submit]').click();
    await page.locator('.filters [role=status]', { hasText: 'Showing 2 of' }).waitFor();
    expect(errors).toEqual([]);
    await context.close();
  });

  test.each(pieces)(
    'finds pages although pieces of their index have other names by now: %s',
    async (piece) => {
      const { context, page, errors } = await open(at('en/about/'));
      let entries = 0;
      await context.route(/pagefind-entry/, (route) => {
        entries += 1;
        return route.continue();
      });
      await page.locator('#ask').click();
      if (piece === 'fragment') {
        await searchFor(page, 'JavaScript');
        await said(page, /pages? found/).waitFor();
      }
      let lost = 0;
      // After the first search its index is known; otherwise it is read once before the piece is asked for.
      const known = entries === 0 ? 1 : entries;
      await context.route(new RegExp(`/pagefind/${piece}`), (route) => {
        if (entries > known) return route.continue();
        lost += 1;
        return route.fulfill({ status: 404, body: 'gone' });
      });
      await searchFor(page, 'standards');
      await page.locator('#seek [role=option][href*="/en/charter/"]').waitFor();
      // Each hit has a fragment of its own.
      expect(lost).toBeGreaterThan(0);
      expect(errors).toEqual([]);
      await context.close();
    },
  );

  test.each(pieces)('never takes a piece that stays away for nothing found: %s', async (piece) => {
    const { context, page, errors } = await open(at('en/about/'));
    await remove(context, new RegExp(`/pagefind/${piece}`));
    await page.locator('#ask').click();
    await searchFor(page, 'standards');
    await said(page, 'could not be loaded').waitFor();
    expect(errors).toEqual([]);
    await context.close();
  });

  test('fetches files of its build only: all but those that find the index have a hash in the name', async () => {
    const { context, page } = await open(at('en/members/'));
    const asked = new Set<string>();
    page.on('request', (request) => asked.add(new URL(request.url()).pathname.slice(base.length)));
    await page.locator('.overview summary').click();
    await page.locator('.overview .map').waitFor();
    await page.locator('.filters [name=q]').fill('Siam');
    await page.locator('.filters [role=status]', { hasText: 'Showing' }).waitFor();
    await page.locator('#ask').click();
    await searchFor(page, 'vocational');
    await said(page, /\d+ pages? found/).waitFor();
    expect([...asked].filter((path) => !isHashed(path)).sort()).toEqual([
      'pagefind/pagefind-entry.json',
      'pagefind/pagefind.js',
      'pagefind/wasm.en.pagefind',
    ]);
    for (const name of ['en-search', 'words', 'en-overview'])
      expect(
        [...asked].some((path) => path.startsWith(`_astro/${name}.`)),
        name,
      ).toBe(true);
    await context.close();
  });
});

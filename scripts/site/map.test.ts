import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { currentMembers } from '#domain/directory.ts';
import { readLedger } from '#domain/ledger.ts';
import { localeCodes } from '#domain/locale.ts';
import { memberCharacter, memberKinds } from '#domain/member.ts';
import { realContent } from '#scripts/fixtures/sample-content.ts';
import { countTabs } from '#scripts/site/tabs.ts';
import { useBrowser } from '#scripts/site/use-browser.ts';

const browser = useBrowser();

const [root] = inject('builds');
if (!root) throw new Error('No build');
const { origin } = root;

async function open(path: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...options });
  const page = await context.newPage();
  await page.goto(`${origin}/${path}`);
  return { context, page };
}

async function current() {
  const { members, lists } = await realContent();
  return currentMembers(members, readLedger(lists));
}

/** The characters whose squares are lit: their ground is not that of the others. */
const litIn = (page: Page) =>
  page.locator('.map i').evaluateAll((squares) =>
    squares
      .filter((square) => getComputedStyle(square).backgroundColor !== 'rgba(0, 0, 0, 0)')
      .map((square) => square.textContent)
      .sort(),
  );

describe.each(localeCodes)('the map written in characters, in %s', (locale) => {
  test('without scripts, each light is on the squares of its kind and no other', async () => {
    const { context, page } = await open(`${locale}/`, { javaScriptEnabled: false });
    expect(await litIn(page)).toEqual([]);
    const members = await current();
    for (const [index, kind] of memberKinds.entries()) {
      const meant = members.filter(({ member }) => member.kind === kind);
      await page.locator(`label[for=k${index}]`).click();
      expect(meant.length).toBeGreaterThan(0);
      expect(await litIn(page), kind).toEqual(
        meant.map(({ member }) => memberCharacter(member).hanzi).sort(),
      );
    }
    await page.locator('label[for=all]').click();
    expect(await litIn(page)).toEqual([]);
    await context.close();
  });

  test('on a phone takes no more than a screen and a half, with squares of 24 px and more', async () => {
    const { context, page } = await open(`${locale}/`);
    const boxes = (selector: string) =>
      page
        .locator(selector)
        .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON() as DOMRect));
    // With its lights.
    const [map] = await boxes('.lights');
    expect(map?.height).toBeLessThanOrEqual(740 * 1.5);
    const squares = await boxes('.map i');
    expect(squares).toHaveLength((await current()).length);
    expect(Math.min(...squares.flatMap(({ width, height }) => [width, height]))).toBeGreaterThan(
      24,
    );
    for (const [tiles, squaresInLinks] of [
      [await page.locator('.map li').count(), await page.locator('.map a i').count()],
    ]) {
      expect(await page.locator('.map li > a[href]').count()).toBe(tiles);
      expect(squaresInLinks).toBe(squares.length);
    }
    await context.close();
  });
});

test('each tile leads to as many members as it says', async () => {
  const { context, page } = await open('en/');
  const tiles = await page
    .locator('.map a[href*="/places/"]')
    .evaluateAll((links) =>
      links.map((link) => [link.getAttribute('href'), link.querySelector('b')?.textContent]),
    );
  expect(tiles.length).toBeGreaterThan(20);
  for (const [href, count] of tiles.slice(0, 6)) {
    await page.goto(origin + href);
    expect(await page.locator('main .directory li').count(), `${href}`).toBe(Number(count));
  }
  await context.close();
});

test('is a plain list of places for a screen reader, which can skip it', async () => {
  const { context, page } = await open('en/');
  const members = (await current()).map(({ member }) => member);
  const thai = members.filter(({ country }) => country === 'TH').length;
  const universities = members.filter(({ kind }) => kind === 'university').length;
  const countOf = (role: 'link' | 'heading' | 'radio', name: string) =>
    page.getByRole(role, { name, exact: true }).count();
  expect(await countOf('link', `Thailand ${thai}`)).toBe(1);
  expect(await countOf('heading', 'China')).toBe(1);
  expect(await countOf('radio', `University (${universities})`)).toBe(1);
  const before = await countTabs(page, 'main .skip');
  expect(before).toBeLessThan(30);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('footer') !== null)).toBe(true);
  await context.close();
});

test('lights follow the arrow keys', async () => {
  const { context, page } = await open('ru/');
  await countTabs(page, '.lights input');
  await page.keyboard.press('ArrowRight');
  const universities = (await current()).filter(({ member }) => member.kind === 'university');
  expect(await litIn(page)).toHaveLength(universities.length);
  await context.close();
});

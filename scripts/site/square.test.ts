import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { useBrowser } from '#scripts/site/use-browser.ts';

const browser = useBrowser();

const [root] = inject('builds');
if (!root) throw new Error('No build');
const { origin } = root;

const member = 'a[href*="/wuxi-institute-of-technology/"]';

/**
 * Opens a page and follows a way from it to the page of a member.
 * @returns the width in pixels with which a square set out to that page; `undefined` if none did
 */
async function follow(
  path: string,
  way: (page: Page) => Promise<void>,
  options: BrowserContextOptions = {},
): Promise<number | undefined> {
  const context = await browser.newContext({ reducedMotion: 'no-preference', ...options });
  const page = await context.newPage();
  await page.addInitScript(() => {
    addEventListener('pagereveal', ({ viewTransition }) => {
      // Rejected if two elements have one name.
      const moves = viewTransition?.ready.then(() =>
        document.getAnimations().flatMap(({ effect }) => {
          const { pseudoElement } = effect as KeyframeEffect;
          const [start] = (effect as KeyframeEffect).getKeyframes();
          return pseudoElement === '::view-transition-group(square)'
            ? String(start?.['width'])
            : [];
        }),
      );
      Object.assign(window, { moves: moves ?? [] });
    });
  });
  await page.goto(`${origin}/${path}`);
  await way(page);
  await page.waitForURL(/\/members\/wuxi-/);
  await page.waitForFunction(() => 'moves' in window);
  const [width] = await page.evaluate(() => (window as unknown as { moves: string[] }).moves);
  await context.close();
  return width === undefined ? undefined : Number.parseFloat(width);
}

async function search(page: Page): Promise<void> {
  await page.locator('#ask').click();
  await page.locator('#seek [name=q]').fill('wu');
  await page.locator('#seek').locator(member).waitFor();
}

const click = (selector: string) => (page: Page) => page.locator(selector).click();

const ways: Record<string, [path: string, way: (page: Page) => Promise<void>]> = {
  'a click in the directory': ['th/members/', click(`.directory ${member}`)],
  'Enter in the directory': ['ru/members/', (page) => page.locator(member).press('Enter')],
  'a click on the page of a place': ['en/places/cn-js/', click(member)],
  'a click in the copybook': ['zh/copybook/', click(member)],
  'Enter in the search box': [
    'en/',
    async (page) => {
      await search(page);
      while ((await page.locator(`#seek ${member}[aria-selected=true]`).count()) === 0)
        await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
    },
  ],
  // Another option is marked, and the page has a square of its own.
  'a click in the search box on the page of a member': [
    'en/members/uitm/',
    async (page) => {
      await search(page);
      await page.keyboard.press('ArrowUp');
      await page.locator('#seek').locator(member).click();
    },
  ],
  'a click on the search page': ['en/search/?q=wuxi', click(`.results ${member}`)],
};

/** That of a row; the square of a member's page has 104 pixels and more. */
const least = 40;
const most = 50;

// A browser with much to do may leave a transition out.
test.each(Object.keys(ways))(
  'the square of a member travels to its page: %s',
  { retry: 2 },
  async (name) => {
    const [path, way] = ways[name] ?? ['', async () => {}];
    const width = await follow(path, way);
    expect(width).toBeGreaterThanOrEqual(least);
    expect(width).toBeLessThanOrEqual(most);
  },
);

test('the square of a member travels to its page: a touch', async () => {
  const options = { hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } };
  const width = await follow('th/members/', (page) => page.locator(member).tap(), options);
  expect(width).toBeGreaterThanOrEqual(least);
});

test('nothing travels for readers who want no motion', async () => {
  const way = click(`.directory ${member}`);
  expect(await follow('th/members/', way, { reducedMotion: 'reduce' })).toBeUndefined();
});

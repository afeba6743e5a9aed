import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { localeCodes } from '#domain/locale.ts';
import { findProblems, findProblemsAtWidths, findSmallTargets } from '#scripts/site/geometry.ts';
import { layoutPaths } from '#scripts/site/pages.ts';
import { useBrowser } from '#scripts/site/use-browser.ts';

const browser = useBrowser();

const [root] = inject('builds');
if (!root) throw new Error('No build');
const { origin } = root;

/** The windows of all tests: opening one takes as long as a page. */
let desk: BrowserContext;
let phone: BrowserContext;
beforeAll(async () => {
  const viewport = { width: 360, height: 740 };
  desk = await browser.newContext({ viewport });
  phone = await browser.newContext({ viewport, isMobile: true, hasTouch: true });
});
afterAll(() => Promise.all([desk, phone].map((context) => context.close())));

describe.each(localeCodes)('in %s', (locale) => {
  const paths = layoutPaths.filter((path) => path.startsWith(`${locale}/`));

  test.each(paths)(
    '%s fits every width from 280 to 1440 px and twice the text, nothing lies on anything, and controls have 44 px and more',
    async (path) => {
      const page = await desk.newPage();
      await page.goto(`${origin}/${path}`);
      expect(await findSmallTargets(page)).toEqual([]);
      expect(await findProblemsAtWidths(page)).toEqual([]);
      await page.close();
    },
  );

  test.each(paths)('%s fits a phone whose WeChat makes letters larger or smaller', async (path) => {
    const page = await openOnPhone(`${origin}/${path}`);
    const problems: string[] = [];
    for (const size of ['80%', '160%']) {
      await setSlider(page, size);
      problems.push(...(await findProblems(page)).map((problem) => `${size}: ${problem}`));
    }
    expect(problems).toEqual([]);
    await page.close();
  });
});

const narrowest = ['correct/?member=uitm', 'data/', 'changes/', 'members/uitm/', 'charter/'];

test.each(narrowest.flatMap((end) => localeCodes.map((locale) => `${locale}/${end}`)))(
  '%s is no wider than a window of 320 px with twice the text',
  async (path) => {
    const page = await browser.newPage({ viewport: { width: 320, height: 640 } });
    await page.goto(`${origin}/${path}`);
    if (path.includes('?')) await page.locator('form.correct:not([hidden])').waitFor();
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await page.close();
  },
);

test('a page too wide, a text upon a text and a small control are found', async () => {
  const page = await desk.newPage();
  await page.goto(`${origin}/en/about/`);
  expect(await findProblems(page)).toEqual([]);
  await page.evaluate(() => {
    const [first, second] = document.querySelectorAll<HTMLElement>('.document p');
    if (first) first.style.width = '400px';
    if (second) second.style.marginTop = '-60px';
    const find = document.querySelector<HTMLElement>('.find button');
    if (find) find.style.minHeight = '20px';
    if (find) find.style.alignSelf = 'start';
  });
  const problems = (await findProblems(page)).join(' ');
  expect(problems).toContain('wider than the window');
  expect(problems).toContain('lies on');
  expect((await findSmallTargets(page)).join(' ')).toContain('Search');
  await page.close();
});

test('the slider of WeChat changes letters and nothing else, and no page forbids to zoom', async () => {
  const page = await openOnPhone(`${origin}/zh/charter/`);
  const sizes: (string | null)[] = [];
  for (const size of ['100%', '160%']) {
    await setSlider(page, size);
    sizes.push(
      ...(await page.evaluate(() =>
        [document.querySelector('.block p'), document.documentElement].map(
          (element) => element && getComputedStyle(element).fontSize,
        ),
      )),
    );
  }
  expect(sizes).toEqual(['16px', '16px', '25.6px', '16px']);
  expect(await page.locator('meta[name=viewport]').getAttribute('content')).not.toMatch(
    /user-scalable|m..imum-scale/,
  );
  await page.close();
});

/** A phone's window; in it, unlike on a desk, the size of letters can be set apart from all else. */
async function openOnPhone(address: string): Promise<Page> {
  const page = await phone.newPage();
  await page.goto(address);
  return page;
}

/** Sets the size of letters as WeChat's slider does on iPhones: by this property, on the body, from outside. */
function setSlider(page: Page, size: string): Promise<void> {
  return page.evaluate((value) => {
    document.body.style.setProperty('-webkit-text-size-adjust', value, 'important');
  }, size);
}

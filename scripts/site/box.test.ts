import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { localeCodes } from '#domain/locale.ts';
import { findFaults } from '#scripts/site/accessibility.ts';
import { useBrowser } from '#scripts/site/use-browser.ts';

const browser = useBrowser();

async function open(address: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(address);
  return { context, page, field: page.locator('#seek [type=search]') };
}

const options = (page: Page) => page.locator('#seek [role=option]');
const status = (page: Page) => page.locator('#seek [role=status]');
const isOpen = (page: Page) =>
  page.evaluate(() => document.querySelector<HTMLDialogElement>('#seek')?.open);

/** Opens the box and waits for its script. */
async function openBox(page: Page) {
  await page.locator('#ask').click();
  await page.locator('#seek [role=combobox]').waitFor();
}

/** Presses the key that has the slash on an English keyboard, as a layout and held keys make it. */
async function pressSlash(page: Page, key: string, modifiers = 0) {
  const session = await page.context().newCDPSession(page);
  const event = { code: 'Slash', key, modifiers, windowsVirtualKeyCode: 191 };
  // Ctrl (2) and Meta (4) make no text.
  const text = modifiers & 6 ? {} : { text: key };
  await session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...event, ...text });
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
  await session.detach();
}

describe.each(inject('builds').slice(0, 1))('the box on the site built for $base', (site) => {
  const at = (path: string) => `${site.origin}${site.base}${path}`;

  test.each(['/', '.', 'ฝ'])('opens by the key of the slash where it gives %s', async (key) => {
    const { context, page, field } = await open(at('ru/about/'));
    await pressSlash(page, key);
    expect(await isOpen(page)).toBe(true);
    await page.waitForFunction(() => document.activeElement?.matches('#seek [type=search]'));
    expect(await field.inputValue()).toBe('');
    await page.keyboard.press('Escape');
    await page.locator('#ask').click();
    await page.keyboard.press('Escape');
    expect(await isOpen(page)).toBe(false);
    await page.waitForFunction(() => document.activeElement?.id === 'ask');
    await pressSlash(page, key);
    expect(await isOpen(page)).toBe(true);
    await context.close();
  });

  test('stays closed where the key is pressed with another, or in a field', async () => {
    const { context, page } = await open(at('en/members/'));
    for (const modifiers of [1, 2, 4, 8]) await pressSlash(page, '/', modifiers);
    expect(await isOpen(page)).toBe(false);
    await page.locator('.filters [type=search]').focus();
    await pressSlash(page, '/');
    expect(await isOpen(page)).toBe(false);
    expect(await page.locator('.filters [type=search]').inputValue()).toBe('/');
    await context.close();
  });

  test('has a switch that turns the key off, on all pages, and on again', async () => {
    const { context, page } = await open(at('en/about/'));
    await openBox(page);
    const box = page.getByLabel('Open search with the / key');
    expect(await box.isChecked()).toBe(true);
    await box.uncheck();
    await page.locator('#seek [formmethod=dialog]').click();
    await pressSlash(page, '/');
    expect(await isOpen(page)).toBe(false);
    await page.goto(at('th/charter/'));
    await pressSlash(page, '/');
    expect(await isOpen(page)).toBe(false);
    await openBox(page);
    expect(await page.locator('#seek [type=checkbox]').isChecked()).toBe(false);
    await page.locator('#seek [type=checkbox]').check();
    await page.locator('#seek [formmethod=dialog]').click();
    await pressSlash(page, '/');
    expect(await isOpen(page)).toBe(true);
    await context.close();
  });

  test.each(localeCodes)(
    'shows examples in an empty box, which find somebody: %s',
    async (locale) => {
      const { context, page, field } = await open(at(`${locale}/about/`));
      await openBox(page);
      await options(page).nth(2).waitFor();
      expect(await options(page).count()).toBe(3);
      const links = await options(page).evaluateAll((all) =>
        all.map((link) => (link as HTMLAnchorElement).href),
      );
      await field.fill('wu');
      await page.locator('#seek-members').waitFor();
      expect(await page.locator('#seek-examples').count()).toBe(0);
      await field.fill('');
      await page.locator('#seek-examples').waitFor();
      for (const link of links) {
        await page.goto(link);
        await page.locator('#search-members li a').first().waitFor();
        // What was asked is in the title of the page.
        const asked = new URL(link).searchParams.get('q') ?? '';
        expect(await page.title()).toContain(asked);
      }
      await context.close();
    },
  );

  test.each([
    [320, 568],
    // A window of 1280 by 800 at 200 % and at 400 %.
    [640, 400],
    [320, 200],
    [1280, 600],
  ])('keeps the field and the chosen result in sight in %i by %i', async (width, height) => {
    const { context, page, field } = await open(at('ru/'), { viewport: { width, height } });
    await openBox(page);
    await field.fill('колледж');
    await options(page).nth(7).waitFor();
    const count = await options(page).count();
    for (let step = 0; step < count; step++) {
      await page.keyboard.press('ArrowDown');
      const chosen = page.locator('#seek [aria-selected=true]');
      const [above, below] = await Promise.all([field.boundingBox(), chosen.boundingBox()]);
      expect(above?.y).toBeGreaterThanOrEqual(0);
      const edge = (above?.y ?? 0) + (above?.height ?? 0);
      expect(below?.y, `option ${step}`).toBeGreaterThanOrEqual(edge - 1);
      // In a low window its end may be out of sight.
      expect(below?.y).toBeLessThan(height - 20);
      if (height >= 400) expect((below?.y ?? 0) + (below?.height ?? 0)).toBeLessThanOrEqual(height);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      width,
    );
    await context.close();
  });

  test.each(['none', 'active'] as const)(
    'shows the chosen result unlike the one under the pointer, and marks; forced colours: %s',
    async (forcedColors) => {
      const { context, page, field } = await open(at('en/'), { forcedColors, colorScheme: 'dark' });
      await openBox(page);
      await field.fill('siam');
      await options(page).nth(1).waitFor();
      await page.keyboard.press('ArrowDown');
      await options(page).nth(1).hover();
      const look = (index: number) =>
        options(page)
          .nth(index)
          .evaluate((option) => {
            const { boxShadow, backgroundColor, outlineColor, outlineStyle } =
              getComputedStyle(option);
            return { boxShadow, backgroundColor, outline: `${outlineStyle} ${outlineColor}` };
          });
      const [chosen, pointed] = [await look(0), await look(1)];
      const inForced = chosen.outline !== pointed.outline;
      expect(forcedColors === 'active' ? inForced : chosen.boxShadow !== pointed.boxShadow).toBe(
        true,
      );
      if (forcedColors === 'none') expect(chosen.backgroundColor).not.toBe(pointed.backgroundColor);
      const mark = await page
        .locator('#seek mark')
        .first()
        .evaluate((element) => {
          const { backgroundColor, color } = getComputedStyle(element);
          const around = getComputedStyle(element.parentElement as Element);
          return [backgroundColor, color, around.color];
        });
      if (forcedColors === 'active') expect(mark[0]).not.toMatch(/^rgba.* 0\)$|transparent/);
      else expect(mark[1]).not.toBe(mark[2]);
      await context.close();
    },
  );

  test('has one × in the field, and takes no more than 200 characters, from the address too', async () => {
    const { context, page, field } = await open(at('en/about/'));
    await openBox(page);
    await field.fill('siam');
    // The × of the browser would empty it.
    const { width = 0, height = 0 } = (await field.boundingBox()) ?? {};
    for (const fromEnd of [6, 12, 18, 24])
      await field.click({ position: { x: width - fromEnd, y: height / 2 } });
    expect(await field.inputValue()).toBe('siam');
    expect(await field.getAttribute('maxlength')).toBe('200');
    const before = Date.now();
    await page.goto(at(`en/search/?q=${'siam '.repeat(2000)}`));
    await page.locator('#search-status', { hasText: /\S/ }).waitFor();
    expect(Date.now() - before).toBeLessThan(5000);
    expect((await page.locator('main [type=search]').inputValue()).length).toBe(200);
    await context.close();
  });

  test('says who is there before pages have come, and takes up pages again by itself', async () => {
    const { context, page, field } = await open(at('en/about/'));
    await openBox(page);
    await context.route('**/pagefind/**', (route) => route.abort());
    await field.fill('siam');
    await status(page)
      .filter({ hasText: /^2 member organizations$/ })
      .waitFor();
    await status(page).filter({ hasText: 'could not be loaded' }).waitFor();
    await context.unrouteAll();
    // Nobody types.
    await status(page)
      .filter({ hasText: /^2 member organizations( · \d+ pages? found)?$/ })
      .waitFor();
    await context.close();
  });

  test('says that its other words are lost, and takes them up again by itself', async () => {
    const { context, page, field } = await open(at('en/about/'));
    await openBox(page);
    await context.route('**/words.*', (route) => route.abort());
    await field.fill('companies in Beijing');
    await status(page).filter({ hasText: 'could not be loaded' }).waitFor();
    await context.unrouteAll();
    await options(page).filter({ hasText: 'Beijing' }).first().waitFor();
    await context.close();
  });

  test('keeps the question on the search page while its script is out of reach, and answers when it is back', async () => {
    const context = await browser.newContext();
    await context.route('**/*-search.*', (route) => route.abort());
    const page = await context.newPage();
    await page.goto(at('en/search/?q=siam'));
    await page.locator('#search-status', { hasText: 'could not be loaded' }).waitFor();
    expect(await page.locator('main [type=search]').inputValue()).toBe('siam');
    await context.unrouteAll();
    await page.locator('main [type=search]').focus();
    await page.locator('#search-members li', { hasText: 'Siam University' }).waitFor();
    await context.close();
  });

  test.each([
    ['empty', ''],
    ['with suggestions', 'Vocatonal'],
    ['with nothing found', 'ωψξφ'],
    ['with a page that answers', 'how to join'],
  ])('has no accessibility fault: %s', async (_, query) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { context, page, field } = await open(at('en/'), {
        colorScheme,
        viewport: { width: 360, height: 740 },
      });
      await openBox(page);
      if (query !== '') await field.fill(query);
      await options(page).nth(1).waitFor();
      if (query !== '')
        await status(page)
          .filter({ hasText: /No results|found|similar/ })
          .waitFor();
      await page.keyboard.press('ArrowDown');
      expect(await findFaults(page, colorScheme)).toEqual([]);
      await context.close();
    }
  });

  test('has no accessibility fault where its script is out of reach', async () => {
    const { context, page } = await open(at('en/'));
    await context.route('**/*-search.*', (route) => route.abort());
    await page.locator('#ask').click();
    await status(page).filter({ hasText: 'could not be loaded' }).waitFor();
    expect(await findFaults(page, 'light')).toEqual([]);
    await context.close();
  });
});

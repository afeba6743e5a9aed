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
const active = (page: Page) => page.locator('#seek [aria-selected=true]');
const isOpen = (page: Page) => page.evaluate(() => document.querySelector('dialog')?.open);

/** Opens the box and waits for its script, so that the first key is answered as any other. */
async function openBox(page: Page) {
  await page.locator('#ask').click();
  await page.locator('#seek [role=combobox]').waitFor();
}

describe.each(inject('builds'))(
  'the search box on the site built for $base',
  ({ origin, base }) => {
    const at = (path: string) => `${origin}${base}${path}`;

    test('fetches nothing before it is opened, and opens by its button and by the slash key', async () => {
      const { context, page, field } = await open(at('en/charter/'));
      const requests: string[] = [];
      page.on('request', (request) => requests.push(request.url()));
      await page.locator('h1').click();
      await page.keyboard.press('Tab');
      expect(requests).toEqual([]);
      await page.keyboard.press('/');
      expect(await isOpen(page)).toBe(true);
      await page.waitForFunction(() => document.activeElement?.matches('#seek [type=search]'));
      expect(await field.inputValue()).toBe('');
      // In the field the key is a letter like any other.
      await page.keyboard.press('/');
      expect(await field.inputValue()).toBe('/');
      await page.locator('#seek [formmethod=dialog]').click();
      expect(await isOpen(page)).toBe(false);
      await page.locator('#ask').click();
      expect(await isOpen(page)).toBe(true);
      await context.close();
    });

    test('is a combobox: arrows walk the options, Enter opens one, Escape closes', async () => {
      const { context, page, field } = await open(at('en/'));
      await openBox(page);
      await field.pressSequentially('siam');
      await page.locator('#seek [role=status]', { hasText: '2 member organizations' }).waitFor();
      expect(await field.getAttribute('aria-expanded')).toBe('true');
      expect(await active(page).count()).toBe(0);
      await page.keyboard.press('ArrowDown');
      expect(await active(page).count()).toBe(1);
      expect(await field.getAttribute('aria-activedescendant')).toBe(
        await active(page).getAttribute('id'),
      );
      expect(await active(page).textContent()).toContain('Siam');
      await page.keyboard.press('ArrowUp');
      expect(await active(page).count()).toBe(0);
      expect(await field.getAttribute('aria-activedescendant')).toBe(null);
      await page.keyboard.press('ArrowUp');
      expect(await active(page).textContent()).toBe('Try the member directory');
      // Groups have names, and the list says whose it is.
      const groups = page.locator('#seek [role=group]:not([hidden])');
      expect(
        await groups.evaluateAll((all) =>
          all.map(
            (box) =>
              document.getElementById(box.getAttribute('aria-labelledby') ?? '')?.textContent,
          ),
        ),
      ).toEqual(expect.arrayContaining(['Members']));
      expect(await groups.locator('> span').count()).toBe(await groups.count());
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => /\/en\/members\/siam-[a-z-]+\/$/.test(url.pathname));
      await page.goBack();
      await page.waitForURL(at('en/'));
      if (!(await isOpen(page))) await page.locator('#ask').click();
      await page.keyboard.press('Escape');
      if (await isOpen(page)) await page.keyboard.press('Escape');
      expect(await isOpen(page)).toBe(false);
      await context.close();
    });

    test('is not needed: where the browser knows no dialog, button and key lead to the directory', async () => {
      const context = await browser.newContext();
      // As in Safari 14 and Firefox 78.
      await context.addInitScript(() => {
        for (const name of ['showModal', 'close', 'open'])
          Reflect.deleteProperty(HTMLDialogElement.prototype, name);
      });
      const page = await context.newPage();
      const ways = [() => page.locator('#ask').click(), () => page.keyboard.press('/')];
      for (const way of ways) {
        await page.goto(at('en/charter/'));
        expect(await page.locator('#seek').isVisible()).toBe(false);
        await way();
        await page.waitForURL(/\/en\/members\/\??$/);
      }
      await context.close();
    });

    test('closes by Escape even where an engine keeps that key for the empty field', async () => {
      const { context, page, field } = await open(at('en/about/'));
      await openBox(page);
      await page.waitForFunction(() => document.activeElement?.matches('[role=combobox]'));
      // A key that a script makes does nothing by itself.
      const key = { key: 'Escape', bubbles: true, cancelable: true };
      await field.fill('siam');
      await field.dispatchEvent('keydown', key);
      expect(await isOpen(page)).toBe(true);
      await field.fill('');
      await field.dispatchEvent('keydown', key);
      expect(await isOpen(page)).toBe(false);
      await context.close();
    });

    test('sends what was typed to the search page when no option is marked', async () => {
      const { context, page, field } = await open(at('ru/contact/'));
      await openBox(page);
      await field.fill('Чунцин');
      await options(page).first().waitFor();
      await field.press('Enter');
      await page.waitForURL(at(`ru/search/?q=${encodeURIComponent('Чунцин')}`));
      await page.locator('#search-members li').first().waitFor();
      await page.goBack();
      await page.waitForURL(at('ru/contact/'));
      await context.close();
    });

    test('says once how many there are, and offers ways on where there is nothing', async () => {
      const { context, page, field } = await open(at('ru/'));
      await openBox(page);
      await page.evaluate(() => {
        const said: string[] = [];
        Object.assign(window, { said });
        const status = document.querySelector('#seek [role=status]');
        if (status)
          new MutationObserver(() => said.push(status.textContent ?? '')).observe(status, {
            childList: true,
          });
      });
      await field.fill('университет');
      const status = page.locator('#seek [role=status]');
      await status.filter({ hasText: /\d+ участник/ }).waitFor();
      const said = await page.evaluate(() => Reflect.get(window, 'said') as string[]);
      expect(said.filter((text) => /\d/.test(text))).toHaveLength(1);
      await field.fill('ωψξφ');
      await status.filter({ hasText: 'ничего не найдено' }).waitFor();
      expect(await options(page).allTextContents()).toEqual([
        'Все результаты',
        'Искать в каталоге участников Альянса',
      ]);
      await field.fill('коледж');
      await page.locator('#seek [role=group]', { hasText: 'Возможно' }).waitFor();
      await context.close();
    });

    test('leaves a syllable alone while it is being composed, and the Enter that ends it chooses nothing', async () => {
      const { context, page, field } = await open(at('zh/about/'));
      await openBox(page);
      const session = await context.newCDPSession(page);
      const compose = (text: string) =>
        session.send('Input.imeSetComposition', {
          text,
          selectionStart: text.length,
          selectionEnd: text.length,
        });
      await compose('wu');
      await compose('wu xi');
      await page.waitForTimeout(100);
      expect(await page.locator('#seek-members').count()).toBe(0);
      // As an input method sends it: a key without a meaning of its own.
      for (const key of ['Enter', 'Escape', 'ArrowDown'])
        await field.dispatchEvent('keydown', {
          key,
          keyCode: 229,
          isComposing: true,
          cancelable: true,
          bubbles: true,
        });
      expect(page.url()).toBe(at('zh/about/'));
      expect(await isOpen(page)).toBe(true);
      await session.send('Input.insertText', { text: '无锡' });
      await options(page).filter({ hasText: '无锡职业技术学院' }).first().waitFor();
      expect(await active(page).count()).toBe(0);
      await field.fill('');
      await session.send('Input.insertText', { text: 'สยาม' });
      await options(page).filter({ hasText: '泰国暹罗大学' }).waitFor();
      await context.close();
    });

    test('drops the answer to an older question', async () => {
      const { context, page, field } = await open(at('en/'));
      let release = () => {};
      const held = new Promise<void>((done) => {
        release = done;
      });
      await context.route('**/words.*', async (route) => {
        await held;
        await route.continue();
      });
      await openBox(page);
      // These wait for the other words.
      await field.fill('universities in Thailand');
      await field.fill('universities in Sri Lanka');
      release();
      await options(page).filter({ hasText: 'University of Colombo' }).waitFor();
      await page.waitForLoadState('networkidle');
      expect(await options(page).filter({ hasText: 'Thailand' }).count()).toBe(0);
      await context.close();
    });

    test('tells when the index of pages is out of reach, and members are still found', async () => {
      const { context, page, field } = await open(at('en/'));
      await context.route('**/pagefind/**', (route) => route.abort());
      await openBox(page);
      await field.fill('vocational');
      await page.locator('#seek [role=status]', { hasText: 'could not be loaded' }).waitFor();
      const group = page.locator('#seek [role=group]:not([hidden])');
      await group.filter({ hasText: 'Members' }).waitFor();
      expect(await group.count()).toBe(1);
      await context.close();
    });

    test('takes a Thai word while a keyboard composes it, since it stands for itself', async () => {
      const { context, page } = await open(at('th/'));
      await openBox(page);
      const session = await context.newCDPSession(page);
      await session.send('Input.imeSetComposition', {
        text: 'สยาม',
        selectionStart: 4,
        selectionEnd: 4,
      });
      await options(page).filter({ hasText: '泰国暹罗大学' }).waitFor();
      await context.close();
    });

    test('sends the question to the search page when even the script is out of reach', async () => {
      const { context, page, field } = await open(at('th/'));
      await context.route('**/_astro/*.js', (route) => route.abort());
      await page.locator('#ask').click();
      await field.fill('สยาม');
      await field.press('Enter');
      await page.waitForURL(at(`th/search/?q=${encodeURIComponent('สยาม')}`));
      await page.locator('#search-status', { hasText: /\S/ }).waitFor();
      await context.close();
    });

    // A path changes no layout.
    test.each(base === '/' ? localeCodes : ['th'])(
      'has no accessibility fault when open: %s',
      async (locale) => {
        for (const colorScheme of ['light', 'dark'] as const) {
          const { context, page, field } = await open(at(`${locale}/`), {
            colorScheme,
            viewport: { width: 360, height: 740 },
          });
          await openBox(page);
          await field.fill('wu');
          await options(page).first().waitFor();
          await page.locator('#seek [role=status]', { hasText: /\d/ }).waitFor();
          await field.press('ArrowDown');
          expect(await findFaults(page, colorScheme)).toEqual([]);
          const sizes = await page
            .locator('#seek [role=option], #seek button')
            .evaluateAll((all) => all.map((part) => part.getBoundingClientRect().height));
          expect(Math.min(...sizes)).toBeGreaterThanOrEqual(44);
          expect(
            await page.evaluate(() => document.querySelector('dialog')?.scrollWidth),
          ).toBeLessThanOrEqual(360);
          await context.close();
        }
      },
    );

    test('tells the browser to mark on the opened page what was looked for', async () => {
      const { context, page, field } = await open(at('en/'), {
        viewport: { width: 1024, height: 400 },
      });
      await openBox(page);
      await field.fill('standards');
      const hit = options(page)
        .filter({ has: page.locator('mark') })
        .first();
      await hit.waitFor();
      const href = await hit.getAttribute('href');
      expect(href).toMatch(/#:~:text=/);
      const word = decodeURIComponent(/text=([^&]+)/.exec(href ?? '')?.[1] ?? '');
      await hit.click();
      await page.waitForURL((url) => url.pathname === href?.split('#')[0]);
      // The browser of the tests reads the address, but marks nothing: what it would mark stands there.
      expect(await page.evaluate(() => 'fragmentDirective' in document)).toBe(true);
      expect(await page.locator('main').textContent()).toContain(word);
      await context.close();
    });
  },
);

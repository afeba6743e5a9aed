import { readFileSync } from 'node:fs';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import jsQR from 'jsqr';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { translationLocales } from '#domain/locale.ts';
import { layoutPaths, readPages } from '#scripts/site/pages.ts';
import { useBrowser } from '#scripts/site/use-browser.ts';

const browser = useBrowser();
beforeAll(async () => {
  await initWasm(readFileSync('node_modules/@resvg/resvg-wasm/index_bg.wasm'));
});

const [root] = inject('builds');
if (!root) throw new Error('No build');
const { origin, folder, base, site } = root;
const translations = translationLocales;

async function open(path: string, options: Parameters<Browser['newContext']>[0] = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(origin + path);
  return { context, page };
}

describe.each(translations)('beside the original, in %s', (locale) => {
  test('each paragraph stands with its Chinese, in order, each in its language', async () => {
    const all = new Map((await readPages(folder, base)).map((page) => [page.path, page]));
    const { $ } = all.get(`/${locale}/charter/with-zh/`) ?? {};
    const { $: original } = all.get('/zh/charter/') ?? {};
    if (!$ || !original) throw new Error('No page');
    const pairs = $('.pair:not(.heads)').toArray();
    const blocks = original('.document .block').toArray();
    expect(pairs.length).toBeGreaterThan(20);
    // A heading has its id itself.
    expect(pairs.map((pair) => $(pair).attr('id') ?? $(pair).find('[id]').attr('id'))).toEqual(
      blocks.map((block) => original(block).attr('id') ?? original(block).find('[id]').attr('id')),
    );
    for (const [index, pair] of pairs.entries()) {
      const [own, chinese, ...rest] = $(pair).children().toArray();
      expect(rest).toEqual([]);
      expect($(own as never).attr('lang')).toBe(undefined);
      expect(
        $(own as never)
          .text()
          .trim(),
      ).not.toBe('');
      expect($(chinese as never).attr('lang')).toBe('zh-CN');
      expect(
        $(chinese as never)
          .text()
          .replace(/\s/g, ''),
      ).toBe(
        original(blocks[index] as never)
          .text()
          .replace(/\s/g, ''),
      );
    }
  });

  test('without JavaScript, from any paragraph one reaches its pair, and from there the text alone', async () => {
    const { context, page } = await open(`/${locale}/charter/`, {
      javaScriptEnabled: false,
      viewport: { width: 360, height: 740 },
    });
    const links = page.locator('.tools a:not(.self)');
    const paragraphs = await page.locator('.document .block:not(:has(h2, h3))').count();
    expect(await links.count()).toBe(paragraphs);
    await links.nth(3).click();
    await page.waitForURL('**/with-zh/#*');
    const target = page.locator('.pair:target');
    expect(await target.count()).toBe(1);
    expect(await target.locator('[lang=zh-CN]').first().isVisible()).toBe(true);
    const [own, chinese] = await target
      .locator('> div')
      .evaluateAll((sides) =>
        sides.map((side) => side.getBoundingClientRect().toJSON() as DOMRect),
      );
    expect(chinese?.top).toBeGreaterThanOrEqual(own?.bottom ?? Number.NaN);
    await page.locator('.other-form a').click();
    await page.waitForURL(`**/${locale}/charter/`);
    await context.close();
  });

  test('with room the two stand side by side', async () => {
    const { context, page } = await open(`/${locale}/charter/with-zh/`, {
      viewport: { width: 1280, height: 800 },
    });
    const [own, chinese] = await page
      .locator('.pair:not(.heads) >> nth=0 >> > div')
      .evaluateAll((sides) =>
        sides.map((side) => side.getBoundingClientRect().toJSON() as DOMRect),
      );
    expect(chinese?.top).toBe(own?.top);
    expect(chinese?.left).toBeGreaterThan(own?.right ?? Number.NaN);
    await context.close();
  });
});

describe.each(translations)('terms, in %s', (locale) => {
  test.each([true, false])(
    'open by keyboard and close again; JavaScript: %s',
    async (javaScriptEnabled) => {
      const { context, page } = await open(`/${locale}/charter/`, { javaScriptEnabled });
      const note = page.locator('#note-nature-1');
      const term = page.locator('#term-nature-1');
      expect(await note.isVisible()).toBe(false);
      await term.focus();
      const before = await term.boundingBox();
      await page.keyboard.press('Enter');
      await note.waitFor({ state: 'visible' });
      expect(['产教融合', '中文+职业技能']).toContain(
        await note.locator('[lang=zh-CN]').textContent(),
      );
      // The text stays where it is; the next stop of the keyboard is the way back.
      expect((await term.boundingBox())?.y).toBeCloseTo(before?.y ?? Number.NaN, 0);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await note.waitFor({ state: 'hidden' });
      expect(page.url()).toMatch(/#term-nature-1$/);
      await context.close();
    },
  );

  test('are printed as notes', async () => {
    const { context, page } = await open(`/${locale}/charter/`);
    await page.emulateMedia({ media: 'print' });
    const notes = page.locator('.notes li');
    expect(await notes.count()).toBeGreaterThan(10);
    for (const note of await notes.all()) expect(await note.isVisible()).toBe(true);
    await context.close();
  });
});

describe('colours', () => {
  const groundOf = (page: Page) =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const choose = (page: Page, value: string) => page.locator('#look').selectOption(value);

  test.each(['light', 'dark'] as const)(
    'follow the system, unless the reader decides: %s',
    async (system) => {
      const other = system === 'light' ? 'dark' : 'light';
      const { context, page } = await open('/en/', { colorScheme: system });
      const own = await groundOf(page);
      expect(await page.locator('#look').inputValue()).toBe('');
      await choose(page, other);
      expect(await groundOf(page)).not.toBe(own);

      // The colours are decided before there is a body to paint.
      await context.addInitScript(() => {
        new MutationObserver((_, observer) => {
          if (!document.body) return;
          Object.assign(window, { first: document.documentElement.dataset['scheme'] });
          observer.disconnect();
        }).observe(document, { childList: true, subtree: true });
      });
      await page.goto(`${origin}/th/charter/`);
      expect(await page.evaluate(() => Reflect.get(window, 'first'))).toBe(other);
      expect(await groundOf(page)).not.toBe(own);
      expect(await page.locator('#look').inputValue()).toBe(other);
      await choose(page, '');
      expect(await groundOf(page)).toBe(own);
      await page.goBack();
      await page.waitForFunction(
        () => document.querySelector<HTMLSelectElement>('#look')?.value === '',
      );
      expect(await groundOf(page)).toBe(own);
      expect(await storedIn(page)).toEqual([['look', '']]);
      expect(await context.cookies()).toEqual([]);
      await context.close();
    },
  );

  test('can be chosen only where a script obeys', async () => {
    const { context, page } = await open('/en/', { javaScriptEnabled: false });
    expect(await page.locator('.scheme').isVisible()).toBe(false);
    await context.close();
  });

  test('yield to the colours that a reader forces, and to a wish for more contrast', async () => {
    const { context, page } = await open('/en/');
    await page.emulateMedia({ forcedColors: 'active' });
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundImage)).toBe('none');
    const current = page.locator('.top [aria-current]').first();
    expect(await current.evaluate((link) => getComputedStyle(link).textDecorationLine)).toBe(
      'underline',
    );
    await page.emulateMedia({ forcedColors: 'none', contrast: 'more', colorScheme: 'light' });
    expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(0, 0, 0)');
    await context.close();
  });
});

describe('on paper', () => {
  const sheets = [
    'charter/',
    'members/china/',
    'members/abroad/',
    'members/uitm/',
    'contact/',
    'places/th/',
  ];
  const paths = ['zh', ...translations].flatMap((locale) =>
    sheets.map((end) => `/${locale}/${end}`),
  );

  test.each(paths)(
    '%s is a sheet with title block, code and no navigation, and nothing is cut',
    async (path) => {
      const { context, page } = await open(path, {
        viewport: { width: 673, height: 1000 },
        colorScheme: 'dark',
      });
      await page.emulateMedia({ media: 'print' });
      for (const gone of [
        '.top .languages',
        '.top .menu',
        '.scheme',
        '.find',
        '.tools',
        '.contents',
      ])
        for (const part of await page.locator(gone).all())
          expect(await part.isVisible(), gone).toBe(false);
      expect(await page.locator('.title-block').first().isVisible()).toBe(true);
      expect(await page.locator('.qr svg').isVisible()).toBe(true);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        673,
      );
      for (const head of await page.locator('thead').all())
        expect(await head.evaluate((part) => getComputedStyle(part).display)).toBe(
          'table-header-group',
        );
      // Ink on white, whatever the reader's scheme.
      expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe(
        'rgb(33, 29, 24)',
      );
      await context.close();
    },
  );

  test.each(inject('builds'))(
    'the codes of all layouts on the site built for $base lead to the pages they stand on',
    async (build) => {
      const pages = await readPages(build.folder, build.base);
      const all = pages.filter(({ $ }) => $('.qr svg').length > 0);
      expect(all.length).toBeGreaterThan(400);
      for (const { path, $ } of all)
        expect($('.qr figcaption').text()).toContain(build.site + path);
      const paths = new Set(layoutPaths.map((path) => build.base + path));
      const coded = all.filter(({ path }) => paths.has(path));
      expect(coded.length).toBeGreaterThan(20);
      for (const { path, $ } of coded) {
        const svg = $.html($('.qr svg')).replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"');
        const { pixels, width, height } = new Resvg(svg, {
          fitTo: { mode: 'width', value: 300 },
          background: '#fff',
          font: { loadSystemFonts: false },
        }).render();
        expect(jsQR(new Uint8ClampedArray(pixels), width, height)?.data, path).toBe(
          build.site + path,
        );
      }
    },
  );

  test('a code is read as a browser draws it too', async () => {
    const { context, page } = await open('/ru/members/uitm/', { bypassCSP: true });
    const { data, width, height } = await drawInBrowser(page);
    expect(jsQR(Uint8ClampedArray.from(data), width, height)?.data).toBe(
      `${site}/ru/members/uitm/`,
    );
    await context.close();
  });
});

describe('a shared page', () => {
  test('has its two pictures, and asks for neither when it is read', async () => {
    const all = await readPages(folder, base);
    for (const { path, $ } of all) {
      if ($('body.bare').length > 0) continue;
      const pictures = $('meta[property="og:image"]')
        .toArray()
        .map((meta) => $(meta).attr('content'));
      expect(
        pictures.map((address) => address?.replace(/.*-/, '')),
        path,
      ).toEqual(['wide.png', 'square.png']);
      for (const address of pictures)
        expect(readFileSync(folder + address?.slice(site.length)).length).toBeLessThan(300_000);
    }
    const context = await browser.newContext();
    const asked = await requestsOf(context, '/th/members/uitm/');
    expect(asked.filter((address) => address.includes('/share/'))).toEqual([]);
    await context.close();
  });
});

async function requestsOf(context: BrowserContext, path: string): Promise<string[]> {
  const asked: string[] = [];
  context.on('request', (request) => asked.push(request.url()));
  const page = await context.newPage();
  await page.goto(origin + path, { waitUntil: 'networkidle' });
  await page.mouse.wheel(0, 10_000);
  await page.waitForLoadState('networkidle');
  return asked;
}

function storedIn(page: Page): Promise<[string, string][]> {
  return page.evaluate(() => Object.entries(localStorage) as [string, string][]);
}

/** The pixels of the page's code as the browser draws it. */
function drawInBrowser(page: Page): Promise<{ data: number[]; width: number; height: number }> {
  return page.evaluate(async () => {
    const svg = document.querySelector('.qr svg')?.cloneNode(true) as SVGElement;
    svg.setAttribute('width', '300');
    svg.setAttribute('height', '300');
    const image = new Image();
    image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: 300, height: 300 });
    const context = canvas.getContext('2d');
    if (!context) throw new Error('No canvas');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, 300, 300);
    context.drawImage(image, 0, 0);
    return { data: [...context.getImageData(0, 0, 300, 300).data], width: 300, height: 300 };
  });
}

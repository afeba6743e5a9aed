import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { layoutPaths } from '#scripts/site/pages.ts';
import { useBrowser } from '#scripts/site/use-browser.ts';

const browser = useBrowser();

const [root] = inject('builds');
if (!root) throw new Error('No build');
const { origin } = root;

const paths = ['', '404.html', ...layoutPaths];

/** What is there for one state of a page alone, and may come or go with scripts or styles. */
const helpers =
  '.skip, .scheme, .qr, .code, noscript, dialog, .filters, .browse, .contents, .notes, .heads, .acts, [data-copy], .copy button';

describe('without its helpers', () => {
  test.each(paths)('/%s says the same without scripts', async (path) => {
    const [whole, bare] = await Promise.all([read(path), read(path, { javaScriptEnabled: false })]);
    expect(whole.length).toBeGreaterThan(10);
    expect(bare).toEqual(whole);
  });

  test.each(paths)('/%s says the same without styles, and no words run together', async (path) => {
    const page = await open(path);
    const whole = await readText(page);
    await page.evaluate(() => {
      for (const sheet of document.styleSheets) sheet.disabled = true;
    });
    expect(await readText(page)).toEqual(whole);
    expect(await findRunTogether(page)).toEqual([]);
    await page.context().close();
  });

  test.each(paths)('/%s says and places the same without pictures', async (path) => {
    const place = (page: Page) =>
      page.evaluate(() =>
        [...document.querySelectorAll('h1, h2, h3, p, li')].map((element) =>
          Math.round(element.getBoundingClientRect().top),
        ),
      );
    const page = await open(path);
    const [whole, places] = [await readText(page), await place(page)];
    await page.context().route(/\.(?:png|svg|ico)$/, (route) => route.abort());
    await page.reload();
    expect(await readText(page)).toEqual(whole);
    expect(await place(page)).toEqual(places);
    await page.context().close();
  });
});

test('words that only a style keeps apart, and text that only a style shows or hides, are found', async () => {
  const page = await open('en/about/');
  const whole = await readText(page);
  await page.evaluate(() => {
    const line = document.createElement('p');
    for (const [name, word] of Object.entries({ b: 'Siam', span: 'University' })) {
      const part = document.createElement(name);
      part.textContent = word;
      line.append(part);
    }
    document.querySelector('main')?.append(line);
  });
  expect(await findRunTogether(page)).toEqual(['Siam|University']);
  expect(await readText(page)).not.toEqual(whole);
  await page.context().close();
});

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  // Without motion a control that shows it again is hidden.
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    reducedMotion: 'no-preference',
    ...options,
  });
  const page = await context.newPage();
  await page.goto(`${origin}/${path}`);
  return page;
}

async function read(path: string, options?: BrowserContextOptions): Promise<string[]> {
  const page = await open(path, options);
  const text = await readText(page);
  await page.context().close();
  return text;
}

/** The pieces of text that a reader meets, in their order, but for those of helpers. */
function readText(page: Page): Promise<string[]> {
  return page.evaluate((without) => {
    const pieces: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim();
      const parent = node.parentElement;
      if (!text || !parent?.checkVisibility() || parent.closest(`${without}, script, style`))
        continue;
      pieces.push(text);
    }
    return pieces;
  }, helpers);
}

/** Words of two elements that stand in one line with nothing between them. */
function findRunTogether(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    // Chinese and Thai put no space between words.
    const spaced = /[\p{Script=Latin}\p{Script=Cyrillic}\p{N}]/u;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let before: Node | undefined;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!node.textContent || !parent?.checkVisibility() || parent.closest('ruby, script, style'))
        continue;
      const last = before?.textContent?.at(-1) ?? ' ';
      const first = node.textContent[0] ?? ' ';
      if (before && spaced.test(last) && spaced.test(first)) {
        const [a, b] = [before, node].map((text) => {
          const range = document.createRange();
          range.selectNodeContents(text);
          return [...range.getClientRects()];
        });
        const [end, start] = [a?.at(-1), b?.[0]];
        const isOneLine = end && start && start.top < end.bottom && start.bottom > end.top;
        if (isOneLine && start.left - end.right < 2)
          found.push(
            `${before.textContent?.trim().slice(-20)}|${node.textContent.trim().slice(0, 20)}`,
          );
      }
      before = node;
    }
    return found;
  });
}

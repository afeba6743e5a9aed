import { readFileSync } from 'node:fs';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import jsQR from 'jsqr';
import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { localeCodes } from '#domain/locale.ts';
import { useBrowser } from '#scripts/site/use-browser.ts';
import { readDocx } from '#scripts/staff/import/docx.ts';
import { openOfficeFile } from '#scripts/staff/import/office-file.ts';

const browser = useBrowser();
beforeAll(async () => {
  await initWasm(readFileSync('node_modules/@resvg/resvg-wasm/index_bg.wasm'));
});

const [root] = inject('builds');
if (!root) throw new Error('No build');
const { origin } = root;

const nasty = `<img src=x onerror=alert(1)>&amp;{{name}} ‮turned‬ جامعة "'\`\n\n\n\n<script>alert(2)</script>\n`;

async function open(path: string, options = {}): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ acceptDownloads: true, ...options });
  const page = await context.newPage();
  await page.goto(origin + path);
  return { page, context };
}

/** The letters as one would select them. */
const readLetters = (page: Page) =>
  page
    .locator('.letters > div')
    // biome-ignore lint/performance/useDomNodeTextContent: lines as they are shown
    .evaluateAll((letters) => letters.map((letter) => (letter as HTMLElement).innerText));

describe.each(localeCodes)('the letter in %s', (locale) => {
  test('changes as one types, says what was typed as text, and can be taken away', async () => {
    const { page, context } = await open(`/${locale}/contact/`);
    const requests: string[] = [];
    const complaints: string[] = [];
    context.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('dialog', () => complaints.push('a dialog'));
    const model = await readLetters(page);
    expect(model).toHaveLength(locale === 'zh' ? 1 : 2);
    await page.locator('[data-open]').click();
    await page.locator('#write form').waitFor();
    const loaded = requests.length;
    await page.locator('[name=organization]').fill('Siam Technology College');
    await page.locator('[name=name]').fill('Anna');
    await page.locator('[name=country]').fill('Nowhere');
    await page.locator('[name=topic]').selectOption('task-5');
    await page.locator('[name=about]').selectOption('uitm');
    await page.locator('[name=text]').fill(nasty + 'x'.repeat(10_000));
    const letters = await readLetters(page);
    for (const letter of letters) {
      expect(letter).toContain('Siam Technology College');
      expect(letter).toContain('<img src=x onerror=alert(1)>&amp;{{name}} turned جامعة');
      expect(letter).toContain('<script>alert(2)</script>');
      expect(letter).toContain('x'.repeat(10_000));
      expect(letter).not.toMatch(/[①-⑳‮]/);
    }
    expect(letters.at(-1)).toContain('马来西亚玛拉工艺大学');
    expect(await page.locator('.letters :is(img, script)').count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      await page.evaluate(() => innerWidth),
    );

    const save = async (action: string, ending: string) => {
      const download = page.waitForEvent('download');
      await page.locator(`[data-act=${action}]`).click();
      expect((await download).suggestedFilename()).toBe(`letter.${ending}`);
      return readFileSync(await (await download).path());
    };
    const text = await readWord(await save('document', 'docx'));
    const txt = (await save('text', 'txt')).toString();
    expect(text).toContain('<script>alert(2)</script>');
    expect(txt).toMatch(/^\ufeff/);
    for (const line of text.split('\n')) expect(txt).toContain(line);
    // Nothing was sent, nothing is kept.
    expect(requests.length).toBe(loaded);
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('opens filled in from a member and from a place', async () => {
    const { page, context } = await open(`/${locale}/members/uitm/`);
    await page.locator('a[href*="/contact/?member="]').click();
    await page.locator('#write form').waitFor();
    expect(await page.locator('[name=about]').inputValue()).toBe('uitm');
    expect((await readLetters(page)).at(-1)).toContain('马来西亚玛拉工艺大学');
    await page.goto(`${origin}/${locale}/places/th/`);
    await page.locator('a[href*="?place="]').click();
    await page.locator('#write form').waitFor();
    expect(await page.locator('[name=about]').inputValue()).toBe('place:th');
    await page.goto(`${origin}/${locale}/contact/?member=nobody&task=3`);
    await page.locator('#write form').waitFor();
    expect(await page.locator('[name=about]').inputValue()).toBe('');
    expect(await page.locator('[name=topic]').inputValue()).toBe('task-3');
    await context.close();
  });

  test('is a model with blanks without JavaScript, and every contact can be tapped', async () => {
    const { page, context } = await open(`/${locale}/contact/`, { javaScriptEnabled: false });
    for (const letter of await readLetters(page)) expect(letter).toMatch(/①[\s\S]*④[\s\S]*⑦/);
    expect(await page.locator('.contacts a[href^="tel:+86"]').count()).toBe(2);
    expect(await page.locator('.contacts a[href^="mailto:"]').count()).toBe(2);
    expect(await page.locator('main button:visible').count()).toBe(0);
    await context.close();
  });

  test.each([320, 360])('fits %i px at twice the size, with the form open', async (width) => {
    const { page, context } = await open(`/${locale}/contact/?member=uitm`, {
      viewport: { width, height: 740 },
    });
    await page.locator('#write form').waitFor();
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    const wide = await page.evaluate(() =>
      [...document.querySelectorAll('body *')]
        .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
        .map((element) => element.outerHTML.slice(0, 80)),
    );
    expect(wide).toEqual([]);
    await context.close();
  });
});

test('contacts and letters are copied at the first press', async () => {
  const { page, context } = await open('/en/contact/');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  const status = page.locator('#letter-status');
  await page.locator('[data-copy]').first().click();
  await status.filter({ hasText: 'Copied' }).waitFor();
  expect(await clipboard()).toBe('+8613717675431');
  await page.locator('[data-open]').click();
  await page.locator('#write form').waitFor();
  await page.locator('[name=name]').fill('Anna');
  await page.locator('[data-act=copyOriginal]').click();
  await expect.poll(clipboard).toContain('此致');
  expect(await clipboard()).not.toContain('Dear');
  await page.locator('[data-act=copy]').click();
  await expect.poll(clipboard).toContain('Dear');
  // What the reader is told to paste into the mail is there to be pasted.
  await page.locator('[data-act=copyOriginal]').click();
  await expect.poll(clipboard).not.toContain('Dear');
  await page.locator('[data-act=mail]').click();
  await expect.poll(clipboard).toContain('Dear');
  expect(await page.locator('#write form').textContent()).toContain(
    'Still to fill in: Organization, Country',
  );
  await context.close();
});

test('where the clipboard is closed the text is selected', async () => {
  const { page, context } = await open('/ru/contact/');
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
    document.execCommand = () => false;
  });
  await page.locator('[data-copy]').nth(2).click();
  await page.locator('#letter-status', { hasText: 'Текст выделен' }).waitFor();
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('564262102@qq.com');
  await context.close();
});

test('the page says so where its script or settings cannot be loaded', async () => {
  const { page, context } = await open('/en/contact/');
  await context.route('**/*.js', (route) => route.abort());
  await page.locator('[data-open]').click();
  await page.locator('#letter-status', { hasText: 'could not be loaded' }).waitFor();
  await context.unroute('**/*.js');
  await context.route('**/*.json', (route) => route.abort());
  await page.reload();
  await page.locator('[data-open]').click();
  await page.locator('#letter-status', { hasText: 'could not be loaded' }).waitFor();
  await context.unroute('**/*.json');
  await page.locator('[data-open]').click();
  await page.locator('#write form').waitFor();
  await context.close();
});

test('the code on the page is the card', async () => {
  const { page, context } = await open('/en/contact/');
  const code = await page.locator('.code svg').evaluate((svg) => svg.outerHTML);
  const drawn = new Resvg(code.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"'), {
    fitTo: { mode: 'width', value: 600 },
    background: '#fff',
  }).render();
  const read = jsQR(new Uint8ClampedArray(drawn.pixels), drawn.width, drawn.height);
  expect(read?.data).toContain('FN:中文+职业技能国际合作联盟');
  const card = await (await fetch(`${origin}/contact.vcf`)).text();
  for (const line of (read?.data ?? '').split('\r\n')) expect(card).toContain(line);
  await context.close();
});

/** The text of a Word document, paragraph by paragraph. */
async function readWord(buffer: Buffer): Promise<string> {
  const office = openOfficeFile(buffer);
  const [main] = (await office?.relations('')) ?? [];
  if (!office || !main) throw new Error('No document');
  const rows = await readDocx(office, main.target);
  return rows.map(({ cells: [cell] }) => cell?.text).join('');
}

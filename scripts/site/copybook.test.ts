import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { load } from 'cheerio';
import { describe, expect, inject, test } from 'vitest';
import { localeCodes } from '#domain/locale.ts';
import { distanceFrom, drawOutline } from '#scripts/fixtures/outlines.ts';
import { realContent } from '#scripts/fixtures/sample-content.ts';
import { readPages, type SitePage, toPage } from '#scripts/site/pages.ts';
import { useBrowser } from '#scripts/site/use-browser.ts';

const require = createRequire(import.meta.url);
const [root] = inject('builds');
if (!root) throw new Error('No build');
const { folder, base, origin } = root;

const isMember = ({ path }: SitePage) => /\/members\/(?!china\/|abroad\/)[^/]+\/$/.test(path);

describe('strokes', () => {
  const pages = readPages(folder, base);

  test('are those of the data, in their order, on the page of every member', async () => {
    const members = (await pages).filter(isMember);
    expect(members).toHaveLength(4 * (await realContent()).members.size);
    expect(members.flatMap(findWrongStrokes)).toEqual([]);
    expect(members.filter(({ $ }) => $('.ink').length === 0)).toEqual([]);
  });

  test('are those of the data in the copybook of all members', async () => {
    const books = (await pages).filter(({ path }) => path.endsWith('/copybook/'));
    expect(books).toHaveLength(localeCodes.length);
    for (const { $ } of books) {
      const items = $('.primer li').toArray();
      expect(items).toHaveLength((await realContent()).members.size);
      for (const item of items) {
        const hanzi = [...$(item).find('ruby').text()][0] ?? '';
        const steps = $(item).find('use.new').toArray();
        const outlines = steps.map((use) => $($(use).attr('href') ?? '').attr('d') ?? '');
        expect(compare(hanzi, outlines)).toEqual([]);
      }
    }
  });

  test('that are swapped, missing or of another character are found', async () => {
    const page = (await pages).find(({ path }) => path === `${base}en/members/siam-university/`);
    if (!page) throw new Error('No page');
    expect(findWrongStrokes(page)).toEqual([]);
    const change = (edit: ($: SitePage['$']) => void) => {
      const $ = load(page.html);
      edit($);
      return findWrongStrokes(toPage(page.path, $.html()));
    };
    const swapped = change(($) => {
      const [third, fourth] = [$('#a3').attr('d') ?? '', $('#a4').attr('d') ?? ''];
      $('#a3').attr('d', fourth);
      $('#a4').attr('d', third);
    });
    expect(swapped).toHaveLength(2);
    expect(change(($) => $('#a15').remove())).not.toEqual([]);
    expect(change(($) => $('ruby').text('新'))).not.toEqual([]);
    const courses = change(($) => {
      const [first, second] = $('.ink > path').toArray();
      const course = $(first).attr('d') ?? '';
      $(first).attr('d', $(second).attr('d') ?? '');
      $(second).attr('d', course);
    });
    expect(courses).not.toEqual([]);
    expect(change(($) => $('.squares use.new').first().attr('href', '#a2'))).not.toEqual([]);
  });

  test('come with the license of their data', () => {
    const published = readFileSync(`${folder}/licenses/ARPHICPL.TXT`, 'utf8');
    const own = readFileSync(require.resolve('hanzi-writer-data/ARPHICPL.TXT'), 'utf8');
    expect(published).toBe(own);
  });
});

describe('the character of a member', () => {
  const browser = useBrowser();
  const address = (locale: string, id: string) => `${origin}${base}${locale}/members/${id}/`;

  test.each([
    ['guangxi-electrical-polytechnic-institute', 2],
    ['siam-university', 15],
  ])('writes itself once, stroke by stroke, and again when asked: %s', async (id, count) => {
    const page = await browser.newPage({ reducedMotion: 'no-preference' });
    await page.goto(address('ru', id));
    const times = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('.ink > path')].flatMap((path) =>
          path.getAnimations().map((animation) => {
            const { delay, endTime, iterations } = animation.effect?.getComputedTiming() ?? {};
            const { animationName } = animation as CSSAnimation;
            return { delay: Number(delay), end: Number(endTime), iterations, animationName };
          }),
        ),
      );
    const first = await times();
    expect(first).toHaveLength(count);
    const delays = first.map(({ delay }) => delay);
    expect(delays).toEqual([...new Set(delays)].sort((a, b) => a - b));
    expect(first.every(({ iterations }) => iterations === 1)).toBe(true);
    expect(first.at(-1)?.end).toBeGreaterThan(1500);
    expect(first.at(-1)?.end).toBeLessThan(4300);
    await page.waitForTimeout(4400);
    expect(await times()).toEqual([]);
    await page.locator('#again').press('Space');
    expect(await times()).toHaveLength(count);
    await page.close();
  });

  test('is there at once for readers who want no motion, and for paper', async () => {
    const context = await browser.newContext({ reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto(address('th', 'siam-university'));
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    expect(await page.locator('#again').isVisible()).toBe(false);
    await context.close();
    const other = await browser.newPage();
    await other.emulateMedia({ media: 'print' });
    await other.goto(address('th', 'siam-university'));
    expect(await other.evaluate(() => document.getAnimations().length)).toBe(0);
    await other.close();
  });

  test.each(localeCodes)('fills one sheet of paper, however long the name: %s', async (locale) => {
    // A4 without its margins.
    const page = await browser.newPage({ viewport: { width: 673, height: 994 } });
    await page.emulateMedia({ media: 'print' });
    for (const id of ['chongqing-ximen-leisen', 'siam-university']) {
      await page.goto(address(locale, id));
      const practice = page.locator('.practice');
      expect(await practice.evaluate((part) => getComputedStyle(part).breakBefore)).toBe('page');
      const [squares, corner] = await Promise.all([
        practice.boundingBox(),
        page.locator('.corner').boundingBox(),
      ]);
      const height = (squares?.height ?? 0) + (corner?.height ?? 0);
      expect(height).toBeGreaterThan(750);
      // Room for the lines at the foot.
      expect(height).toBeLessThan(960);
    }
    await page.close();
  });
});

/** What is wrong with the strokes of a member's page: their outlines, the courses of the brush, the steps. */
function findWrongStrokes({ path, $ }: SitePage): string[] {
  const hanzi = [...$('.cell ruby').text()][0] ?? '';
  const outlines = $('.ink g > path')
    .toArray()
    .map((element) => [$(element).attr('id') ?? '', $(element).attr('d') ?? ''] as const)
    .sort(([a], [b]) => Number(a.slice(1)) - Number(b.slice(1)));
  const { medians } = readData(hanzi);
  const courses = $('.ink > path')
    .toArray()
    .flatMap((element, index) => {
      const [x, y] = medians[index]?.[0] ?? [0, 0];
      const [at] = drawOutline($(element).attr('d') ?? '');
      const isRight =
        at && Math.hypot(at[0] - x / 5, at[1] - (900 - y) / 5) < 2 && hasOwnClip($, element, index);
      return isRight ? [] : [`course ${index + 1}`];
    });
  const steps = $('.squares use.new')
    .toArray()
    .flatMap((use, index) =>
      $(use).attr('href') === `#a${index + 1}` ? [] : [`step ${index + 1}`],
    );
  const wrong = [
    ...compare(
      hanzi,
      outlines.map(([, d]) => d),
    ),
    ...courses,
    ...steps,
  ];
  return wrong.map((what) => `${path}: ${hanzi} ${what}`);
}

/** Whether the brush paints within the outline of its stroke, at its time. */
function hasOwnClip(
  $: SitePage['$'],
  element: Parameters<SitePage['$']>[0],
  index: number,
): boolean {
  const brush = $(element as string);
  const [, clip = ''] = /url\((#\w+)\)/.exec(brush.attr('clip-path') ?? '') ?? [];
  const isInTime = brush.attr('class') === `d${index + 1}`;
  return isInTime && $(clip).find('use').attr('href') === `#a${index + 1}`;
}

/** Where outlines are not those of the data: each keeps to the other all along. */
function compare(hanzi: string, outlines: readonly string[]): string[] {
  const { strokes } = readData(hanzi);
  if (strokes.length !== outlines.length) return [`has ${outlines.length} strokes`];
  return strokes.flatMap((stroke, index) => {
    const known = drawOutline(stroke).map(([x, y]) => [x / 5, (900 - y) / 5] as const);
    const drawn = drawOutline(outlines[index] ?? '');
    const isSame =
      drawn.length > 2 && distanceFrom(known, drawn) < 2 && distanceFrom(drawn, known) < 2;
    return isSame ? [] : [`stroke ${index + 1}`];
  });
}

function readData(hanzi: string): { strokes: string[]; medians: [number, number][][] } {
  return JSON.parse(readFileSync(require.resolve(`hanzi-writer-data/${hanzi}.json`), 'utf8'));
}

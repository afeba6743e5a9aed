import { glob } from 'node:fs/promises';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate/node';
import { describe, expect, inject, test } from 'vitest';
import { lengthened, madeUpLanguages } from '#scripts/fixtures/made-up-languages.ts';
import { findFaults } from '#scripts/site/accessibility.ts';
import { findProblemsAtWidths, findSmallTargets } from '#scripts/site/geometry.ts';
import { layoutEnds, type SitePage } from '#scripts/site/pages.ts';
import { useBrowser } from '#scripts/site/use-browser.ts';

const browser = useBrowser();
const { folder, base, site, origin, project } = inject('madeUp');

/** The checks as the project has them that knows the made-up languages. */
const [checks, { readPages }] = (await Promise.all([
  import(`${project}/scripts/site/checks.ts`),
  import(`${project}/scripts/site/pages.ts`),
])) as [typeof import('#scripts/site/checks.ts'), typeof import('#scripts/site/pages.ts')];

const codes = Object.keys(madeUpLanguages) as (keyof typeof madeUpLanguages)[];
const all = readPages(folder, base);
const pagesIn = async (code: string) =>
  (await all).filter(({ path }) => path.startsWith(`${base}${code}/`));

test('languages that are added leave no gap, no broken link and no page without its translations', async () => {
  const list = await all;
  const files = await Array.fromAsync(glob('**/*.*', { cwd: folder }));
  expect(checks.findBrokenLinks(list, new Set(files.map((file) => base + file)))).toEqual([]);
  expect(checks.findGaps(list)).toEqual([]);
  expect(checks.findUnreachable(list, base)).toEqual([]);
  expect(checks.findHeadProblems(list, site, base)).toEqual([]);
  expect(checks.findSameTitles(list)).toEqual([]);
  expect(checks.findUnmarkedTexts(list)).toEqual([]);
  const [english, ...others] = await Promise.all(['en', ...codes].map(pagesIn));
  expect(english?.length).toBeGreaterThan(100);
  for (const pages of others) expect(pages).toHaveLength(english?.length ?? 0);
});

test.each(codes)('a page in %s is valid HTML', async (code) => {
  const validator = new HtmlValidate(new FileSystemConfigLoader());
  const pages = new Map((await pagesIn(code)).map((page) => [page.path, page]));
  for (const end of layoutEnds) {
    const { html } = pages.get(`${base}${code}/${end}`) as SitePage;
    const { results } = await validator.validateString(
      html,
      `${process.cwd()}/scripts/site/page.html`,
    );
    expect(
      results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId)),
      end,
    ).toEqual([]);
  }
});

test('no word that a reader of a language sees is written into the code', async () => {
  const found = (await pagesIn('qps')).flatMap(({ path, $ }) => {
    const { tag } = madeUpLanguages.qps;
    // Names of organisations and publishers are their own; blocks of code are for programs.
    const foreign = `[lang]:not([lang="${tag}"]), [translate=no], bdi, .source`;
    $(`script, style, noscript, code, pre, textarea, ${foreign}`).remove();
    const shown = $('[aria-label], [placeholder], [title], [alt], meta[name=description]')
      .toArray()
      .flatMap(({ attribs }) =>
        ['aria-label', 'placeholder', 'title', 'alt', 'content'].map((name) => attribs[name] ?? ''),
      );
    const texts = $('title, body *')
      .contents()
      .toArray()
      .flatMap((node) => (node.type === 'text' ? [node.data] : []));
    const words = [...texts, ...shown].flatMap(
      (text) => text.replace(addressForm, '').match(/\p{Script=Latin}{2,}/gu) ?? [],
    );
    return words
      .filter((word) => !lengthened.test(word) && !known.has(word))
      .map((word) => `${path}: ${word}`);
  });
  expect(found).toEqual([]);
});

/** Addresses, paths and names of files. */
const addressForm = /\S*[/@_]\S*|[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;

/** What JavaScript knows of a language by itself: the names of months and languages. */
const known = new Set(
  [
    ...Array.from({ length: 12 }, (_, month) =>
      new Intl.DateTimeFormat('en', { month: 'long' }).format(new Date(2000, month)),
    ),
    // Names of formats, and units.
    'Atom JSON Feed SHA kB MB Word PDF',
    ...['zh', 'en', 'ru', 'th', 'ar', 'mn', 'ms', 'id', 'si', 'ko', 'es'].map(
      (code) => new Intl.DisplayNames('en', { type: 'language' }).of(code) ?? '',
    ),
  ].flatMap((name) => name.match(/\p{L}+/gu) ?? []),
);

describe.each(codes)('in a browser, %s', (code) => {
  test.each(layoutEnds)(
    '“%s” fits every width, and has no small control and no accessibility fault',
    async (end) => {
      const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
      const page = await context.newPage();
      await page.goto(`${origin}${base}${code}/${end}`);
      expect(await findSmallTargets(page)).toEqual([]);
      expect(await findFaults(page)).toEqual([]);
      expect(await findProblemsAtWidths(page, [320, 360, 768, 1280])).toEqual([]);
      await context.close();
    },
  );

  test('members are found in the words of the language, and counted in its digits', async () => {
    // Where there is no name of a place yet, the English one stands for it.
    const place = code === 'qps' ? madeUpLanguages[code].say('Thailand') : 'Thailand';
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
    await page.goto(`${origin}${base}${code}/search/?q=${encodeURIComponent(place)}`);
    await page.locator('#search-members li').first().waitFor();
    await page.goto(`${origin}${base}${code}/search/?q=Siam%20University`);
    const found = page.locator('#search-members li', {
      has: page.locator('a[href*="/members/siam-university/"]'),
    });
    await found.waitFor();
    await page.close();
  });
});

test('on a page from right to left Chinese is read from left to right, and the map is as it is elsewhere', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const leftOf = (selector: string) =>
    page.locator(selector).evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left));
  await page.goto(`${origin}${base}qar/`);
  for (const signs of ['.brand .mark i', '.hero ruby']) {
    const positions = await leftOf(signs);
    expect(positions.length).toBeGreaterThan(5);
    expect(positions).toEqual(positions.toSorted((a, b) => a - b));
  }
  const tiles = '.map li > [href$="/places/eg/"], .map li > [href$="/places/cn-sh/"]';
  const map = await leftOf(tiles);
  expect(map[0]).toBeLessThan(map[1] ?? 0);
  // An address in the footer, of which the first part is figures.
  const address = page.locator('footer .title-block p');
  expect(await address.evaluate((one) => getComputedStyle(one).direction)).toBe('ltr');
  for (const [path, original] of [
    ['charter/with-zh/', '.pair > [lang]'],
    ['contact/', '.letters > [lang]'],
  ]) {
    await page.goto(`${origin}${base}qar/${path}`);
    const block = page.locator(original ?? '').last();
    expect(await block.evaluate((one) => getComputedStyle(one).direction)).toBe('ltr');
  }
  await page.close();
});

test('readers whose language has no name for a member see its own or its English one, and which it is', async () => {
  const pages = new Map((await pagesIn('qar')).map((page) => [page.path, page]));
  const heading = (id: string) => {
    const { $ } = pages.get(`${base}qar/members/${id}/`) as SitePage;
    return [$('h1').text(), $('h1 [lang]').attr('lang'), $('.legend').first().text()];
  };
  const { say } = madeUpLanguages.qar;
  expect(heading('siam-university')).toEqual([
    'มหาวิทยาลัยสยาม',
    'th',
    say('local name, not yet translated'),
  ]);
  expect(heading('wuxi-institute-of-technology')).toEqual([
    'Wuxi Institute of Technology',
    'en',
    say('English name, not yet translated'),
  ]);
  expect(heading('shandong-chenbang-cnc')).toEqual([
    '山东辰榜数控装备有限公司 Shāndōng Chénbǎng Shùkòng Zhuāngbèi Yǒuxiàn Gōngsī',
    'zh-CN',
    say('not yet translated'),
  ]);
  expect((await pagesIn('qar'))[0]?.$('html').attr('dir')).toBe('rtl');
});

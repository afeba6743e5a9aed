import { glob, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate/node';
import { describe, expect, inject, test } from 'vitest';
import { localeCodes, translationLocales } from '#domain/locale.ts';
import { contentGrowth } from '#scripts/fixtures/content-copy.ts';
import { listedNames, realContent } from '#scripts/fixtures/sample-content.ts';
import {
  findBrokenLinks,
  findEagerScripts,
  findFonts,
  findForeignResources,
  findHeadProblems,
  findHeavyPages,
  findLongScripts,
  findPolicyProblems,
  findSameTitles,
  findUnreachable,
} from '#scripts/site/checks.ts';
import { exceptions, judgeProblems, lintSite } from '#scripts/site/old-browsers.ts';
import { isListed, layoutPaths, readPages, type SitePage } from '#scripts/site/pages.ts';

/**
 * What the first flight carries over HTTP/2 and TLS 1.3, bytes of brotli-11; three layouts may take a little more.
 * For a site in four languages: each further one adds its links to every page.
 */
const budgets: [end: RegExp, bytes: number][] = [
  [/^\w+\/members\/$/, 12_000],
  [/\/with-zh\/$/, 11_500],
  // The strokes of every member's character, for paper.
  [/\/copybook\/$/, 33_500],
  // Russian and Thai letters take two and three bytes.
  [/^(ru|th)\/charter\/$/, 9800],
  [/\/members\/(?!china\/|abroad\/)[\w-]+\/$/, 8500],
  [/^/, 9500],
];
const perFurtherLanguage = 100;

/** Inline program code, bytes: the few lines of every page, and those that fetch a page's own script. */
const codeBudgets: [end: RegExp, bytes: number][] = [
  [
    /^\w+\/(search|members|correct|contact|charter(\/with-zh)?)\/$|^\w+\/members\/(?!china|abroad)[\w-]+\/$/,
    720,
  ],
  [/^/, 400],
];

describe.each(inject('builds'))('the site built for $base', ({ folder, base, site }) => {
  const pages = readPages(folder, base);

  test('has every address of the contract in every language', async () => {
    const paths = new Set((await pages).map(({ path }) => path));
    const dates = Object.keys((await realContent()).lists);
    const ends = [
      '',
      'charter/',
      'members/',
      'members/china/',
      'members/abroad/',
      'contact/',
      'search/',
      'about/',
      'correct/',
      'changes/',
      'data/',
      'copybook/',
      ...['china', 'abroad'].flatMap((list) => dates.map((date) => `members/${list}/${date}/`)),
    ];
    const expected = localeCodes.flatMap((locale) => ends.map((end) => `${base}${locale}/${end}`));
    const beside = translationLocales.map((locale) => `${base}${locale}/charter/with-zh/`);
    const places = localeCodes.flatMap((locale) =>
      ['cn', 'th', 'cn-js'].map((code) => `${base}${locale}/places/${code}/`),
    );
    const all = [base, `${base}404.html`, ...expected, ...beside, ...places];
    expect(all.filter((path) => !paths.has(path))).toEqual([]);
    expect(paths).not.toContain(`${base}zh/charter/with-zh/`);
    const members = [...paths].filter((path) =>
      /\/members\/(?!china\/|abroad\/)[^/]+\/$/.test(path),
    );
    // Who is on an earlier list only keeps a page.
    expect(members).toHaveLength(localeCodes.length * (await realContent()).members.size);
  });

  test('keeps the address of every paragraph of the introduction that was ever published', async () => {
    const published = 'introduction-p1 introduction-p2 nature-p1 nature-p2 purpose-p1'
      .concat(' task-1-p1 task-2-p1 task-3-p1 task-4-p1 task-5-p1 task-6-p1 contact-p1 contact-p2')
      .split(' ');
    for (const { path, $ } of await pages)
      if (/\/charter\/(with-zh\/)?$/.test(path))
        expect(published.filter((id) => $(`[id=${id}]`).length !== 1)).toEqual([]);
  });

  test('has no broken link or fragment', async () => {
    const files = await Array.fromAsync(glob('**/*.*', { cwd: folder }));
    const known = new Set(files.map((file) => base + file.split(sep).join('/')));
    expect(findBrokenLinks(await pages, known)).toEqual([]);
  });

  test('can be walked through by plain links from the chooser', async () => {
    expect(findUnreachable(await pages, base)).toEqual([]);
  });

  test('has heads that say what and where each page is', async () => {
    expect(findHeadProblems(await pages, site, base)).toEqual([]);
    expect(findSameTitles(await pages)).toEqual([]);
  });

  test('has a strict policy that nothing in the pages breaks', async () => {
    expect(findPolicyProblems(await pages)).toEqual([]);
  });

  test('fetches nothing from elsewhere and no script by itself', async () => {
    expect(findForeignResources(await pages)).toEqual([]);
    expect(findEagerScripts(await pages)).toEqual([]);
  });

  test('fits each first view into one round trip', async () => {
    const languages = perFurtherLanguage * Math.max(0, localeCodes.length - 4);
    const growth = contentGrowth(process.cwd()) + languages;
    const budgetOf = budgetIn(budgets);
    expect(findHeavyPages(await pages, (page) => budgetOf(page) + growth)).toEqual([]);
    expect(findFonts(await pages)).toEqual([]);
  });

  test('runs no more than a few lines before a touch', async () => {
    expect(findLongScripts(await pages, budgetIn(codeBudgets))).toEqual([]);
  });

  const budgetIn =
    (table: typeof budgets) =>
    ({ path }: SitePage) =>
      table.find(([end]) => end.test(path.slice(base.length)))?.[1] ?? 0;

  test('has styles, scripts and elements that old browsers support', async () => {
    expect(judgeProblems(await lintSite(folder, await pages), exceptions)).toEqual([]);
  });

  test('is searched without the pages that say everything twice', async () => {
    const left = (await pages)
      .filter(isListed)
      .filter(({ $ }) => $('[data-pagefind-body]').length === 0)
      .map(({ path }) => path.slice(base.length));
    const isMember = (path: string) => /\/members\/(?!china\/|abroad\/)[^/]+\/$/.test(path);
    // Current members are found by their names.
    expect(left.filter(isMember)).toHaveLength(
      localeCodes.length * Object.values(listedNames(await realContent())).flat().length,
    );
    // A list with its date says what the newest list or an earlier one says.
    const isDated = (path: string) => /\/\d{4}-\d\d-\d\d\/$/.test(path);
    expect(left.filter((path) => !isMember(path) && !isDated(path)).toSorted()).toEqual(
      ['', ...translationLocales.map((code) => `${code}/charter/with-zh/`)].toSorted(),
    );
  });

  test('lists exactly its pages in the sitemap', async () => {
    const sitemap = await readFile(join(folder, 'sitemap.xml'), 'utf8');
    const listed = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)]
      .map(([, address]) => address)
      .sort();
    const expected = (await pages)
      .filter(isListed)
      .map(({ path }) => site + path)
      .sort();
    expect(listed).toEqual(expected);
    // With the languages that each page names itself, but for the chooser, which has no page of its own there.
    const alternates = (await pages).flatMap(({ $, path }) =>
      path === base ? [] : $('link[rel=alternate][hreflang]:not([hreflang=x-default])').toArray(),
    );
    expect(sitemap.match(/hreflang="/g)).toHaveLength(alternates.length);
    expect(await readFile(join(folder, 'robots.txt'), 'utf8')).toContain(
      `${site}${base}sitemap.xml`,
    );
  });

  test('is valid HTML on every page', async () => {
    const validator = new HtmlValidate(new FileSystemConfigLoader());
    const all = await pages;
    // Under a path only addresses differ: one page of each layout will do.
    const paths = new Set(layoutPaths.map((path) => base + path));
    const validated = base === '/' ? all : all.filter(({ path }) => paths.has(path));
    expect(validated.length).toBeGreaterThanOrEqual(paths.size);
    const reports = await Promise.all(
      validated.map(async ({ path, html }) => {
        const { results } = await validator.validateString(
          html,
          join(process.cwd(), 'scripts/site/page.html'),
        );
        return results.flatMap(({ messages }) =>
          messages.map((message) => `${path}: ${message.ruleId} ${message.message}`),
        );
      }),
    );
    expect(reports.flat()).toEqual([]);
  });
});

import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import type { Locale } from '../../../src/domain/locale.ts';
import type { AsyncEngine } from './pagefind.ts';
import type { TypedQuery } from './typed.ts';

/** What finds pages in the browser, without what loads it. */
const files = ['fold.ts', 'pages.ts', 'page-finder.ts'];

/**
 * Asks the published index of pages, by the code of search.
 * @param site URL of the built site
 * @returns for each query the last segments of the paths of the pages found
 */
export async function findPages(
  browser: Browser,
  site: string,
  locale: Locale,
  queries: string[],
): Promise<string[][]> {
  const page = await browser.newPage();
  await page.goto(`${site}${locale}/search/`);
  const parts = files.map((file) =>
    stripTypeScriptTypes(readFileSync(`src/search/${file}`, 'utf8'))
      .replace(/^import .*$/gm, '')
      .replace(/^export /gm, ''),
  );
  const findIn = await page.evaluateHandle(`(() => { ${parts.join('\n')}; return findIn; })()`);
  const pagefind = await page.evaluateHandle("import('/pagefind/pagefind.js')");
  const found = await page.evaluate(
    async ({ findIn, pagefind, queries }) => {
      const find = findIn as unknown as (
        pagefind: unknown,
        query: string,
        count: number,
      ) => Promise<{ first: { url: string }[] }>;
      const urls: string[][] = [];
      for (const query of queries) {
        const { first } = await find(pagefind, query, 100);
        urls.push(first.map(({ url }) => url));
      }
      return urls;
    },
    { findIn, pagefind, queries },
  );
  await page.close();
  return found.map((urls) => urls.map(idOf));
}

/** How many of the typed queries for pages have the right page first: on the search page, and by Pagefind alone. */
export async function judgePageQueries(
  browser: Browser,
  site: string,
  queries: TypedQuery[],
  alone: (locale: Locale) => AsyncEngine | undefined,
) {
  const page = await browser.newPage();
  const counts = { all: 0, ours: 0, alone: 0 };
  for (const { kind, locale, query, expected } of queries) {
    if (kind !== 'page') continue;
    const right = expected.replace('page=', '').split('|');
    counts.all += 1;
    if (right.includes(await firstOnSearchPage(page, `${site}${locale}/search/`, query)))
      counts.ours += 1;
    const [first] = (await alone(locale)?.(query)) ?? [];
    if (right.includes(first?.id ?? '')) counts.alone += 1;
  }
  await page.close();
  return counts;
}

/** The last segment of the path of the first page shown, empty if there is none; waits until pages were looked for. */
async function firstOnSearchPage(page: Page, url: string, query: string): Promise<string> {
  await page.goto(`${url}?q=${encodeURIComponent(query)}`, { waitUntil: 'networkidle' });
  // Members found make search wait before it looks for pages.
  await page.waitForTimeout(700);
  await page.waitForLoadState('networkidle');
  const link = page.locator('#search-pages li a').first();
  return (await link.count()) === 0 ? '' : idOf((await link.getAttribute('href')) ?? '');
}

function idOf(url: string): string {
  return /([^/]+)\/(?:#.*)?$/.exec(url)?.[1] ?? '';
}

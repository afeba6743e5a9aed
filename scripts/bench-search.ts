import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { type Locale, localeCodes } from '#domain/locale.ts';
import { launchBrowser } from '#scripts/browser.ts';
import { readCheckedContent } from '#scripts/content-check.ts';
import {
  type MemberQuery,
  memberQueries,
  nonsenseQueries,
  slipQueries,
} from '#scripts/search-queries.ts';
import { createSiteServer, listen } from '#scripts/serve.ts';
import { readSettings } from '#scripts/settings.ts';
import { createFinder, type Finder } from '#search/finder.ts';
import type { NamesFile } from '#search/names-file.ts';

/**
 * `npm run bench:search`: how well and how fast the built site finds its members.
 * Recall with the names file as it is published, over every name in every language of the site;
 * bytes and time from key to result in a real browser on the search page.
 */
const { base } = readSettings(process.env);
const content = await readCheckedContent(process.cwd());
const file = JSON.parse(readFileSync('dist/search/names.json', 'utf8')) as NamesFile;
const finders = file.languages.map((_, language) => createFinder(file, language));

console.log('recall and share among the first ten, in % (in all languages of the site)');
for (const [category, queries] of Object.entries(memberQueries(content)))
  printRecall(category, queries, finders);
for (const locale of ['en', 'ru'] as const)
  printRecall(`slips ${locale}`, slipQueries(content, locale), finders.slice(0, 1));
const nonsense = nonsenseQueries(1000).filter((query) => finders[0]?.find(query).hits.length);
console.log(`nonsense with a hit: ${nonsense.length} of 1000`);

const server = createSiteServer(resolve('dist'), base);
const port = await listen(server, 0);
const site = `http://localhost:${port}${base}`;
const browser = await launchBrowser();
for (const locale of localeCodes) {
  const { member, page } = await measureBytes(browser, `${site}${locale}/search/`, locale);
  console.log(
    `${locale}: ${member} B of brotli to the first member, ${page} B to the first page hit`,
  );
}
const times = (await measureTimes(browser, `${site}en/search/`)).sort((a, b) => a - b);
console.log(
  `key to member on the page: median ${at(times, 0.5)} ms, 95th percentile ${at(times, 0.95)} ms (${times.length} keys)`,
);
await browser.close();
server.close();
server.closeAllConnections();

function printRecall(category: string, queries: MemberQuery[], engines: Finder[]): void {
  const asked = queries.length * engines.length;
  let found = 0;
  let early = 0;
  for (const engine of engines)
    for (const { query, id } of queries) {
      const { hits } = engine.find(query);
      const place = hits.findIndex(({ member }) => member.id === id);
      if (place < 0) continue;
      found += 1;
      const asGood = hits.filter(({ rank }) => rank <= (hits[place]?.rank ?? 0)).length;
      if (place < 10 || asGood > 10) early += 1;
    }
  const percent = (count: number) => ((100 * count) / asked).toFixed(2).padStart(7);
  console.log(
    `${category.padEnd(24)}${String(asked).padStart(7)}${percent(found)}${percent(early)}`,
  );
}

/** What a reader's browser fetches after touching the field, as brotli would send it. */
async function measureBytes(browser: Browser, address: string, locale: Locale) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(address, { waitUntil: 'networkidle' });
  const answers: Promise<{ address: string; body: Buffer }>[] = [];
  page.on('response', (response) => {
    const body = response.body().catch(() => Buffer.of());
    answers.push(body.then((body) => ({ address: response.url(), body })));
  });
  const weigh = async (counts: (address: string) => boolean) =>
    (await Promise.all(answers))
      .filter(({ address }) => counts(address))
      .reduce((sum, { body }) => sum + weightOf(body), 0);
  const field = page.locator('main input[type=search]');
  await field.focus();
  await field.fill('siam');
  await page.locator('#search-members a').first().waitFor();
  await page.waitForLoadState('networkidle');
  // Pagefind starts with the same key; what it fetches is told apart by its folder.
  const member = await weigh((address) => !address.includes('/pagefind/'));
  await field.fill(content.pages.get('charter')?.[locale].title ?? '');
  await page.locator('#search-pages a').first().waitFor();
  await page.waitForLoadState('networkidle');
  const all = await weigh(() => true);
  await context.close();
  return { member, page: all };
}

function weightOf(body: Buffer): number {
  // What is packed already is sent as it is.
  const packed = body[0] === 0x1f && body[1] === 0x8b;
  return packed ? body.length : Math.min(body.length, brotliCompressSync(body).length);
}

/** Milliseconds from each key to the list that answers it, while names are typed as a person would. */
async function measureTimes(browser: Browser, address: string): Promise<number[]> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(address);
  await page.locator('main input[type=search]').focus();
  await page.waitForLoadState('networkidle');
  const typed = [...content.members.values()].slice(0, 30).map(({ names }) => names.en.name);
  const times = await page.evaluate(async (queries) => {
    const field = document.querySelector<HTMLInputElement>('main input[type=search]');
    const list = document.querySelector('#search-members ol');
    if (!field || !list) throw new Error('No search on this page');
    const times: number[] = [];
    for (const query of queries)
      for (let length = 3; length <= Math.min(query.length, 12); length++) {
        field.value = query.slice(0, length);
        const begin = performance.now();
        const answered = new Promise<void>((done) => {
          const observer = new MutationObserver(() => {
            observer.disconnect();
            done();
          });
          observer.observe(list, { childList: true });
        });
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        await answered;
        times.push(performance.now() - begin);
        await new Promise((done) => setTimeout(done, 20));
      }
    return times;
  }, typed);
  await context.close();
  return times;
}

function at(sorted: number[], share: number): string {
  return (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1);
}

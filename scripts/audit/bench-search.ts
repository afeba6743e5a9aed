import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { type Locale, localeCodes } from '../../src/domain/locale.ts';
import { memberName } from '../../src/domain/member.ts';
import { createFinder } from '../../src/search/finder.ts';
import type { IndexNames, IndexWords } from '../../src/search/member-index.ts';
import { joinIndex, readNames } from '../../src/search/sources.ts';
import { createSiteServer, listen } from '../build/serve.ts';
import {
  type MemberQuery,
  memberQueries,
  nonsenseQueries,
  slipQueries,
} from '../fixtures/search-queries.ts';
import { launchBrowser } from '../site/browser.ts';
import { buildSite } from '../site/build.ts';
import { readCheckedContent } from '../staff/project.ts';
import { createEngines } from './search/engines.ts';
import { type AsyncEngine, createPagefindEngines } from './search/pagefind.ts';
import { judgeTyped, readTypedQueries } from './search/typed.ts';
import { rootSite } from './sites.ts';

/**
 * `npm run bench:search`: builds the site and measures its search: recall over every name in every language, with the
 * published names file and beside other engines; bytes, and time from key to result, in a real browser.
 */
await buildSite(rootSite);
const content = readCheckedContent(process.cwd());
const readPublished = <T>(name: string): T => {
  const [path = ''] = globSync(join(rootSite.folder, `_astro/${name}.*.json`));
  return JSON.parse(readFileSync(path, 'utf8')) as T;
};
const file = joinIndex(
  readNames(readPublished<IndexNames>('names')),
  readPublished<IndexWords>('words'),
);
const engines = createEngines(file);
const categories = Object.entries({
  ...memberQueries(content),
  'slips en': slipQueries(content, 'en'),
  'slips ru': slipQueries(content, 'ru'),
});

console.log(
  'the finder, all queries in all languages of the site: recall and share among the first ten, %',
);
for (const [category, queries] of categories)
  console.log(row(category, queries.length, [await judge(engines['finder'] ?? [], queries)]));

const finders = localeCodes.map((_, language) => createFinder(file, language));
const typed = judgeTyped(content, finders, readTypedQueries());
for (const isHeldOut of [false, true]) {
  const half = typed.filter(([asked]) => asked.isHeldOut === isHeldOut);
  const outcomes = Map.groupBy(half, ([, outcome]) => outcome);
  const counts = [...outcomes].map(([outcome, all]) => `${outcome} ${all.length}`);
  console.log(`typed queries, ${isHeldOut ? 'held out' : 'tuned by'}: ${counts.join(', ')}`);
}

const server = createSiteServer(rootSite.folder, rootSite.base);
const port = await listen(server, 0);
const site = `http://localhost:${port}${rootSite.base}`;
const browser = await launchBrowser();
for (const locale of localeCodes) {
  const { member, page } = await measureBytes(browser, `${site}${locale}/`, locale);
  console.log(
    `${locale}: ${member} B of brotli to the first member, ${page} B to the first page hit`,
  );
}
const alone = await createPagefindEngines(browser, rootSite.folder);
const compared: [string, AsyncEngine[]][] = [
  ...Object.entries(engines),
  ['Pagefind alone', alone.engines],
];
console.log(
  `\nthe same sample of queries in all languages: ${compared.map(([name]) => name).join(', ')}; recall and first ten, %`,
);
for (const [category, queries] of categories) {
  const some = sample(queries, 120);
  const judgements: Judgement[] = [];
  for (const [, all] of compared) judgements.push(await judge(all, some));
  console.log(row(category, some.length, judgements));
}
for (const [name, [engine]] of compared) {
  const answers = await Promise.all(nonsenseQueries(1000).map((query) => engine?.(query)));
  console.log(
    `nonsense with a hit, of 1000, ${name}: ${answers.filter((hits) => hits?.length).length}`,
  );
}
alone.close();

const times = (await measureTimes(browser, `${site}en/search/`)).sort((a, b) => a - b);
console.log(
  `key to member painted: median ${at(times, 0.5)} ms, 95th percentile ${at(times, 0.95)} ms (${times.length} keys)`,
);
await browser.close();
server.close();
server.closeAllConnections();

/** A row of the table: recall and share among the first ten of each engine. */
function row(category: string, count: number, judgements: Judgement[]): string {
  const cells = judgements.map(
    ({ recall, early }) => `${recall.toFixed(1).padStart(7)}${early.toFixed(1).padStart(6)}`,
  );
  return `${category.padEnd(26)}${String(count).padStart(6)}${cells.join('  ')}`;
}

/**
 * The share of queries that find their member, in %, and of those that find it among the first ten results; a result
 * with the same score as more than ten others counts as among the first ten.
 * @param engines the engine in each language of the site
 */
async function judge(engines: AsyncEngine[], queries: MemberQuery[]): Promise<Judgement> {
  let found = 0;
  let early = 0;
  for (const engine of engines)
    for (const { query, id } of queries) {
      const hits = await engine(query);
      const place = hits.findIndex((hit) => hit.id === id);
      if (place < 0) continue;
      found += 1;
      const asGood = hits.filter(({ score }) => score >= (hits[place]?.score ?? 0)).length;
      if (place < 10 || asGood > 10) early += 1;
    }
  const percent = (count: number) => (100 * count) / (queries.length * engines.length);
  return { recall: percent(found), early: percent(early) };
}

/** At most `count` items of a list, evenly spread. */
function sample<T>(list: T[], count: number): T[] {
  const step = Math.max(1, Math.ceil(list.length / count));
  return list.filter((_, index) => index % step === 0);
}

/** The bytes of brotli that a browser loads for the first member and the first page found. */
async function measureBytes(browser: Browser, url: string, locale: Locale) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'networkidle' });
  const answers: Promise<{ url: string; body: Buffer }>[] = [];
  page.on('response', (response) => {
    const body = response.body().catch(() => Buffer.of());
    answers.push(body.then((body) => ({ url: response.url(), body })));
  });
  const weigh = async (counts: (url: string) => boolean) =>
    (await Promise.all(answers))
      .filter(({ url }) => counts(url))
      .reduce((sum, { body }) => sum + weightOf(body), 0);
  await page.locator('#ask').click();
  const field = page.locator('#seek [type=search]');
  await field.fill('siam');
  await page.locator('#seek [role=option]').first().waitFor();
  await page.waitForLoadState('networkidle');
  // Pagefind starts with the same key; its files are in a folder of their own.
  const member = await weigh((url) => !url.includes('/pagefind/'));
  await field.fill(content.pages.get('charter')?.[locale].title ?? '');
  await page.locator('#seek [role=option] mark').first().waitFor();
  await page.waitForLoadState('networkidle');
  const all = await weigh(() => true);
  await context.close();
  return { member, page: all };
}

function weightOf(body: Buffer): number {
  // Compressed files are sent as they are.
  const isCompressed = body[0] === 0x1f && body[1] === 0x8b;
  return isCompressed ? body.length : Math.min(body.length, brotliCompressSync(body).length);
}

/** Milliseconds from each key to the painted list of results, while names are typed. */
async function measureTimes(browser: Browser, url: string): Promise<number[]> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url);
  await page.locator('main input[type=search]').focus();
  await page.waitForLoadState('networkidle');
  const typed = [...content.members.values()]
    .slice(0, 30)
    .map((member) => memberName(member, 'en').text);
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
        // The task after the next frame: the change is painted.
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
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

type Judgement = { recall: number; early: number };

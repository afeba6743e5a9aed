import { brotliCompressSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { type Locale, localeCodes } from '../../src/domain/locale.ts';
import { memberName } from '../../src/domain/member.ts';
import { createFinder } from '../../src/search/finder.ts';
import { createSiteServer, listen } from '../build/serve.ts';
import {
  charterPieces,
  charterTerms,
  type MemberQuery,
  memberQueries,
  nonsenseQueries,
  slipQueries,
} from '../fixtures/search-queries.ts';
import { launchBrowser } from '../site/browser.ts';
import { buildSite } from '../site/build.ts';
import { readCheckedContent } from '../staff/project.ts';
import { createEngines } from './search/engines.ts';
import { findPages, judgePageQueries } from './search/page-hits.ts';
import { type AsyncEngine, createPagefindEngines } from './search/pagefind.ts';
import { readPublishedIndex } from './search/published.ts';
import { countRoundTrips, measureTimes } from './search/times.ts';
import { isMeant, judgeTyped, readTypedQueries } from './search/typed.ts';
import { rootSite } from './sites.ts';

/**
 * `npm run bench:search`: builds the site and measures its search: recall over every name in every language, with the
 * published names file and beside other engines; bytes, and time from key to result, in a real browser.
 */
await buildSite(rootSite);
const content = readCheckedContent(process.cwd());
const file = readPublishedIndex(rootSite.folder);
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
const asked = readTypedQueries();
for (const half of ['tuned by', 'held out', 'new'] as const) {
  const outcomes = judgeTyped(
    content,
    finders,
    asked.filter((query) => query.half === half),
  );
  const counts = [...Map.groupBy(outcomes, ([, outcome]) => outcome)];
  console.log(
    `typed queries, ${half}: ${counts.map(([outcome, all]) => `${outcome} ${all.length}`).join(', ')}`,
  );
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
console.log(
  `round trips from opening the box to the first member: ${await countRoundTrips(browser, `${site}en/`, 1000)}`,
);
const alone = await createPagefindEngines(browser, rootSite.folder, 'members/*');
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

console.log(
  '\ntyped queries for members: right one first, first three, missing, %; hits for nothing',
);
console.log(typedRow('finder, sure only', await judgeEngine(sureEngines())));
for (const [name, all] of compared) console.log(typedRow(name, await judgeEngine(all)));

const pagesAlone = await createPagefindEngines(browser, rootSite.folder, '{*,charter/*}');
const pageCounts = await judgePageQueries(
  browser,
  site,
  asked,
  (locale) => pagesAlone.engines[localeCodes.indexOf(locale)],
);
pagesAlone.close();
console.log(
  `typed queries for pages: ${pageCounts.all}; right page first ${pageCounts.ours}, by Pagefind alone ${pageCounts.alone}`,
);
for (const locale of localeCodes) {
  const pieces = charterPieces(content, locale);
  const found = await findPages(browser, site, locale, pieces);
  const share = found.filter((ids) => ids.includes('charter')).length / pieces.length;
  const terms = charterTerms(content, locale);
  const pages = await findPages(browser, site, locale, terms);
  const lost = terms.filter((_, index) => pages[index]?.length === 0);
  console.log(
    `${locale}: ${(100 * share).toFixed(2)} % of ${pieces.length} pieces of the charter find it; of ${terms.length} terms in it without a page: ${lost.length} ${lost.join(', ')}`,
  );
}

const typedNames = [...content.members.values()]
  .slice(0, 30)
  .map((member) => memberName(member, 'en').text);
for (const slower of [1, 4]) {
  const times = await measureTimes(browser, `${site}en/search/`, typedNames, slower);
  console.log(
    `key to member painted, processor slowed by ${slower}: median ${at(times, 0.5)} ms, 95th percentile ${at(times, 0.95)} ms (${times.length} keys)`,
  );
}
await browser.close();
server.close();
server.closeAllConnections();

/** The finder in each language, without what it only suggests. */
function sureEngines(): AsyncEngine[] {
  return finders.map((finder) => (query) => {
    const { hits, isNear } = finder.find(query);
    return isNear ? [] : hits.map(({ member, rank }) => ({ id: member.id, score: -rank }));
  });
}

/** How an engine answers the typed queries for members, and those that mean nothing. */
async function judgeEngine(all: AsyncEngine[]) {
  const counts = { all: 0, first: 0, three: 0, missing: 0, nothing: 0, wrong: 0 };
  for (const { kind, locale, query, expected } of asked) {
    if (kind === 'page') continue;
    const hits = (await all[localeCodes.indexOf(locale)]?.(query)) ?? [];
    if (expected === '-') {
      counts.nothing += 1;
      if (hits.length > 0) counts.wrong += 1;
      continue;
    }
    const at = hits.findIndex(({ id }) => isMeant(content, id, expected));
    counts.all += 1;
    if (at === 0) counts.first += 1;
    if (at >= 0 && at < 3) counts.three += 1;
    if (at < 0) counts.missing += 1;
  }
  return counts;
}

function typedRow(name: string, counts: Awaited<ReturnType<typeof judgeEngine>>): string {
  const { all, first, three, missing, nothing, wrong } = counts;
  const shares = [first, three, missing].map((count) =>
    ((100 * count) / all).toFixed(1).padStart(7),
  );
  return `${name.padEnd(20)}${shares.join('')}  ${wrong} of ${nothing}`;
}

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
  await page.locator('#seek [role=option] mark').first().waitFor();
  const member = await weigh(() => true);
  await field.fill(content.pages.get('charter')?.[locale]?.title ?? '');
  await page.locator('#seek-pages').waitFor();
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

function at(sorted: number[], share: number): string {
  return (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1);
}

type Judgement = { recall: number; early: number };

import { readFileSync } from 'node:fs';
import { glob, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import * as pagefind from 'pagefind';
import type { Browser } from 'playwright-core';
import { type Locale, localeCodes, locales } from '#domain/locale.ts';
import { memberName } from '#domain/member.ts';
import { createEngines, type Engine } from '#scripts/audit/bench-engines.ts';
import { readCheckedContent } from '#scripts/build/content.ts';
import { createSiteServer, listen } from '#scripts/build/serve.ts';
import { readSettings } from '#scripts/build/settings.ts';
import {
  type MemberQuery,
  memberQueries,
  nonsenseQueries,
  slipQueries,
} from '#scripts/fixtures/search-queries.ts';
import { launchBrowser } from '#scripts/site/browser.ts';
import type { MemberIndex } from '#search/member-index.ts';

/**
 * `npm run bench:search`: how well and how fast the built site finds its members.
 * Recall with the names file as it is published, over every name in every language of the site;
 * bytes and time from key to result in a real browser on the search page.
 */
const { base } = readSettings(process.env);
const content = readCheckedContent(process.cwd());
const file = JSON.parse(readFileSync('dist/search/names.json', 'utf8')) as MemberIndex;
const engines = createEngines(file);
const categories = Object.entries({
  ...memberQueries(content),
  'slips en': slipQueries(content, 'en'),
  'slips ru': slipQueries(content, 'ru'),
});

console.log(
  'the finder, every query in all languages of the site: recall and share among the first ten, %',
);
for (const [category, queries] of categories)
  console.log(row(category, queries.length, [await judge(engines['finder'] ?? [], queries)]));

const server = createSiteServer(resolve('dist'), base);
const port = await listen(server, 0);
const site = `http://localhost:${port}${base}`;
const browser = await launchBrowser();
for (const locale of localeCodes) {
  const { member, page } = await measureBytes(browser, `${site}${locale}/`, locale);
  console.log(
    `${locale}: ${member} B of brotli to the first member, ${page} B to the first page hit`,
  );
}
const alone = await pagefindEngines(browser);
const compared: [string, AsyncEngine[]][] = [
  ...Object.entries(engines),
  ['Pagefind alone', alone.engines],
];
console.log(
  `\nthe same sample of queries in all languages: ${compared.map(([name]) => name).join(', ')}; recall and first ten, %`,
);
for (const [category, queries] of categories) {
  const asked = sample(queries, 120);
  const judgements: Judgement[] = [];
  for (const [, all] of compared) judgements.push(await judge(all, asked));
  console.log(row(category, asked.length, judgements));
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

/** A row of a table: for each engine its recall and its share among the first ten. */
function row(category: string, count: number, judgements: Judgement[]): string {
  const cells = judgements.map(
    ({ recall, early }) => `${recall.toFixed(1).padStart(7)}${early.toFixed(1).padStart(6)}`,
  );
  return `${category.padEnd(26)}${String(count).padStart(6)}${cells.join('  ')}`;
}

/**
 * How many of the queries find whom they mean, in %, and among the first ten unless more than ten match as well.
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

/** Every so many of a list, at most `count` in all. */
function sample<T>(list: T[], count: number): T[] {
  const step = Math.max(1, Math.ceil(list.length / count));
  return list.filter((_, index) => index % step === 0);
}

/** Pagefind over the members' pages as they come, in a folder of its own, asked in the browser. */
async function pagefindEngines(
  browser: Browser,
): Promise<{ engines: AsyncEngine[]; close: () => void }> {
  const folder = resolve('.cache/bench-pagefind');
  await rm(folder, { recursive: true, force: true });
  const { index, errors } = await pagefind.createIndex({ rootSelector: 'main' });
  if (!index) throw new Error(errors.join());
  for (const path of (
    await Array.fromAsync(glob('*/members/*/index.html', { cwd: 'dist' }))
  ).sort())
    await index.addHTMLFile({
      sourcePath: path,
      content: readFileSync(`dist/${path}`, 'utf8').replaceAll(' data-pagefind-body', ''),
    });
  await index.writeFiles({ outputPath: join(folder, 'pagefind') });
  for (const locale of localeCodes)
    await writeFile(
      join(folder, `${locale}.html`),
      `<!doctype html><html lang="${locales[locale].tag}"><title>.</title></html>`,
    );
  // The server of the site answers with this page where there is none.
  await writeFile(join(folder, '404.html'), '');
  await pagefind.close();
  const server = createSiteServer(folder, '/');
  const port = await listen(server, 0);
  const engines = await Promise.all(
    localeCodes.map(async (locale): Promise<AsyncEngine> => {
      const page = await browser.newPage();
      await page.goto(`http://localhost:${port}/${locale}.html`);
      const module = await page.evaluateHandle("import('/pagefind/pagefind.js')");
      return (query) =>
        page.evaluate(
          async ({ module, query }) => {
            type Result = { score: number; data: () => Promise<{ url: string }> };
            const { search } = module as {
              search: (query: string) => Promise<{ results: Result[] }>;
            };
            const { results } = await search(query);
            const urls = await Promise.all(results.map((result) => result.data()));
            return urls.map(({ url }, at) => ({
              id: url.split('/').at(-2) ?? '',
              score: results[at]?.score ?? 0,
            }));
          },
          { module, query },
        );
    }),
  );
  return {
    engines,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
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
  await page.locator('#ask').click();
  const field = page.locator('#seek [type=search]');
  await field.fill('siam');
  await page.locator('#seek [role=option]').first().waitFor();
  await page.waitForLoadState('networkidle');
  // Pagefind starts with the same key; what it fetches is told apart by its folder.
  const member = await weigh((address) => !address.includes('/pagefind/'));
  await field.fill(content.pages.get('charter')?.[locale].title ?? '');
  await page.locator('#seek [role=option] mark').first().waitFor();
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
        // The task after the next frame: what was changed is painted.
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

type AsyncEngine = (query: string) => ReturnType<Engine> | Promise<ReturnType<Engine>>;

type Judgement = { recall: number; early: number };

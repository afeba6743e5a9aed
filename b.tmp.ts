import { createSiteServer, listen } from './scripts/build/serve.ts';
import { launchBrowser } from './scripts/site/browser.ts';
import { readTypedQueries } from './scripts/audit/search/typed.ts';
import { readCheckedContent } from './scripts/staff/project.ts';
import { brotliCompressSync } from 'node:zlib';
const content = readCheckedContent(process.cwd());
const server = createSiteServer('.cache/mine', '/');
const port = await listen(server, 0);
const browser = await launchBrowser();
const asked = readTypedQueries().filter(q => q.kind === 'page' || q.kind === 'none');
const glossary: any[] = [];
for (const locale of ['zh', 'en', 'ru', 'th'] as const) {
  const text = [...content.charter.values()].flatMap(s => (s as any)[locale].blocks.map((b: any) => b.text)).join('\n').toLowerCase();
  for (const t of content.glossary.terms) { const w = (t as any)[locale] as string; if (text.includes(w.toLowerCase())) glossary.push({ locale, kind: 'glossary', query: w, expected: 'page=charter' }); }
}
const out: any[] = [];
await Promise.all(['zh', 'en', 'ru', 'th'].map(async (locale) => {
  const page = await browser.newPage();
  page.on('pageerror', (e) => console.log('ERR', e.message));
  await page.goto(`http://localhost:${port}/${locale}/search/`);
  await page.locator('main input[type=search]').focus();
  await page.waitForLoadState('networkidle');
  for (const q of [...asked, ...glossary].filter((q) => q.locale === locale)) {
    await page.locator('main input[type=search]').fill('');
    await page.locator('main input[type=search]').fill(q.query);
    await page.waitForTimeout(q.kind === 'glossary' ? 950 : 1300);
    const r = await page.evaluate(() => ({ s: document.querySelector('#search-status')?.textContent, p: [...document.querySelectorAll('#search-pages li > a')].map((a) => new URL((a as HTMLAnchorElement).href).pathname), m: document.querySelector('#search-members h2')?.textContent, n: document.querySelectorAll('#search-members li').length, t: document.title }));
    out.push({ q, r });
  }
}));
const isOk = ({ q, r }: any, first: boolean) => { const want = q.expected.replace('page=', '').split('|').map((x: string) => `/${q.locale}/${x === 'home' ? '' : x + '/'}`); const p = first ? r.p.slice(0, 1) : r.p; return p.some((x: string) => want.includes(x)); };
for (const held of [false, true]) { const h = out.filter(({ q }) => q.kind === 'page' && q.isHeldOut === held); console.log('pages', held ? 'held' : 'tuning', h.length, 'first', h.filter((o) => isOk(o, true)).length, 'any', h.filter((o) => isOk(o, false)).length); }
for (const o of out) if (o.q.kind === 'page' && !o.q.isHeldOut && !isOk(o, true)) console.log(o.q.locale, o.q.query, o.q.expected, o.r.p.slice(0, 3), o.r.s);
const g = out.filter(({ q }) => q.kind === 'glossary');
for (const l of ['zh', 'en', 'ru', 'th']) { const x = g.filter(({ q }) => q.locale === l); const bad = x.filter((o) => !o.r.p.some((p: string) => p.includes('/charter/'))); console.log('glossary', l, x.length, 'without', bad.length, bad.map((o) => o.q.query + ' [' + o.r.s + ']').join(' ; ')); }
for (const o of out) if (o.q.kind === 'none' && (o.r.p.length || o.r.n)) console.log('none but', o.q.query, o.r);
console.log(out[3]);
// bytes to first member
for (const locale of ['en', 'th']) { const p = await (await browser.newContext()).newPage(); await p.goto(`http://localhost:${port}/${locale}/`, { waitUntil: 'networkidle' }); let n = 0; const jobs: Promise<void>[] = []; const by: string[] = [];
p.on('response', (r) => jobs.push(r.body().then((b) => { const c = b[0] === 0x1f && b[1] === 0x8b ? b.length : Math.min(b.length, brotliCompressSync(b).length); n += c; by.push(new URL(r.url()).pathname + ' ' + c); }).catch(() => {})));
await p.locator('#ask').click(); await p.locator('#seek [type=search]').fill('siam'); await p.locator('#seek [role=option]').first().waitFor(); await Promise.all(jobs); console.log(locale, 'first member', n, by.join(', ')); }
await browser.close(); server.close(); server.closeAllConnections(); process.exit(0);

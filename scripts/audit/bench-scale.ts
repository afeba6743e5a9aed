import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { createFinder } from '../../src/search/finder.ts';
import { createSiteServer, listen } from '../build/serve.ts';
import { launchBrowser } from '../site/browser.ts';
import { measureCommand } from './builders/measure-command.ts';
import { generateProject } from './scale/generate-members.ts';
import { readPublishedNames } from './search/published.ts';

/**
 * `npm run bench:scale`: a copy of the project with 10,000 made-up members in addition: the time of a build, the size
 * of the names file, and the speed of search and filters. MEMBERS sets another number.
 */
const count = Number(process.env['MEMBERS'] ?? 10_000);
const folder = resolve('.cache/scale');
await generateProject(folder, count);
const build = [process.execPath, 'scripts/run.js', 'build'];
const { wall, cpu, memory, output } = await measureCommand(build, folder, { OUT_DIR: '' });
console.log(
  `${count} more members: build without caches ${wall.toFixed(1)} s, ${cpu.toFixed(1)} s of processors, ${memory.toFixed(0)} MB`,
);
console.log(output.slice(output.indexOf('页面')));

const begin = performance.now();
const { text, index } = readPublishedNames(resolve(folder, 'dist'));
console.log(`names: ${text.length} characters, ${brotliCompressSync(text).length} B of brotli`);
const finder = createFinder(index, 1);
console.log(`names read in ${seconds(begin)} s`);
for (const [what, queries] of Object.entries({
  'found as typed': [
    'suzhou',
    '无锡',
    '机电',
    'ม.ส',
    'Чунцин',
    'wxcz',
    'vocational su',
    'University Medan',
  ],
  'not found as typed': ['Vocatonal', 'Suzhuo Medan', 'коледж', 'zzqqxx', '无苏院'],
}))
  console.log(`${what}: ${printTimes(queries.map((query) => timeOf(() => finder.find(query))))}`);

const server = createSiteServer(resolve(folder, 'dist'), '/');
const port = await listen(server, 0);
const browser = await launchBrowser();
const page = await browser.newPage();
await page.goto(`http://localhost:${port}/en/members/?kind=company`, { timeout: 120_000 });
await page.locator('.filters [role=status]', { hasText: /\d/ }).waitFor();
const choices = ['university', 'association', '', 'company', 'vocational-college', 'university'];
const times = await page.evaluate(async (values) => {
  const select = document.querySelector<HTMLSelectElement>('.filters [name=kind]');
  const sort = document.querySelector<HTMLSelectElement>('.filters [name=sort]');
  const box = document.querySelector('.directory');
  if (!select || !sort || !box) throw new Error('No filters on this page');
  sort.value = 'number';
  const times: number[] = [];
  for (const value of values) {
    select.value = value;
    const begin = performance.now();
    select.dispatchEvent(new Event('change', { bubbles: true }));
    // The handler ends in microtasks; then the layout of a frame.
    await Promise.resolve().then(() => {});
    box.getBoundingClientRect();
    times.push(performance.now() - begin);
    await new Promise((done) => setTimeout(done, 50));
  }
  return times;
}, choices);
console.log(
  `a filter chosen among ${count} and more, to the finished layout: ${printTimes(times)}`,
);
await page.locator('#ask').click();
const keys = await page.evaluate(async () => {
  const field = document.querySelector<HTMLInputElement>('#seek [type=search]');
  const dialog = document.querySelector('#seek');
  if (!field || !dialog) throw new Error('No search box on this page');
  const times: number[] = [];
  await new Promise((done) => setTimeout(done, 8000));
  for (const query of [
    'suz',
    'suzh',
    'suzho',
    'suzhou',
    'suzhou m',
    'suzhou me',
    'suzhou med',
    '无锡',
    '无锡机',
  ]) {
    field.value = query;
    const begin = performance.now();
    const answered = new Promise<void>((done) => {
      const observer = new MutationObserver(() => {
        observer.disconnect();
        done();
      });
      observer.observe(dialog, { childList: true, subtree: true });
    });
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await answered;
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    times.push(performance.now() - begin);
    await new Promise((done) => setTimeout(done, 300));
  }
  return times;
});
console.log(`key to members painted: ${printTimes(keys)}`);
await browser.close();
server.close();
server.closeAllConnections();
// Now and not before the next build: ext4 is slow to create files where many were just deleted.
rmSync(folder, { recursive: true });

function seconds(from: number): string {
  return ((performance.now() - from) / 1000).toFixed(1);
}

function timeOf(run: () => void): number {
  const from = performance.now();
  run();
  return performance.now() - from;
}

function printTimes(list: number[]): string {
  const sorted = [...list].sort((a, b) => a - b);
  return `median ${sorted[sorted.length >> 1]?.toFixed(1)} ms, most ${sorted.at(-1)?.toFixed(1)} ms`;
}

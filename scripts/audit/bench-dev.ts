import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../site/browser.ts';
import { median } from './builders/measure-command.ts';
import { freePort, startGroup } from './process-group.ts';
import { generateProject } from './scale/generate-members.ts';

/**
 * `npm run bench:dev`: how long an edit takes to show in a browser while developing, in a copy of the project with
 * MEMBERS made-up members more (none by default): a style, and a member's name.
 */
const count = Number(process.env['MEMBERS'] ?? 0);
const rounds = 9;
const folder = resolve('.cache/dev-bench');
await generateProject(folder, count);
const port = await freePort();
const server = startGroup(
  process.execPath,
  ['scripts/run.js', 'astro', 'dev', '--port', `${port}`],
  { cwd: folder, stdio: 'ignore', env: { ...process.env, NODE_ENV: 'development' } },
);
const browser = await launchBrowser();
const page = await browser.newPage();
const address = `http://localhost:${port}/en/members/siam-university/`;
let begin = performance.now();
while (!(await page.goto(address, { timeout: 60_000 }).catch(() => undefined))?.ok())
  await new Promise((done) => setTimeout(done, 50));
console.log(`${count} members more; first page after ${seconds(begin)} s`);

const style = join(folder, 'src/styles/tokens.css');
await measure('a style', page, style, (text, round) => ({
  text: `${text}\n:root { --round: ${round}; }\n`,
  isShown: `getComputedStyle(document.documentElement).getPropertyValue('--round').trim() === '${round}'`,
}));
const member = join(folder, 'content/members/siam-university.yaml');
await measure("a member's name", page, member, (text, round) => ({
  text: text.replace('name: Siam University', `name: Siam University ${'I'.repeat(round)}`),
  isShown: `document.querySelector('h1')?.textContent.trim() === 'Siam University ${'I'.repeat(round)}'`,
}));
await browser.close();
await server.stop();

/** Edits a file again and again, and prints how long the browser took to show it. */
async function measure(
  what: string,
  page: Page,
  file: string,
  edit: (text: string, round: number) => { text: string; isShown: string },
): Promise<void> {
  const original = readFileSync(file, 'utf8');
  const times: number[] = [];
  for (let round = 1; round <= rounds; round++) {
    const { text, isShown } = edit(original, round);
    begin = performance.now();
    writeFileSync(file, text);
    await page.waitForFunction(isShown, undefined, { polling: 10, timeout: 60_000 });
    times.push(performance.now() - begin);
    // A page that was loaded anew does not hear of edits before it is connected again.
    await page.waitForTimeout(1000);
  }
  console.log(
    `${what}: median ${median(times).toFixed(0)} ms, most ${Math.max(...times).toFixed(0)} ms`,
  );
}

function seconds(from: number): string {
  return ((performance.now() - from) / 1000).toFixed(1);
}

import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';

/** Words that every version of the site has, in pages and as names. */
const topics = ['vocational', 'standards', 'email', 'industry', 'language'];
const names = ['Siam', 'Colombo', 'Wuxi', 'Moscow', 'Chongqing'];
const countries = ['th', 'ru', 'lk'];

/** How long a reader waits for an answer, in milliseconds. */
const patience = 15_000;

/**
 * A reader who opens a page, and much later, when the site may be another, searches in it, filters, and follows a link.
 * @param site address of the start page
 * @param isOver whether the reader may leave
 */
export async function read(
  browser: Browser,
  site: string,
  isOver: () => boolean,
): Promise<ReadingReport> {
  const report: ReadingReport = { done: 0, said: [], failures: [] };
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  page.on('pageerror', ({ message }) => report.failures.push(`uncaught: ${message}`));
  while (!isOver()) {
    const tasks = choose([[search, search], [filterByPlace, filterByName, openMap], [follow]]);
    const start = tasks[0] === search || tasks[0] === follow ? 'en/about/' : 'en/members/';
    try {
      await page.goto(site + start);
      for (const task of tasks) {
        await wait(Math.random() * 8000);
        const problem = await task(page);
        if (problem?.startsWith('said')) report.said.push(`${task.name}: ${problem}`);
        else if (problem) report.failures.push(`${task.name}: ${problem}`);
        report.done += 1;
      }
    } catch (error) {
      report.failures.push(`${(error as Error).message} at ${page.url()}`);
    }
  }
  await context.close();
  return report;
}

/** Searches in the box of the header. */
async function search(page: Page): Promise<Problem> {
  if (!(await page.locator('#seek').isVisible())) await page.locator('#ask').click();
  const field = page.locator('#seek [type=search]');
  const status = page.locator('#seek [role=status]');
  await field.fill('');
  await field.fill(choose(topics));
  await status.filter({ hasText: /pages? found|No results|could not/ }).waitFor();
  const text = (await status.textContent()) ?? '';
  await field.fill('');
  await field.fill(choose(names));
  await status.filter({ hasText: /member organi|No results|could not/ }).waitFor();
  return judge(text) ?? judge((await status.textContent()) ?? '');
}

/** Chooses a country in the directory. */
async function filterByPlace(page: Page): Promise<Problem> {
  const country = page.locator('.filters [name=country]');
  // As a touch does; it loads the script.
  await country.focus();
  await country.selectOption(choose(countries));
  return filtered(page);
}

/** Filters the directory by a name. */
async function filterByName(page: Page): Promise<Problem> {
  await page.locator('.filters [name=country]').selectOption('');
  await page.locator('.filters [name=q]').fill(choose(names));
  const problem = await filtered(page);
  await page.locator('.filters [name=q]').fill('');
  return problem;
}

async function filtered(page: Page): Promise<Problem> {
  const status = page.locator('.filters [role=status]');
  await status.filter({ hasText: /Showing|No members|could not/ }).waitFor();
  return judge((await status.textContent()) ?? '');
}

/** Opens the map in the directory. */
async function openMap(page: Page): Promise<Problem> {
  await page.locator('.overview summary').click();
  const map = page.locator('.overview .map');
  const status = page.locator('.filters [role=status]', { hasText: 'could not' });
  await map.or(status).first().waitFor();
  return (await map.isVisible()) ? undefined : judge((await status.textContent()) ?? '');
}

/** Follows a link to another page and reads it. */
async function follow(page: Page): Promise<Problem> {
  await page
    .locator('.menu a')
    .nth(Math.floor(Math.random() * 3))
    .click();
  await page.waitForLoadState();
  const title = await page.locator('h1').first().textContent();
  const styles = await page.evaluate(() => getComputedStyle(document.body).margin);
  if (!title || (await page.locator('section[lang]').count()) === 4) return 'not the page';
  return styles === '0px' ? undefined : 'no styles';
}

function judge(text: string): Problem {
  if (/No results|No members/.test(text)) return `false: ${text}`;
  return /could not/.test(text) ? `said: ${text}` : undefined;
}

function choose<T>(all: readonly T[]): T {
  return all[Math.floor(Math.random() * all.length)] as T;
}

/** What went wrong for a reader; a failure that the page reports begins with `said`. */
type Problem = string | undefined;

/** What a reader did and met. */
export type ReadingReport = { done: number; said: string[]; failures: string[] };

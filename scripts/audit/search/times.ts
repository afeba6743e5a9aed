import type { Browser } from 'playwright-core';

/**
 * Milliseconds from each key to the painted list of results on the search page, sorted.
 * @param slower by how much the processor is slowed down
 */
export async function measureTimes(
  browser: Browser,
  url: string,
  queries: string[],
  slower: number,
): Promise<number[]> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url);
  await page.locator('main input[type=search]').focus();
  await page.waitForLoadState('networkidle');
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
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
  }, queries);
  await context.close();
  return times.sort((a, b) => a - b);
}

/** The longest chain of requests, each of which waits for another, from opening the box to its first member. */
export async function countRoundTrips(browser: Browser, url: string, delay: number) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'networkidle' });
  await context.route('**/*', async (route) => {
    await new Promise((done) => setTimeout(done, delay));
    await route.continue();
  });
  const begin = performance.now();
  await page.locator('#ask').click();
  await page.locator('#seek [type=search]').fill('siam');
  // What was typed before the script came is answered when it is there.
  await page.locator('#seek [role=option] mark').first().waitFor();
  const time = performance.now() - begin;
  await context.close();
  return Math.floor(time / delay);
}

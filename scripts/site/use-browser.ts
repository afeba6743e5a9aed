import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchBrowser } from '#scripts/site/browser.ts';

/**
 * Starts a browser before the tests of a file and ends it after them. Its reader wants no motion unless a test says
 * otherwise: nothing waits for a page to fade into the next.
 * @returns a browser whose contexts are opened inside tests only
 */
export function useBrowser(): Pick<Browser, 'newContext' | 'newPage'> {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  return {
    newContext: (options) => browser.newContext(withoutMotion(options)),
    newPage: (options) => browser.newPage(withoutMotion(options)),
  };
}

function withoutMotion(options: BrowserContextOptions = {}): BrowserContextOptions {
  return { reducedMotion: 'reduce', ...options };
}

import type { Page } from 'playwright-core';

/**
 * How often Tab is pressed on a page just opened until an element of the selector, or one in it, has the focus;
 * infinite if 150 times do not suffice.
 */
export async function countTabs(page: Page, selector: string): Promise<number> {
  for (let tabs = 1; tabs <= 150; tabs++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((goal) => document.activeElement?.closest(goal) !== null, selector))
      return tabs;
  }
  return Number.POSITIVE_INFINITY;
}

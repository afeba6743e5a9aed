import type { Page } from 'playwright-core';
import { localeCodes } from '../../src/domain/locale.ts';
import { createSiteServer, listen } from '../build/serve.ts';
import { launchBrowser } from '../site/browser.ts';
import { countTabs } from '../site/tabs.ts';

/** What a reader comes to a page for, by a name and the selector of the first of them. */
const goals: Record<string, Record<string, string>> = {
  '': { action: '.ways a', task: '.tasks a', map: '.map a' },
  'members/': { action: '.filters [name=q]', member: '.directory li a' },
  'members/uitm/': { action: '.act' },
  'charter/': { action: '.contents a, .to-contents a', text: '.document .block' },
  'contact/': { action: '.contacts a' },
  'places/th/': { member: '.roll a' },
};

/**
 * Measures how far it is to what readers come for: the height of pages, the pixels to their goals from the top, and
 * how often Tab is pressed to reach them.
 * @param folder a built site
 * @param base the path it was built for
 */
export async function measureReach(folder: string, base = '/'): Promise<Reach[]> {
  const server = createSiteServer(folder, base);
  const port = await listen(server, 0);
  const browser = await launchBrowser();
  const found: Reach[] = [];
  for (const width of [360, 1280]) {
    const page = await browser.newPage({ viewport: { width, height: width < 500 ? 740 : 800 } });
    for (const locale of localeCodes)
      for (const [path, selectors] of Object.entries(goals)) {
        await page.goto(`http://localhost:${port}${base}${locale}/${path}`);
        const height = await page.evaluate(() => document.documentElement.scrollHeight);
        const reached: string[] = [];
        for (const [name, selector] of Object.entries(selectors)) {
          // Anew for each, so that Tab begins at the top.
          await page.reload();
          reached.push(`${name} ${await measureGoal(page, selector)}`);
        }
        found.push({ page: `${locale}/${path}`, width, height, goals: reached.join(', ') });
      }
    await page.close();
  }
  await browser.close();
  server.close();
  server.closeAllConnections();
  return found;
}

/** The pixels and the Tabs to the first visible element of a selector. */
async function measureGoal(page: Page, selector: string): Promise<string> {
  const top = await page.evaluate((goal) => {
    const first = [...document.querySelectorAll(goal)].find((element) => element.checkVisibility());
    return first && Math.round(first.getBoundingClientRect().top);
  }, selector);
  if (top === undefined) return '–';
  return `${top} px ${await countTabs(page, selector)} tabs`;
}

/** How far a page's goals are from its top. */
export type Reach = { page: string; width: number; height: number; goals: string };

import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createSiteServer, listen } from '../build/serve.ts';
import { launchBrowser } from '../site/browser.ts';
import { layoutPaths } from '../site/pages.ts';

/**
 * `npm run screenshots -- [addresses …]`: pictures of the built site in `.cache/screenshots/`, to look at:
 * each address in four languages (or as given), light and dark, 360, 768 and 1280 px wide, and on paper.
 * An address is the part after the language, such as `members/`; without any, every layout is taken.
 * WIDTHS, SCHEMES and LOCALES narrow the choice, as in `WIDTHS=360 SCHEMES=dark LOCALES=th`.
 */
const choose = (name: string, all: string[]) => process.env[name]?.split(',') ?? all;
const given = process.argv.slice(2);
const addressesIn = (locale: string) =>
  given.length > 0
    ? given
    : layoutPaths
        .filter((path) => path.startsWith(`${locale}/`))
        .map((path) => path.slice(locale.length + 1));
const folder = resolve('.cache/screenshots');
mkdirSync(folder, { recursive: true });

const server = createSiteServer(resolve('dist'), '/');
const port = await listen(server, 0);
const browser = await launchBrowser();
for (const scheme of choose('SCHEMES', ['light', 'dark']) as ('light' | 'dark')[]) {
  for (const width of choose('WIDTHS', ['360', '768', '1280']).map(Number)) {
    const context = await browser.newContext({
      viewport: { width, height: width < 500 ? 740 : 900 },
      colorScheme: scheme,
    });
    const page = await context.newPage();
    for (const locale of choose('LOCALES', ['zh', 'en', 'ru', 'th'])) {
      for (const address of addressesIn(locale)) {
        await page.goto(`http://localhost:${port}/${locale}/${address}`);
        await page.waitForLoadState('networkidle');
        const name = `${locale}-${address.replace(/\W+/g, '-') || 'home-'}${width}-${scheme}`;
        await page.screenshot({
          path: join(folder, `${name}.png`),
          fullPage: process.env['WHOLE'] === '1',
        });
      }
    }
    await context.close();
  }
}
if (!process.env['SCHEMES']) {
  const page = await browser.newPage();
  for (const locale of choose('LOCALES', ['zh', 'en', 'ru', 'th']))
    for (const address of addressesIn(locale)) {
      await page.goto(`http://localhost:${port}/${locale}/${address}`);
      const name = `${locale}-${address.replace(/\W+/g, '-') || 'home-'}paper`;
      await page.pdf({ path: join(folder, `${name}.pdf`), format: 'A4', preferCSSPageSize: true });
    }
}
await browser.close();
server.close();
server.closeAllConnections();
console.log(folder);

import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { localeCodes } from '../../src/domain/locale.ts';
import { createSiteServer, listen } from '../build/serve.ts';
import { launchBrowser } from '../site/browser.ts';
import { buildSite } from '../site/build.ts';
import { layoutPaths } from '../site/pages.ts';
import { rootSite } from './sites.ts';

/**
 * `npm run screenshots [-- paths …]`: builds the site and writes pictures of it to `.cache/screenshots/`: each path
 * in every language, light and dark, 360, 768 and 1280 px wide, and as a PDF.
 * A path is the part after the language, such as `members/`; without any, one page of every layout is taken.
 * WIDTHS, SCHEMES and LOCALES narrow the choice, as in `WIDTHS=360 SCHEMES=dark LOCALES=th`.
 */
const choose = (name: string, all: string[]) => process.env[name]?.split(',') ?? all;
const given = process.argv.slice(2);
const pathsIn = (locale: string) =>
  given.length > 0
    ? given
    : layoutPaths
        .filter((path) => path.startsWith(`${locale}/`))
        .map((path) => path.slice(locale.length + 1));
const folder = resolve('.cache/screenshots');
mkdirSync(folder, { recursive: true });

await buildSite(rootSite);
const server = createSiteServer(rootSite.folder, rootSite.base);
const port = await listen(server, 0);
const browser = await launchBrowser();
for (const scheme of choose('SCHEMES', ['light', 'dark']) as ('light' | 'dark')[]) {
  for (const width of choose('WIDTHS', ['360', '768', '1280']).map(Number)) {
    const context = await browser.newContext({
      viewport: { width, height: width < 500 ? 740 : 900 },
      colorScheme: scheme,
    });
    const page = await context.newPage();
    for (const locale of choose('LOCALES', [...localeCodes])) {
      for (const path of pathsIn(locale)) {
        await page.goto(`http://localhost:${port}/${locale}/${path}`);
        await page.waitForLoadState('networkidle');
        const name = `${locale}-${path.replace(/\W+/g, '-') || 'home-'}${width}-${scheme}`;
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
  for (const locale of choose('LOCALES', [...localeCodes]))
    for (const path of pathsIn(locale)) {
      await page.goto(`http://localhost:${port}/${locale}/${path}`);
      const name = `${locale}-${path.replace(/\W+/g, '-') || 'home-'}paper`;
      await page.pdf({ path: join(folder, `${name}.pdf`), format: 'A4', preferCSSPageSize: true });
    }
}
await browser.close();
server.close();
server.closeAllConnections();
console.log(folder);

import lighthouse from 'lighthouse';
import { localeCodes } from '../../src/domain/locale.ts';
import { createSiteServer, listen } from '../build/serve.ts';
import { launchBrowser } from '../site/browser.ts';
import { buildSite } from '../site/build.ts';
import { rootSite } from './sites.ts';

/**
 * `npm run audit [-- paths …]`: builds the site and runs Lighthouse on it, as a phone on a slow connection.
 * Prints the four scores of every page and the audits below 1; exit code 1 when a score is below 100.
 * A path is the part after the language, such as `members/`.
 */
const given = process.argv.slice(2);
const paths = given.length > 0 ? given : ['', 'charter/', 'members/', 'members/uitm/', 'contact/'];
const categories = ['performance', 'accessibility', 'best-practices', 'seo'];

await buildSite(rootSite);
const server = createSiteServer(rootSite.folder, rootSite.base);
const port = await listen(server, 0);
const debuggingPort = 9229 + Math.floor(port % 1000);
const browser = await launchBrowser([`--remote-debugging-port=${debuggingPort}`]);
for (const locale of localeCodes) {
  for (const path of paths) {
    const url = `http://localhost:${port}/${locale}/${path}`;
    const result = await lighthouse(url, {
      port: debuggingPort,
      onlyCategories: categories,
      logLevel: 'error',
    });
    if (!result) throw new Error(`No result for ${url}`);
    const { lhr } = result;
    const scores = categories.map((id) => Math.round((lhr.categories[id]?.score ?? 0) * 100));
    console.log(`${scores.map((score) => String(score).padStart(4)).join('')}  ${locale}/${path}`);
    if (scores.every((score) => score === 100)) continue;
    process.exitCode = 1;
    for (const { id, title, score } of Object.values(lhr.audits))
      if (score !== null && score < 1) console.log(`      ${id}: ${title} (${score})`);
  }
}
await browser.close();
server.close();
server.closeAllConnections();

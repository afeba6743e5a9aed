import { resolve } from 'node:path';
import lighthouse from 'lighthouse';
import { localeCodes } from '../../src/domain/locale.ts';
import { createSiteServer, listen } from '../build/serve.ts';
import { readSettings } from '../build/settings.ts';
import { launchBrowser } from '../site/browser.ts';

/**
 * `npm run audit [-- addresses …]`: Lighthouse, as a phone on a slow link, on the built site.
 * Prints the four scores of every page and what took a point away; exit code 1 when a score is below 100.
 * An address is the part after the language, such as `members/`.
 */
const given = process.argv.slice(2);
const addresses =
  given.length > 0 ? given : ['', 'charter/', 'members/', 'members/uitm/', 'contact/'];
const categories = ['performance', 'accessibility', 'best-practices', 'seo'];

const { base } = readSettings(process.env);
const server = createSiteServer(resolve('dist'), base);
const port = await listen(server, 0);
const debugging = 9229 + Math.floor(port % 1000);
const browser = await launchBrowser([`--remote-debugging-port=${debugging}`]);
for (const locale of localeCodes) {
  for (const address of addresses) {
    const url = `http://localhost:${port}${base}${locale}/${address}`;
    const result = await lighthouse(url, {
      port: debugging,
      onlyCategories: categories,
      logLevel: 'error',
    });
    if (!result) throw new Error(`No result for ${url}`);
    const { lhr } = result;
    const scores = categories.map((id) => Math.round((lhr.categories[id]?.score ?? 0) * 100));
    console.log(
      `${scores.map((score) => String(score).padStart(4)).join('')}  ${locale}/${address}`,
    );
    if (scores.every((score) => score === 100)) continue;
    process.exitCode = 1;
    for (const { id, title, score } of Object.values(lhr.audits))
      if (score !== null && score < 1) console.log(`      ${id}: ${title} (${score})`);
  }
}
await browser.close();
server.close();
server.closeAllConnections();

import { resolve } from 'node:path';
import { launchBrowser } from '#scripts/browser.ts';
import { createSiteServer, listen } from '#scripts/serve.ts';

const server = createSiteServer(resolve('dist'), '/');
const port = await listen(server, 0);
const b = await launchBrowser();
for (const [loc, q, w, scheme] of [
  ['en', '?country=th', 1280, 'light'],
  ['ru', '?kind=university', 360, 'dark'],
  ['zh', '', 1280, 'dark'],
  ['th', '', 360, 'light'],
] as const) {
  const c = await b.newContext({ viewport: { width: w, height: 1000 }, colorScheme: scheme });
  const p = await c.newPage();
  p.on('console', (m) => console.log(m.type(), m.text()));
  p.on('pageerror', (e) => console.log('ERR', e));
  await p.goto(`http://localhost:${port}/${loc}/members/${q}`);
  await p.locator('.overview summary').click();
  await p.locator('.overview .wall').waitFor();
  await p.waitForLoadState('networkidle');
  await p.screenshot({ path: `.cache/look/o-${loc}-${w}.png`, fullPage: w > 1000 });
  await c.close();
}
await b.close();
server.close();
server.closeAllConnections();

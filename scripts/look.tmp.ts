import { resolve } from 'node:path';
import { launchBrowser } from '#scripts/browser.ts';
import { createSiteServer, listen } from '#scripts/serve.ts';

const server = createSiteServer(resolve('dist'), '/');
const port = await listen(server, 0);
const b = await launchBrowser();
for (const [loc, q, w, scheme] of [
  ['en', 'siam', 1280, 'light'],
  ['th', 'ม.สยาม', 360, 'dark'],
  ['zh', 'wuxi', 768, 'light'],
  ['ru', 'Чунцин', 360, 'light'],
  ['en', 'vocatonal', 360, 'light'],
  ['en', 'qqqqzz', 1280, 'dark'],
] as const) {
  const c = await b.newContext({ viewport: { width: w, height: 800 }, colorScheme: scheme });
  const p = await c.newPage();
  p.on('console', (m) => console.log(m.type(), m.text()));
  p.on('pageerror', (e) => console.log('ERR', e));
  await p.goto(`http://localhost:${port}/${loc}/`);
  await p.screenshot({ path: `.cache/look/${loc}-${w}-before.png` });
  await p.locator('#ask').click();
  await p.locator('#seek [type=search]').pressSequentially(q, { delay: 20 });
  await p.locator('#seek [role=status]', { hasText: /\S/ }).waitFor();
  await p.waitForLoadState('networkidle');
  await p.keyboard.press('ArrowDown');
  await p.screenshot({ path: `.cache/look/${loc}-${w}-${q.slice(0, 3)}.png` });
  await c.close();
}
await b.close();
server.close();
server.closeAllConnections();

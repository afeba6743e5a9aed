import { existsSync, globSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { Builder, Capabilities, Key as SeleniumKey, type WebDriver } from 'selenium-webdriver';
import type { Engine } from '#scripts/audit/browsers/engines.ts';
import type { Key, Window } from '#scripts/audit/browsers/window.ts';
import { startGroup } from '#scripts/audit/process-group.ts';
import { freePort, listen } from '#scripts/build/serve.ts';

const driverProgram = '/usr/bin/WebKitWebDriver';

/** WebKit in its GTK port, by WebDriver; each window has a driver of its own, since one that ended a browser may hang. */
export async function startWebKit(): Promise<Engine> {
  const [binary] = globSync('/usr/lib/*/webkit2gtk-4.*/MiniBrowser');
  if (!binary || !existsSync(driverProgram)) throw new Error(lacking('WebKitWebDriver'));
  const screen = process.env['DISPLAY'] ? undefined : await startScreen();
  const display = screen?.display ?? process.env['DISPLAY'];
  const foreign: string[] = [];
  const proxy = startProxy(foreign);
  const proxyPort = await listen(proxy, 0);
  const capabilities = new Capabilities({
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary, args: ['--automation'] },
    proxy: {
      proxyType: 'manual',
      httpProxy: `127.0.0.1:${proxyPort}`,
      sslProxy: `127.0.0.1:${proxyPort}`,
      noProxy: ['localhost'],
    },
  });

  /** A browser that does not come up, as happens now and then, is given up, and another is started. */
  const start = async (triesLeft = 3): Promise<Started> => {
    const port = await freePort();
    const { stop } = startGroup(driverProgram, [`--port=${port}`], {
      // As root there is no sandbox.
      env: { ...process.env, DISPLAY: display, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' },
      stdio: 'ignore',
    });
    const address = `http://127.0.0.1:${port}`;
    await isReady(`${address}/status`);
    const coming = new Builder().usingServer(address).withCapabilities(capabilities).build();
    const session = await Promise.race([coming, wait(15_000, undefined, { ref: false })]);
    if (session) return { session, stop };
    coming.catch(() => {});
    await stop();
    if (triesLeft === 0) throw new Error('WebKit does not come up');
    return start(triesLeft - 1);
  };
  const { session, stop } = await start();
  const version = (await session.getCapabilities()).getBrowserVersion();
  await stop();

  return {
    name: `WebKitGTK ${version}`,
    hasPageSearch: true,
    tellsErrors: false,
    canPrint: false,
    // A way back cuts the fade between two pages short, and a promise that no script has asked for is broken.
    excuses: [/^console: AbortError: Skipping view transition/],
    async newWindow() {
      const { session, stop } = await start();
      const before = foreign.length;
      return {
        open: (address) => session.get(address),
        clickAt: (x, y) => session.actions().move({ x, y, duration: 0 }).click().perform(),
        type: (text) => session.actions().sendKeys(text).perform(),
        press: (key) => session.actions().sendKeys(keys[key]).perform(),
        ask: <Value>(expression: string) => session.executeScript<Value>(`return (${expression})`),
        print: () => Promise.reject(new Error('This driver cannot print')),
        foreign: () => foreign.slice(before),
        // Its driver tells nobody of the console; the pages tell the server.
        errors: () => [],
        close: stop,
      } satisfies Window;
    },
    async close() {
      proxy.close();
      await screen?.stop();
    },
  };
}

const keys: Readonly<Record<Key, string>> = {
  ArrowDown: SeleniumKey.ARROW_DOWN,
  ArrowUp: SeleniumKey.ARROW_UP,
  Enter: SeleniumKey.ENTER,
  Escape: SeleniumKey.ESCAPE,
  '/': '/',
};

/** A screen that nobody sees. */
function startScreen(): Promise<{ display: string; stop: () => Promise<void> }> {
  const { child, stop } = startGroup('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1000x24'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  return new Promise((done, fail) => {
    child.once('error', () => fail(new Error(lacking('Xvfb'))));
    child.once('exit', () => fail(new Error('Xvfb ended')));
    child.stdio[3]?.once('data', (data) => done({ display: `:${String(data).trim()}`, stop }));
  });
}

/** Takes whatever is asked of another origin, and refuses it. */
function startProxy(foreign: string[]): Server {
  const server = createServer((request, response) => {
    foreign.push(request.url ?? '');
    response.writeHead(403).end();
  });
  return server.on('connect', (request, socket) => {
    foreign.push(request.url ?? '');
    socket.end();
  });
}

/** Waits until a server answers. */
async function isReady(address: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const answer = await fetch(address).catch(() => undefined);
    if (answer?.ok) return;
    await wait(50);
  }
  throw new Error(`${address} does not answer`);
}

function lacking(what: string): string {
  return `缺少 ${what}。请安装（Debian）：apt-get install webkit2gtk-driver xvfb\n${what} is missing. Install it (Debian): apt-get install webkit2gtk-driver xvfb`;
}

type Started = { session: WebDriver; stop: () => Promise<void> };

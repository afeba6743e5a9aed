import { existsSync, globSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { Builder, Capabilities, Key as SeleniumKey, type WebDriver } from 'selenium-webdriver';
import { listen } from '../../build/serve.ts';
import { freePort, startGroup } from '../process-group.ts';
import type { Engine } from './engine.ts';
import type { Key, Window } from './window.ts';

const driverProgram = '/usr/bin/WebKitWebDriver';

/** Starts WebKitGTK, by WebDriver. Each window has its own driver, because a driver may hang once its browser has ended. */
export async function startWebKit(): Promise<Engine> {
  const [binary] = globSync('/usr/lib/*/webkit2gtk-4.*/MiniBrowser');
  if (!binary || !existsSync(driverProgram)) throw new Error(missing('WebKitWebDriver'));
  const screen = process.env['DISPLAY'] ? undefined : await startScreen();
  const display = screen?.display ?? process.env['DISPLAY'];
  const foreign: string[] = [];
  const proxy = startProxy(foreign);
  const capabilities = capabilitiesOf(binary, await listen(proxy, 0));
  const { session, stop } = await startSession(capabilities, display);
  const version = (await session.getCapabilities()).getBrowserVersion();
  await stop();
  return {
    name: `WebKitGTK ${version}`,
    hasPageSearch: true,
    reportsErrors: false,
    canPrint: false,
    // history.back() ends a view transition early, which rejects a promise that no script uses.
    ignored: [/^console: AbortError: Skipping view transition/],
    async newWindow() {
      const { session, stop } = await startSession(capabilities, display);
      return steer(session, foreign, stop);
    },
    async close() {
      proxy.close();
      await screen?.stop();
    },
  };
}

function steer(session: WebDriver, foreign: string[], stop: () => Promise<void>): Window {
  const before = foreign.length;
  return {
    open: (url) => session.get(url),
    clickAt: (x, y) => session.actions().move({ x, y, duration: 0 }).click().perform(),
    type: (text) => session.actions().sendKeys(text).perform(),
    press: (key) => session.actions().sendKeys(keys[key]).perform(),
    evaluate: <Value>(expression: string) => session.executeScript<Value>(`return (${expression})`),
    print: () => Promise.reject(new Error('This driver cannot print')),
    foreign: () => foreign.slice(before),
    // The driver does not pass on console errors; a script in the pages sends them to the server.
    errors: () => [],
    close: stop,
  };
}

const keys: Readonly<Record<Key, string>> = {
  ArrowDown: SeleniumKey.ARROW_DOWN,
  ArrowUp: SeleniumKey.ARROW_UP,
  Enter: SeleniumKey.ENTER,
  Escape: SeleniumKey.ESCAPE,
  '/': '/',
};

function capabilitiesOf(binary: string, proxyPort: number): Capabilities {
  const proxy = `127.0.0.1:${proxyPort}`;
  return new Capabilities({
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary, args: ['--automation'] },
    proxy: { proxyType: 'manual', httpProxy: proxy, sslProxy: proxy, noProxy: ['localhost'] },
  });
}

/** Starts a driver and its browser; tries again where the browser does not start, which happens now and then. */
async function startSession(
  capabilities: Capabilities,
  display: string | undefined,
  triesLeft = 3,
): Promise<Session> {
  const port = await freePort();
  const { stop } = startGroup(driverProgram, [`--port=${port}`], {
    // The sandbox does not work as root.
    env: { ...process.env, DISPLAY: display, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' },
    stdio: 'ignore',
  });
  const url = `http://127.0.0.1:${port}`;
  await waitForServer(`${url}/status`);
  const starting = new Builder().usingServer(url).withCapabilities(capabilities).build();
  const session = await Promise.race([starting, wait(15_000, undefined, { ref: false })]);
  if (session) return { session, stop };
  starting.catch(() => {});
  await stop();
  if (triesLeft === 0) throw new Error('WebKit does not start');
  return startSession(capabilities, display, triesLeft - 1);
}

/** Starts a virtual screen. */
function startScreen(): Promise<{ display: string; stop: () => Promise<void> }> {
  const { child, stop } = startGroup('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1000x24'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  return new Promise((done, fail) => {
    child.once('error', () => fail(new Error(missing('Xvfb'))));
    child.once('exit', () => fail(new Error('Xvfb ended')));
    child.stdio[3]?.once('data', (data) => done({ display: `:${String(data).trim()}`, stop }));
  });
}

/** Starts a proxy that records requests to other origins and refuses them. */
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

async function waitForServer(url: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await wait(50);
  }
  throw new Error(`${url} does not answer`);
}

function missing(what: string): string {
  return `缺少 ${what}。请安装（Debian）：apt-get install webkit2gtk-driver xvfb\n${what} is missing. Install it (Debian): apt-get install webkit2gtk-driver xvfb`;
}

/** A browser under the control of its driver. */
type Session = { session: WebDriver; stop: () => Promise<void> };

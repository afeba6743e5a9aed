import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { Builder, Capabilities, Key as SeleniumKey } from 'selenium-webdriver';
import type { Engine } from '#scripts/browsers/engines.ts';
import type { Key, Window } from '#scripts/browsers/window.ts';
import { freePort, listen } from '#scripts/serve.ts';

const driverProgram = '/usr/bin/WebKitWebDriver';

/** WebKit in its GTK port, by WebDriver. */
export async function startWebKit(): Promise<Engine> {
  const [binary] = globSync('/usr/lib/*/webkit2gtk-4.*/MiniBrowser');
  if (!binary || !existsSync(driverProgram)) throw new Error(lacking('WebKitWebDriver'));
  const ends: (() => void)[] = [];
  const display = process.env['DISPLAY'] ?? (await startDisplay(ends));
  const foreign: string[] = [];
  const proxy = await startProxy(foreign, ends);
  const port = await freePort();
  const driver = spawn(driverProgram, [`--port=${port}`], {
    env: {
      ...process.env,
      DISPLAY: display,
      // As root there is no sandbox.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    },
    stdio: 'ignore',
  });
  endWithUs(driver, ends);
  await isReady(`http://127.0.0.1:${port}/status`);

  const newSession = () =>
    new Builder()
      .usingServer(`http://127.0.0.1:${port}`)
      .withCapabilities(
        new Capabilities({
          browserName: 'MiniBrowser',
          'webkitgtk:browserOptions': {
            binary,
            args: ['--automation'],
          },
          proxy: {
            proxyType: 'manual',
            httpProxy: `127.0.0.1:${proxy}`,
            sslProxy: `127.0.0.1:${proxy}`,
            noProxy: ['localhost'],
          },
        }),
      )
      .build();
  const first = await newSession();
  const version = (await first.getCapabilities()).getBrowserVersion();
  await first.quit();

  return {
    name: `WebKitGTK ${version}`,
    hasPageSearch: true,
    tellsErrors: false,
    canPrint: false,
    excuses: [],
    async newWindow() {
      const session = await newSession();
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
        close: () => session.quit(),
      } satisfies Window;
    },
    async close() {
      for (const end of ends.reverse()) end();
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

/** A screen that nobody sees. @returns its name, as in DISPLAY */
function startDisplay(ends: (() => void)[]): Promise<string> {
  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1000x24'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  endWithUs(screen, ends);
  return new Promise((done, fail) => {
    screen.once('error', () => fail(new Error(lacking('Xvfb'))));
    screen.once('exit', () => fail(new Error('Xvfb ended')));
    screen.stdio[3]?.once('data', (data) => done(`:${String(data).trim()}`));
  });
}

/** Takes whatever is asked of another origin, and refuses it. @returns its port */
function startProxy(foreign: string[], ends: (() => void)[]): Promise<number> {
  const server = createServer((request, response) => {
    foreign.push(request.url ?? '');
    response.writeHead(403).end();
  });
  server.on('connect', (request, socket) => {
    foreign.push(request.url ?? '');
    socket.end();
  });
  ends.push(() => server.close());
  return listen(server, 0);
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

function endWithUs(child: ChildProcess, ends: (() => void)[]): void {
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  ends.push(kill);
}

function lacking(what: string): string {
  return `缺少 ${what}。请安装（Debian）：apt-get install webkit2gtk-driver xvfb\n${what} is missing. Install it (Debian): apt-get install webkit2gtk-driver xvfb`;
}

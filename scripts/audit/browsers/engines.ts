import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import puppeteer from 'puppeteer-core';
import { unpackFloorChromium } from '#scripts/audit/browsers/floor-chromium.ts';
import { startWebKit } from '#scripts/audit/browsers/webkit.ts';
import type { Key, Window } from '#scripts/audit/browsers/window.ts';
import { launchBrowser } from '#scripts/site/browser.ts';

/** The engines that a reader may come with, by the name they are asked for. */
export const engines: Readonly<Record<string, () => Promise<Engine>>> = {
  chromium: startChromium,
  firefox: startFirefox,
  webkit: startWebKit,
  'chromium-87': startFloorChromium,
};

async function startChromium(): Promise<Engine> {
  return steerChromium(await launchBrowser());
}

/** The oldest Chromium that the site is made for. */
async function startFloorChromium(): Promise<Engine> {
  const browser = await chromium.launch({
    executablePath: unpackFloorChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--no-zygote'],
  });
  return {
    ...steerChromium(browser),
    // Before Chromium 97 a policy can allow WebAssembly only together with `eval`, which this site does not.
    hasPageSearch: false,
    excuses: [
      /^console: .*invalid source: ''wasm-unsafe-eval''/,
      /^console: Failed to load the Pagefind WASM:\s+CompileError: WebAssembly.*disallowed by embedder/,
      // It tries again with every key, and the reader has gone on meanwhile.
      /^console: Failed to load .*:\s+TypeError: Failed to fetch$/,
      /^breaks the policy: .*script-src forbids eval$/,
    ],
  };
}

function steerChromium(browser: Browser): Engine {
  return {
    name: `Chromium ${browser.version()}`,
    hasPageSearch: true,
    tellsErrors: true,
    canPrint: true,
    excuses: [],
    async newWindow(home) {
      const context = await browser.newContext({ viewport });
      return steer(await context.newPage(), home, () => context.close());
    },
    close: () => browser.close(),
  };
}

/** Firefox as it is installed, by WebDriver BiDi. */
async function startFirefox(): Promise<Engine> {
  const places = ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/snap/bin/firefox'];
  const executablePath = process.env['FIREFOX_PATH'] ?? places.find((path) => existsSync(path));
  if (!executablePath)
    throw new Error(
      '没有找到 Firefox。请安装（Debian：apt-get install firefox-esr），或用 FIREFOX_PATH 指明其路径。\nFirefox is missing. Install it (Debian: apt-get install firefox-esr), or give its path in FIREFOX_PATH.',
    );
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath });
  return {
    name: (await browser.version()).replace('firefox/', 'Firefox '),
    hasPageSearch: true,
    tellsErrors: true,
    canPrint: true,
    // After a way back it asks for the icon of the origin, which under a path is not the site's.
    excuses: [/^(?:asks http:\/\/localhost:\d+|misses 404 )\/favicon\.ico$/],
    async newWindow(home) {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      await page.setViewport(viewport);
      return steer(page, home, () => context.close());
    },
    close: () => browser.close(),
  };
}

/** Steers a page of Playwright or Puppeteer, which agree in what is needed here. */
function steer(page: SteeredPage, home: string, close: () => Promise<void>): Window {
  const foreign: string[] = [];
  const errors: string[] = [];
  page.on('request', (request: { url: () => string }) => {
    // What Firefox draws its own controls with comes as data, which is no origin.
    if (!/^data:/.test(request.url()) && !request.url().startsWith(home))
      foreign.push(request.url());
  });
  page.on('console', (message: { type: () => string; text: () => string }) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error: Error) => errors.push(error.message));
  return {
    async open(address) {
      await page.goto(address);
    },
    clickAt: (x, y) => page.mouse.click(x, y),
    type: (text) => page.keyboard.type(text),
    press: (key) => page.keyboard.press(key),
    ask: <Value>(expression: string) => page.evaluate(expression) as Promise<Value>,
    print: () => page.pdf(),
    foreign: () => foreign,
    errors: () => errors,
    close,
  };
}

const viewport = { width: 1024, height: 800 };

type SteeredPage = {
  // biome-ignore lint/suspicious/noExplicitAny: each event has its own shape in each library
  on: (event: any, listener: (event: any) => void) => unknown;
  goto: (address: string) => Promise<unknown>;
  mouse: { click: (x: number, y: number) => Promise<void> };
  keyboard: { type: (text: string) => Promise<void>; press: (key: Key) => Promise<void> };
  evaluate: (expression: string) => Promise<unknown>;
  pdf: () => Promise<Uint8Array>;
};

/** A real browser that is running. */
export type Engine = {
  /** With its version. */
  name: string;
  /** Whether pages can be searched in it; members can be found in all. */
  hasPageSearch: boolean;
  /** Whether what its console is told can be heard. */
  tellsErrors: boolean;
  canPrint: boolean;
  /** Faults that are its own: it is too old to know better, or asks of itself. */
  excuses: readonly RegExp[];
  /** A window that remembers nothing of others. @param home the address of the site, all else being foreign */
  newWindow: (home: string) => Promise<Window>;
  close: () => Promise<void>;
};

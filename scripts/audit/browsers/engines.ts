import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import puppeteer from 'puppeteer-core';
import { launchBrowser } from '../../site/browser.ts';
import { type Engine, steer, viewport } from './engine.ts';
import { unpackFloorChromium } from './floor-chromium.ts';
import { startWebKit } from './webkit.ts';

/** Starts each engine, by its name on the command line. */
export const engines: Readonly<Record<string, () => Promise<Engine>>> = {
  chromium: startChromium,
  firefox: startFirefox,
  webkit: startWebKit,
  'chromium-87': startFloorChromium,
};

async function startChromium(): Promise<Engine> {
  return steerChromium(await launchBrowser());
}

/** Starts the oldest Chromium that the site supports. */
async function startFloorChromium(): Promise<Engine> {
  const browser = await chromium.launch({
    executablePath: unpackFloorChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--no-zygote'],
  });
  return {
    ...steerChromium(browser),
    // Before Chromium 97 a policy allows WebAssembly only together with `eval`, which this site forbids.
    hasPageSearch: false,
    ignored: [
      /^console: .*invalid source: ''wasm-unsafe-eval''/,
      /^console: Failed to load the Pagefind WASM:\s+CompileError: WebAssembly.*disallowed by embedder/,
      // It retries with every key, and the next page cancels the request.
      /^console: Failed to load .*:\s+TypeError: Failed to fetch$/,
      /^breaks the policy: .*script-src forbids eval$/,
    ],
  };
}

function steerChromium(browser: Browser): Engine {
  return {
    name: `Chromium ${browser.version()}`,
    hasPageSearch: true,
    reportsErrors: true,
    canPrint: true,
    ignored: [],
    async newWindow(home) {
      const context = await browser.newContext({ viewport });
      return steer(await context.newPage(), home, () => context.close());
    },
    close: () => browser.close(),
  };
}

/** Starts an installed Firefox, by WebDriver BiDi. */
async function startFirefox(): Promise<Engine> {
  const paths = ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/snap/bin/firefox'];
  const executablePath = process.env['FIREFOX_PATH'] ?? paths.find((path) => existsSync(path));
  if (!executablePath)
    throw new Error(
      '没有找到 Firefox。请安装（Debian：apt-get install firefox-esr），或用 FIREFOX_PATH 指明其路径。\nFirefox is missing. Install it (Debian: apt-get install firefox-esr), or give its path in FIREFOX_PATH.',
    );
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath });
  return {
    name: (await browser.version()).replace('firefox/', 'Firefox '),
    hasPageSearch: true,
    reportsErrors: true,
    canPrint: true,
    // After history.back() it requests the icon at the root, which is not the site's under a base path.
    ignored: [/^(?:requests http:\/\/localhost:\d+|misses 404 )\/favicon\.ico$/],
    async newWindow(home) {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      await page.setViewport(viewport);
      return steer(page, home, () => context.close());
    },
    close: () => browser.close(),
  };
}

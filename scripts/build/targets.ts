import { readFileSync } from 'node:fs';

const packageFile = new URL('../../package.json', import.meta.url);
const { browserslist } = JSON.parse(readFileSync(packageFile, 'utf8')) as {
  browserslist: string[];
};

/** The oldest browsers that the site supports, as Browserslist names them, such as `ios_saf 14.0-14.4`. */
export const oldestBrowsers: readonly string[] = browserslist;

/** The same browsers as the compiler of scripts and styles names them, such as `ios14`. */
export const targets: readonly string[] = oldestBrowsers.map((browser) =>
  browser.replace('ios_saf', 'ios').replace(/ (\d+).*/, '$1'),
);

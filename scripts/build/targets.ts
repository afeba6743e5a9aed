import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

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

/** Compiles what makes the pages for the Node that runs it, not for old browsers, whose code is slower. */
export function pagesForNode(): Plugin {
  return {
    name: 'pages-for-node',
    configEnvironment(name, { build }) {
      // A list would be joined with that of the browsers.
      if (name === 'prerender' && build) build.target = `node${process.versions.node}`;
    },
  };
}

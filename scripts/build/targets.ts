import packageFile from '../../package.json' with { type: 'json' };

/** The oldest browsers that the site supports, as Browserslist names them, such as `ios_saf 14.0-14.4`. */
export const oldestBrowsers: readonly string[] = packageFile.browserslist;

/** The same browsers as the compiler of scripts and styles names them, such as `ios14`. */
export const targets: readonly string[] = oldestBrowsers.map((browser) =>
  browser.replace('ios_saf', 'ios').replace(/ (\d+).*/, '$1'),
);

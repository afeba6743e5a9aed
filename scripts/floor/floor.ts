/**
 * The oldest engines in which reading, navigation and forms work, about the oldest met inside chat apps.
 * Safari 14 is 14.0, without what 14.1 brought; there is no Firefox 78 for Android, 79 is the first of its kind.
 */
export const floor: readonly Engine[] = [
  { name: 'chrome', version: 87, target: 'chrome87' },
  { name: 'chrome_android', version: 87 },
  { name: 'webview_android', version: 87 },
  { name: 'safari', version: 14, target: 'safari14' },
  { name: 'safari_ios', version: 14, target: 'ios14' },
  { name: 'webview_ios', version: 14 },
  { name: 'firefox', version: 78, target: 'firefox78' },
  { name: 'firefox_android', version: 79 },
];

/** The same engines as the compiler of scripts and styles calls them. */
export const targets: readonly string[] = floor.flatMap(({ target }) => target ?? []);

/** The edition of ECMAScript that all of them read, but for what `syntax.ts` looks for by itself. */
export const ecmaVersion = 2020;

/** A browser by its name in MDN's compatibility data. */
export type Engine = {
  name:
    | 'chrome'
    | 'chrome_android'
    | 'webview_android'
    | 'safari'
    | 'safari_ios'
    | 'webview_ios'
    | 'firefox'
    | 'firefox_android';
  version: number;
  target?: string;
};

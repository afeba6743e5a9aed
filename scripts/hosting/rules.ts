import { headerPolicy } from '#scripts/build/policy.ts';

/** What a browser is told with every answer, whatever was asked for. */
export const securityHeaders: readonly Header[] = [
  ['Content-Security-Policy', headerPolicy],
  ['X-Content-Type-Options', 'nosniff'],
  // The site's own pages see where a reader comes from (the optional choice of a language needs it), others do not.
  ['Referrer-Policy', 'same-origin'],
  ['Permissions-Policy', switchedOff().join(', ')],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
];

/** Sent over TLS only, and for this host name alone: its neighbours under the same domain are not the site's to bind. */
export const transportHeader: Header = ['Strict-Transport-Security', 'max-age=31536000'];

/** How long an answer may be kept: a year, where the name of a file changes with what is in it; else it is asked for again. */
export const caches = {
  immutable: 'public, max-age=31536000, immutable',
  // Word for word what Cloudflare, Netlify and Vercel say by themselves, so that no rule has to take it back.
  revalidate: 'public, max-age=0, must-revalidate',
} as const;

/** The files whose names carry a hash of what is in them; `*` stands for anything. */
export const immutableFiles: readonly string[] = [
  '_astro/*',
  'pagefind/fragment/*',
  'pagefind/index/*',
  'pagefind/*.pf_meta',
];

/** What every kind of file is called, by the end of its name. */
export const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  xml: 'application/xml',
  txt: 'text/plain; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/vnd.microsoft.icon',
  pdf: 'application/pdf',
  webmanifest: 'application/manifest+json',
  wasm: 'application/wasm',
  // Compressed by Pagefind, and unpacked by its script.
  pagefind: 'application/octet-stream',
  pf_meta: 'application/octet-stream',
  pf_index: 'application/octet-stream',
  pf_fragment: 'application/octet-stream',
};

/** The kinds of files that are worth compressing. */
export const textTypes: readonly string[] = [
  'html',
  'css',
  'js',
  'json',
  'xml',
  'txt',
  'svg',
  'webmanifest',
];

/** Where the configuration of servers lies inside the built site; plain servers leave names with a dot unserved. */
export const configurationFolder = '.hosting';

/** What is written for hosts and is nothing to a reader. */
export const internalFiles: readonly string[] = [
  `${configurationFolder}/*`,
  '_headers',
  '_redirects',
  'vercel.json',
];

/** Addresses that have moved, from the site's root; none so far. A missing slash at the end is every host's own matter. */
export const redirects: readonly Redirect[] = [];

/** How long a file may be kept, by its path from the site's root. */
export function cacheOf(path: string): string {
  return matchesAny(path, immutableFiles) ? caches.immutable : caches.revalidate;
}

/** What a file is, by its path; nothing where the table does not know it. */
export function typeOf(path: string): string | undefined {
  return types[path.slice(path.lastIndexOf('.') + 1)];
}

/** Whether a file is for hosts alone. */
export function isInternal(path: string): boolean {
  return matchesAny(path, internalFiles);
}

/** A pattern of this table as a regular expression; the same in every engine met here. */
export function patternToExpression(pattern: string): string {
  return pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
}

function matchesAny(path: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => new RegExp(`^${patternToExpression(pattern)}$`).test(path));
}

/** Everything that a page could ask a browser for, each forbidden to all. */
function switchedOff(): string[] {
  return [
    'accelerometer',
    'autoplay',
    'browsing-topics',
    'camera',
    'clipboard-read',
    'clipboard-write',
    'display-capture',
    'encrypted-media',
    'fullscreen',
    'gamepad',
    'geolocation',
    'gyroscope',
    'hid',
    'idle-detection',
    'keyboard-map',
    'local-fonts',
    'magnetometer',
    'microphone',
    'midi',
    'otp-credentials',
    'payment',
    'picture-in-picture',
    'publickey-credentials-create',
    'publickey-credentials-get',
    'screen-wake-lock',
    'serial',
    'storage-access',
    'usb',
    'window-management',
    'xr-spatial-tracking',
  ].map((feature) => `${feature}=()`);
}

/** Name and value. */
export type Header = readonly [name: string, value: string];

/** An address that has moved for good; both are paths from the site's root, such as `zh/old/`. */
export type Redirect = { from: string; to: string };

import { headerPolicy } from '#scripts/build/policy.ts';

/** The headers of every answer. */
export const securityHeaders: readonly Header[] = [
  ['Content-Security-Policy', headerPolicy],
  ['X-Content-Type-Options', 'nosniff'],
  // Only pages of the site get the referrer; the optional choice of a language needs it.
  ['Referrer-Policy', 'same-origin'],
  // What asks a reader for something, or tells about one. Every answer carries this line, so it is short.
  [
    'Permissions-Policy',
    'browsing-topics=(), camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
  ],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  // Programs on other sites may read the open data and the feeds. All is public and there are no cookies, so that this
  // stands on every answer, as Cloudflare Pages and GitHub Pages have it anyway.
  ['Access-Control-Allow-Origin', '*'],
];

/** Sent over TLS only. Without `includeSubDomains`, because other hosts of the domain are not the site's. */
export const transportHeader: Header = ['Strict-Transport-Security', 'max-age=31536000'];

/** The two values of Cache-Control: for files whose name changes with their content, and for all others. */
export const caches = {
  immutable: 'public, max-age=31536000, immutable',
  // The default of Cloudflare, Netlify and Vercel, so that no rule has to override it.
  revalidate: 'public, max-age=0, must-revalidate',
} as const;

/** The files with a hash of their content in the name; `*` matches anything. */
export const immutableFiles: readonly string[] = [
  '_astro/*',
  'pagefind/fragment/*',
  'pagefind/index/*',
  'pagefind/*.pf_meta',
];

/** Content types by file extension. */
export const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xml: 'application/xml',
  txt: 'text/plain; charset=utf-8',
  vcf: 'text/vcard; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/vnd.microsoft.icon',
  pdf: 'application/pdf',
  webmanifest: 'application/manifest+json',
  wasm: 'application/wasm',
  // Compressed by Pagefind, decompressed by its script.
  pagefind: 'application/octet-stream',
  pf_meta: 'application/octet-stream',
  pf_index: 'application/octet-stream',
  pf_fragment: 'application/octet-stream',
  // Compressed copies, where somebody asks for them by name.
  br: 'application/octet-stream',
  gz: 'application/gzip',
};

/** The extensions of files worth compressing. */
export const textTypes: readonly string[] = Object.keys(types).filter((extension) =>
  /^text|json$|xml$/.test(types[extension] ?? ''),
);

/** The folder of server configuration in the built site; plain file servers do not serve names with a dot. */
export const configurationFolder = '.hosting';

/** Files for hosts, which readers must not get. */
export const internalFiles: readonly string[] = [
  `${configurationFolder}/*`,
  '_headers',
  '_redirects',
  'vercel.json',
];

/** Whether a file has a hash of its content in the name, by its path from the site's root. */
export function isHashed(path: string): boolean {
  return matchesAny(path, immutableFiles);
}

/** The Cache-Control of a file, by its path from the site's root. */
export function cacheOf(path: string): string {
  return isHashed(path) ? caches.immutable : caches.revalidate;
}

/** The content type of a file, by its path; `undefined` if the table has none. */
export function typeOf(path: string): string | undefined {
  return types[path.slice(path.lastIndexOf('.') + 1)];
}

/** Whether a file is for hosts only. */
export function isInternal(path: string): boolean {
  return matchesAny(path, internalFiles);
}

/** A pattern of this table as a regular expression, in syntax that all hosts share. */
export function patternToExpression(pattern: string): string {
  return pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
}

function matchesAny(path: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => new RegExp(`^${patternToExpression(pattern)}$`).test(path));
}

/** Name and value. */
export type Header = readonly [name: string, value: string];

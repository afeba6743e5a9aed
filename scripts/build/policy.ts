import { createHash } from 'node:crypto';
import { type PageParts, readParts } from '#scripts/build/page-parts.ts';

/** What any page may do; everything not named is forbidden. Scripts and styles come on top, by hash. */
const directives = [
  "default-src 'none'",
  // No script makes elements from text.
  "require-trusted-types-for 'script'",
  "img-src 'self'",
  "worker-src 'none'",
  "base-uri 'none'",
];

/** Selects the scripts in pages; data such as JSON-LD is no script. */
export const inlineScripts = 'script:not([src], [type]), script[type=module]:not([src])';

/**
 * The part of the policy that holds for every page and can be sent as a header: all but where scripts and styles come
 * from, since two policies must both agree, and a header with the hashes of one build would leave the pages of the
 * next without styles until the server has been told.
 */
export const headerPolicy = [
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  ...['font', 'frame', 'manifest', 'media', 'object', 'worker'].map((kind) => `${kind}-src 'none'`),
  "require-trusted-types-for 'script'",
  "script-src-attr 'none'",
  "style-src-attr 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join(';');

/**
 * A page with its policy as the first thing after its character encoding. It has the hashes of just the scripts and
 * styles that stand in it: a list of the whole site's hashes would be an eighth of a page and cannot be compressed.
 * @param parts those of the page
 * @throws Error where a page has no place for it
 */
export function withPolicy(
  html: string,
  { styles, scripts, hasSearch }: Omit<PageParts, 'names'> = readParts(html),
): string {
  const encoding = '<meta charset="utf-8">';
  if (!html.includes(encoding))
    throw new Error('A page does not begin with its character encoding');
  // The search box needs its form, its files, and the WebAssembly of the index.
  const policy = [
    ...directives,
    hasSearch ? "connect-src 'self';form-action 'self'" : "form-action 'none'",
    ["script-src 'self'", ...(hasSearch ? ["'wasm-unsafe-eval'"] : []), ...hashesOf(scripts)].join(
      ' ',
    ),
    ["style-src 'self'", ...hashesOf(styles)].join(' '),
  ].join(';');
  return html.replace(
    encoding,
    () => `${encoding}<meta http-equiv="content-security-policy" content="${policy}">`,
  );
}

function hashesOf(texts: readonly string[]): string[] {
  return [...new Set(texts)].map((text) => {
    const hash = hashes.get(text) ?? createHash('sha256').update(text).digest('base64');
    hashes.set(text, hash);
    return `'sha256-${hash}'`;
  });
}

/** Pages share most of their styles and scripts. */
const hashes = new Map<string, string>();

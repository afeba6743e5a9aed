import { localeCodes } from '#domain/locale.ts';
import {
  caches,
  configurationFolder,
  type Header,
  immutableFiles,
  internalFiles,
  patternToExpression,
  securityHeaders,
  transportHeader,
  types,
} from '#scripts/hosting/rules.ts';

const note =
  'Made by the build from scripts/hosting/rules.ts. 由构建生成，请勿手改；见 docs/hosting.zh.md。';

const siteHeaders: readonly Header[] = [...securityHeaders, transportHeader];

/** `Vary` and `Cache-Control` at the root, where the redirect to the reader's language is on. */
const languageVary = 'Accept-Language, Referer, User-Agent';
const languageCache = 'private, no-cache';

/** User agents of bots, which are never redirected to a language. */
const bots = 'bot|crawl|spider|slurp|preview|facebookexternalhit|whatsapp|telegram|lighthouse';

/**
 * All configuration files for hosts, for a site under a base path.
 * @returns texts by path inside the built site
 */
export function hostFiles(base: string): Map<string, string> {
  return new Map([
    ['_headers', headersFile(base)],
    // Cloudflare Pages and Netlify. Under a base path the root of the host has no page.
    ['_redirects', `# ${note}\n${base === '/' ? '' : `/ ${base} 302\n`}`],
    ['vercel.json', vercelFile(base)],
    [`${configurationFolder}/nginx/maps.conf`, nginxMaps(base)],
    [`${configurationFolder}/nginx/site.conf`, nginxSite(base)],
    [`${configurationFolder}/nginx/tls.conf`, nginxTls],
    [`${configurationFolder}/nginx/brotli.conf`, `# ${note}\nbrotli_static on;\n`],
    [`${configurationFolder}/nginx/language.conf`, nginxLanguage(base)],
    [`${configurationFolder}/caddy/site.conf`, caddySite(base)],
    [`${configurationFolder}/caddy/language.conf`, caddyLanguage(base)],
    [`${configurationFolder}/upload-rules.json`, uploadRules(base)],
  ]);
}

/**
 * `_headers` of Cloudflare Pages and Netlify. Both join the values of two rules for one header, so no two rules set
 * the same one: `caches.revalidate` is their default.
 */
function headersFile(base: string): string {
  const toRule = (pattern: string, headers: readonly Header[]) =>
    `${base}${pattern}\n${writeLines(headers, ([name, value]) => `  ${name}: ${value}`)}`;
  const immutable = immutableFiles.map((pattern) =>
    toRule(pattern, [['Cache-Control', caches.immutable]]),
  );
  return `# ${note}\n${toRule('*', siteHeaders)}${immutable.join('')}`;
}

/** `vercel.json`, with regular expressions as rules. */
function vercelFile(base: string): string {
  const toRule = (source: string, headers: readonly Header[]) => ({
    source: base + source,
    headers: headers.map(([key, value]) => ({ key, value })),
  });
  return toJson({
    trailingSlash: true,
    redirects: base === '/' ? [] : [{ source: '/', destination: base, permanent: false }],
    headers: [
      toRule('(.*)', [...siteHeaders, ['Cache-Control', caches.revalidate]]),
      ...immutableFiles.map((pattern) =>
        toRule(patternToExpression(pattern).replaceAll('.*', '(.*)'), [
          ['Cache-Control', caches.immutable],
        ]),
      ),
    ],
  });
}

/** TLS in nginx: what the oldest browsers of the site know, and nothing older. */
const nginxTls = `# ${note}
# Inside every server {} that listens with ssl.
ssl_protocols TLSv1.2 TLSv1.3;
ssl_ciphers ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305;
ssl_prefer_server_ciphers off;
ssl_session_cache shared:alliance_tls:2m;
ssl_session_timeout 1d;
ssl_session_tickets off;
`;

/** The maps of nginx, for outside `server {}`. */
function nginxMaps(base: string): string {
  const at = (pattern: string) => `"~^(200|304) ${patternToExpression(base + pattern)}$"`;
  return `# ${note}
# In the http part, that is, in a file of /etc/nginx/conf.d/, before the server that includes site.conf.
# An error is never kept, whatever file was asked for.
map "$status $uri" $alliance_cache {
  default "${caches.revalidate}";
${writeLines(immutableFiles, (pattern) => `  ${at(pattern)} "${caches.immutable}";`)}}
map $https $alliance_transport {
  on "${transportHeader[1]}";
}
# For language.conf only.
map "$alliance_chooses $request_uri" $alliance_vary {
  "~^1 ${patternToExpression(base)}(\\?.*)?$" "${languageVary}";
}
map $alliance_vary $alliance_kept {
  default "${languageCache}";
  "" $alliance_cache;
}
map $http_accept_language $alliance_language {
${writeLines(localeCodes, (locale) => `  "~*^${locale}\\b" "${locale}";`)}}
map "$http_host $http_referer" $alliance_from_inside {
  "~^(\\S+) https?://\\1/" "1";
}
map "$http_user_agent" $alliance_is_bot {
  "" "1";
  "~*${bots}" "1";
}
map "$alliance_is_bot$alliance_from_inside$alliance_language" $alliance_wanted {
${writeLines(localeCodes, (locale) => `  "${locale}" "${locale}";`)}}
map $alliance_vary $alliance_start {
  default $alliance_wanted;
  "" "";
}
`;
}

/** The site in nginx, for inside a `server {}` that sets `$alliance_root`. */
function nginxSite(base: string): string {
  const place = base === '/' ? 'root $alliance_root' : 'alias $alliance_root/';
  const internal = internalFiles.map(patternToExpression).join('|');
  const headers: Header[] = [
    ...securityHeaders.map(([name, value]): Header => [name, `"${value}"`]),
    [transportHeader[0], '$alliance_transport'],
    ['Cache-Control', '$alliance_kept'],
    ['Vary', '$alliance_vary'],
  ];
  return `# ${note}
# Inside server {}, after: set $alliance_root /srv/alliance;
set $alliance_chooses "";
${writeLines(headers, ([name, value]) => `add_header ${name} ${value} always;`)}absolute_redirect off;
server_tokens off;
# Whole files only: an error of a hashed file would be sent with the caching of the file.
max_ranges 0;
gzip_static on;
gzip_vary on;
types {
${writeLines(Object.entries(types), ([extension, type]) => `  "${type}" ${extension};`)}}
default_type application/octet-stream;
error_page 404 ${base}404.html;
error_page 403 =404 ${base}404.html;
location ${base} {
  ${place};
  index index.html;
  location ~ ^${patternToExpression(base)}(${internal})$ { return 404; }
}
${base === '/' ? '' : `location = ${base.slice(0, -1)} { return 301 ${base}; }\n`}`;
}

/** The optional redirect at the root to the reader's language, for nginx. */
function nginxLanguage(base: string): string {
  return `# ${note}
# Optional, inside server {} after site.conf: leads a reader who comes from elsewhere to the language asked for first.
# Never bots, never a reader who comes from a page of the site to choose.
set $alliance_chooses 1;
if ($alliance_start) {
  return 302 ${base}$alliance_start/;
}
`;
}

/** The site in Caddy, for inside a site block with a `root`. */
function caddySite(base: string): string {
  const toPaths = (patterns: readonly string[]) =>
    patterns.map((pattern) => `/${pattern}`).join(' ');
  const others = Object.entries(types).filter(([extension]) => extension !== 'html');
  const open = base === '/' ? 'handle' : `handle_path ${base}*`;
  const notFound = `rewrite * /404.html
    file_server {
      precompressed br gzip
      status 404
    }`;
  return `# ${note}
# Inside the block of the site, after: root * /srv/alliance
header {
${writeLines(securityHeaders, ([name, value]) => `  ${name} "${value}"`)}  Cache-Control "${caches.revalidate}"
}
header -Server
@alliance_tls protocol https
header @alliance_tls ${transportHeader[0]} "${transportHeader[1]}"
# Whole files only, and no answer but the file, "unchanged" and "not found": an error of a hashed file is never kept.
request_header -Range
request_header -If-Match
request_header -If-Unmodified-Since
${base === '/' ? '' : `redir ${base.slice(0, -1)} ${base} 301\n`}${open} {
  @unsupported not method GET HEAD
  @internal path ${toPaths(internalFiles)}
  @missing not file {path} {path}/index.html
  @immutable path ${toPaths(immutableFiles)}
${writeLines(others, ([extension]) => `  @${extension} path *.${extension}`)}  header {
    Vary Accept-Encoding
    defer
  }
  handle @unsupported {
    header Allow "GET, HEAD"
    respond 405
  }
${writeLines(
  ['@internal', '@missing'],
  (matcher) => `  handle ${matcher} {
    request_header -If-None-Match
    request_header -If-Modified-Since
    ${notFound}
  }`,
)}  handle {
    header @immutable Cache-Control "${caches.immutable}"
${writeLines(others, ([extension, type]) => `    header @${extension} Content-Type "${type}"`)}    file_server {
      precompressed br gzip
    }
  }
}
handle_errors {
  header Cache-Control "${caches.revalidate}"
  respond {err.status_code}
}
`;
}

/** The optional redirect at the root to the reader's language, for Caddy. */
function caddyLanguage(base: string): string {
  return `# ${note}
# Optional, beside site.conf: leads a reader who comes from elsewhere to the language asked for first.
# Never bots, never a reader who comes from a page of the site to choose.
${writeLines(
  localeCodes,
  (locale) => `@alliance_${locale} {
  path ${base}
  header_regexp Accept-Language (?i)^${locale}\\b
  header User-Agent *
  not header_regexp User-Agent (?i)${bots}
  not header Referer *://{http.request.hostport}/*
}
redir @alliance_${locale} ${base}${locale}/ 302`,
)}@alliance_start path ${base}
header @alliance_start {
  Vary "Accept-Encoding, ${languageVary}"
  Cache-Control "${languageCache}"
  defer
}
`;
}

/**
 * The settings of objects in Aliyun OSS and Tencent COS. The first matching rule applies. `headers` are for the CDN
 * in front of the bucket, because buckets cannot set them. OSS reads the error page from the bucket's root only, so
 * a site under a path needs a copy there.
 */
function uploadRules(base: string): string {
  return toJson({
    note,
    prefix: base.slice(1),
    exclude: [...internalFiles, '*.br', '*.gz'],
    types,
    cache: [
      ...immutableFiles.map((path) => ({ path, 'Cache-Control': caches.immutable })),
      { path: '*', 'Cache-Control': caches.revalidate },
    ],
    index: 'index.html',
    error: '404.html',
    headers: Object.fromEntries(siteHeaders),
  });
}

/** A line for each item. */
function writeLines<Item>(items: readonly Item[], toLine: (item: Item) => string): string {
  return items.map((item) => `${toLine(item)}\n`).join('');
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

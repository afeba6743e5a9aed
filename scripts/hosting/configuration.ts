import {
  cacheOf,
  caches,
  configurationFolder,
  immutableFiles,
  internalFiles,
  patternToExpression,
  redirects,
  securityHeaders,
  transportHeader,
  types,
} from '#scripts/hosting/rules.ts';

const note =
  'Made by the build from scripts/hosting/rules.ts. 由构建生成，请勿手改；见 docs/hosting.zh.md。';

/** `Vary` and `Cache-Control` at the root, where the redirect to the reader's language is on. */
const languageVary = 'Accept-Language, Referer, User-Agent';
const languageCache = 'private, no-cache';

/** User agents of bots, which are never redirected to a language. */
const bots = 'bot|crawl|spider|slurp|preview|facebookexternalhit|whatsapp|telegram|lighthouse';

/**
 * All configuration files for hosts, for a site under a base path.
 * @param locales languages that have a page at `<base><locale>/`
 * @returns texts by path inside the built site
 */
export function hostFiles(base: string, locales: readonly string[]): Map<string, string> {
  return new Map([
    ['_headers', headersFile(base)],
    ['_redirects', redirectsFile(base)],
    ['vercel.json', vercelFile(base)],
    [`${configurationFolder}/nginx/maps.conf`, nginxMaps(base, locales)],
    [`${configurationFolder}/nginx/site.conf`, nginxSite(base)],
    [`${configurationFolder}/nginx/brotli.conf`, `# ${note}\nbrotli_static on;\n`],
    [`${configurationFolder}/nginx/language.conf`, nginxLanguage(base)],
    [`${configurationFolder}/caddy/site.conf`, caddySite(base)],
    [`${configurationFolder}/caddy/language.conf`, caddyLanguage(base, locales)],
    [`${configurationFolder}/upload-rules.json`, uploadRules(base)],
  ]);
}

/**
 * `_headers` of Cloudflare Pages and Netlify. Both join the values of two rules for one header, so no two rules set
 * the same one: `caches.revalidate` is their default.
 */
function headersFile(base: string): string {
  const rules = [
    { pattern: '*', headers: [...securityHeaders, transportHeader] },
    ...immutableFiles.map((pattern) => ({
      pattern,
      headers: [['Cache-Control', caches.immutable] as const],
    })),
  ];
  return [
    `# ${note}`,
    ...rules.map(({ pattern, headers }) =>
      [base + pattern, ...headers.map(([name, value]) => `  ${name}: ${value}`)].join('\n'),
    ),
    '',
  ].join('\n');
}

/** `_redirects` of Cloudflare Pages and Netlify; both add a missing slash by themselves. */
function redirectsFile(base: string): string {
  return [
    `# ${note}`,
    ...redirects.map(({ from, to }) => `${base}${from} ${base}${to} 301`),
    // Under a base path the root of the host has no page.
    ...(base === '/' ? [] : [`/ ${base} 302`]),
    '',
  ].join('\n');
}

/** `vercel.json`, with regular expressions as rules. */
function vercelFile(base: string): string {
  const toEntries = (headers: readonly (readonly [string, string])[]) =>
    headers.map(([key, value]) => ({ key, value }));
  return toJson({
    trailingSlash: true,
    redirects: [
      ...redirects.map(({ from, to }) => ({
        source: base + from,
        destination: base + to,
        permanent: true,
      })),
      ...(base === '/' ? [] : [{ source: '/', destination: base, permanent: false }]),
    ],
    headers: [
      {
        source: `${base}(.*)`,
        headers: toEntries([
          ...securityHeaders,
          transportHeader,
          ['Cache-Control', caches.revalidate],
        ]),
      },
      ...immutableFiles.map((pattern) => ({
        source: base + patternToExpression(pattern).replaceAll('.*', '(.*)'),
        headers: toEntries([['Cache-Control', caches.immutable]]),
      })),
    ],
  });
}

/** The maps of nginx, for outside `server {}`. */
function nginxMaps(base: string, locales: readonly string[]): string {
  const at = (pattern: string) => `"~^${patternToExpression(base + pattern)}$"`;
  return `# ${note}
# In the http part, that is, in a file of /etc/nginx/conf.d/, before the server that includes site.conf.
map $uri $alliance_cache {
  default "${caches.revalidate}";
${immutableFiles.map((pattern) => `  ${at(pattern)} "${caches.immutable}";`).join('\n')}
}
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
${locales.map((locale) => `  "~*^${locale}\\b" "${locale}";`).join('\n')}
}
map "$http_host $http_referer" $alliance_from_inside {
  "~^(\\S+) https?://\\1/" "1";
}
map "$http_user_agent" $alliance_is_bot {
  "" "1";
  "~*${bots}" "1";
}
map "$alliance_is_bot$alliance_from_inside$alliance_language" $alliance_wanted {
${locales.map((locale) => `  "${locale}" "${locale}";`).join('\n')}
}
map $alliance_vary $alliance_start {
  default $alliance_wanted;
  "" "";
}
`;
}

/** The site in nginx, for inside a `server {}` that sets `$alliance_root`. */
function nginxSite(base: string): string {
  const place = base === '/' ? 'root $alliance_root' : 'alias $alliance_root/';
  const internal = internalFiles.map((pattern) => patternToExpression(pattern)).join('|');
  return `# ${note}
# Inside server {}, after: set $alliance_root /srv/alliance;
set $alliance_chooses "";
${nginxHeaders()}
absolute_redirect off;
server_tokens off;
gzip_static on;
gzip_vary on;
types {
${Object.entries(types)
  .map(([extension, type]) => `  "${type}" ${extension};`)
  .join('\n')}
}
default_type application/octet-stream;
error_page 404 ${base}404.html;
error_page 403 =404 ${base}404.html;
location ${base} {
  ${place};
  index index.html;
  location ~ ^${patternToExpression(base)}(${internal})$ { return 404; }
${redirects.map(({ from, to }) => `  location = ${base}${from} { return 301 ${base}${to}; }\n`).join('')}}
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
  const internal = internalFiles.map((pattern) => `/${pattern}`).join(' ');
  const immutable = immutableFiles.map((pattern) => `/${pattern}`).join(' ');
  const open = base === '/' ? 'handle' : `handle_path ${base}*`;
  return `# ${note}
# Inside the block of the site, after: root * /srv/alliance
header {
${securityHeaders.map(([name, value]) => `  ${name} "${value}"`).join('\n')}
}
header -Server
@alliance_tls protocol https
header @alliance_tls ${transportHeader[0]} "${transportHeader[1]}"
${redirects.map(({ from, to }) => `redir ${base}${from} ${base}${to} 301\n`).join('')}${base === '/' ? '' : `redir ${base.slice(0, -1)} ${base} 301\n`}${open} {
  @internal path ${internal}
  @missing not file {path} {path}/index.html
  @immutable path ${immutable}
  @revalidated not path ${immutable}
${Object.entries(types)
  .filter(([extension]) => extension !== 'html')
  .map(([extension]) => `  @${extension} path *.${extension}\n`)
  .join('')}
${['@internal', '@missing']
  .map(
    (matcher) => `  handle ${matcher} {
    header Cache-Control "${caches.revalidate}"
    rewrite * /404.html
    file_server {
      precompressed br gzip
      status 404
    }
  }
`,
  )
  .join('')}  handle {
    header @revalidated Cache-Control "${caches.revalidate}"
    header @immutable Cache-Control "${caches.immutable}"
${Object.entries(types)
  .filter(([extension]) => extension !== 'html')
  .map(([extension, type]) => `    header @${extension} Content-Type "${type}"\n`)
  .join('')}    file_server {
      precompressed br gzip
    }
  }
}
`;
}

/** The optional redirect at the root to the reader's language, for Caddy. */
function caddyLanguage(base: string, locales: readonly string[]): string {
  return `# ${note}
# Optional, beside site.conf: leads a reader who comes from elsewhere to the language asked for first.
# Never bots, never a reader who comes from a page of the site to choose.
${locales
  .map(
    (locale) => `@alliance_${locale} {
  path ${base}
  header_regexp Accept-Language (?i)^${locale}\\b
  header User-Agent *
  not header_regexp User-Agent (?i)${bots}
  not header Referer *://{http.request.hostport}/*
}
redir @alliance_${locale} ${base}${locale}/ 302`,
  )
  .join('\n')}
@alliance_start path ${base}
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
  const rules = [
    ...immutableFiles.map((pattern) => ({ pattern, cache: cacheOf(pattern.replace('*', 'x')) })),
    { pattern: '*', cache: caches.revalidate },
  ];
  return toJson({
    note,
    prefix: base.slice(1),
    exclude: [...internalFiles, '*.br', '*.gz'],
    types,
    cache: rules.map(({ pattern, cache }) => ({ path: pattern, 'Cache-Control': cache })),
    index: 'index.html',
    error: '404.html',
    headers: Object.fromEntries([...securityHeaders, transportHeader]),
  });
}

function nginxHeaders(): string {
  return [
    ...securityHeaders.map(([name, value]) => [name, `"${value}"`]),
    [transportHeader[0], '$alliance_transport'],
    ['Cache-Control', '$alliance_kept'],
    ['Vary', '$alliance_vary'],
  ]
    .map(([name, value]) => `add_header ${name} ${value} always;`)
    .join('\n');
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

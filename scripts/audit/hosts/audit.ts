import { readFileSync } from 'node:fs';
import { glob, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'cheerio';
import { localeCodes } from '#domain/locale.ts';
import { type Answer, ask, forEach, isFile } from '#scripts/audit/hosts/crawl.ts';
import type { HostServer } from '#scripts/audit/hosts/servers.ts';
import {
  cacheOf,
  caches,
  configurationFolder,
  isInternal,
  securityHeaders,
  textTypes,
  transportHeader,
  typeOf,
} from '#scripts/hosting/rules.ts';
import type { BuiltSite } from '#scripts/site/build.ts';

/** Where the smallest file begins that must come compressed; servers of their own mind compress from about here on. */
const compressed = 1500;

/**
 * Asks a server for every file of a built site, every link in it, and what is not there.
 * @param can what the server is able to do
 * @returns how many answers were looked at, and all that was wrong
 */
export async function auditServer(
  site: BuiltSite,
  server: HostServer,
  can: Abilities,
): Promise<{ answers: number; faults: string[] }> {
  const faults: string[] = [];
  let answers = 0;
  const files = await readFiles(site);
  const request = async (path: string, headers?: Record<string, string>) => {
    answers += 1;
    return ask(server.origin + path, headers);
  };

  await forEach(files, async ({ file, path, size }) => {
    const isText = textTypes.some((type) => file.endsWith(`.${type}`));
    for (const encoding of isText ? ['identity', 'gzip', 'br'] : ['identity']) {
      const answer = await request(path, { 'accept-encoding': encoding });
      const tell = (what: string) => faults.push(`${path} (${encoding}): ${what}`);
      if (answer.status !== 200) tell(`status ${answer.status}`);
      else if (!(await isFile(join(site.folder, file), answer.body))) tell('other bytes');
      if (can.types || isText) checkType(answer, file, tell);
      if (can.headers) checkHeaders(answer, cacheOf(file), tell);
      checkPrivacy(answer, tell);
      const got = answer.headers['content-encoding'];
      if (encoding === 'identity' ? got : got && got !== encoding) tell(`comes as ${got}`);
      if (can.compression.includes(encoding) && size >= compressed) {
        if (got !== encoding) tell('not compressed');
        if (can.headers && !can.isEdge && !/accept-encoding/i.test(`${answer.headers.vary}`))
          tell('Vary lacks Accept-Encoding');
      }
      const { etag } = answer.headers;
      if (!etag) tell('no ETag');
      else if (file.endsWith('.html') && encoding !== 'identity') {
        const again = await request(path, { 'accept-encoding': encoding, 'if-none-match': etag });
        if (again.status !== 304) tell(`asked again: status ${again.status}`);
        if (can.headers)
          checkHeaders(again, can.isEdge ? undefined : cacheOf(file), tell, can.isEdge);
      }
    }
  });

  const pages = files.filter(({ file }) => file.endsWith('index.html'));
  const links = readLinks(site, [...pages, { file: '404.html', path: site.base, size: 0 }]);
  faults.push(...links.faults);
  await forEach(links.paths, async (path) => {
    const { status } = await request(path);
    if (status !== 200) faults.push(`${path}: linked, status ${status}`);
  });

  // The address of a page without its last slash leads to the page.
  await forEach(pages, async ({ path }) => {
    if (path === '/' || !path.endsWith('/')) return;
    const slashless = path.slice(0, -1);
    const { status, headers, body } = await request(slashless);
    const isMoved = [301, 302, 307, 308].includes(status);
    const target = new URL(headers.location ?? '', server.origin + slashless);
    if (isMoved && (target.origin !== server.origin || target.pathname !== path))
      faults.push(`${slashless}: leads to ${headers.location}`);
    const isSame = status === 200 && body.equals((await request(path)).body);
    if (!(isMoved || isSame || (can.movesNoRoot && path === site.base)))
      faults.push(`${slashless}: status ${status}`);
  });

  const missing = [
    'no-such-page/',
    'zh/no/such',
    '_astro/no-such.js',
    'pagefind/fragment/x.pf_fragment',
    '_astro/',
  ];
  if (can.hidesInternal)
    missing.push('_headers', 'vercel.json', `${configurationFolder}/nginx/site.conf`);
  for (const path of missing) {
    const answer = await request(site.base + path, { 'accept-encoding': 'br' });
    const tell = (what: string) => faults.push(`${site.base}${path} (missing): ${what}`);
    if (answer.status !== 404) tell(`status ${answer.status}`);
    if (!(await isFile(join(site.folder, '404.html'), answer.body))) tell('is not the page');
    checkType(answer, '404.html', tell);
    checkPrivacy(answer, tell);
    if (/immutable|max-age=[1-9]/.test(`${answer.headers['cache-control']}`)) tell('is kept');
    if (can.headers) checkHeaders(answer, can.isEdge ? undefined : caches.revalidate, tell);
  }
  if (server.tlsOrigin) {
    const [name, value] = transportHeader;
    const bound = (await ask(server.tlsOrigin + site.base)).headers[name.toLowerCase()];
    if (bound !== value) faults.push(`over TLS: ${name} is ${bound}`);
    if ((await request(site.base)).headers[name.toLowerCase()])
      faults.push(`without TLS: ${name} is sent`);
  }
  return { answers, faults };
}

/** What is wrong with the optional choice of a language at the root. */
export async function auditLanguage(site: BuiltSite, server: HostServer): Promise<string[]> {
  const browser = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' };
  const start = server.origin + site.base;
  const cases: { headers: Record<string, string>; to?: string }[] = [
    ...localeCodes.map((locale) => ({
      headers: { ...browser, 'accept-language': `${locale}-XX,fr;q=0.8` },
      to: locale,
    })),
    { headers: { ...browser, 'accept-language': 'fr,ru;q=0.5' } },
    { headers: { ...browser } },
    { headers: { 'accept-language': 'ru' } },
    {
      headers: {
        'user-agent': 'Mozilla/5.0 (compatible; Baiduspider/2.0)',
        'accept-language': 'zh',
      },
    },
    {
      headers: { 'user-agent': 'Mozilla/5.0 (compatible; YandexBot/3.0)', 'accept-language': 'ru' },
    },
    { headers: { ...browser, 'accept-language': 'ru', referer: `${start}th/` } },
    { headers: { ...browser, 'accept-language': 'ru', referer: 'https://example.org/' }, to: 'ru' },
  ];
  const faults: string[] = [];
  for (const { headers, to } of cases) {
    const answer = await ask(start, headers);
    const tell = (what: string) => faults.push(`language: ${JSON.stringify(headers)}: ${what}`);
    const location = to && `${site.base}${to}/`;
    if (answer.status !== (to ? 302 : 200)) tell(`status ${answer.status}`);
    if (answer.headers.location !== location) tell(`leads to ${answer.headers.location}`);
    if (!/accept-language/i.test(`${answer.headers.vary}`)) tell('Vary lacks Accept-Language');
    if (!/private/.test(`${answer.headers['cache-control']}`)) tell('may be kept by caches');
    checkHeaders(answer, undefined, tell);
  }
  return faults;
}

function checkType({ headers }: Answer, file: string, tell: Tell): void {
  const expected = typeOf(file);
  const got = headers['content-type'];
  if (!expected) tell('the table knows no type');
  else if (got?.split(';')[0] !== alike(expected, got)) tell(`type ${got}`);
  if (file.endsWith('.html') && !/charset=utf-8/i.test(`${got}`)) tell(`encoding in ${got}`);
}

/** Two names of one type are one. */
function alike(expected: string, got: string | undefined): string | undefined {
  const [bare] = expected.split(';');
  if (bare === 'text/javascript' && got?.startsWith('application/javascript'))
    return 'application/javascript';
  return bare === 'application/xml' && got?.startsWith('text/xml') ? 'text/xml' : bare;
}

/** @param isBrief whether an edge may leave out of a short answer what it has said before */
function checkHeaders({ headers }: Answer, cache: string | undefined, tell: Tell, isBrief = false) {
  for (const [name, value] of securityHeaders) {
    const got = headers[name.toLowerCase()];
    if (got !== value && !(isBrief && got === undefined)) tell(`${name} is ${got}`);
  }
  if (cache && headers['cache-control'] !== cache) tell(`cache ${headers['cache-control']}`);
}

function checkPrivacy({ headers }: Answer, tell: Tell): void {
  if (headers['set-cookie']) tell('sets a cookie');
}

/** Every address of the site that its pages lead to or load. */
function readLinks(site: BuiltSite, pages: BuiltFile[]): { paths: Set<string>; faults: string[] } {
  const paths = new Set<string>();
  const faults: string[] = [];
  for (const { file, path } of pages) {
    const $ = load(readFileSync(join(site.folder, file), 'utf8'));
    if (!$('meta[http-equiv="content-security-policy"]').attr('content'))
      faults.push(`${path}: no policy`);
    for (const name of [
      'href',
      'src',
      'action',
      'data-to',
      'data-script',
      'content',
      'data-address',
    ])
      for (const element of $(`[${name}]`).toArray()) {
        const value = $(element).attr(name) ?? '';
        const isAddress = name !== 'content' || /^https?:\/\/\S+$/.test(value);
        if (!isAddress || value === '' || /^(mailto|tel):/.test(value)) continue;
        const url = new URL(value, site.origin + path);
        const isLoaded = name === 'src' || $(element).is('link[rel=stylesheet],link[rel=icon]');
        if (url.origin === site.origin) paths.add(url.pathname);
        else if (isLoaded) faults.push(`${path}: loads ${value}`);
      }
  }
  return { paths, faults };
}

async function readFiles({ folder, base }: BuiltSite): Promise<BuiltFile[]> {
  const names = (await Array.fromAsync(glob('**/*', { cwd: folder })))
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !isInternal(file) && file !== '404.html' && !/\.(br|gz)$/.test(file))
    .sort();
  const found: BuiltFile[] = [];
  for (const file of names) {
    const entry = await stat(join(folder, file));
    if (entry.isFile())
      found.push({ file, size: entry.size, path: base + file.replace(/(^|\/)index\.html$/, '$1') });
  }
  return found;
}

/** Says what is wrong with the answer at hand. */
type Tell = (what: string) => void;

/** A file of the built site with its address. */
type BuiltFile = { file: string; path: string; size: number };

/** What a server is able to do beside sending files. */
export type Abilities = {
  /** Sends the headers of the table. */
  headers: boolean;
  /** Knows the types of the table beyond text. */
  types: boolean;
  compression: readonly string[];
  /** Keeps what is for hosts alone to itself. */
  hidesInternal: boolean;
  /** Is a host's edge, with its own mind about answers that carry no page. */
  isEdge: boolean;
  /** Answers nothing at the base path without its slash. */
  movesNoRoot: boolean;
};

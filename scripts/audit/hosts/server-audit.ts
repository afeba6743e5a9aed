import { join } from 'node:path';
import {
  cacheOf,
  caches,
  configurationFolder,
  textTypes,
  transportHeader,
} from '../../hosting/rules.ts';
import type { BuiltSite } from '../../site/build.ts';
import { checkHeaders, checkPrivacy, checkType, type Report } from './answer-checks.ts';
import { type Answer, forEach, isFile, request } from './client.ts';
import type { HostServer } from './servers.ts';
import { readFiles, readLinks, type SiteFile } from './site-files.ts';

/** Text files from this size on must come compressed, in bytes; servers choose limits a little below it. */
const compressedFrom = 1500;

/**
 * Requests every file of a built site, every link in it, and paths that do not exist.
 * @param can what the server supports
 * @returns the number of answers and all problems
 */
export async function auditServer(
  site: BuiltSite,
  server: HostServer,
  can: Abilities,
): Promise<{ answers: number; problems: string[] }> {
  const audit: Audit = {
    site,
    server,
    can,
    problems: [],
    answers: 0,
    request(path, headers, method) {
      audit.answers += 1;
      return request(server.origin + path, headers, method);
    },
  };
  const files = await readFiles(site);
  const pages = files.filter(({ file }) => file.endsWith('index.html'));
  await forEach(files, (file) => auditFile(audit, file));
  await auditLinks(audit, pages);
  await forEach(pages, ({ path }) => auditSlashless(audit, path));
  await auditMissing(audit);
  if (can.headers && !can.isEdge) await auditOddRequests(audit, files);
  await auditTransport(audit);
  return audit;
}

/** Requests one file in each encoding. */
async function auditFile(audit: Audit, { file, path, size }: SiteFile): Promise<void> {
  const { site, can, problems } = audit;
  const isText = textTypes.some((type) => file.endsWith(`.${type}`));
  for (const encoding of isText ? ['identity', 'gzip', 'br'] : ['identity']) {
    const answer = await audit.request(path, { 'accept-encoding': encoding });
    const report = (what: string) => problems.push(`${path} (${encoding}): ${what}`);
    if (answer.status !== 200) report(`status ${answer.status}`);
    else if (!(await isFile(join(site.folder, file), answer.body))) report('other bytes');
    if (can.types || isText) checkType(answer, file, report);
    if (can.headers) checkHeaders(answer, cacheOf(file), report);
    checkPrivacy(answer, report);
    checkEncoding(answer, encoding, size, can, report);
    const varies = isText && can.headers && !can.isEdge && size >= compressedFrom;
    if (varies && !/accept-encoding/i.test(`${answer.headers.vary}`))
      report('Vary lacks Accept-Encoding');
    if (!answer.headers.etag) report('no ETag');
    else if (file.endsWith('.html') && encoding !== 'identity')
      await auditRevalidation(audit, { file, path }, answer.headers.etag, encoding, report);
  }
}

function checkEncoding(
  { headers }: Answer,
  encoding: string,
  size: number,
  can: Abilities,
  report: Report,
): void {
  const got = headers['content-encoding'];
  if (encoding === 'identity' ? got : got && got !== encoding) report(`comes as ${got}`);
  if (can.compression.includes(encoding) && size >= compressedFrom && got !== encoding)
    report('not compressed');
}

/** Requests a page again with its ETag, which must give an answer without a body. */
async function auditRevalidation(
  { request, can }: Audit,
  { file, path }: Pick<SiteFile, 'file' | 'path'>,
  etag: string,
  encoding: string,
  report: Report,
): Promise<void> {
  const answer = await request(path, { 'accept-encoding': encoding, 'if-none-match': etag });
  if (answer.status !== 304) report(`requested again: status ${answer.status}`);
  if (can.headers) checkHeaders(answer, can.isEdge ? undefined : cacheOf(file), report, can.isEdge);
}

/** Requests everything that pages link to or load. */
async function auditLinks({ site, request, problems }: Audit, pages: SiteFile[]): Promise<void> {
  const notFound = { file: '404.html', path: site.base, size: 0 };
  const links = readLinks(site, [...pages, notFound]);
  problems.push(...links.problems);
  await forEach(links.paths, async (path) => {
    const { status } = await request(path);
    if (status !== 200) problems.push(`${path}: linked, status ${status}`);
  });
}

/** Requests a page without its last slash, which must lead to the page. */
async function auditSlashless(
  { site, server, can, request, problems }: Audit,
  path: string,
): Promise<void> {
  if (path === '/' || !path.endsWith('/')) return;
  const slashless = path.slice(0, -1);
  const { status, headers, body } = await request(slashless);
  const isRedirect = [301, 302, 307, 308].includes(status);
  const target = new URL(headers.location ?? '', server.origin + slashless);
  if (isRedirect && (target.origin !== server.origin || target.pathname !== path))
    problems.push(`${slashless}: leads to ${headers.location}`);
  const isSame = status === 200 && body.equals((await request(path)).body);
  if (!(isRedirect || isSame || (can.ignoresSlashlessRoot && path === site.base)))
    problems.push(`${slashless}: status ${status}`);
}

/** Requests paths that do not exist, or are not public, which must give the 404 page. */
async function auditMissing({ site, can, request, problems }: Audit): Promise<void> {
  const paths = [
    'no-such-page/',
    'zh/no/such',
    '_astro/no-such.js',
    'pagefind/fragment/x.pf_fragment',
    '_astro/',
  ];
  if (can.hidesInternal)
    paths.push('_headers', 'vercel.json', `${configurationFolder}/nginx/site.conf`);
  for (const path of paths) {
    const answer = await request(site.base + path, { 'accept-encoding': 'br' });
    const report = (what: string) => problems.push(`${site.base}${path} (missing): ${what}`);
    if (answer.status !== 404) report(`status ${answer.status}`);
    if (!(await isFile(join(site.folder, '404.html'), answer.body))) report('is not the 404 page');
    checkType(answer, '404.html', report);
    checkPrivacy(answer, report);
    if (/immutable|max-age=[1-9]/.test(`${answer.headers['cache-control']}`)) report('is cached');
    if (can.headers) checkHeaders(answer, can.isEdge ? undefined : caches.revalidate, report);
  }
}

/** Requests that caches and attackers make: no error may be kept, and what is missing is always the whole 404 page. */
async function auditOddRequests({ site, request, problems }: Audit, files: SiteFile[]) {
  const hashed = files.find(({ file }) => cacheOf(file) === caches.immutable);
  const page = `${site.base}no-such-page/`;
  if (!hashed) return;
  for (const { method = 'GET', headers: odd = {} } of oddRequests) {
    // Servers may end a connection after an error without saying so.
    const headers = { ...odd, connection: 'close' };
    const answer = await request(hashed.path, headers, method);
    const report = (path: string, what: string) =>
      problems.push(`${path} (${method} ${JSON.stringify(headers)}): ${what}`);
    if (answer.status >= 400 && /immutable/.test(`${answer.headers['cache-control']}`))
      report(hashed.path, `status ${answer.status} is kept`);
    if (method !== 'GET' && answer.status !== 405) report(hashed.path, `status ${answer.status}`);
    if (method !== 'GET') continue;
    const missing = await request(page, headers);
    if (missing.status !== 404) report(page, `status ${missing.status}`);
    if (!(await isFile(join(site.folder, '404.html'), missing.body)))
      report(page, 'is not the 404 page');
  }
}

const oddRequests: { method?: string; headers?: Record<string, string> }[] = [
  ...['POST', 'PUT', 'DELETE', 'TRACE'].map((method) => ({ method })),
  ...[
    { range: 'bytes=0-0' },
    { range: 'bytes=999999999-' },
    { 'if-none-match': '*' },
    { 'if-match': '"x"' },
    { 'if-unmodified-since': 'Mon, 01 Jan 2001 00:00:00 GMT' },
  ].map((headers) => ({ headers })),
];

/** Checks that Strict-Transport-Security is sent over TLS, and only there. */
async function auditTransport({ site, server, problems, ...audit }: Audit): Promise<void> {
  if (!server.tlsOrigin) return;
  const [name, value] = transportHeader;
  const got = (await request(server.tlsOrigin + site.base)).headers[name.toLowerCase()];
  if (got !== value) problems.push(`over TLS: ${name} is ${got}`);
  if ((await audit.request(site.base)).headers[name.toLowerCase()])
    problems.push(`without TLS: ${name} is sent`);
}

/** One audit of one server, with its results so far. */
type Audit = {
  site: BuiltSite;
  server: HostServer;
  can: Abilities;
  problems: string[];
  answers: number;
  /** Requests a path of the server and counts the answer. */
  request: (path: string, headers?: Record<string, string>, method?: string) => Promise<Answer>;
};

/** What a server supports beyond sending files. */
export type Abilities = {
  /** Sends the headers of the table. */
  headers: boolean;
  /** Knows the types of the table beyond text. */
  types: boolean;
  /** Encodings, as in `accept-encoding`. */
  compression: readonly string[];
  /** Answers 404 for files that are for hosts only. */
  hidesInternal: boolean;
  /** Is a CDN, which sets its own headers on answers without a page. */
  isEdge: boolean;
  /** Does not redirect the base path without its slash. */
  ignoresSlashlessRoot: boolean;
};

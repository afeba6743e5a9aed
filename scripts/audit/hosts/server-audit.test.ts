import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { listen } from '../../build/serve.ts';
import { cacheOf, caches, securityHeaders, typeOf } from '../../hosting/rules.ts';
import { type Abilities, auditServer } from './server-audit.ts';

const folder = mkdtempSync(join(tmpdir(), 'audit-'));
afterAll(() => rmSync(folder, { recursive: true }));

const page = (body: string) =>
  `<meta http-equiv="content-security-policy" content="default-src 'none'">${body}${'<p>text</p>'.repeat(200)}`;
for (const path of ['zh', '_astro']) mkdirSync(join(folder, path));
writeFileSync(
  join(folder, 'index.html'),
  page('<a href="/zh/#top">zh</a><a href="mailto:a@b">a</a>'),
);
writeFileSync(
  join(folder, 'zh/index.html'),
  page('<script src="/_astro/a.js"></script><a href="https://other.example/">b</a>'),
);
writeFileSync(join(folder, '404.html'), page('<h1>404</h1>'));
writeFileSync(join(folder, '_astro/a.js'), 'run();'.repeat(400));

const can: Abilities = {
  headers: true,
  types: true,
  compression: ['br', 'gzip'],
  hidesInternal: true,
  isEdge: false,
  ignoresSlashlessRoot: false,
};

describe('audit of a server', () => {
  test('finds no problem where everything is right', async () => {
    expect(await auditWith((answer) => answer)).toEqual([]);
  });

  test.each<[string, Change, RegExp]>([
    [
      'a header that is missing',
      without('x-content-type-options'),
      /X-Content-Type-Options is undefined/,
    ],
    ['a wrong type', withHeader('content-type', 'text/plain'), /type text\/plain/],
    [
      'pages that are kept',
      withHeader('cache-control', caches.immutable),
      /\/zh\/ .*cache .*immutable/,
    ],
    [
      'assets that are not kept',
      withHeader('cache-control', caches.revalidate),
      /_astro\/a.js .*cache/,
    ],
    ['cookies', withHeader('set-cookie', 'a=b'), /sets a cookie/],
    ['no Vary', without('vary'), /Vary lacks/],
    ['no ETag', without('etag'), /no ETag/],
    [
      'other bytes',
      (answer) => ({ ...answer, body: Buffer.from('other'), encoding: undefined }),
      /other bytes/,
    ],
    ['no compression', (answer) => ({ ...answer, encoding: undefined }), /not compressed/],
    [
      'no page for what is missing',
      (answer) => (answer.status === 404 ? { ...answer, body: Buffer.from('nothing') } : answer),
      /is not the 404 page/,
    ],
    [
      'a wrong answer for what is missing',
      (answer) => (answer.status === 404 ? { ...answer, status: 200 } : answer),
      /status 200/,
    ],
    [
      'a method that is let through',
      (answer) => (answer.status === 405 ? { ...answer, status: 200 } : answer),
      /DELETE .*: status 200/,
    ],
    [
      'an error that is kept',
      (answer) =>
        answer.status === 405 ? withHeader('cache-control', caches.immutable)(answer) : answer,
      /POST .*: status 405 is kept/,
    ],
    [
      'a slashless address that leads astray',
      (answer) => (answer.status === 301 ? { ...answer, headers: { location: '/' } } : answer),
      /leads to \//,
    ],
    [
      'a slashless address that is missing',
      (answer) => (answer.status === 301 ? { ...answer, status: 404 } : answer),
      /\/zh: status 404/,
    ],
  ])('finds %s', async (_, change, expected) => {
    expect((await auditWith(change)).join('\n')).toMatch(expected);
  });

  test('finds broken links, also those that scripts read, and files of other origins', async () => {
    writeFileSync(
      join(folder, 'index.html'),
      page(
        '<a href="/gone/">a</a><form data-words="/gone.json" data-entry="/{{id}}.json" data-name="a"></form><img src="https://other.example/a.png">',
      ),
    );
    const problems = (await auditWith((answer) => answer)).join('\n');
    expect(problems).toMatch(/\/gone\/: linked, status 404/);
    expect(problems).toMatch(/\/gone\.json: linked, status 404/);
    expect(problems).toMatch(/loads https:\/\/other\.example/);
    // Not a URL before a script has put an id in.
    expect(problems).not.toMatch(/id\b|%7B/);
  });
});

async function auditWith(change: Change): Promise<string[]> {
  const server = createHost(change);
  const port = await listen(server, 0);
  const site = { name: 'test', folder, base: '/', origin: 'https://alliance.example' };
  const origin = `http://127.0.0.1:${port}`;
  const { problems } = await auditServer(
    site,
    { name: 'test', origin, tlsOrigin: undefined, stop: async () => {} },
    can,
  );
  server.close();
  server.closeAllConnections();
  return problems;
}

/** A host that follows the table, but for one change. */
function createHost(change: Change): Server {
  return createServer((request, response) => {
    const { status, headers, body, encoding } = change(answerTo(request));
    const packed =
      encoding === 'br' ? brotliCompressSync(body) : encoding === 'gzip' ? gzipSync(body) : body;
    response.writeHead(status, { ...headers, ...(encoding && { 'content-encoding': encoding }) });
    response.end(status === 304 ? undefined : packed);
  });
}

function answerTo({ url = '/', headers: asked, method }: IncomingMessage): Answer {
  if (method !== 'GET')
    return {
      status: 405,
      headers: { 'cache-control': '' },
      body: Buffer.of(),
      encoding: undefined,
    };
  if (url === '/zh')
    return { status: 301, headers: { location: '/zh/' }, body: Buffer.of(), encoding: undefined };
  const files = ['index.html', 'zh/index.html', '_astro/a.js'];
  const file = files.find((file) => `/${file}`.replace(/index\.html$/, '') === url);
  const encoding = ['br', 'gzip'].find((name) => asked['accept-encoding'] === name);
  const headers = {
    ...Object.fromEntries(securityHeaders.map(([name, value]) => [name.toLowerCase(), value])),
    'content-type': typeOf(file ?? '404.html') ?? '',
    'cache-control': cacheOf(file ?? '404.html'),
    vary: 'Accept-Encoding',
    etag: '"1"',
  };
  const body = readFileSync(join(folder, file ?? '404.html'));
  if (asked['if-none-match'] && file)
    return { status: 304, headers, body: Buffer.of(), encoding: undefined };
  return { status: file ? 200 : 404, headers, body, encoding };
}

function withHeader(name: string, value: string): Change {
  return (answer) => ({ ...answer, headers: { ...answer.headers, [name]: value } });
}

function without(name: string): Change {
  return ({ headers: { [name]: _, ...headers }, ...answer }) => ({ ...answer, headers });
}

type Answer = {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
  encoding: string | undefined;
};

type Change = (answer: Answer) => Answer;

import { readFile } from 'node:fs/promises';
import { Agent, type IncomingHttpHeaders, type IncomingMessage, request as send } from 'node:http';
import { request as sendOverTls, Agent as TlsAgent } from 'node:https';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

const agent = new Agent({ keepAlive: true, maxSockets: 16 });
// The audit's own certificate is self-signed.
const tlsAgent = new TlsAgent({ keepAlive: true, rejectUnauthorized: false });

/** Requests a URL; redirects are not followed, and the body is decoded. */
export async function request(
  url: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Answer> {
  const response = await new Promise<IncomingMessage>((done, fail) => {
    const [start, pool] = url.startsWith('https:') ? [sendOverTls, tlsAgent] : [send, agent];
    start(url, { agent: pool, headers, method }, done).on('error', fail).end();
  });
  const raw = await buffer(response);
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    body: decode(raw, response.headers['content-encoding']),
  };
}

/** Runs the work for each item, 16 at a time. */
export async function forEach<T>(items: Iterable<T>, work: (item: T) => Promise<void>) {
  const queue = items[Symbol.iterator]();
  const run = async () => {
    for (let next = queue.next(); !next.done; next = queue.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: 16 }, run));
}

/** Whether a body is the content of a file. */
export async function isFile(path: string, body: Buffer): Promise<boolean> {
  return body.equals(await readFile(path));
}

function decode(raw: Buffer, encoding: string | undefined): Buffer {
  // An answer without a body may still name an encoding.
  if (raw.length === 0) return raw;
  if (encoding === 'br') return brotliDecompressSync(raw);
  return encoding === 'gzip' ? gunzipSync(raw) : raw;
}

/** The answer of a server, its body decoded. */
export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };

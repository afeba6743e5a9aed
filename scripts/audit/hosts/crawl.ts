import { readFile } from 'node:fs/promises';
import { Agent, get, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { Agent as TlsAgent, get as tlsGet } from 'node:https';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

const agent = new Agent({ keepAlive: true, maxSockets: 16 });
// Certificates of the own machine are signed by nobody.
const tlsAgent = new TlsAgent({ keepAlive: true, rejectUnauthorized: false });

/** Asks a server for an address and takes the answer as it comes, redirects too. */
export async function ask(url: string, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await new Promise<IncomingMessage>((done, fail) => {
    const [take, own] = url.startsWith('https:') ? [tlsGet, tlsAgent] : [get, agent];
    take(url, { agent: own, headers }, done).on('error', fail);
  });
  const raw = await buffer(response);
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    body: decode(raw, response.headers['content-encoding']),
  };
}

/** Runs a piece of work for each, some at a time. */
export async function forEach<T>(items: Iterable<T>, work: (item: T) => Promise<void>) {
  const queue = items[Symbol.iterator]();
  const run = async () => {
    for (let next = queue.next(); !next.done; next = queue.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: 16 }, run));
}

/** Whether the file on the disk says what a server answered. */
export async function isFile(path: string, body: Buffer): Promise<boolean> {
  return body.equals(await readFile(path));
}

function decode(raw: Buffer, encoding: string | undefined): Buffer {
  // An answer without a page may still name the form that the page would come in.
  if (raw.length === 0) return raw;
  if (encoding === 'br') return brotliDecompressSync(raw);
  return encoding === 'gzip' ? gunzipSync(raw) : raw;
}

/** What a server answered, unpacked. */
export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };

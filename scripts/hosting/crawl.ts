import { readFile } from 'node:fs/promises';
import { Agent, get, type IncomingHttpHeaders } from 'node:http';
import { Agent as TlsAgent, get as tlsGet } from 'node:https';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

const agent = new Agent({ keepAlive: true, maxSockets: 16 });
// Certificates of the own machine are signed by nobody.
const tlsAgent = new TlsAgent({ keepAlive: true, rejectUnauthorized: false });

/** Asks a server for an address and takes the answer as it comes, redirects too. */
export function ask(url: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((done, fail) => {
    const take = url.startsWith('https:') ? tlsGet : get;
    take(url, { agent: url.startsWith('https:') ? tlsAgent : agent, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', fail);
      response.on('end', () => {
        const raw = Buffer.concat(parts);
        done({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: decode(raw, response.headers['content-encoding']),
        });
      });
    }).on('error', fail);
  });
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

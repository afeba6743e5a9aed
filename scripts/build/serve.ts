import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import sirv from 'sirv';
import { readSettings } from '#scripts/build/settings.ts';

/**
 * Serves a built site under its base path as a plain static host does: its files, and `404.html` for the rest.
 * @param folder the built site
 * @param base path under which it lies, with a slash at both ends
 */
export function createSiteServer(folder: string, base: string): Server {
  const notFound = readFileSync(join(folder, '404.html'));
  const files = sirv(folder, { dev: true, etag: true });
  return createServer((request, response) => {
    const reject = () => {
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
      response.end(request.method === 'HEAD' ? undefined : notFound);
    };
    const url = request.url ?? '/';
    if (!url.startsWith(base)) return reject();
    request.url = url.slice(base.length - 1);
    files(request, response, reject);
  });
}

/**
 * Listens on the port, or on the next free one.
 * @param port 0 for any free one
 * @returns the port
 */
export async function listen(server: Server, port: number): Promise<number> {
  try {
    await once(server.listen(port), 'listening');
    return (server.address() as AddressInfo).port;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || port === 0) throw error;
    console.log(
      `端口 ${port} 已被占用，改用 ${port + 1}。 Port ${port} is in use, trying ${port + 1}.`,
    );
    return listen(server, port + 1);
  }
}

/** Runs `npm start`: serves `dist/` on PORT, or the next free port, until it is interrupted. */
export async function serveSite(): Promise<void> {
  const { base } = readSettings(process.env);
  const server = createSiteServer(resolve('dist'), base);
  const port = await listen(server, Number(process.env['PORT'] ?? 4321));
  console.log(
    `\n网站已就绪，搜索可用 The site is ready, search included: http://localhost:${port}${base}\nCtrl-C 结束 Ctrl-C ends it`,
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit());
}

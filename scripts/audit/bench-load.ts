import { glob } from 'node:fs/promises';
import { cpus } from 'node:os';
import autocannon from 'autocannon';
import { startNginx } from './hosts/servers.ts';
import { buildCompressed, rootSite } from './sites.ts';

/**
 * `npm run bench:load`: builds the site and requests its pages from nginx on this machine, over 200 connections for
 * 30 seconds. Exit code 1 when an answer is missing or is not a page.
 */
const connections = 200;
const seconds = 30;

await buildCompressed(rootSite);
const pages = (await Array.fromAsync(glob('**/index.html', { cwd: rootSite.folder }))).sort();
const server = await startNginx(rootSite);
try {
  const result = await autocannon({
    url: server.origin,
    connections,
    duration: seconds,
    timeout: 10,
    requests: pages.map((page) => ({
      path: rootSite.base + page.replaceAll('\\', '/').replace(/index\.html$/, ''),
      headers: { 'accept-encoding': 'br, gzip' },
    })),
  });
  const { latency, errors, timeouts, non2xx, requests, throughput } = result;
  console.log(
    `${connections} connections, ${seconds} s, ${pages.length} pages, ${cpus().length} cores shared with the client`,
  );
  console.log(
    `${requests.total} answers, ${Math.round(requests.average)} a second, ${(throughput.average / 1e6).toFixed(1)} MB/s`,
  );
  console.log(
    `50 %: ${latency.p50} ms, 97.5 %: ${latency.p97_5} ms, 99 %: ${latency.p99} ms, slowest: ${latency.max} ms`,
  );
  console.log(`errors: ${errors}, timeouts: ${timeouts}, other status: ${non2xx}`);
  if (errors + timeouts + non2xx > 0) process.exitCode = 1;
} finally {
  await server.stop();
}

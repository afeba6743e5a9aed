import { glob } from 'node:fs/promises';
import { cpus } from 'node:os';
import { resolve } from 'node:path';
import autocannon from 'autocannon';
import { startNginx } from './hosts/servers.ts';
import { readSettings } from '../build/settings.ts';

/**
 * `npm run bench:load`: 200 readers at once, for half a minute, on the built site behind real nginx on this machine,
 * each asking for one page after the other as a browser would. Exit code 1 when an answer is missing or no page.
 */
const readers = 200;
const seconds = 30;

const { base, site: origin } = readSettings(process.env);
const folder = resolve('dist');
const pages = (await Array.fromAsync(glob('**/index.html', { cwd: folder }))).sort();
const server = await startNginx({ name: 'load', folder, base, origin });
try {
  const result = await autocannon({
    url: server.origin,
    connections: readers,
    duration: seconds,
    timeout: 10,
    requests: pages.map((page) => ({
      path: base + page.replaceAll('\\', '/').replace(/index\.html$/, ''),
      headers: { 'accept-encoding': 'br, gzip' },
    })),
  });
  const { latency, errors, timeouts, non2xx, requests, throughput } = result;
  console.log(
    `${readers} readers, ${seconds} s, ${pages.length} pages, ${cpus().length} cores shared with the readers`,
  );
  console.log(
    `${requests.total} answers, ${Math.round(requests.average)} a second, ${(throughput.average / 1e6).toFixed(1)} MB/s`,
  );
  console.log(
    `50 %: ${latency.p50} ms, 97.5 %: ${latency.p97_5} ms, 99 %: ${latency.p99} ms, slowest: ${latency.max} ms`,
  );
  console.log(`errors: ${errors}, timeouts: ${timeouts}, no page: ${non2xx}`);
  if (errors + timeouts + non2xx > 0) process.exitCode = 1;
} finally {
  await server.stop();
}

import { cp, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BuiltSite } from '../../site/build.ts';
import { freePort } from '../process-group.ts';
import { type HostServer, makeFolder, start } from './servers.ts';

// Resolved on import, so that a missing install is reported before any build.
const wranglerFolder = dirname(fileURLToPath(import.meta.resolve('wrangler/package.json')));

/** Starts wrangler's local server for Cloudflare Pages, which uses Cloudflare's runtime. */
export async function startPages(site: BuiltSite): Promise<HostServer> {
  const folder = await makeFolder(`pages-${site.name}`);
  const upload = join(folder, 'upload');
  await copyUnderPath(site, upload);
  const port = await freePort();
  const wrangler = join(wranglerFolder, 'bin/wrangler.js');
  const given = ['pages', 'dev', upload, '--port', `${port}`, '--ip', '127.0.0.1'];
  return start('cloudflare pages', process.execPath, [wrangler, ...given], {
    site,
    port,
    cwd: folder,
    env: {
      WRANGLER_SEND_METRICS: 'false',
      CLOUDFLARE_CF_FETCH_ENABLED: 'false',
      // No questions on the terminal.
      CI: 'true',
    },
  });
}

/** Copies a built site for hosts without base paths: into the folder of its path, with the hosts' files at the root. */
async function copyUnderPath({ folder, base }: BuiltSite, target: string): Promise<void> {
  await cp(folder, join(target, base), { recursive: true });
  if (base === '/') return;
  for (const file of ['_headers', '_redirects', 'vercel.json'])
    await rename(join(target, base, file), join(target, file));
}

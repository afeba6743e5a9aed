import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startGroup } from '#scripts/audit/process-group.ts';
import { createSiteServer, freePort, listen } from '#scripts/build/serve.ts';
import { configurationFolder } from '#scripts/hosting/rules.ts';
import type { BuiltSite } from '#scripts/site/build.ts';

const workshop = resolve('.cache/hosts');

/** Where Debian puts nginx's module for `.br` files. */
const brotliModule = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';

/**
 * Real nginx with the configuration that the build wrote, over HTTP and TLS.
 * @param chooses whether the optional choice of a language is on
 */
export async function startNginx(site: BuiltSite, chooses = false): Promise<HostServer> {
  const nginx = findProgram('nginx', ['/usr/sbin/nginx']);
  if (!existsSync(brotliModule)) throw new Error(lacking(brotliModule));
  const { folder } = site;
  const place = await makePlace(`nginx-${site.name}`);
  const [port, tlsPort] = [await freePort(), await freePort()];
  const { certificate, key } = await makeCertificate();
  const given = join(folder, configurationFolder, 'nginx');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((kind) => `${kind}_temp_path ${place}/${kind};`)
    .join(' ');
  await writeFile(
    join(place, 'nginx.conf'),
    `load_module ${brotliModule};
daemon off; pid ${place}/pid; worker_processes auto;
${process.getuid?.() === 0 ? 'user root;' : ''}
events { worker_connections 2048; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000; ${temporary}
  include ${given}/maps.conf;
  server {
    listen 127.0.0.1:${port};
    listen 127.0.0.1:${tlsPort} ssl;
    ssl_certificate ${certificate}; ssl_certificate_key ${key};
    set $alliance_root ${folder};
    include ${given}/site.conf;
    include ${given}/brotli.conf;
    ${chooses ? `include ${given}/language.conf;` : ''}
  }
}
`,
  );
  return started('nginx', nginx, ['-c', join(place, 'nginx.conf'), '-e', 'stderr'], {
    site,
    port,
    tlsPort,
  });
}

/** Real Caddy with the configuration that the build wrote, over HTTP and TLS. */
export async function startCaddy(site: BuiltSite, chooses = false): Promise<HostServer> {
  const caddy = findProgram('caddy', ['/usr/bin/caddy']);
  const place = await makePlace(`caddy-${site.name}`);
  const [port, tlsPort] = [await freePort(), await freePort()];
  const { certificate, key } = await makeCertificate();
  const given = join(site.folder, configurationFolder, 'caddy');
  const body = `bind 127.0.0.1
  root * ${site.folder}
  import ${given}/site.conf
  ${chooses ? `import ${given}/language.conf` : ''}`;
  await writeFile(
    join(place, 'Caddyfile'),
    `{
  admin off
  auto_https off
  storage file_system ${place}
}
http://127.0.0.1:${port} {
  ${body}
}
https://127.0.0.1:${tlsPort} {
  tls ${certificate} ${key}
  ${body}
}
`,
  );
  return started('caddy', caddy, ['run', '--config', join(place, 'Caddyfile')], {
    site,
    port,
    tlsPort,
  });
}

/** Cloudflare Pages as it runs on the own machine, by the same runtime. */
export async function startPages(site: BuiltSite): Promise<HostServer> {
  const place = await makePlace(`pages-${site.name}`);
  const laid = join(place, 'laid');
  await layUnderPath(site, laid);
  const port = await freePort();
  const home = dirname(createRequire(import.meta.url).resolve('wrangler/package.json'));
  const wrangler = join(home, 'bin/wrangler.js');
  const given = ['pages', 'dev', laid, '--port', `${port}`, '--ip', '127.0.0.1'];
  return started('cloudflare pages', process.execPath, [wrangler, ...given], {
    site,
    port,
    cwd: place,
    env: {
      WRANGLER_SEND_METRICS: 'false',
      CLOUDFLARE_CF_FETCH_ENABLED: 'false',
      // Asks nothing of the person at the keyboard.
      CI: 'true',
    },
  });
}

/** The plain file server of this project, which knows nothing of the table. */
export async function startPlain(site: BuiltSite): Promise<HostServer> {
  const server = createSiteServer(site.folder, site.base);
  const port = await listen(server, 0);
  return {
    name: 'plain files',
    origin: `http://127.0.0.1:${port}`,
    tlsOrigin: undefined,
    async stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Lays a built site where hosts that know no base path want it: under its path, with what they read at the root. */
async function layUnderPath({ folder, base }: BuiltSite, target: string): Promise<void> {
  await cp(folder, join(target, base), { recursive: true });
  if (base === '/') return;
  for (const file of ['_headers', '_redirects', 'vercel.json'])
    await rename(join(target, base, file), join(target, file));
}

async function started(
  name: string,
  program: string,
  given: string[],
  { site, port, tlsPort, cwd, env }: Start,
): Promise<HostServer> {
  const { child, stop } = startGroup(program, given, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (data) => {
      said = (said + data).slice(-4000);
    });
  const origin = `http://127.0.0.1:${port}`;
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`${name} ended:\n${said}`);
    const answer = await fetch(origin + site.base).catch(() => undefined);
    if (answer) {
      await answer.arrayBuffer();
      return {
        name,
        origin,
        tlsOrigin: tlsPort ? `https://127.0.0.1:${tlsPort}` : undefined,
        stop,
      };
    }
    await wait(100);
  }
  await stop();
  throw new Error(`${name} does not answer:\n${said}`);
}

/** @throws Error in Chinese and English that says how to get a program */
function findProgram(name: string, usual: string[]): string {
  const found = [...usual, name].find(
    (path) => spawnSync(path, [name === 'caddy' ? 'version' : '-v']).error === undefined,
  );
  if (!found) throw new Error(lacking(name));
  return found;
}

function lacking(what: string): string {
  return `缺少 ${what}。请安装：apt-get install nginx libnginx-mod-http-brotli-static caddy openssl\n${what} is missing. Install it: apt-get install nginx libnginx-mod-http-brotli-static caddy openssl`;
}

async function makePlace(name: string): Promise<string> {
  const place = join(workshop, name);
  await rm(place, { recursive: true, force: true });
  await mkdir(place, { recursive: true });
  return place;
}

/** A certificate for this machine, signed by nobody. */
async function makeCertificate(): Promise<{ certificate: string; key: string }> {
  const place = await makePlace('certificate');
  const [certificate, key] = [join(place, 'certificate.pem'), join(place, 'key.pem')];
  const { status, error } = spawnSync(
    'openssl',
    `req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1 -out ${certificate} -keyout ${key}`.split(
      ' ',
    ),
  );
  if (error || status !== 0) throw new Error(lacking('openssl'));
  return { certificate, key };
}

type Start = {
  site: BuiltSite;
  port: number;
  tlsPort?: number;
  cwd?: string;
  env?: Record<string, string>;
};

/** A server that is running. */
export type HostServer = {
  name: string;
  origin: string;
  /** The same over TLS, where it can be had. */
  tlsOrigin: string | undefined;
  stop: () => Promise<void>;
};

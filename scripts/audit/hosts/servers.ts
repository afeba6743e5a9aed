import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createSiteServer, listen } from '../../build/serve.ts';
import { configurationFolder } from '../../hosting/rules.ts';
import type { BuiltSite } from '../../site/build.ts';
import { freePort, startGroup } from '../process-group.ts';

const workFolder = resolve('.cache/hosts');

/** nginx's module for `.br` files, in its Debian package. */
const brotliModule = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';

/**
 * Starts nginx with the configuration from the build, over HTTP and TLS.
 * @param choosesLanguage whether the optional redirect to the reader's language is on
 * @param root the folder that is served
 */
export async function startNginx(
  site: BuiltSite,
  choosesLanguage = false,
  root = site.folder,
): Promise<HostServer> {
  const nginx = findProgram('nginx', ['/usr/sbin/nginx']);
  if (!existsSync(brotliModule)) throw new Error(missing(brotliModule));
  const folder = await makeFolder(`nginx-${site.name}`);
  const [port, tlsPort] = [await freePort(), await freePort()];
  const { certificate, key } = await makeCertificate();
  const given = join(site.folder, configurationFolder, 'nginx');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((kind) => `${kind}_temp_path ${folder}/${kind};`)
    .join(' ');
  await writeFile(
    join(folder, 'nginx.conf'),
    `load_module ${brotliModule};
daemon off; pid ${folder}/pid; worker_processes auto;
${process.getuid?.() === 0 ? 'user root;' : ''}
events { worker_connections 2048; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000; ${temporary}
  include ${given}/maps.conf;
  server {
    listen 127.0.0.1:${port};
    listen 127.0.0.1:${tlsPort} ssl;
    ssl_certificate ${certificate}; ssl_certificate_key ${key};
    set $alliance_root ${root};
    include ${given}/site.conf;
    include ${given}/brotli.conf;
    ${choosesLanguage ? `include ${given}/language.conf;` : ''}
  }
}
`,
  );
  return start('nginx', nginx, ['-c', join(folder, 'nginx.conf'), '-e', 'stderr'], {
    site,
    port,
    tlsPort,
  });
}

/** Starts Caddy with the configuration from the build, over HTTP and TLS. */
export async function startCaddy(
  site: BuiltSite,
  choosesLanguage = false,
  root = site.folder,
): Promise<HostServer> {
  const caddy = findProgram('caddy', ['/usr/bin/caddy']);
  const folder = await makeFolder(`caddy-${site.name}`);
  const [port, tlsPort] = [await freePort(), await freePort()];
  const { certificate, key } = await makeCertificate();
  const given = join(site.folder, configurationFolder, 'caddy');
  const body = `bind 127.0.0.1
  root * ${root}
  import ${given}/site.conf
  ${choosesLanguage ? `import ${given}/language.conf` : ''}`;
  await writeFile(
    join(folder, 'Caddyfile'),
    `{
  admin off
  auto_https off
  storage file_system ${folder}
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
  return start('caddy', caddy, ['run', '--config', join(folder, 'Caddyfile')], {
    site,
    port,
    tlsPort,
  });
}

/** Starts the project's own file server, which sends no headers of the table. */
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

/** Starts a server and waits until it answers. */
export async function start(
  name: string,
  program: string,
  given: string[],
  { site, port, tlsPort, cwd, env }: StartOptions,
): Promise<HostServer> {
  const { child, stop } = startGroup(program, given, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (data) => {
      output = (output + data).slice(-4000);
    });
  const origin = `http://127.0.0.1:${port}`;
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`${name} ended:\n${output}`);
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
  throw new Error(`${name} does not answer:\n${output}`);
}

/** @throws Error in Chinese and English that says how to install the program */
function findProgram(name: string, usualPaths: string[]): string {
  const found = [...usualPaths, name].find(
    (path) => spawnSync(path, [name === 'caddy' ? 'version' : '-v']).error === undefined,
  );
  if (!found) throw new Error(missing(name));
  return found;
}

function missing(what: string): string {
  return `缺少 ${what}。请安装：apt-get install nginx libnginx-mod-http-brotli-static caddy openssl\n${what} is missing. Install it: apt-get install nginx libnginx-mod-http-brotli-static caddy openssl`;
}

/** Makes an empty folder for a server. */
export async function makeFolder(name: string): Promise<string> {
  const folder = join(workFolder, name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return folder;
}

/** Makes a self-signed certificate for this machine. */
async function makeCertificate(): Promise<{ certificate: string; key: string }> {
  const folder = await makeFolder('certificate');
  const [certificate, key] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')];
  const { status, error } = spawnSync(
    'openssl',
    `req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1 -out ${certificate} -keyout ${key}`.split(
      ' ',
    ),
  );
  if (error || status !== 0) throw new Error(missing('openssl'));
  return { certificate, key };
}

type StartOptions = {
  site: BuiltSite;
  port: number;
  tlsPort?: number;
  cwd?: string;
  env?: Record<string, string>;
};

/** A running server. */
export type HostServer = {
  name: string;
  origin: string;
  /** The same over TLS, if the server supports it here. */
  tlsOrigin: string | undefined;
  stop: () => Promise<void>;
};

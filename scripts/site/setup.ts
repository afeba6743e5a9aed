import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { createSiteServer, listen } from '#scripts/serve.ts';

const run = promisify(execFile);

/** The two builds that the site tests look at: at the root of an origin, and under a path with a repository named. */
const variants = [
  { name: 'root', base: '/', site: 'https://alliance.example', repository: '' },
  {
    name: 'sub',
    base: '/sub/path/',
    site: 'https://alliance.example',
    repository: 'https://github.com/alliance/website',
  },
] as const;

/** Builds the site once for all tests and serves each build. */
export default async function setup(project: TestProject) {
  const builds: SiteBuild[] = [];
  const servers: Server[] = [];
  for (const variant of variants) {
    const { name, base, site, repository } = variant;
    const folder = resolve('.cache/site', name);
    await rm(folder, { recursive: true, force: true });
    await run(process.execPath, ['scripts/astro.ts', 'build'], {
      env: {
        ...process.env,
        NODE_ENV: 'production',
        OUT_DIR: folder,
        BASE_PATH: base,
        SITE_URL: site,
        REPOSITORY_URL: repository,
        REPOSITORY_BRANCH: '',
      },
      maxBuffer: 2 ** 26,
    }).catch((error: { stdout: string; stderr: string }) => {
      throw new Error(`The ${name} build failed:\n${error.stdout}\n${error.stderr}`);
    });
    const server = createSiteServer(folder, base);
    servers.push(server);
    const port = await listen(server, 0);
    builds.push({ ...variant, folder, origin: `http://localhost:${port}` });
  }
  project.provide('builds', builds);
  return () => {
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
  };
}

/** A finished build that is being served. */
export type SiteBuild = {
  name: string;
  /** Path under which it lies, with a slash at both ends. */
  base: string;
  /** The public origin it was built for. */
  site: string;
  /** The address of the repository it was told, or nothing. */
  repository: string;
  folder: string;
  /** The local origin that serves it. */
  origin: string;
};

declare module 'vitest' {
  export interface ProvidedContext {
    builds: SiteBuild[];
  }
}

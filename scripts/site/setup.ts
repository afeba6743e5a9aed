import type { Server } from 'node:http';
import { resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { createSiteServer, listen } from '#scripts/build/serve.ts';
import { buildSite } from '#scripts/site/build.ts';
import { makeNewcomers } from '#scripts/site/newcomers.ts';

const site = 'https://alliance.example';
const folder = resolve('.cache/site');

/** The two builds that the site tests look at: at the root of an origin, and under a path with a repository named. */
const variants = [
  { name: 'root', base: '/', repository: '' },
  { name: 'sub', base: '/sub/path/', repository: 'https://github.com/alliance/website' },
];

/** Builds the site once for all tests, and beside it one with members whose names nobody has translated; serves each build. */
export default async function setup(project: TestProject) {
  const copy = resolve(folder, 'project');
  makeNewcomers(copy);
  const newcomers = { name: 'newcomers', base: '/', repository: '' };
  await Promise.all([buildAll(), build(newcomers, copy)]);
  const served = await Promise.all([...variants, newcomers].map(serve));
  const builds = served.map(({ build }) => build);
  project.provide('builds', builds.slice(0, variants.length));
  project.provide('newcomers', builds.at(-1) as SiteBuild);
  return () => {
    for (const { server } of served) {
      server.close();
      server.closeAllConnections();
    }
  };
}

/** The builds of this project, one after the other, since they share a cache. */
async function buildAll(): Promise<void> {
  for (const variant of variants) await build(variant);
}

function build({ name, base, repository }: Variant, root = process.cwd()): Promise<void> {
  const built = { name, base, folder: resolve(folder, name), origin: site };
  return buildSite(built, { root, repository });
}

async function serve({
  name,
  base,
  repository,
}: Variant): Promise<{ build: SiteBuild; server: Server }> {
  const output = resolve(folder, name);
  const server = createSiteServer(output, base);
  const port = await listen(server, 0);
  const build = {
    name,
    base,
    site,
    repository,
    folder: output,
    origin: `http://localhost:${port}`,
  };
  return { build, server };
}

type Variant = { name: string; base: string; repository: string };

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
    /** With members beside the real ones whose names nobody has translated. */
    newcomers: SiteBuild;
  }
}

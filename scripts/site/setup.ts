import type { Server } from 'node:http';
import { resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { createSiteServer, listen } from '#scripts/build/serve.ts';
import { makeMadeUpLanguages } from '#scripts/fixtures/made-up-languages.ts';
import { makeNewcomers } from '#scripts/fixtures/newcomers.ts';
import { launchBrowser } from '#scripts/site/browser.ts';
import { type BuiltSite, buildSite, describeSite } from '#scripts/site/build.ts';

const folder = resolve('.cache/site');
const repository = 'https://github.com/alliance/website';

const root = describeSite('root', '/', folder);
const sub = describeSite('sub', '/sub/path/', folder);
const newcomers = describeSite('newcomers', '/', folder);
const madeUp = describeSite('made-up', '/', folder);

/**
 * Builds and serves the sites for all tests: at the root of an origin; under a path, with a repository named; and a
 * copy of the project with members whose names nobody has translated; and one with made-up languages.
 */
export default async function setup(project: TestProject) {
  const copy = resolve(folder, 'project');
  makeNewcomers(copy);
  const other = resolve(folder, 'made-up-project');
  makeMadeUpLanguages(other);
  await Promise.all([
    // Unpacked before the tests, of which several would do it at once.
    launchBrowser().then((browser) => browser.close()),
    // One after the other, since builds of one project share a cache.
    buildSite(root).then(() => buildSite(sub, { repository })),
    buildSite(newcomers, { root: copy }).then(() => buildSite(madeUp, { root: other })),
  ]);
  const servers: Server[] = [];
  const serve = async (site: BuiltSite, repository: string): Promise<ServedSite> => {
    const server = createSiteServer(site.folder, site.base);
    servers.push(server);
    const origin = `http://localhost:${await listen(server, 0)}`;
    return { ...site, site: site.origin, repository, origin };
  };
  project.provide('builds', [await serve(root, ''), await serve(sub, repository)]);
  project.provide('newcomers', await serve(newcomers, ''));
  project.provide('madeUp', { ...(await serve(madeUp, '')), project: other });
  return () => {
    for (const server of servers) server.close();
  };
}

/** A finished build that is being served; `origin` is the local one. */
type ServedSite = BuiltSite & {
  /** The public origin it was built for. */
  site: string;
  /** The URL of the repository it was built with, or an empty string. */
  repository: string;
};

declare module 'vitest' {
  export interface ProvidedContext {
    builds: ServedSite[];
    /** With members beside the real ones whose names nobody has translated. */
    newcomers: ServedSite;
    /** With made-up languages beside the real ones, and the folder of the project that was built. */
    madeUp: ServedSite & { project: string };
  }
}

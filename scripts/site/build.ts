import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const origin = 'https://alliance.example';

/** The site of audits at the root of an origin. */
export const rootSite: BuiltSite = {
  name: 'root',
  base: '/',
  folder: resolve('.cache/audit/root'),
  origin,
};

/** The sites of audits: at the root of an origin, and under a path. */
export const auditedSites: readonly BuiltSite[] = [
  rootSite,
  { name: 'path', base: '/sub/path/', folder: resolve('.cache/audit/path'), origin },
];

/**
 * Builds a site anew in its folder.
 * @param from the project that is built, and the address of the repository it is told
 * @throws Error with all that the build said
 */
export async function buildSite(site: BuiltSite, from: Partial<Project> = {}): Promise<void> {
  const { root = process.cwd(), repository = '' } = from;
  await rm(site.folder, { recursive: true, force: true });
  await run(process.execPath, ['scripts/build.ts'], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      OUT_DIR: site.folder,
      BASE_PATH: site.base,
      SITE_URL: site.origin,
      REPOSITORY_URL: repository,
      REPOSITORY_BRANCH: '',
    },
    maxBuffer: 2 ** 26,
  }).catch((error: { stdout: string; stderr: string }) => {
    throw new Error(`The ${site.name} build failed:\n${error.stdout}\n${error.stderr}`);
  });
}

/** A finished build. */
export type BuiltSite = {
  name: string;
  folder: string;
  /** Path under which it lies, with a slash at both ends. */
  base: string;
  /** The public origin it was built for. */
  origin: string;
};

type Project = { root: string; repository: string };

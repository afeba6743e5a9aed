import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * A site that may be built.
 * @param parent folder in which its own lies
 */
export function describeSite(name: string, base: string, parent: string): BuiltSite {
  return { name, base, folder: join(parent, name), origin: 'https://alliance.example' };
}

/**
 * Builds a site anew in its folder.
 * @param root the project that is built, an absolute path
 * @param repository the URL of the repository for the build, if any
 * @throws Error with everything that the build printed
 */
export async function buildSite(
  site: BuiltSite,
  { root = process.cwd(), repository = '' } = {},
): Promise<void> {
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

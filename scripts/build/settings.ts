import type { Repository } from '#routes.ts';

/** Where the site will live, when nobody says so: good for the own machine only. */
const localSite = 'http://localhost:4321';

/**
 * The origin and the base path of a build, from `SITE_URL` and `BASE_PATH`, and where its content is edited,
 * from `REPOSITORY_URL` and `REPOSITORY_BRANCH`.
 * @returns the origin without a slash at its end, the path with a slash at both ends
 * @throws Error in Chinese and English for what is no origin, no path, no repository or no branch
 */
export function readSettings(env: Record<string, string | undefined>) {
  const { SITE_URL: site = localSite, BASE_PATH: base = '/' } = env;
  const url = parseUrl(site, /^https?:$/);
  if (url?.pathname !== '/')
    throw new Error(
      `SITE_URL 应为网址的开头，如 https://example.org（路径写在 BASE_PATH 里），现为“${site}”。\nSITE_URL must be an origin such as https://example.org (the path goes into BASE_PATH), but is “${site}”.`,
    );
  if (!/^[\w./~-]*$/.test(base) || base.split('/').some((part) => /^\.\.?$/.test(part)))
    throw new Error(
      `BASE_PATH 应为路径，如 /alliance/，现为“${base}”。\nBASE_PATH must be a path such as /alliance/, but is “${base}”.`,
    );
  return {
    site: url.origin,
    base: `/${base}/`.replace(/\/{2,}/g, '/'),
    /** Whether nobody named an origin, so that the addresses suit the own machine only. */
    isLocal: env['SITE_URL'] === undefined,
    repository: readRepository(env),
  };
}

/** Nothing where no repository is named; an empty value names none, because it is what an unset variable of CI yields. */
function readRepository({
  REPOSITORY_URL: address,
  REPOSITORY_BRANCH: branch,
}: Record<string, string | undefined>): Repository | undefined {
  if (!address) return undefined;
  const url = parseUrl(address, /^https:$/);
  const path = url?.pathname.replace(/(?:\.git)?\/*$/, '');
  if (!url || !path)
    throw new Error(
      `REPOSITORY_URL 应为仓库的 https 网址，如 https://github.com/owner/name，现为“${address}”。\nREPOSITORY_URL must be the https address of a repository such as https://github.com/owner/name, but is “${address}”.`,
    );
  if (
    branch &&
    (!/^[\w./-]+$/.test(branch) || branch.split('/').some((part) => /^\.*$/.test(part)))
  )
    throw new Error(
      `REPOSITORY_BRANCH 应为分支名，如 main，现为“${branch}”。\nREPOSITORY_BRANCH must be the name of a branch such as main, but is “${branch}”.`,
    );
  return { url: url.origin + path, branch: branch || 'main' };
}

/** A URL with one of the protocols and nothing but an origin and a path; `undefined` for any other text. */
function parseUrl(text: string, protocols: RegExp): URL | undefined {
  const url = URL.parse(text);
  const isPlain = url && protocols.test(url.protocol) && url.href === url.origin + url.pathname;
  return isPlain ? url : undefined;
}

/** Where the site will live, when nobody says so: good for the own machine only. */
const localSite = 'http://localhost:4321';

/**
 * The origin and the base path of a build, from `SITE_URL` and `BASE_PATH`.
 * @returns the origin without a slash at its end, the path with a slash at both ends
 * @throws Error in Chinese and English for what is no origin or no path
 */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const { SITE_URL: site = localSite, BASE_PATH: base = '/' } = env;
  const url = URL.canParse(site) ? new URL(site) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash)
    throw new Error(
      `SITE_URL 应为网址的开头，如 https://example.org（路径写在 BASE_PATH 里），现为“${site}”。\nSITE_URL must be an origin such as https://example.org (the path goes into BASE_PATH), but is “${site}”.`,
    );
  if (!/^[\w./~-]*$/.test(base) || base.split('/').includes('..'))
    throw new Error(
      `BASE_PATH 应为路径，如 /alliance/，现为“${base}”。\nBASE_PATH must be a path such as /alliance/, but is “${base}”.`,
    );
  return {
    site: url.origin,
    base: `/${base}/`.replace(/\/{2,}/g, '/'),
    isLocal: env['SITE_URL'] === undefined,
  };
}

/** Origin and path of a build. */
export type Settings = {
  /** Such as `https://example.org`. */
  site: string;
  /** Such as `/` or `/sub/path/`. */
  base: string;
  /** Whether nobody named an origin, so that the addresses suit the own machine only. */
  isLocal: boolean;
};

import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { compressFiles } from '../hosting/compression.ts';
import { type BuiltSite, buildSite, describeSite } from '../site/build.ts';

const folder = resolve('.cache/audit');

/** The site of audits at the root of an origin. */
export const rootSite = describeSite('root', '/', folder);

/** The sites of audits: at the root of an origin, and under a path. */
export const auditedSites: readonly BuiltSite[] = [
  rootSite,
  describeSite('path', '/sub/path/', folder),
];

/** Builds a site and compresses its texts, as a release does. */
export async function buildCompressed(site: BuiltSite): Promise<void> {
  await buildSite(site);
  const files = readdirSync(site.folder, { recursive: true }).map(String);
  await compressFiles(
    site.folder,
    files.map((file) => file.replaceAll('\\', '/')),
  );
}

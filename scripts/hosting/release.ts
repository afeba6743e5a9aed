import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { compressFiles } from '#scripts/hosting/compression.ts';
import { configurationFolder, isHashed } from '#scripts/hosting/rules.ts';

const day = 24 * 60 * 60_000;

/**
 * Makes the folder that hosts get: a built site without the configuration of servers, its texts compressed as well,
 * and the hashed files of those released in the last days, because their pages may still be open in browsers.
 * @param site the built site
 * @param target the folder; the modification time of a hashed file in it is that of the last release that had it
 * @param days how long the hashed files of earlier releases stay
 * @returns a report, with the files that were removed in its last lines
 * @throws Error where there is no built site
 */
export async function release(site: string, target: string, days: number): Promise<string> {
  if (!existsSync(join(site, '404.html')))
    throw new Error(
      `${site} 里没有生成好的网站，请先运行 npm run build。\n${site} holds no built site; run npm run build first.`,
    );
  if (!(days >= 0))
    throw new Error('--keep 后面应是天数。\n--keep must be followed by a number of days.');
  const now = new Date();
  const files = listFiles(site).filter((file) => !file.startsWith(`${configurationFolder}/`));
  for (const file of files) {
    const [from, to] = [join(site, file), join(target, file)];
    mkdirSync(dirname(to), { recursive: true });
    // A page that is the same stays the same for browsers too.
    if (!existsSync(to) || !readFileSync(from).equals(readFileSync(to))) copyFileSync(from, to);
  }
  const current = new Set([...files, ...(await compressFiles(target, files))]);
  for (const file of current) if (isHashed(file)) utimesSync(join(target, file), now, now);
  const old = listFiles(target).filter((file) => !current.has(file));
  const isKept = (file: string) =>
    isHashed(file) && now.getTime() - statSync(join(target, file)).mtimeMs < days * day;
  const removed = old.filter((file) => !isKept(file));
  for (const file of removed) rmSync(join(target, file));
  const kept = old.length - removed.length;
  return [
    `${target}/：网站 ${files.length} 个文件；为仍开着的旧页面保留 ${kept} 个旧文件，最多 ${days} 天；移走 ${removed.length} 个：`,
    `${target}/: ${files.length} files of the site; ${kept} old ones kept for pages that are still open, for ${days} days at most; ${removed.length} removed:`,
    ...removed,
  ].join('\n');
}

/** The paths of all files in a folder, sorted, with slashes. */
function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

import { readFileSync } from 'node:fs';
import { glob, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'cheerio';
import { isInternal } from '../../hosting/rules.ts';
import type { BuiltSite } from '../../site/build.ts';

/** The public files of a built site, sorted, without the 404 page and compressed copies. */
export async function readFiles({ folder, base }: BuiltSite): Promise<SiteFile[]> {
  const names = (await Array.fromAsync(glob('**/*', { cwd: folder })))
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !isInternal(file) && file !== '404.html' && !/\.(br|gz)$/.test(file))
    .sort();
  const files: SiteFile[] = [];
  for (const file of names) {
    const entry = await stat(join(folder, file));
    if (entry.isFile())
      files.push({ file, size: entry.size, path: base + file.replace(/(^|\/)index\.html$/, '$1') });
  }
  return files;
}

/** Every path of the site that its pages link to or load, and every file they load from another origin. */
export function readLinks(
  site: BuiltSite,
  pages: readonly SiteFile[],
): { paths: Set<string>; problems: string[] } {
  const paths = new Set<string>();
  const problems: string[] = [];
  for (const { file, path } of pages) {
    const $ = load(readFileSync(join(site.folder, file), 'utf8'));
    if (!$('meta[http-equiv="content-security-policy"]').attr('content'))
      problems.push(`${path}: no policy`);
    for (const element of $('*').toArray())
      for (const [name, value] of Object.entries($(element).attr() ?? {})) {
        if (!isUrl(name, value, site.base)) continue;
        const url = new URL(value, site.origin + path);
        const isLoaded = name === 'src' || $(element).is('link[rel=stylesheet],link[rel=icon]');
        if (url.origin === site.origin) paths.add(url.pathname);
        else if (isLoaded) problems.push(`${path}: loads ${value}`);
      }
  }
  return { paths, problems };
}

/** Whether an attribute holds a URL to request. Scripts read paths below the base from `data-` attributes. */
function isUrl(name: string, value: string, base: string): boolean {
  if (/^(?:href|src|action)$/.test(name)) return value !== '' && !/^(mailto|tel):/.test(value);
  if (name === 'content') return /^https?:\/\/\S+$/.test(value);
  // A path with a place for an id is none yet.
  return name.startsWith('data-') && value.startsWith(base) && !value.includes('{{');
}

/** A file of the built site, its path on the server, and its size in bytes. */
export type SiteFile = { file: string; path: string; size: number };

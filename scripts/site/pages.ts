import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { type CheerioAPI, load } from 'cheerio';
import { localeCodes, localeOfTag, originalLocale, translationLocales } from '#domain/locale.ts';

/** One page of each layout that every language has, by its address inside a language. */
export const layoutEnds: readonly string[] = [
  '',
  'charter/',
  'members/',
  'members/china/',
  'members/uitm/',
  'members/helwan-university/',
  'contact/',
  'search/',
  'about/',
  'changes/',
  'data/',
  'copybook/',
  'places/cn/',
  'places/th/',
];

/** One address of each layout in every language it exists in, from the site's root. */
export const layoutPaths: readonly string[] = [
  ...localeCodes.flatMap((locale) => layoutEnds.map((end) => `${locale}/${end}`)),
  ...translationLocales.map((locale) => `${locale}/charter/with-${originalLocale}/`),
];

/** Reads every page of a built site, in sorted order, parsed once; the open data are files, not pages. */
export async function readPages(folder: string, base: string): Promise<SitePage[]> {
  const files = (
    await Array.fromAsync(glob('**/*.html', { cwd: folder, exclude: ['data/**'] }))
  ).sort();
  return files.map((file) => {
    const path = file.replaceAll(sep, '/').replace(/(^|\/)index\.html$/, '$1');
    return toPage(base + path, readFileSync(join(folder, file), 'utf8'));
  });
}

/** A page from its address and its HTML. */
export function toPage(path: string, html: string): SitePage {
  const $ = load(html);
  return { path, html, $, locale: localeOfTag($('html').attr('lang') ?? '') ?? '' };
}

/** Whether search engines may list a page: not one that only says what is missing. */
export function isListed({ $ }: SitePage): boolean {
  return $('meta[name=robots][content=noindex]').length === 0;
}

/** Text as it is read, without any white space. */
export function squash(text: string): string {
  return text.replace(/[\s\u200b]+/g, '');
}

/** One page of the built site. */
export type SitePage = {
  /** Path from the root of the origin, with the base path. */
  path: string;
  html: string;
  $: CheerioAPI;
  /** The language of `lang`, a locale code. */
  locale: string;
};

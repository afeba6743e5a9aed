import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { type CheerioAPI, load } from 'cheerio';

/** One page of each layout that every language has, by its address inside a language. */
const layouts = [
  '',
  'charter/',
  'members/',
  'members/china/',
  'members/uitm/',
  'members/helwan-university/',
  'contact/',
  'search/',
  'about/',
  'places/cn/',
  'places/th/',
];

/** One address of each layout in every language it exists in, from the site's root. */
export const layoutPaths: readonly string[] = [
  ...['zh', 'en', 'ru', 'th'].flatMap((locale) => layouts.map((end) => `${locale}/${end}`)),
  // The original has nothing to stand beside.
  ...['en', 'ru', 'th'].map((locale) => `${locale}/charter/with-zh/`),
];

/** Reads every page of a built site, in sorted order, parsed once. */
export async function readPages(folder: string, base: string): Promise<SitePage[]> {
  const files = (await Array.fromAsync(glob('**/*.html', { cwd: folder }))).sort();
  return files.map((file) => {
    const html = readFileSync(join(folder, file), 'utf8');
    return toPage(
      base +
        file
          .split(sep)
          .join('/')
          .replace(/(^|\/)index\.html$/, '$1'),
      html,
    );
  });
}

/** A page from its address and its HTML. */
export function toPage(path: string, html: string): SitePage {
  const $ = load(html);
  return { path, html, $, locale: $('html').attr('lang')?.slice(0, 2) ?? '' };
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
  /** `zh`, `en`, `ru` or `th`. */
  locale: string;
};

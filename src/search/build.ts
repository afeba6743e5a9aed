import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as pagefind from 'pagefind';
import type { Content } from '#domain/content.ts';
import { localeCodes, localeOfTag, locales, originalLocale } from '#domain/locale.ts';
import { hashFiles, type Renamed } from '#search/hashed-files.ts';
import { homeMap } from '#search/home-map.ts';
import { createMemberIndex, splitIndex } from '#search/member-index.ts';
import { cutHan } from '#search/pages.ts';

/**
 * A page as it is indexed: its Chinese cut into single characters, so that any part of it is found, and its title whole.
 * The characters are separated by a zero-width space in languages without blanks between words, otherwise by a blank.
 */
function toIndexed(html: string): string {
  const [, title = ''] = /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html) ?? [];
  const whole = title.replace(/<[^>]*>/g, '').replaceAll('"', '&quot;');
  const [, tag = ''] = /<html lang="([^"]*)"/.exec(html) ?? [];
  const { separation } = locales[localeOfTag(tag) ?? originalLocale];
  return cutHan(html, separation === 'none' ? '\u200b' : ' ').replace(
    '</head>',
    () => `<meta data-pagefind-meta="title[content]" content="${whole}"></head>`,
  );
}

/** Parts of a page that are not indexed: navigation, notes about the text, and lists of members, who are found by name. */
const excludeSelectors = [
  'nav',
  '.hero',
  '.ways',
  '.lights',
  '.cell',
  '.tools',
  '.legend',
  '.facts',
  '.copy',
  '.correct',
  '.primer',
  '.filters',
  '.browse',
  '.directory',
  'table.members',
  '.files code',
  '.roll',
  '.outdated',
  '.notes',
  '.to-contents',
  '.title-block',
  '.notice',
  '.qr',
  '.letters',
];

/** The files of Pagefind that our script loads; its own interfaces and its worker are not published. */
const publishedFiles =
  /^pagefind\.js$|^pagefind-entry\.json$|^wasm\.|\.pf_(?:meta|index|fragment)$/;

/** Where Pagefind takes a piece that cannot be loaded for an empty one; ours throws, so that search can say so. */
const silentFailures: [silent: string, loud: string][] = [
  ['"load_index_chunk")).catch(()=>{})', '"load_index_chunk"))'],
  ['}catch(e){console.error(`Failed to load the meta index:', '}catch(e){throw(`'],
  // Nobody would catch it; the next search throws it.
  ['new Error(String(e));throw e;}', 'new Error(String(e));}'],
];

/**
 * Pagefind's script with its licence, and with failures that it reports.
 * @throws Error if a new version of it keeps silent in another way
 */
export function toPublished(script: string): string {
  return silentFailures.reduce((text, [silent, loud]) => {
    if (!text.includes(silent)) throw new Error(`Pagefind's script no longer has: ${silent}`);
    return text.replace(silent, () => loud);
  }, `/*! Copyright (c) Pagefind, MIT License, see LICENSE.txt */${script}`);
}

/**
 * What search and directory load: the search script with its data, the other words, map and wall, and Pagefind's
 * index of the pages, one per language.
 * @param base path under which the site lies, with a slash at both ends
 * @param wordsPath path of the other words that search knows, from the site's root
 */
export function searchIndex(
  base: string,
  wordsPath: string,
  readContent: () => Content,
): SearchIndex {
  return {
    isJoined: (path) => joinedPath.test(path),
    async writeFiles(site, read) {
      const { names, words } = splitIndex(createMemberIndex(readContent()));
      const used = new Set<string>();
      /** Data before a script, so that what needs both takes one round trip. */
      const joined = async (url: string, name: string, data: unknown) => {
        const script = join(site, url.slice(base.length));
        used.add(script);
        return `export const ${name}=${JSON.stringify(data)};\n${await readFile(script, 'utf8')}`;
      };
      const texts = new Map<string, string>();
      for (const locale of localeCodes) {
        const parts: SearchParts = JSON.parse(await read(`/search/${locale}.json`));
        const { settings, script, wordsScript } = parts;
        // The same for every language; before what names it.
        if (!texts.has(wordsPath)) texts.set(wordsPath, await joined(wordsScript, 'words', words));
        const published = { settings, names };
        texts.set(`search/${locale}-search.js`, await joined(script, 'published', published));
        const map = homeMap(await read(`/${locale}/`));
        texts.set(`search/${locale}-overview.json`, JSON.stringify(map));
        const letter = `search/${locale}-letter.json`;
        texts.set(letter, await read(`/${letter}`));
      }
      await Promise.all([...used].map((file) => rm(file)));
      return hashFiles(site, base, texts);
    },
    openPages,
  };
}

/**
 * Starts Pagefind's index of pages.
 * @throws Error with Pagefind's messages, as its methods do
 */
async function openPages(): Promise<PageIndex> {
  const { index, errors } = await pagefind.createIndex({ excludeSelectors });
  if (!index) throw new Error(errors.join('\n'));
  return {
    async add(path, html) {
      const { errors } = await index.addHTMLFile({ sourcePath: path, content: toIndexed(html) });
      if (errors.length > 0) throw new Error(`${path}: ${errors.join('\n')}`);
    },
    async write(site) {
      const { files, errors } = await index.getFiles();
      if (errors.length > 0) throw new Error(errors.join('\n'));
      const folder = join(site, 'pagefind');
      for (const { path, content } of files)
        if (publishedFiles.test(path))
          await write(
            join(folder, path),
            path === 'pagefind.js' ? toPublished(Buffer.from(content).toString()) : content,
          );
      const licence = new URL('../LICENSE/LICENSE', import.meta.resolve('pagefind'));
      await write(join(folder, 'LICENSE.txt'), await readFile(licence, 'utf8'));
      await pagefind.close();
    },
  };
}

/** Pages of Astro that are not published, but joined. */
const joinedPath = /^\/search\/[^/]+\.json$/;

/** Search in a language before its files are joined: the URLs of its scripts, and its settings. */
type SearchParts = { script: string; wordsScript: string; settings: object };

async function write(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}

/** Writes what search loads. */
export type SearchIndex = {
  /** Whether a page of Astro, by its path such as `/search/en.json`, is only read by `writeFiles`, and not published. */
  isJoined: (path: string) => boolean;
  /**
   * Writes all but the index of pages; returns how these files are renamed in a page.
   * @param site the folder of the site, with its scripts
   * @param read gives the text of a page of Astro by its path
   */
  writeFiles: (site: string, read: (path: string) => Promise<string>) => Promise<Renamed>;
  openPages: () => Promise<PageIndex>;
};

/** An index of pages that is being made. */
type PageIndex = {
  /** Adds a page by its path inside the site; in the same order for the same index. */
  add: (path: string, html: string) => Promise<void>;
  /** Writes the index into the folder `pagefind` of a site. */
  write: (site: string) => Promise<void>;
};

import { glob, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import * as pagefind from 'pagefind';
import type { Content } from '#domain/content.ts';
import { localeCodes, localeOfTag, locales, originalLocale } from '#domain/locale.ts';
import { hashFiles } from '#search/hashed-files.ts';
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
 * Writes what search and directory load: the index of members, map and wall, and Pagefind's index of the pages, one
 * per language.
 * @param base path under which the site lies, with a slash at both ends
 * @param membersPath path of the index of members from the site's root
 * @param wordsPath the same of the other words that search knows
 */
export function searchIndex(
  base: string,
  membersPath: string,
  wordsPath: string,
  readContent: () => Content,
): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const site = fileURLToPath(dir);
        const { names, words } = splitIndex(createMemberIndex(readContent()));
        await write(join(site, membersPath), JSON.stringify(names));
        await write(join(site, wordsPath), JSON.stringify(words));
        for (const locale of localeCodes) {
          const home = await readFile(join(site, locale, 'index.html'), 'utf8');
          const map = JSON.stringify(homeMap(home));
          await write(join(site, 'search', `${locale}-overview.json`), map);
        }
        await hashFiles(site, base, [
          membersPath,
          wordsPath,
          ...localeCodes.flatMap((locale) => [
            `search/${locale}.json`,
            `search/${locale}-overview.json`,
            `search/${locale}-letter.json`,
          ]),
        ]);
        await rm(join(site, 'search'), { recursive: true });
        logger.info(`${await indexPages(site)} pages indexed`);
      },
    },
  };
}

/**
 * Writes the Pagefind index of a built site into its folder `pagefind`.
 * @param site absolute path
 * @returns the number of pages indexed
 * @throws Error with Pagefind's messages if a page cannot be indexed
 */
async function indexPages(site: string): Promise<number> {
  const { index, errors } = await pagefind.createIndex({ excludeSelectors });
  if (!index) throw new Error(errors.join('\n'));
  // Sorted, so that two builds of the same pages give the same index.
  const paths = (await Array.fromAsync(glob('*/**/*.html', { cwd: site }))).sort();
  let count = 0;
  for (const path of paths) {
    const html = await readFile(join(site, path), 'utf8');
    if (!html.includes('data-pagefind-body')) continue;
    const added = await index.addHTMLFile({
      sourcePath: path.split(sep).join('/'),
      content: toIndexed(html),
    });
    if (added.errors.length > 0) throw new Error(`${path}: ${added.errors.join('\n')}`);
    count += 1;
  }
  const built = await index.getFiles();
  if (built.errors.length > 0) throw new Error(built.errors.join('\n'));
  const folder = join(site, 'pagefind');
  for (const { path, content } of built.files)
    if (publishedFiles.test(path))
      await write(
        join(folder, path),
        path === 'pagefind.js' ? toPublished(Buffer.from(content).toString()) : content,
      );
  const licence = new URL('../LICENSE/LICENSE', import.meta.resolve('pagefind'));
  await write(join(folder, 'LICENSE.txt'), await readFile(licence, 'utf8'));
  await pagefind.close();
  return count;
}

async function write(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}

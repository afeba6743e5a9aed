import { glob, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import * as pagefind from 'pagefind';
import type { Content } from '#domain/content.ts';
import { namesFile } from '#search/names.ts';
import { cutHan } from '#search/pages.ts';

/**
 * A page as it is indexed: its Chinese in single characters, so that any part of it is found, and its title whole.
 * On pages without blanks between words the characters are parted by a space of no width, on others by a blank.
 */
function toIndexed(html: string): string {
  const [, title = ''] = /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html) ?? [];
  const whole = title.replace(/<[^>]*>/g, '').replaceAll('"', '&quot;');
  const isDense = /<html lang="(?:zh|th)/.test(html);
  return cutHan(html, isDense ? '\u200b' : ' ').replace(
    '</head>',
    () => `<meta data-pagefind-meta="title[content]" content="${whole}"></head>`,
  );
}

/**
 * Parts of a page that are no text of its own: ways to other places, what is said of the text, and lists of members,
 * who are found by their names.
 */
const excludeSelectors = [
  'nav',
  '.hero',
  '.ways',
  '.wall',
  '.map',
  '.cell',
  '.tools',
  '.filters',
  '.browse',
  '.directory',
  'table.members',
  '.roll',
  '.state',
  '.outdated',
  '.notes',
  '.to-contents',
  '.title-block',
  '.notice',
  '.qr',
];

/**
 * Writes what search needs beside the finished pages: their index, each language by itself, and the members' names.
 * @param names the path of the names file from the site's root
 */
export function searchIndex(names: string, readContent: () => Content): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        await mkdir(dirname(join(folder, names)), { recursive: true });
        await writeFile(join(folder, names), JSON.stringify(namesFile(readContent())));
        const pages = await indexPages(folder);
        logger.info(`${pages} pages indexed`);
      },
    },
  };
}

/**
 * Writes the Pagefind index of a built site.
 * @param folder the built site, an absolute path
 * @returns the number of pages indexed
 * @throws Error with Pagefind's own words when a page cannot be indexed
 */
async function indexPages(folder: string): Promise<number> {
  const { index, errors } = await pagefind.createIndex({ excludeSelectors });
  if (!index) throw new Error(errors.join('\n'));
  // Sorted, so that two builds of the same pages give the same index.
  const files = (await Array.fromAsync(glob('*/**/*.html', { cwd: folder }))).sort();
  let count = 0;
  for (const file of files) {
    const content = await readFile(join(folder, file), 'utf8');
    if (!content.includes('data-pagefind-body')) continue;
    const added = await index.addHTMLFile({
      sourcePath: file.split(sep).join('/'),
      content: toIndexed(content),
    });
    if (added.errors.length > 0) throw new Error(`${file}: ${added.errors.join('\n')}`);
    count += 1;
  }
  const written = await index.writeFiles({ outputPath: join(folder, 'pagefind') });
  if (written.errors.length > 0) throw new Error(written.errors.join('\n'));
  await pagefind.close();
  return count;
}

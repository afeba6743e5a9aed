import { glob, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { load } from 'cheerio';
import { withPolicy } from '#scripts/build/policy.ts';
import { usedStyles } from '#scripts/build/used-styles.ts';

/**
 * Leaves out of every written page the styles that it does not use and the white space around blocks, and adds its
 * content security policy.
 */
export function finishPages(): AstroIntegration {
  return {
    name: 'finish-pages',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        let pages = 0;
        // The open data are published byte for byte as they were made.
        for await (const file of glob('**/*.html', { cwd: folder, exclude: ['data/**'] })) {
          const path = join(folder, file);
          await writeFile(path, finishPage(await readFile(path, 'utf8')));
          pages += 1;
        }
        logger.info(`${pages} pages`);
      },
    },
  };
}

/** @throws Error where a page has no place for its policy */
export function finishPage(html: string): string {
  const $ = load(html);
  const names = new Set([
    `html:lang(${$('html').attr('lang')?.split('-')[0]})`,
    ...$('[class], [id]')
      .toArray()
      .flatMap(({ attribs: { class: classes = '', id } }) => [
        ...classes.split(/\s+/).map((name) => `.${name}`),
        `#${id}`,
      ]),
  ]);
  let finished = html;
  for (const element of $('style').toArray()) {
    const css = $(element).text();
    const used = usedStyles(css, names);
    $(element).text(used);
    finished = finished.replace(`<style>${css}</style>`, () => `<style>${used}</style>`);
  }
  return withPolicy(finished.replaceAll(spaceAroundBlocks, '$1'), $);
}

const block =
  '</?(?:html|head|meta|title|link|script|style|body|header|nav|main|footer|section|div|p|h[1-6]|ul|ol|li|dl|dt|dd|table|thead|tbody|tr|th|td|figure|figcaption|form|dialog|details|summary|option)\\b[^>]*>';

/** White space that no page shows: lines begin and end with blocks. */
const spaceAroundBlocks = new RegExp(`\\s*(${block})\\s*`, 'g');

import { glob, readFile, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { readParts } from '#scripts/build/page-parts.ts';
import { withPolicy } from '#scripts/build/policy.ts';
import { usedStyles } from '#scripts/build/used-styles.ts';
import type { SearchIndex } from '#search/build.ts';

/**
 * Finishes every written page, each read and written once: indexes it, names the files of search by their content,
 * leaves out the styles that it does not use and the white space around blocks, and adds its content security policy.
 */
export function finishPages(search: SearchIndex): AstroIntegration {
  return {
    name: 'finish-pages',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const index = await search.openPages();
        const rename = await search.writeFiles(folder);
        // The open data are published byte for byte as they were made.
        const pages = glob('**/*.html', { cwd: folder, exclude: ['data/**'] });
        // Sorted, so that two builds of the same pages give the same index.
        const files = (await Array.fromAsync(pages)).sort();
        let indexing = Promise.resolve();
        for (const file of files) {
          const path = join(folder, file);
          const html = await readFile(path, 'utf8');
          await indexing;
          indexing = index.add(file.replaceAll(sep, '/'), html);
          await writeFile(path, finishPage(rename(html)));
        }
        await indexing;
        logger.info(`${files.length} pages, ${await index.write(folder)} of them indexed`);
      },
    },
  };
}

/** @throws Error where a page has no place for its policy */
export function finishPage(html: string): string {
  const parts = readParts(html);
  let finished = html;
  const isRtl = parts.names.has('[dir=rtl]');
  const styles = parts.styles.map((css) => {
    const used = shorten(usedStyles(css, parts.names), isRtl);
    finished = finished.replace(`<style>${css}</style>`, () => `<style>${used}</style>`);
    return used;
  });
  return withPolicy(finished.replaceAll(spaceAroundBlocks, '$1'), { ...parts, styles });
}

/** Styles in fewer bytes that mean the same on a page of one direction. */
function shorten(css: string, isRtl: boolean): string {
  const [start, end] = isRtl ? ['right', 'left'] : ['left', 'right'];
  return (
    css
      // The compiler's names for the two colour schemes are long, and no browser knows these two prefixed properties.
      .replaceAll('--lightningcss-', '--')
      .replaceAll(/-moz-(?:text-size|print-color)-adjust:[^;}]*;?/g, '')
      .replaceAll(/(margin|padding|border)-inline-(start|end)/g, (_, property, side) => {
        return `${property}-${side === 'start' ? start : end}`;
      })
  );
}

const block =
  '</?(?:html|head|meta|title|link|script|style|body|header|nav|main|footer|section|div|p|h[1-6]|ul|ol|li|dl|dt|dd|table|thead|tbody|tr|th|td|figure|figcaption|form|dialog|details|summary|option)\\b[^>]*>';

/** White space that no page shows: lines begin and end with blocks. */
const spaceAroundBlocks = new RegExp(`\\s*(${block})\\s*`, 'g');

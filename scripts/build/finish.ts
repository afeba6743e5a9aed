import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Content } from '#domain/content.ts';
import { startPageFinisher } from '#scripts/build/page-finisher.ts';
import { createPrerenderer, type Prerenderer } from '#scripts/build/prerenderer.ts';
import type { SearchIndex } from '#search/build.ts';

/**
 * Finishes and writes each page in a worker thread while Astro makes the next ones, and indexes what search finds.
 * @param base path under which the site lies, with a slash at both ends
 */
export function finishPages(
  base: string,
  search: SearchIndex,
  readContent: () => Content,
): AstroIntegration {
  let folder = '';
  let prerenderer: Prerenderer;
  return {
    name: 'finish-pages',
    hooks: {
      'astro:config:done': ({ config }) => {
        folder = fileURLToPath(config.outDir);
      },
      'astro:build:start': ({ setPrerenderer }) => {
        // It starts while Astro bundles.
        const finisher = startPageFinisher();
        setPrerenderer((astro) => {
          prerenderer = createPrerenderer(astro, finisher, search, { folder, base, readContent });
          return prerenderer;
        });
      },
      'astro:build:done': async ({ pages, logger }) => {
        const indexed = await prerenderer.finish();
        logger.info(`${pages.length} pages, ${indexed} of them indexed`);
      },
    },
  };
}

import { fileURLToPath } from 'node:url';
import type { AstroConfig, AstroIntegration } from 'astro';
import type { Content } from '#domain/content.ts';
import { startPageFinisher } from '#scripts/build/page-finisher.ts';
import { createPrerenderer, type Prerenderer } from '#scripts/build/prerenderer.ts';
import type { SearchIndex } from '#search/build.ts';

/** Finishes and writes each page in a worker thread while Astro makes the next ones, and indexes what search finds. */
export function finishPages(search: SearchIndex, readContent: () => Content): AstroIntegration {
  let config: AstroConfig;
  let prerenderer: Prerenderer;
  return {
    name: 'finish-pages',
    hooks: {
      'astro:config:done': (done) => {
        config = done.config;
      },
      'astro:build:start': ({ setPrerenderer }) => {
        // It starts while Astro bundles.
        const finisher = startPageFinisher();
        setPrerenderer((astro) => {
          const site = { folder: fileURLToPath(config.outDir), base: config.base };
          prerenderer = createPrerenderer(astro, finisher, search, { ...site, readContent });
          return prerenderer;
        });
      },
      'astro:build:done': async ({ pages, logger }) => {
        const indexed = await prerenderer.writeIndex();
        logger.info(`${pages.length} pages, ${indexed} of them indexed`);
      },
    },
  };
}

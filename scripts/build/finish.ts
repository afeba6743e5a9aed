import { once } from 'node:events';
import { glob } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { AstroIntegration } from 'astro';
import type { IndexedPage, PageWork } from '#scripts/build/page-worker.ts';
import type { SearchIndex } from '#search/build.ts';

/** The fewest pages that are worth the start of another worker. */
const fewest = 150;

/**
 * Finishes every written page in worker threads, each page read and written once (`page-worker.ts`), and indexes the
 * pages that search finds.
 */
export function finishPages(search: SearchIndex): AstroIntegration {
  return {
    name: 'finish-pages',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const renamed = await search.writeFiles(folder);
        // The open data are published byte for byte as they were made.
        const pages = glob('**/*.html', { cwd: folder, exclude: ['data/**'] });
        const files = await Array.fromAsync(pages);
        const count = Math.min(availableParallelism(), Math.ceil(files.length / fewest));
        const [index, ...shares] = await Promise.all([
          search.openPages(),
          ...Array.from({ length: count }, (_, worker) =>
            runWorker({ folder, renamed, files: files.filter((_, at) => at % count === worker) }),
          ),
        ]);
        // Sorted, so that two builds of the same pages give the same index.
        const indexed = shares.flat().sort((a, b) => (a.path < b.path ? -1 : 1));
        for (const { path, html } of indexed) await index.add(path, html);
        await index.write(folder);
        logger.info(`${files.length} pages, ${indexed.length} of them indexed`);
      },
    },
  };
}

/** @returns the pages of a worker's share that search finds, as they were before */
async function runWorker(work: PageWork): Promise<IndexedPage[]> {
  const worker = new Worker(new URL('page-worker.ts', import.meta.url), { workerData: work });
  const [indexed] = await once(worker, 'message');
  return indexed;
}

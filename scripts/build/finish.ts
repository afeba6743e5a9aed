import { once } from 'node:events';
import { glob } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { AstroIntegration } from 'astro';
import { finishFiles, type IndexedPage, type PageShare } from '#scripts/build/finish-files.ts';
import type { SearchIndex } from '#search/build.ts';

/** The fewest pages that are worth the start of a worker thread. */
const fewest = 200;

/** Finishes every written page, on all processors, and indexes the pages that search finds. */
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
        const shareOf = (worker: number): PageShare => ({
          folder,
          renamed,
          files: files.filter((_, at) => at % count === worker),
        });
        // The first share is this thread's own.
        const workers = Array.from({ length: count - 1 }, (_, at) => runWorker(shareOf(at + 1)));
        const index = await search.openPages();
        const finished = [finishFiles(shareOf(0)), ...(await Promise.all(workers))];
        // Sorted, so that two builds of the same pages give the same index.
        const indexed = finished.flat().sort((a, b) => (a.path < b.path ? -1 : 1));
        for (const { path, html } of indexed) await index.add(path, html);
        await index.write(folder);
        logger.info(`${files.length} pages, ${indexed.length} of them indexed`);
      },
    },
  };
}

/** Finishes pages in a worker thread. */
async function runWorker(share: PageShare): Promise<IndexedPage[]> {
  const worker = new Worker(new URL('page-worker.ts', import.meta.url), { workerData: share });
  const [indexed] = await once(worker, 'message');
  return indexed;
}

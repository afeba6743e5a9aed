import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { AstroIntegration } from 'astro';
import type { Drawings, DrawingWork } from '#share/draw-worker.ts';
import type { ShareCard } from '#views/share.ts';

/**
 * Writes the pictures for shared pages into `share/` of the finished site, and its icon as a picture. A worker thread
 * draws them while Astro makes the pages.
 * @param readCards gives the pictures to draw
 */
export function shareImages(readCards: () => ShareCard[]): AstroIntegration {
  let icon = '';
  let cards: ShareCard[] = [];
  let drawings: Promise<Drawings>;
  return {
    name: 'share-images',
    hooks: {
      'astro:config:done': ({ config }) => {
        icon = fileURLToPath(new URL('favicon.svg', config.publicDir));
      },
      'astro:build:start': () => {
        cards = readCards();
        drawings = draw({ icon, cards });
        // Thrown where it is waited for.
        drawings.catch(() => {});
      },
      'astro:build:done': async ({ dir, logger }) => {
        const site = fileURLToPath(dir);
        const folder = join(site, 'share');
        await mkdir(folder, { recursive: true });
        const { ico, pictures } = await drawings;
        await writeFile(join(site, 'favicon.ico'), ico);
        for (const [index, picture] of pictures.entries())
          await writeFile(join(folder, basename(cards[index]?.path ?? '')), picture);
        logger.info(`${cards.length} pictures drawn`);
      },
    },
  };
}

/** @throws Error if a picture cannot be drawn */
async function draw(work: DrawingWork): Promise<Drawings> {
  const worker = new Worker(new URL('draw-worker.ts', import.meta.url), { workerData: work });
  const [drawings] = await once(worker, 'message');
  return drawings;
}

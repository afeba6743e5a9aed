import { once } from 'node:events';
import { globSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { AstroIntegration } from 'astro';
import type { Drawings, DrawingWork } from '#share/draw-worker.ts';
import { remember } from '#share/remember.ts';
import type { ShareCard } from '#views/share.ts';

/**
 * Writes the pictures for shared pages into `share/` of the finished site, and its icon as a picture. A worker thread
 * draws them while Astro makes the pages, unless they are those of the last build.
 * @param readCards gives the pictures to draw
 */
export function shareImages(readCards: () => ShareCard[]): AstroIntegration {
  let cards: ShareCard[] = [];
  let drawings: Promise<Drawings>;
  return {
    name: 'share-images',
    hooks: {
      'astro:build:start': () => {
        cards = readCards();
        const read = (file: string) => readFileSync(file, 'utf8');
        const work = { icon: read('public/favicon.svg'), cards };
        // The first has the versions of the renderer and the fonts.
        const code = ['package.json', ...globSync('src/{domain,share}/*.ts').sort()];
        const input = [JSON.stringify(work), ...code.map(read)];
        drawings = remember(resolve('.cache/share'), input, () => draw(work));
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

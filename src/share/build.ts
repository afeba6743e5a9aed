import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { drawCards } from '#share/draw.ts';
import { drawIcon } from '#share/icon.ts';
import type { ShareCard } from '#views/share.ts';

/**
 * Writes the pictures for shared pages into `share/` of the finished site, and its icon as a picture.
 * @param readCards gives the pictures to draw, once the build is done
 */
export function shareImages(readCards: () => ShareCard[]): AstroIntegration {
  return {
    name: 'share-images',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const site = fileURLToPath(dir);
        const icon = await drawIcon(await readFile(join(site, 'favicon.svg'), 'utf8'));
        await writeFile(join(site, 'favicon.ico'), icon);
        const folder = join(site, 'share');
        await mkdir(folder, { recursive: true });
        const cards = readCards();
        const pictures = await drawCards(cards);
        await Promise.all(
          cards.map(({ path }, index) =>
            writeFile(join(folder, basename(path)), pictures[index] ?? new Uint8Array()),
          ),
        );
        logger.info(`${cards.length} pictures drawn`);
      },
    },
  };
}

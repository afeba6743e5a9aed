import { parentPort, workerData } from 'node:worker_threads';
import { drawCards } from '#share/draw.ts';
import { drawIcon } from '#share/icon.ts';
import type { ShareCard } from '#views/share.ts';

// A worker thread: it draws the icon and all pictures for shared pages.
const { icon, cards } = workerData as DrawingWork;
const drawings: Drawings = {
  ico: await drawIcon(icon),
  pictures: await drawCards(cards),
};
parentPort?.postMessage(drawings);

/** What a worker has to draw: the icon as SVG, and the pictures. */
export type DrawingWork = { icon: string; cards: ShareCard[] };

/** An ICO file, and a PNG for each picture. */
export type Drawings = { ico: Uint8Array; pictures: Uint8Array[] };

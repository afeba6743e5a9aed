import { readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { finishPage } from '#scripts/build/finished-page.ts';
import { writeQuickCopies } from '#scripts/hosting/compression.ts';
import { type Renamed, renameFiles } from '#search/hashed-files.ts';

// A worker thread: it finishes its share of the pages, and compresses each while it has its text.
const { folder, files, renamed } = workerData as PageWork;
const indexed: IndexedPage[] = [];
for (const file of files) {
  const path = join(folder, file);
  const html = readFileSync(path, 'utf8');
  if (html.includes('data-pagefind-body')) indexed.push({ path: file.replaceAll(sep, '/'), html });
  const finished = Buffer.from(finishPage(renameFiles(html, renamed)));
  writeFileSync(path, finished);
  writeQuickCopies(path, finished);
}
parentPort?.postMessage(indexed);

/** What a worker has to do: pages by their paths in the folder of the site, and the renamed files of search. */
export type PageWork = { folder: string; files: string[]; renamed: Renamed };

/** A page that search finds, by its path inside the site. */
export type IndexedPage = { path: string; html: string };

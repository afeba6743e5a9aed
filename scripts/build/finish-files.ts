import { readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { finishPage } from '#scripts/build/finished-page.ts';
import { writeQuickCopies } from '#scripts/hosting/compression.ts';
import { type Renamed, renameFiles } from '#search/hashed-files.ts';

/**
 * Finishes pages, each read and written once, and compresses each while its text is at hand.
 * @returns the pages that search finds, as they were before
 */
export function finishFiles({ folder, files, renamed }: PageShare): IndexedPage[] {
  const indexed: IndexedPage[] = [];
  for (const file of files) {
    const path = join(folder, file);
    const html = readFileSync(path, 'utf8');
    if (html.includes('data-pagefind-body'))
      indexed.push({ path: file.replaceAll(sep, '/'), html });
    const finished = Buffer.from(finishPage(renameFiles(html, renamed)));
    writeFileSync(path, finished);
    writeQuickCopies(path, finished);
  }
  return indexed;
}

/** Some pages of a site, by their paths in its folder, and the renamed files of search. */
export type PageShare = { folder: string; files: string[]; renamed: Renamed };

/** A page that search finds, by its path inside the site. */
export type IndexedPage = { path: string; html: string };

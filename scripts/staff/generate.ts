import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeProblemPages } from '#scripts/staff/problem-pages.ts';
import { makeJsonSchemas } from '#scripts/staff/schemas.ts';

/**
 * Writes the files that are made from the code and kept in the repository; a test fails if they are stale.
 * @param root the project's root, an absolute path
 * @returns each folder with the number of its files
 */
export function generateFiles(root: string): string {
  return [makeProblemPages(root), makeJsonSchemas()]
    .map((files) => {
      const [folder = ''] = [...files.keys()].map(dirname);
      mkdirSync(join(root, folder), { recursive: true });
      for (const name of readdirSync(join(root, folder)))
        if (!files.has(`${folder}/${name}`)) rmSync(join(root, folder, name));
      for (const [path, text] of files) writeFileSync(join(root, path), text);
      return `${folder}: ${files.size}`;
    })
    .join('\n');
}

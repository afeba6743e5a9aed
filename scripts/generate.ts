import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { renewCopy } from '#scripts/fixtures/content-copy.ts';
import { makeProblemPages } from '#scripts/staff/problem-pages.ts';
import { makeJsonSchemas } from '#scripts/staff/schemas.ts';

/**
 * `npm run generate [-- --content]`: writes what is made of the code and kept in the repository; a test fails
 * where it is stale. With `--content` the copy of the content that tests work on is made anew first.
 */
const root = process.cwd();
const { values } = parseArgs({ options: { content: { type: 'boolean', default: false } } });
if (values.content) renewCopy(root);
for (const files of [makeProblemPages(root), makeJsonSchemas()]) {
  const [folder = ''] = [...files.keys()].map(dirname);
  mkdirSync(join(root, folder), { recursive: true });
  for (const name of readdirSync(join(root, folder)))
    if (!files.has(`${folder}/${name}`)) rmSync(join(root, folder, name));
  for (const [path, text] of files) writeFileSync(join(root, path), text);
  console.log(`${folder}: ${files.size}`);
}

import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeNewcomers } from '../../fixtures/newcomers.ts';
import { copyProject } from '../../fixtures/project-copy.ts';
import { type BuiltSite, buildSite, describeSite } from '../../site/build.ts';

const folder = resolve('.cache/audit/deploys');

/** In the order in which they are deployed, again and again: each differs from the one before in one of the two. */
const kinds = [
  { content: false, code: false },
  { content: true, code: false },
  { content: true, code: true },
  { content: false, code: true },
];

/** What new code is: a number of results, and of rows, that readers do not look at. */
const edits: [file: string, old: string, changed: string][] = [
  ['src/search/dialog.ts', 'members: 6', 'members: 5'],
  ['src/search/directory.ts', 'const sliceSize = 100', 'const sliceSize = 95'],
  ['src/styles/overview.css', '.map ul li a[aria-current]', '.map li a[aria-current]'],
];

/**
 * Builds four sites with old and new content and code.
 * @returns each with what is new in it when it is deployed after the one before
 */
export async function buildVersions(): Promise<Version[]> {
  const versions: Version[] = [];
  for (const [index, { content, code }] of kinds.entries()) {
    const project = join(folder, 'project');
    if (content) makeNewcomers(project);
    else copyProject(project);
    for (const [file, old, changed] of code ? edits : []) {
      const source = readFileSync(join(project, file), 'utf8');
      if (!source.includes(old)) throw new Error(`${file} no longer contains ${old}`);
      writeFileSync(join(project, file), source.replace(old, changed));
    }
    const site = describeSite(`version-${index}`, '/', folder);
    await buildSite(site, { root: project });
    versions.push({ site, news: index % 2 === 1 ? 'content' : 'code' });
  }
  return versions;
}

/** A built site that is deployed. */
export type Version = { site: BuiltSite; news: 'content' | 'code' };

import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { weighPage } from '../site/checks.ts';
import { readPages } from '../site/pages.ts';
import { measureReach } from './reach.ts';

/**
 * `npm run measure`: the time of a build without caches, the weight of every page, and how far readers have to go.
 * `npm run measure -- <folder>` measures a site that is built already, at the root of an origin.
 */
const given = process.argv[2];
if (given === undefined) {
  for (const folder of ['.cache/astro', '.astro']) rmSync(folder, { recursive: true, force: true });
  const begin = performance.now();
  const { status } = spawnSync(process.execPath, ['scripts/build.ts'], { stdio: 'ignore' });
  if (status !== 0) throw new Error('The build failed; run npm run build to see why.');
  console.log(
    `build without caches, with search: ${((performance.now() - begin) / 1000).toFixed(1)} s`,
  );
}

const folder = resolve(given ?? 'dist');
const weights = (await readPages(folder, '/'))
  .map((page) => ({ path: page.path, bytes: weighPage(page) }))
  .sort((a, b) => b.bytes - a.bytes);
console.log(`${weights.length} pages, HTML + CSS as brotli-11:`);
console.log(`  median ${weights[weights.length >> 1]?.bytes} B`);
for (const { path, bytes } of weights.slice(0, 16)) console.log(`  ${bytes} B  ${path}`);

console.log('Heights, and the way from the top of pages to their goals:');
for (const { page, width, height, goals } of await measureReach(folder))
  console.log(`  ${width} px  ${page.padEnd(16)} ${String(height).padStart(6)} px  ${goals}`);

import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { copyProject } from '../fixtures/project-copy.ts';
import { generators, writeProject } from './builders/generators.ts';
import { type Measure, measureCommand, median } from './builders/measure-command.ts';
import { readPlainPages } from './builders/plain-pages.ts';

/**
 * `npm run bench:builders`: builds this site, and what its pages say with Starlight, Eleventy and Hugo, in turns, and
 * prints time, processor time, memory and bytes, with their ratios to Starlight's. ROUNDS sets how many turns, 5 by
 * default.
 */
const rounds = Number(process.env['ROUNDS'] ?? 5);
const root = resolve('.cache/builders');
const site = join(root, 'site');
rmSync(root, { recursive: true, force: true });
copyProject(site);

const build = () =>
  measureCommand([process.execPath, 'scripts/run.js', 'build'], site, {
    OUT_DIR: '',
    SITE_URL: 'https://alliance.example',
    BASE_PATH: '/',
  });
/** Takes away everything that builds have left. */
const clean = (folder: string, output: string) => {
  for (const name of [output, '.cache', '.astro', 'node_modules/.astro', 'node_modules/.vite'])
    rmSync(join(folder, name), { recursive: true, force: true });
};

await build();
const pages = await readPlainPages(join(site, 'dist'));
const others = generators.map((generator) => ({
  ...generator,
  folder: join(root, generator.name),
}));
for (const other of others) writeProject(other, other.folder, pages);
const edited =
  globSync(join(site, 'content/members/*.yaml'))
    .sort()
    .find((file) => /^kind: /m.test(readFileSync(file, 'utf8'))) ?? '';

const measures = new Map<string, Measure[]>();
const note = (name: string, measure: Measure) =>
  measures.set(name, [...(measures.get(name) ?? []), measure]);
for (let round = 0; round < rounds; round++) {
  for (const { name, folder, output, command } of others) {
    clean(folder, output);
    note(name, await measureCommand(command, folder));
  }
  clean(site, 'dist');
  note('this site', await build());
  note('this site, nothing changed', await build());
  const kind = ['university', 'school'][round % 2];
  writeFileSync(edited, readFileSync(edited, 'utf8').replace(/^kind: .*$/m, `kind: ${kind}`));
  note('this site, one member changed', await build());
  rmSync(join(site, 'release'), { recursive: true, force: true });
  const release = [process.execPath, 'scripts/run.js', 'release'];
  note('this site, first release (brotli 11)', await measureCommand(release, site));
}

/** The pages of a built site and their bytes as brotli 11. */
function weigh(folder: string): { pages: number; bytes: number } {
  const files = globSync('**/*.html', { cwd: folder, exclude: ['data/**'] });
  const bytes = files.map((file) => brotliCompressSync(readFileSync(join(folder, file))).length);
  return { pages: files.length, bytes: median(bytes) };
}

const weights = new Map([
  ...others.map(({ name, folder, output }) => [name, weigh(join(folder, output))] as const),
  ['this site', weigh(join(site, 'dist'))] as const,
]);
const of = (name: string, key: 'wall' | 'cpu' | 'memory') =>
  median((measures.get(name) ?? []).map((measure) => measure[key]));
console.log(`${pages.length} pages with content; medians of ${rounds} rounds, ratios to Starlight`);
if (!others.some(({ name }) => name === 'Hugo'))
  console.log('Hugo is not installed: apt-get install hugo');
console.table(
  Object.fromEntries(
    [...measures.keys()].map((name) => [
      name,
      {
        'wall s': of(name, 'wall').toFixed(1),
        ratio: (of(name, 'wall') / of('Starlight', 'wall')).toFixed(2),
        'cpu s': of(name, 'cpu').toFixed(1),
        'ratio ': (of(name, 'cpu') / of('Starlight', 'cpu')).toFixed(2),
        'memory MB': of(name, 'memory').toFixed(0),
        pages: weights.get(name)?.pages ?? '',
        'median page, B of HTML as brotli': weights.get(name)?.bytes ?? '',
      },
    ]),
  ),
);
if (!existsSync(join(site, 'dist/404.html'))) process.exitCode = 1;

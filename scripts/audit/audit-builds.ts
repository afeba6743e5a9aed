import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { openOutput } from '#scripts/build/output.ts';
import { copyProject } from '#scripts/fixtures/project-copy.ts';

/**
 * `npm run audit:builds`: whether two builds in different surroundings are the same byte by byte, and whether the
 * built site is wholly old or wholly new after a build was killed, ran out of room, or met another one.
 * KILLS says how many are killed. Works on copies of the project.
 */
const kills = Number(process.env['KILLS'] ?? 30);
const root = resolve('.cache/builds');
const here = join(root, 'here');
const elsewhere = join(root, 'some other folder, 乙', 'deeper');
const offline = findOffline();
const failures: string[] = [];

rmSync(root, { recursive: true, force: true });
copyProject(here);
copyProject(elsewhere);
// The same packages at another path.
rmSync(join(elsewhere, 'node_modules'));
linkTree(resolve('node_modules'), join(elsewhere, 'node_modules'));

await compareBuilds();
await breakBuilds();
await killBuilds();

rmSync(root, { recursive: true, force: true });
for (const failure of failures) console.error(`FAILED: ${failure}`);
process.exitCode = failures.length === 0 ? 0 : 1;

/** Builds here, on what looks like another machine, and here once more with what the first build has cached. */
async function compareBuilds(): Promise<void> {
  const surroundings = {
    TZ: 'Pacific/Kiritimati',
    // A language that sorts ch after h.
    LC_ALL: 'cs_CZ.UTF-8',
    HOME: elsewhere,
    UV_THREADPOOL_SIZE: '1',
    RAYON_NUM_THREADS: '1',
    NODE_OPTIONS: `--import ${pathToFileURL(resolve('scripts/audit/other-machine.ts'))}`,
  };
  await buildWell(here, { TZ: 'UTC', LC_ALL: 'C' });
  const first = readTree(join(here, 'dist'));
  await buildWell(elsewhere, surroundings, offline);
  const second = readTree(join(elsewhere, 'dist'));
  await buildWell(here, {});
  const third = readTree(join(here, 'dist'));
  console.log(
    `the second build ran ${offline.length > 0 ? 'without any network' : 'with the network in reach, which only this system could take away'}; none was asked for`,
  );
  for (const [what, other] of Object.entries({
    'another machine': second,
    'a warm cache': third,
  })) {
    const { files, bytes } = compareTrees(first, other);
    console.log(
      `${what}: ${first.size} files, ${sizeOf(first)} bytes compared; ${files.length} files, ${bytes} bytes differ`,
    );
    if (files.length > 0) failures.push(`${what}: ${files.slice(0, 10).join(', ')}`);
  }
}

/** Builds that cannot succeed: each says why in both languages, without a stack, and leaves the built site as it was. */
async function breakBuilds(): Promise<void> {
  const dist = join(here, 'dist');
  const whole = hashTree(dist);
  const held = openOutput(dist);
  const cases: [what: string, env: Record<string, string>, words: RegExp, through?: string[]][] = [
    [
      'SITE_URL without a scheme',
      { SITE_URL: 'example.org' },
      /SITE_URL 应为[\s\S]*SITE_URL must be/,
    ],
    [
      'a path in SITE_URL',
      { SITE_URL: 'https://a.example/b/' },
      /SITE_URL 应为[\s\S]*SITE_URL must/,
    ],
    [
      'an address in BASE_PATH',
      { BASE_PATH: 'https://a.example/' },
      /BASE_PATH 应为[\s\S]*must be/,
    ],
    ['OUT_DIR with other things', { OUT_DIR: 'content' }, /别的东西[\s\S]*other than a built site/],
    ['OUT_DIR within a file', { OUT_DIR: 'package.json/a' }, /不能写入[\s\S]*cannot be written/],
    ['a second build at once', {}, /另一个生成正在进行[\s\S]*Another build is running/],
    [
      'no room',
      {},
      /磁盘已满[\s\S]*The disk is full/,
      ['sh', '-c', 'ulimit -f 100; exec "$0" "$@"'],
    ],
  ];
  for (const [what, env, words, through] of cases) {
    if (through) held.close();
    const { code, errors } = await build(here, env, through);
    const isTold = code === 1 && words.test(errors) && !/^ +at /m.test(errors);
    const isWhole = hashTree(dist) === whole;
    console.log(`${what}: ${isTold ? 'told' : 'NOT told'}, site ${isWhole ? 'whole' : 'CHANGED'}`);
    if (!isTold || !isWhole) failures.push(`${what} (${code}):\n${errors}`);
  }
  await buildWell(here, { BASE_PATH: 'alliance' });
  const isUnder = readFileSync(join(dist, '404.html'), 'utf8').includes('"/alliance/"');
  console.log(`BASE_PATH without slashes: ${isUnder ? 'read as /alliance/' : 'NOT understood'}`);
  if (!isUnder) failures.push('BASE_PATH without slashes');
}

/**
 * Kills builds at random moments: with all that they have started, around the moment when the site is put into its
 * place, or alone, so that what they have started goes on.
 */
async function killBuilds(): Promise<void> {
  const dist = join(here, 'dist');
  const former = join(root, 'former');
  await buildWell(here, { SITE_URL: 'https://new.example' });
  const fresh = hashTree(dist);
  await buildWell(here, { SITE_URL: 'https://old.example' });
  const begin = performance.now();
  await buildWell(here, { SITE_URL: 'https://old.example' });
  const total = performance.now() - begin;
  cpSync(dist, former, { recursive: true });
  const old = hashTree(dist);
  const stateOf = (hash: string | undefined) =>
    hash === old ? 'old' : hash === fresh ? 'new' : hash === undefined ? 'absent' : 'other';
  const lying = { old: 0, new: 0, absent: 0, other: 0 };
  const settled = { old: 0, new: 0, absent: 0, other: 0 };
  for (let round = 0; round < kills; round++) {
    rmSync(dist, { recursive: true, force: true });
    cpSync(former, dist, { recursive: true });
    const way = (['all', 'swap', 'alone'] as const)[round % 3] ?? 'all';
    const child = start(here, { SITE_URL: 'https://new.example' });
    const ended = endOf(child);
    // A little longer than the whole, so that the very end is met as well.
    const moment = Math.random() * (way === 'swap' ? 40 : 1.1 * total);
    const isSwapping = () => existsSync(join(here, '.dist.old'));
    let since = performance.now();
    let isRunning = true;
    ended.then(() => {
      isRunning = false;
    });
    let hasBegun = way !== 'swap';
    for (; isRunning; await new Promise((done) => setImmediate(done))) {
      if (!hasBegun && isSwapping()) {
        hasBegun = true;
        since = performance.now();
      }
      if (!hasBegun || performance.now() - since < moment) continue;
      const lock = join(here, '.dist.lock');
      const alone = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0;
      process.kill(way === 'alone' && alone > 0 ? alone : -(child.pid ?? 0), 'SIGKILL');
      break;
    }
    await ended;
    lying[stateOf(existsSync(dist) ? hashTree(dist) : undefined)]++;
    // What the next build does first.
    openOutput(dist).close();
    settled[stateOf(existsSync(dist) ? hashTree(dist) : undefined)]++;
  }
  console.log(`${kills} builds killed; the site as it lay: ${JSON.stringify(lying)}`);
  console.log(`when the next build had begun: ${JSON.stringify(settled)}`);
  await buildWell(here, { SITE_URL: 'https://new.example' });
  const left = readdirSync(here).filter((name) => name.startsWith('.dist.'));
  console.log(`left beside it by all of them: ${left.length === 0 ? 'nothing' : left.join(', ')}`);
  if (lying.other + settled.other + settled.absent > 0) failures.push('a killed build');
  if (left.length > 0 || hashTree(dist) !== fresh) failures.push('the build after the killed ones');
}

/** @throws Error where it fails */
async function buildWell(...values: Parameters<typeof build>): Promise<void> {
  const { code, errors } = await build(...values);
  if (code !== 0) throw new Error(`A build failed (${code}):\n${errors}`);
}

async function build(
  folder: string,
  env: Record<string, string>,
  through?: string[],
): Promise<{ code: number | null; errors: string }> {
  return endOf(start(folder, env, through));
}

/**
 * Starts a build as the leader of a group of processes.
 * @param through a command that runs it
 */
function start(folder: string, env: Record<string, string>, through: string[] = []): ChildProcess {
  const [command = '', ...values] = [...through, process.execPath, 'scripts/build.ts'];
  return spawn(command, values, {
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      OUT_DIR: '',
      CACHE_DIR: join(folder, '.cache/astro'),
      SITE_URL: 'https://alliance.example',
      BASE_PATH: '/',
      REPOSITORY_URL: 'https://github.com/alliance/website',
      ...env,
    },
  });
}

async function endOf(child: ChildProcess): Promise<{ code: number | null; errors: string }> {
  const errors = child.stderr ? text(child.stderr) : '';
  const code = await new Promise<number | null>((done) => child.once('exit', done));
  return { code, errors: code === null ? '' : await errors };
}

/** The command that takes the network away from what it runs, where this system lets us. */
function findOffline(): string[] {
  const ways = [
    ['unshare', '-n'],
    ['unshare', '-rn'],
  ];
  return (
    ways.find(
      ([command = '', ...values]) => spawnSync(command, [...values, 'true']).status === 0,
    ) ?? []
  );
}

/** Links every file of a folder into another one, which lies on the same disk. */
function linkTree(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, copy] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkTree(source, copy);
    else if (entry.isFile()) linkSync(source, copy);
    else cpSync(source, copy, { verbatimSymlinks: true });
  }
}

/** The files of a folder by path. */
function readTree(folder: string): Map<string, Buffer> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .sort();
  return new Map(files.map((file) => [file.slice(folder.length + 1), readFileSync(file)]));
}

function hashTree(folder: string): string {
  const hash = createHash('sha256');
  for (const [path, content] of readTree(folder))
    hash.update(`${path}\0${content.length}\0`).update(content);
  return hash.digest('hex');
}

/** Which files differ, and how many bytes in them; all of a file that only one of the two has. */
function compareTrees(
  one: Map<string, Buffer>,
  two: Map<string, Buffer>,
): { files: string[]; bytes: number } {
  let bytes = 0;
  const files = [...new Set([...one.keys(), ...two.keys()])].filter((path) => {
    const [a = Buffer.alloc(0), b = Buffer.alloc(0)] = [one.get(path), two.get(path)];
    for (let at = 0; at < Math.max(a.length, b.length); at++) if (a[at] !== b[at]) bytes++;
    return one.has(path) !== two.has(path) || !a.equals(b);
  });
  return { files, bytes };
}

function sizeOf(tree: Map<string, Buffer>): number {
  return [...tree.values()].reduce((sum, { length }) => sum + length, 0);
}

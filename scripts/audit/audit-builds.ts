import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { openOutput } from '../build/output.ts';
import { copyProject } from '../fixtures/project-copy.ts';
import { compareTrees, hashTree, linkTree, readTree, sizeOf } from './builds/tree.ts';

/**
 * `npm run audit:builds`: compares two builds in different environments byte by byte, and checks that the built site
 * is either the old or the new one after a build was killed, the disk was full, or two builds ran at once.
 * KILLS sets how many builds are killed, 30 by default. Works on copies of the project.
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
// Real files, so that the packages have another path too.
rmSync(join(elsewhere, 'node_modules'));
linkTree(resolve('node_modules'), join(elsewhere, 'node_modules'));

await compareBuilds();
await breakBuilds();
await killBuilds();

rmSync(root, { recursive: true, force: true });
for (const failure of failures) console.error(`FAILED: ${failure}`);
process.exitCode = failures.length === 0 ? 0 : 1;

/** Compares a build with one in another environment, and with those that use the cache of the first, whole and broken. */
async function compareBuilds(): Promise<void> {
  const environment = {
    TZ: 'Pacific/Kiritimati',
    // A locale that sorts ch after h.
    LC_ALL: 'cs_CZ.UTF-8',
    HOME: elsewhere,
    UV_THREADPOOL_SIZE: '1',
    RAYON_NUM_THREADS: '1',
    NODE_OPTIONS: `--import ${pathToFileURL(resolve('scripts/audit/builds/other-machine.ts'))}`,
  };
  await buildOrFail(here, { TZ: 'UTC', LC_ALL: 'C' });
  const first = readTree(join(here, 'dist'));
  await buildOrFail(elsewhere, environment, offline);
  const second = readTree(join(elsewhere, 'dist'));
  await buildOrFail(here, {});
  const third = readTree(join(here, 'dist'));
  const cached = join(here, '.cache/share');
  for (const file of readdirSync(cached)) truncateSync(join(cached, file), 1000);
  await buildOrFail(here, {});
  const fourth = readTree(join(here, 'dist'));
  console.log(
    `the second build ran ${offline.length > 0 ? 'without a network' : 'with a network, because this system cannot take it away'} and used none`,
  );
  for (const [what, other] of Object.entries({
    'another machine': second,
    'a warm cache': third,
    'a broken cache': fourth,
  })) {
    const { files, bytes } = compareTrees(first, other);
    console.log(
      `${what}: ${first.size} files, ${sizeOf(first)} bytes compared; ${files.length} files, ${bytes} bytes differ`,
    );
    if (files.length > 0) failures.push(`${what}: ${files.slice(0, 10).join(', ')}`);
  }
}

/** Checks that builds that must fail give the reason in both languages, without a stack, and keep the built site. */
async function breakBuilds(): Promise<void> {
  const dist = join(here, 'dist');
  const before = hashTree(dist);
  const held = openOutput(dist);
  const cases: [name: string, env: Record<string, string>, words: RegExp, wrapper?: string[]][] = [
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
    ['a URL in BASE_PATH', { BASE_PATH: 'https://a.example/' }, /BASE_PATH 应为[\s\S]*must be/],
    ['OUT_DIR with other things', { OUT_DIR: 'content' }, /别的东西[\s\S]*other than a built site/],
    ['OUT_DIR within a file', { OUT_DIR: 'package.json/a' }, /不能写入[\s\S]*cannot be written/],
    ['a second build at once', {}, /另一个生成正在进行[\s\S]*Another build is running/],
    [
      'a full disk',
      {},
      /磁盘已满[\s\S]*The disk is full/,
      ['sh', '-c', 'ulimit -f 100; exec "$0" "$@"'],
    ],
  ];
  for (const [name, env, words, wrapper] of cases) {
    if (wrapper) held.close();
    const { code, errors } = await build(here, env, wrapper);
    const isReported = code === 1 && words.test(errors) && !/^ +at /m.test(errors);
    const isKept = hashTree(dist) === before;
    console.log(
      `${name}: ${isReported ? 'reported' : 'NOT reported'}, site ${isKept ? 'kept' : 'CHANGED'}`,
    );
    if (!isReported || !isKept) failures.push(`${name} (${code}):\n${errors}`);
  }
  await buildOrFail(here, { BASE_PATH: 'alliance' });
  const isUnder = readFileSync(join(dist, '404.html'), 'utf8').includes('"/alliance/"');
  console.log(`BASE_PATH without slashes: ${isUnder ? 'read as /alliance/' : 'NOT understood'}`);
  if (!isUnder) failures.push('BASE_PATH without slashes');
}

/**
 * Kills builds at random moments: the whole process group (`all`), the group while the site is being replaced
 * (`swap`), or the build alone, so that its child processes go on (`alone`).
 */
async function killBuilds(): Promise<void> {
  const dist = join(here, 'dist');
  const former = join(root, 'former');
  await buildOrFail(here, { SITE_URL: 'https://new.example' });
  const fresh = hashTree(dist);
  await buildOrFail(here, { SITE_URL: 'https://old.example' });
  const begin = performance.now();
  await buildOrFail(here, { SITE_URL: 'https://old.example' });
  const total = performance.now() - begin;
  cpSync(dist, former, { recursive: true });
  const old = hashTree(dist);
  const stateOf = (hash: string | undefined) =>
    hash === old ? 'old' : hash === fresh ? 'new' : hash === undefined ? 'absent' : 'other';
  const afterKill = { old: 0, new: 0, absent: 0, other: 0 };
  const afterNext = { old: 0, new: 0, absent: 0, other: 0 };
  for (let round = 0; round < kills; round++) {
    rmSync(dist, { recursive: true, force: true });
    cpSync(former, dist, { recursive: true });
    const target = (['all', 'swap', 'alone'] as const)[round % 3] ?? 'all';
    const child = start(here, { SITE_URL: 'https://new.example' });
    const ended = endOf(child);
    // A little longer than a build, so that its very end is included.
    const moment = Math.random() * (target === 'swap' ? 40 : 1.1 * total);
    const isSwapping = () => existsSync(join(here, '.dist.old'));
    let since = performance.now();
    let isRunning = true;
    ended.then(() => {
      isRunning = false;
    });
    let hasBegun = target !== 'swap';
    for (; isRunning; await new Promise((done) => setImmediate(done))) {
      if (!hasBegun && isSwapping()) {
        hasBegun = true;
        since = performance.now();
      }
      if (!hasBegun || performance.now() - since < moment) continue;
      const lock = join(here, '.dist.lock');
      const alone = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0;
      process.kill(target === 'alone' && alone > 0 ? alone : -(child.pid ?? 0), 'SIGKILL');
      break;
    }
    await ended;
    afterKill[stateOf(existsSync(dist) ? hashTree(dist) : undefined)]++;
    // The first step of the next build.
    openOutput(dist).close();
    afterNext[stateOf(existsSync(dist) ? hashTree(dist) : undefined)]++;
  }
  console.log(`${kills} builds killed; the site right after: ${JSON.stringify(afterKill)}`);
  console.log(`once the next build had begun: ${JSON.stringify(afterNext)}`);
  await buildOrFail(here, { SITE_URL: 'https://new.example' });
  const left = readdirSync(here).filter((name) => name.startsWith('.dist.'));
  console.log(`files left beside it: ${left.length === 0 ? 'nothing' : left.join(', ')}`);
  if (afterKill.other + afterNext.other + afterNext.absent > 0) failures.push('a killed build');
  if (left.length > 0 || hashTree(dist) !== fresh) failures.push('the build after the killed ones');
}

/** @throws Error if the build fails */
async function buildOrFail(...values: Parameters<typeof build>): Promise<void> {
  const { code, errors } = await build(...values);
  if (code !== 0) throw new Error(`A build failed (${code}):\n${errors}`);
}

async function build(
  folder: string,
  env: Record<string, string>,
  wrapper?: string[],
): Promise<{ code: number | null; errors: string }> {
  return endOf(start(folder, env, wrapper));
}

/**
 * Starts a build in its own process group.
 * @param wrapper a command that runs it
 */
function start(folder: string, env: Record<string, string>, wrapper: string[] = []): ChildProcess {
  const [command = '', ...values] = [...wrapper, process.execPath, 'scripts/build.ts'];
  return spawn(command, values, {
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      OUT_DIR: '',
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

/** The command that runs another without a network; empty where the system does not allow it. */
function findOffline(): string[] {
  const commands = [
    ['unshare', '-n'],
    ['unshare', '-rn'],
  ];
  return (
    commands.find(
      ([command = '', ...values]) => spawnSync(command, [...values, 'true']).status === 0,
    ) ?? []
  );
}

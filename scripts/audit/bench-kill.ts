import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { copyProject } from '../fixtures/project-copy.ts';
import { readCheckedContent, todayInChina } from '../staff/project.ts';

/**
 * `npm run bench:kill`: kills a real `npm run import -- … --write` at random moments, in a copy of the project, and
 * checks that the content after the next command is either the old or the new one. Four of five kills happen while
 * files are written, the others at any time. KILLS sets how many, 50 by default.
 */
const kills = Number(process.env['KILLS'] ?? 50);
const root = resolve('.cache/kill');
const original = resolve('content');

const names = makeProject();
const before = hashContent();
// The first run fills the caches of the disk, the second is measured.
await runImport(() => false);
resetContent();
const whole = await runImport(() => false);
const after = hashContent();
if (before === after)
  throw new Error(`Nothing was imported; run the import in ${root} to see why.`);
console.log(
  `the import of ${names} names takes ${ms(whole.total)} and writes for ${ms(whole.writing)} of it`,
);

const raw = { old: 0, mixed: 0, new: 0 };
const recovered = { old: 0, other: 0, new: 0 };
for (let round = 0; round < kills; round++) {
  resetContent();
  const isDense = round % 5 > 0;
  // A little longer than the import, so that its very end is included.
  const moment = Math.random() * 1.1 * (isDense ? whole.writing : whole.total);
  await runImport(({ running, writing }) => (isDense ? writing : running) >= moment);
  raw[stateOf(hashContent()) ?? 'mixed']++;
  const next = spawnSync(process.execPath, ['scripts/check.ts'], { cwd: root, encoding: 'utf8' });
  const state = (next.status === 0 && stateOf(hashContent())) || 'other';
  recovered[state]++;
  if (state === 'other') console.log(`killed after ${ms(moment)}:\n${next.stderr}`);
}
console.log(`${kills} kills; the files right after: ${JSON.stringify(raw)}`);
console.log(`after the next command: ${JSON.stringify(recovered)}`);
process.exitCode = recovered.other === 0 ? 0 : 1;

/** Copies the project and writes a list with many new names. @returns the number of names */
function makeProject(): number {
  copyProject(root);
  const { members, lists } = readCheckedContent(root);
  const newest = Object.keys(lists).sort().at(-1) ?? '';
  const listed = lists[newest]?.china.map((id) => members.get(id)?.zh ?? '') ?? [];
  const all = [...listed, ...Array.from({ length: 60 }, (_, at) => `测试第${at + 1}职业技术学院`)];
  const rows = all.map((name, index) => `${index + 1},${name}`);
  writeFileSync(join(root, 'list.csv'), ['序号,单位名称', ...rows].join('\n'));
  return all.length;
}

function resetContent(): void {
  for (const folder of ['content', '.cache'])
    rmSync(join(root, folder), { recursive: true, force: true });
  cpSync(original, join(root, 'content'), { recursive: true });
}

/** A hash of all files under `content/`, drafts and hidden files included. */
function hashContent(): string {
  const hash = createHash('sha256');
  const files = readdirSync(join(root, 'content'), { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .sort();
  for (const file of files) hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function stateOf(hash: string): 'old' | 'new' | undefined {
  return hash === before ? 'old' : hash === after ? 'new' : undefined;
}

/** Runs the import until it ends or `isMoment` says to kill it; times in milliseconds. */
async function runImport(
  isMoment: (since: Times) => boolean,
): Promise<{ total: number; writing: number }> {
  const command = `run -s import -- list.csv --list china --date ${todayInChina()} --allow-removals --write`;
  // In its own process group, so that npm and its child processes are killed together.
  const child = spawn('npm', command.split(' '), { cwd: root, detached: true, stdio: 'ignore' });
  const begin = performance.now();
  let isRunning = true;
  const exit = new Promise<void>((done) => child.once('exit', () => done()));
  exit.then(() => {
    isRunning = false;
  });
  let [start, end] = [Number.POSITIVE_INFINITY, 0];
  for (; isRunning; await new Promise((done) => setImmediate(done))) {
    const now = performance.now();
    if (['draft', 'journal'].some((name) => existsSync(join(root, `.cache/writing.${name}`)))) {
      start = Math.min(start, now);
      end = now;
    }
    if (!isMoment({ running: now - begin, writing: now - start })) continue;
    process.kill(-(child.pid ?? 0), 'SIGKILL');
    break;
  }
  await exit;
  return { total: performance.now() - begin, writing: Math.max(0, end - start) };
}

function ms(time: number): string {
  return `${time.toFixed(0)} ms`;
}

/** How long the command has run and has been writing, in milliseconds. */
type Times = { running: number; writing: number };

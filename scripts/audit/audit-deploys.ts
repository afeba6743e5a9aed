import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { release } from '../hosting/release.ts';
import { launchBrowser } from '../site/browser.ts';
import { read } from './deploys/readers.ts';
import { buildVersions, type Version } from './deploys/sites.ts';
import { startCaddy, startNginx } from './hosts/servers.ts';
import { reportProblems } from './report.ts';

/**
 * `npm run audit:deploys`: 20 readers search, filter and read in pages that they opened before, while the site is
 * deployed 20 times by the commands of docs/hosting.md, 10 times with new code and 10 with new content, on nginx and
 * on Caddy. Then 8 times without keeping old files, where pages may say that something could not be loaded.
 * Exit code 1 when anything fails, or when something that is there is said not to be.
 */
const readers = 20;
const folder = resolve('.cache/audit/deploys');
const [released, served] = [resolve(folder, 'release'), resolve(folder, 'www')];

/** The commands of the guide for publishing on a server, for these folders. */
const commands = [...readFileSync('docs/hosting.md', 'utf8').matchAll(/^rsync -a --chmod.*$/gm)]
  .map(([line]) => line.replaceAll('deploy@server:/srv/alliance/', `${served}/`))
  .map((line) => line.replaceAll('release/', `${released}/`))
  .join(' && ');

const versions = await buildVersions();
const [first] = versions;
if (!first) throw new Error('No site');
for (const { name, start, deploys, days } of [
  { name: 'nginx', start: startNginx, deploys: 20, days: 30 },
  { name: 'caddy', start: startCaddy, deploys: 20, days: 30 },
  { name: 'nginx without old files', start: startNginx, deploys: 8, days: 0 },
]) {
  for (const path of [released, served]) rmSync(path, { recursive: true, force: true });
  await deploy(first, days);
  const server = await start(first.site, false, served);
  const browser = await launchBrowser();
  let isOver = false;
  const reading = Array.from({ length: readers }, () =>
    read(browser, `${server.origin}/`, () => isOver),
  );
  const counts = { code: 0, content: 0 };
  for (let count = 1; count <= deploys; count++) {
    await wait(10_000);
    const version = versions[count % versions.length];
    if (!version) continue;
    await deploy(version, days);
    counts[version.news] += 1;
  }
  await wait(10_000);
  isOver = true;
  const reports = await Promise.all(reading);
  await browser.close();
  await server.stop();
  const [said, failures] = [
    reports.flatMap(({ said }) => said),
    reports.flatMap((r) => r.failures),
  ];
  const done = reports.reduce((sum, report) => sum + report.done, 0);
  reportProblems(
    `${counts.code} deploys with new code, ${counts.content} with new content on ${name}`,
    `${readers} readers, ${done} tasks, ${said.length} with a message that something could not be loaded`,
    days === 0 ? failures : [...failures, ...said],
  );
}

/** @throws Error if a command of the guide fails */
async function deploy({ site }: Version, days: number): Promise<void> {
  await release(site.folder, released, days);
  const { status, stderr } = spawnSync('sh', ['-c', `mkdir -p ${served} && ${commands}`], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
}

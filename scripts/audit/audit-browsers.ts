import { setTimeout as wait } from 'node:timers/promises';
import { localeCodes } from '../../src/domain/locale.ts';
import { type BuiltSite, buildSite } from '../site/build.ts';
import type { Engine } from './browsers/engine.ts';
import { engines } from './browsers/engines.ts';
import { journeys } from './browsers/journeys.ts';
import { trapPaths, type WatchedSite, watchSite } from './browsers/watch.ts';
import { until, type Window } from './browsers/window.ts';
import { reportProblems } from './report.ts';
import { auditedSites } from './sites.ts';

/**
 * `npm run audit:browsers [-- engines …]`: builds the site at the root and under a path and does every journey, in
 * every language, in real browsers. Prints failures, violations of the policy, console errors, requests to other
 * origins and stored data; exit code 1 when there is any. A missing engine is a problem that says how to install it.
 */
const given = process.argv.slice(2);
const unknown = given.filter((name) => !engines[name]);
if (unknown.length > 0) {
  console.error(
    `没有这种浏览器：${unknown.join('、')}。可选：${Object.keys(engines).join('、')}\nNo such engine: ${unknown.join(', ')}. There are: ${Object.keys(engines).join(', ')}`,
  );
  process.exit(1);
}
for (const site of auditedSites) await buildSite(site);
for (const name of given.length > 0 ? given : Object.keys(engines)) {
  const engine = await engines[name]?.().catch((error: Error) => {
    reportProblems(name, '', [error.message]);
  });
  if (!engine) continue;
  try {
    for (const site of auditedSites) await auditSite(engine, site);
  } finally {
    await engine.close();
  }
}

/** Does every journey in every language, after a check that the engine notices each kind of problem. */
async function auditSite(engine: Engine, site: BuiltSite): Promise<void> {
  const watched = await watchSite(site, !engine.reportsErrors);
  reportProblems(
    `${engine.name} notices the traps at ${site.base}`,
    '',
    await findUnnoticed(engine, watched),
  );
  const problems: string[] = [];
  const possible = journeys.filter(({ prints }) => engine.canPrint || !prints);
  for (const locale of localeCodes)
    for (const journey of possible) {
      const found = await watch(engine, watched, journey.stores ?? [], async (window) => {
        const { hasPageSearch } = engine;
        await journey.run({ window, home: watched.home, locale, hasPageSearch });
      });
      problems.push(...found.map((problem) => `${locale}, ${journey.name}: ${problem}`));
    }
  reportProblems(
    `${engine.name} at ${site.base}`,
    `${localeCodes.length * possible.length} journeys${engine.canPrint ? '' : ', none printed'}`,
    problems,
  );
  watched.close();
}

/** Runs a journey in a new window. @returns its problems */
async function watch(
  engine: Engine,
  { home, seen }: WatchedSite,
  stores: readonly string[],
  run: (window: Window) => Promise<void>,
): Promise<string[]> {
  for (const list of Object.values(seen)) list.length = 0;
  const window = await engine.newWindow(home);
  const problems: string[] = [];
  try {
    await inTime(run(window));
    // Requests that are still running are recorded too.
    await until(window, `document.readyState === 'complete'`);
    const stored = await window.evaluate<string[]>(
      `[...document.cookie.split('; ').filter(Boolean), ...Object.keys(localStorage), ...Object.keys(sessionStorage)]`,
    );
    problems.push(
      ...stored.filter((name) => !stores.includes(name)).map((name) => `stores ${name}`),
    );
  } catch (error) {
    problems.push((error as Error).message);
  }
  problems.push(
    ...[...window.errors(), ...seen.errors].map((words) => `console: ${words}`),
    ...window.foreign().map((url) => `requests ${url}`),
    ...seen.violations.map((violation) => `breaks the policy: ${violation}`),
    ...seen.missing.map((answer) => `misses ${answer}`),
  );
  await window.close();
  return problems.filter((problem) => !engine.ignored.some((pattern) => pattern.test(problem)));
}

/** @throws Error after two minutes */
async function inTime(journey: Promise<void>): Promise<void> {
  const end = new AbortController();
  const limit = wait(120_000, 'stuck', { signal: end.signal }).catch(() => '');
  if ((await Promise.race([journey, limit])) === 'stuck')
    throw new Error('did not end within two minutes');
  end.abort();
}

/** Opens the pages that break the rules. @returns the kinds of problem that went unnoticed */
async function findUnnoticed(engine: Engine, watched: WatchedSite): Promise<string[]> {
  const problems = await watch(engine, watched, [], async (window) => {
    await window.open(watched.home + trapPaths.policy);
    await until(window, `document.title === 'Trap'`);
    await window.open(watched.home + trapPaths.rules);
  });
  const expected = [
    /^breaks the policy: .*style/,
    /^console: .*trapped/,
    /^requests http:\/\/stray\.invalid/,
    /^misses 404 .*missing\.png/,
    /^stores trap=1$/,
    /^stores trap$/,
  ];
  return expected
    .filter((pattern) => !problems.some((problem) => pattern.test(problem)))
    .map((pattern) => `does not notice ${pattern.source}`);
}

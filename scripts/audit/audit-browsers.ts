import { setTimeout as wait } from 'node:timers/promises';
import { localeCodes } from '#domain/locale.ts';
import { type Engine, engines } from '#scripts/audit/browsers/engines.ts';
import { journeys } from '#scripts/audit/browsers/journeys.ts';
import { trapPaths, type WatchedSite, watchSite } from '#scripts/audit/browsers/watch.ts';
import { until, type Window } from '#scripts/audit/browsers/window.ts';
import { reportFaults } from '#scripts/audit/report-faults.ts';
import { auditedSites, buildSite } from '#scripts/site/build.ts';

/**
 * `npm run audit:browsers [-- engines …]`: builds the site for a root and for a path and goes every journey, in every
 * language, in real browsers. Prints what went wrong, what broke the policy, what the console was told, what was asked
 * of other origins and what was stored; exit code 1 when there is anything. An engine that is not there is an error
 * that says how to get it.
 */
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !engines[name]);
if (unknown.length > 0) {
  console.error(
    `没有这种浏览器：${unknown.join('、')}。可选：${Object.keys(engines).join('、')}\nNo such engine: ${unknown.join(', ')}. There are: ${Object.keys(engines).join(', ')}`,
  );
  process.exit(1);
}
for (const site of auditedSites) await buildSite(site);
for (const name of asked.length > 0 ? asked : Object.keys(engines)) {
  const engine = await engines[name]?.().catch((error: Error) => {
    reportFaults(name, '', [error.message]);
  });
  if (!engine) continue;
  try {
    for (const site of auditedSites) {
      const watched = await watchSite(site, !engine.tellsErrors);
      reportFaults(
        `${engine.name} sees the traps at ${site.base}`,
        '',
        await findBlindSpots(engine, watched),
      );
      const faults: string[] = [];
      const ways = journeys.filter(({ isOnPaper }) => engine.canPrint || !isOnPaper);
      for (const locale of localeCodes)
        for (const journey of ways) {
          const found = await watch(engine, watched, journey.keeps ?? [], async (window) => {
            const { hasPageSearch } = engine;
            await journey.go({ window, home: watched.home, locale, hasPageSearch });
          });
          faults.push(...found.map((fault) => `${locale}, ${journey.name}: ${fault}`));
        }
      reportFaults(
        `${engine.name} at ${site.base}`,
        `${localeCodes.length * ways.length} journeys${engine.canPrint ? '' : ', none on paper'}`,
        faults,
      );
      watched.close();
    }
  } finally {
    await engine.close();
  }
}

/** Goes one way in a window of its own. @returns what went wrong and what was noticed meanwhile */
async function watch(
  engine: Engine,
  { home, seen }: WatchedSite,
  keeps: readonly string[],
  go: (window: Window) => Promise<void>,
): Promise<string[]> {
  for (const list of Object.values(seen)) list.length = 0;
  const window = await engine.newWindow(home);
  const faults: string[] = [];
  try {
    await inTime(go(window));
    // What is still under way is seen too.
    await until(window, `document.readyState === 'complete'`);
    const stored = await window.ask<string[]>(
      `[...document.cookie.split('; ').filter(Boolean), ...Object.keys(localStorage), ...Object.keys(sessionStorage)]`,
    );
    faults.push(...stored.filter((name) => !keeps.includes(name)).map((name) => `stores ${name}`));
  } catch (error) {
    faults.push((error as Error).message);
  }
  faults.push(
    ...[...window.errors(), ...seen.errors].map((words) => `console: ${words}`),
    ...window.foreign().map((address) => `asks ${address}`),
    ...seen.violations.map((violation) => `breaks the policy: ${violation}`),
    ...seen.missing.map((answer) => `misses ${answer}`),
  );
  await window.close();
  return faults.filter((fault) => !engine.excuses.some((excuse) => excuse.test(fault)));
}

/** @throws Error where a way takes so long that the browser must be stuck */
async function inTime(way: Promise<void>): Promise<void> {
  const end = new AbortController();
  const limit = wait(120_000, 'stuck', { signal: end.signal }).catch(() => '');
  if ((await Promise.race([way, limit])) === 'stuck') throw new Error('is stuck after two minutes');
  end.abort();
}

/** Goes where everything is wrong. @returns what the engine let pass */
async function findBlindSpots(engine: Engine, watched: WatchedSite): Promise<string[]> {
  const faults = await watch(engine, watched, [], async (window) => {
    await window.open(watched.home + trapPaths.policy);
    await until(window, `document.title === 'Trap'`);
    await window.open(watched.home + trapPaths.rules);
  });
  const expected = [
    /^breaks the policy: .*style/,
    /^console: .*trapped/,
    /^asks http:\/\/stray\.invalid/,
    /^misses 404 .*missing\.png/,
    /^stores trap=1$/,
    /^stores trap$/,
  ];
  return expected
    .filter((pattern) => !faults.some((fault) => pattern.test(fault)))
    .map((pattern) => `does not see ${pattern.source}`);
}

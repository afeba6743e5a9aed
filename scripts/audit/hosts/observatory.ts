import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ask } from '#scripts/audit/hosts/crawl.ts';
import type { HostServer } from '#scripts/audit/hosts/servers.ts';
import type { BuiltSite } from '#scripts/site/build.ts';

/**
 * The rules of the MDN HTTP Observatory. Not a dependency: its install script fetches lists from other places, and it
 * brings a web service. The audit takes it from the registry as it is, without running that script.
 */
const rules = '@mdn/mdn-http-observatory@1.4.8';
const place = resolve('.cache/hosts/observatory');
const home = join(place, 'node_modules/@mdn/mdn-http-observatory');

/**
 * The grade that the MDN HTTP Observatory's own code gives to what a server sends for the chooser and a page.
 * TLS of the own machine is signed by nobody, so the certificate is taken for a good one, and the redirect from HTTP,
 * which belongs to the host, for done.
 * @returns the worst of them, with what took points away
 */
export async function gradeHeaders(site: BuiltSite, server: HostServer): Promise<Grade> {
  await getRules();
  const { ALL_TESTS } = await load('src/constants.js');
  const grader = await load('src/grader/grader.js');
  const { MINIMUM_SCORE_FOR_EXTRA_CREDIT: least } = await load('src/grader/charts.js');
  const { parseHttpEquivHeaders } = await load('src/retriever/utils.js');
  const grades: Grade[] = [];
  for (const path of ['', 'zh/']) {
    const answer = await ask((server.tlsOrigin ?? server.origin) + site.base + path);
    const url = new URL(site.base + path, site.origin);
    // Styles are not looked at, and newer than the parser that the rules bring.
    const html = answer.body.toString('utf8').replace(/<style[\s\S]*?<\/style>/g, '');
    const response = {
      status: answer.status,
      headers: answer.headers,
      data: html,
      verified: true,
      httpEquiv: parseHttpEquivHeaders(html, url.href),
    };
    const seen = {
      hostname: url.hostname,
      resources: { path: html },
      responses: {
        auto: response,
        https: response,
        http: response,
        cors: response,
        httpRedirects: [
          { url: new URL(url.href.replace('https:', 'http:')), status: 301 },
          { url, status: 200 },
        ],
        httpsRedirects: [],
      },
      session: {
        url,
        redirectHistory: [],
        jar: { serializeSync: () => ({ cookies: [] }) },
      },
    };
    const results = ALL_TESTS.map((test: (seen: unknown) => { result: string; pass: boolean }) =>
      test(seen),
    );
    const points = results.map(({ result }: { result: string }) => ({
      result,
      points: grader.getScoreModifier(result) as number,
    }));
    const lost = sum(points.filter(({ points }: Points) => points < 0));
    const score = 100 + (100 + lost >= least ? sum(points) : lost);
    const final = grader.getGradeForScore(score);
    grades.push({
      grade: final.grade,
      score: final.score,
      remarks: points.map(
        ({ result, points }: Points) => `${path || 'chooser'}: ${result} ${points}`,
      ),
    });
  }
  return grades.reduce((worst, grade) => (grade.score < worst.score ? grade : worst));
}

function sum(points: Points[]): number {
  return points.reduce((total, { points }) => total + points, 0);
}

/** A module of the rules, which carry no types. */
// biome-ignore lint/suspicious/noExplicitAny: the package has none
function load(file: string): Promise<any> {
  return import(pathToFileURL(join(home, file)).href);
}

async function getRules(): Promise<void> {
  if (existsSync(join(home, 'conf/hsts-preload.json'))) return;
  await mkdir(place, { recursive: true });
  await writeFile(join(place, 'package.json'), '{"private":true}\n');
  const { status } = spawnSync(
    'npm',
    ['install', '--ignore-scripts', '--no-save', '--no-package-lock', '--silent', rules],
    { cwd: place, stdio: 'inherit' },
  );
  if (status !== 0)
    throw new Error(`无法从 npm 取得 ${rules}。\n${rules} could not be had from the npm registry.`);
  // The list of hosts bound to TLS by browsers themselves, which this site is not on.
  await writeFile(join(home, 'conf/hsts-preload.json'), '{}\n');
}

type Points = { result: string; points: number };

/** A grade from F to A+, its points, and where they come from. */
export type Grade = { grade: string; score: number; remarks: string[] };

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BuiltSite } from '../../site/build.ts';
import { request } from './client.ts';
import type { HostServer } from './servers.ts';

/**
 * The rules of the MDN HTTP Observatory. Installed by the audit without scripts: the package's install script
 * downloads lists from other sites.
 */
const rules = '@mdn/mdn-http-observatory@1.4.8';
const folder = resolve('.cache/hosts/observatory');
const home = join(folder, 'node_modules/@mdn/mdn-http-observatory');

/**
 * Grades the headers of the start page and of a page by the rules of the MDN HTTP Observatory. The self-signed
 * certificate is passed as verified, and the redirect from HTTP, which is the host's task, as present.
 * @returns the worse grade, with its points
 */
export async function gradeHeaders(site: BuiltSite, server: HostServer): Promise<Grade> {
  await installRules();
  const { ALL_TESTS } = await load('src/constants.js');
  const grader = await load('src/grader/grader.js');
  const { MINIMUM_SCORE_FOR_EXTRA_CREDIT: least } = await load('src/grader/charts.js');
  const { parseHttpEquivHeaders } = await load('src/retriever/utils.js');
  const grades: Grade[] = [];
  for (const path of ['', 'zh/']) {
    const answer = await request((server.tlsOrigin ?? server.origin) + site.base + path);
    const url = new URL(site.base + path, site.origin);
    // The rules do not read styles, and their parser fails on new syntax.
    const html = answer.body.toString('utf8').replace(/<style[\s\S]*?<\/style>/g, '');
    const response = {
      status: answer.status,
      headers: answer.headers,
      data: html,
      verified: true,
      httpEquiv: parseHttpEquivHeaders(html, url.href),
    };
    const requests = {
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
    const results = ALL_TESTS.map(
      (test: (requests: unknown) => { result: string; pass: boolean }) => test(requests),
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
        ({ result, points }: Points) => `${path || 'start page'}: ${result} ${points}`,
      ),
    });
  }
  return grades.reduce((worst, grade) => (grade.score < worst.score ? grade : worst));
}

function sum(points: Points[]): number {
  return points.reduce((total, { points }) => total + points, 0);
}

/** Imports a module of the rules. */
// biome-ignore lint/suspicious/noExplicitAny: the package has none
function load(file: string): Promise<any> {
  return import(pathToFileURL(join(home, file)).href);
}

async function installRules(): Promise<void> {
  if (existsSync(join(home, 'conf/hsts-preload.json'))) return;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{"private":true}\n');
  const { status } = spawnSync(
    'npm',
    ['install', '--ignore-scripts', '--no-save', '--no-package-lock', '--silent', rules],
    { cwd: folder, stdio: 'inherit' },
  );
  if (status !== 0)
    throw new Error(
      `无法从 npm 取得 ${rules}。\n${rules} could not be installed from the npm registry.`,
    );
  // Replaces the downloaded list of hosts that browsers only open over TLS; this site is not in it.
  await writeFile(join(home, 'conf/hsts-preload.json'), '{}\n');
}

type Points = { result: string; points: number };

/** A grade from F to A+, its score, and the points of each rule. */
export type Grade = { grade: string; score: number; remarks: string[] };

import { once } from 'node:events';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import type { Problem } from '#checks/problem.ts';
import { draftLocales } from '#domain/locale.ts';
import { checkProject } from '#scripts/staff/project.ts';

/**
 * The problems that languages in preparation have, as warnings: those that come up when they count as published.
 * @param root the project's root, an absolute path
 * @param others the problems of the published languages
 */
export async function checkDrafts(root: string, others: readonly Problem[]): Promise<Problem[]> {
  if (draftLocales.length === 0) return [];
  // Which languages count is settled when the code is loaded, so that this needs a thread of its own.
  const worker = new Worker(new URL(import.meta.url), {
    workerData: { draftsOf: root },
    env: { ...process.env, DRAFT_LANGUAGES: '1' },
  });
  const [problems] = (await once(worker, 'message')) as [Problem[]];
  const known = new Set(others.map(identify));
  return problems
    .filter((problem) => !known.has(identify(problem)))
    .map((problem) => ({ ...problem, severity: 'warning' }));
}

function identify({ kind, file, path, position }: Problem): string {
  return JSON.stringify([kind, file, path, position]);
}

const { draftsOf } = (workerData ?? {}) as { draftsOf?: string };
if (draftsOf !== undefined) parentPort?.postMessage(checkProject(draftsOf).problems);

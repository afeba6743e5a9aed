import { join } from 'node:path';
import { defineProblems, isError, type Problem } from '#checks/problem.ts';
import type { Content } from '#domain/content.ts';
import { checkFiles, checkProject, readFiles } from '#scripts/staff/project.ts';
import { Refusal } from '#scripts/staff/refusal.ts';
import { readText, writeFiles } from '#scripts/staff/write-files.ts';

const report = defineProblems({
  'content-invalid': `
    现有内容有问题
    请先改正（npm run check）
    The content has problems
    correct them first (npm run check)`,
  'result-invalid': `
    这样写入以后内容会有问题，所以什么也没有写入
    请先改正下面的问题
    Written like this the content would have problems, so nothing was written
    correct the problems below first`,
});

/**
 * Reads the content of a project, with the texts of its files.
 * @throws Refusal if the content has errors
 */
export function readProject(root: string): Project {
  const files = readFiles(root);
  const { content, problems } = checkFiles(root, files);
  if (!content)
    throw new Refusal(report('content-invalid', { file: 'content/' }), ...problems.filter(isError));
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const texts = new Map([...files].map(([path, bytes]) => [path, decoder.decode(bytes)]));
  return { content, read: (path) => texts.get(path) };
}

/**
 * Checks the content as it would be with some files changed.
 * @param relate finds the place in the user's document that a problem comes from
 * @returns the warnings on the changed files
 * @throws Refusal if the content would have errors
 */
export function checkResult(
  root: string,
  changes: ReadonlyMap<string, string>,
  relate = (problem: Problem) => problem,
): Problem[] {
  const { content, problems } = checkProject(root, changes);
  if (!content)
    throw new Refusal(
      report('result-invalid', { file: 'content/' }),
      ...problems.filter(isError).map(relate),
    );
  return problems.filter(({ file }) => changes.has(file)).map(relate);
}

/**
 * Writes files: all of them or none.
 * @param read the text that each file had when it was read
 * @returns lines for the user
 */
export function writeChanges(
  root: string,
  changes: ReadonlyMap<string, string>,
  read = (path: string) => readText(join(root, path)),
): string[] {
  const texts = [...changes].map(([path, after]) => [path, { before: read(path), after }] as const);
  writeFiles(root, new Map(texts));
  return ['已写入 written:', ...[...changes.keys()].map((path) => `  ${path}`)];
}

/** The content as it is, and the text of any file under it. */
export type Project = {
  content: Content;
  /** The text of a file by its path from the project's root; `undefined` if there is none. */
  read: (path: string) => string | undefined;
};

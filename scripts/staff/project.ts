import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckedContent } from '#checks/content.ts';
import type { CodeKeys } from '#checks/dictionary.ts';
import { defineProblems, isError, type Problem } from '#checks/problem.ts';
import { markTones, readingsOf, simplify } from '#checks/readings.ts';
import { formatProblems, type ReadLine } from '#checks/reporters.ts';
import { type Changes, readContentFolder } from '#content-folder.ts';
import { hasStrokes } from '#copybook/strokes.ts';
import type { Content } from '#domain/content.ts';
import { localeCodes } from '#domain/locale.ts';
import { parseContent, readContent } from '#reader/content.ts';
import type { ContentFiles, RawContent } from '#reader/raw.ts';
import { Refusal } from '#scripts/staff/refusal.ts';
import { readText, recoverWrites, writeFiles } from '#scripts/staff/write-files.ts';

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
 * Reads and checks the content of a project.
 * @param root the project's root, an absolute path
 * @param changes texts to take instead of files
 */
export function checkProject(root: string, changes?: Changes): CheckedContent {
  return checkFiles(root, readFiles(root, changes));
}

/** Reads the content of a project without checking it. */
export function readRawContent(root: string): RawContent {
  return parseContent(readFiles(root));
}

/** Reads the files of `content/`, after an interrupted write to them was completed or undone. */
export function readFiles(root: string, changes?: Changes): ContentFiles {
  recoverWrites(root);
  return readContentFolder(root, changes);
}

/**
 * Checks files of content.
 * @param root the project's root, whose code uses the interface words
 * @param today ISO 8601; no date in the content may be later
 */
export function checkFiles(
  root: string,
  files: ContentFiles,
  today = todayInChina(),
): CheckedContent {
  return readContent(files, {
    today,
    readings: readingsOf,
    markTones,
    hasStrokes,
    simplify,
    document: readDocument(root),
    files: findSiteFiles(root),
    codeKeys: readCodeKeys(root),
  });
}

/**
 * The content of a project without errors.
 * @throws Error that lists every problem
 */
export function readCheckedContent(root: string): Content {
  const { content, problems } = checkProject(root);
  if (!content) throw new Error(`\n${formatProblems(problems)}`);
  return content;
}

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

/** The day where the content is edited, ISO 8601. */
export function todayInChina(): string {
  return new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai' }).format(new Date());
}

/** Reads lines of the project's files, for reporters. */
export function linesIn(root: string): ReadLine {
  return (file, line) =>
    readText(join(root, file))
      ?.replace(/^\ufeff/, '')
      .split(/\r?\n/)[line - 1];
}

/** The files that the site has besides its pages: those of `public/`, and those that `src/pages/` makes. */
function findSiteFiles(root: string): ReadonlySet<string> {
  const made = globSync('src/pages/**/*.*.ts', { cwd: root }).flatMap((name) => {
    const path = name
      .replaceAll('\\', '/')
      .replace(/^src\/pages/, '')
      .replace(/\.ts$/, '');
    return localeCodes.map((code) => path.replace('[locale]', code));
  });
  const given = globSync('public/**/*.*', { cwd: root }).map((name) =>
    name.replaceAll('\\', '/').replace(/^public/, ''),
  );
  return new Set([...given, ...made]);
}

/** The newest text in `docs/source/`, by the date at the end of its name. */
function readDocument(root: string): { path: string; text: string } | undefined {
  const path = globSync('docs/source/*.txt', { cwd: root })
    .map((name) => name.replaceAll('\\', '/'))
    .sort((a, b) => (a.slice(-14) < b.slice(-14) ? -1 : 1))
    .at(-1);
  return path === undefined ? undefined : { path, text: readFileSync(join(root, path), 'utf8') };
}

/** The keys of interface words in the site's code, read once per project. */
function readCodeKeys(root: string): CodeKeys {
  const known = codeKeys.get(root);
  if (known) return known;
  const code = globSync('src/**/*.{ts,astro}', { cwd: root, exclude: ['**/*.test.ts'] })
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n');
  const calls = code.matchAll(/\.text\(\s*'([\w.]+)',\s*\{((?:[^{}]|'\{\{\w+\}\}')*)\}/g);
  const passed = Map.groupBy(calls, ([, key]) => key as string);
  const keys = {
    passed: new Map(
      [...passed].map(([key, all]) => [
        key,
        placeholdersIn(all.map(([, , body = '']) => body).join()),
      ]),
    ),
    asked: new Set(code.match(/(?<=\.text\(\s*')[a-zA-Z]+(?:\.[a-zA-Z]+)+(?=')/g)),
    quoted: new Set(code.match(/(?<=['"`])[a-zA-Z]+(?:\.[a-zA-Z]+)*\.?(?=['"`]|\$\{)/g)),
  };
  codeKeys.set(root, keys);
  return keys;
}

/** The placeholders that the properties of an object in code fill in. */
function placeholdersIn(body: string): string[] {
  const flat = body.replace(/'[^']*'|\/\/.*/g, '').replace(/\((?:[^()]|\([^()]*\))*\)/g, '');
  const names = flat.match(/(?<=^|,)\s*\w+(?=\s*(?:[:,]|$))/g) ?? [];
  return [...new Set(names.map((name) => `{{${name.trim()}}}`))].sort();
}

const codeKeys = new Map<string, CodeKeys>();

/** The content as it is, and the text of any file under it. */
export type Project = {
  content: Content;
  /** The text of a file by its path from the project's root; `undefined` if there is none. */
  read: (path: string) => string | undefined;
};

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckedContent } from '#checks/content.ts';
import type { CodeKeys } from '#checks/dictionary.ts';
import { readingsOf, simplify } from '#checks/readings.ts';
import { formatProblems, type ReadLine } from '#checks/reporters.ts';
import { type Changes, readContentFolder } from '#content-folder.ts';
import type { Content } from '#domain/content.ts';
import { localeCodes } from '#domain/locale.ts';
import { parseContent, readContent } from '#reader/content.ts';
import type { ContentFiles, RawContent } from '#reader/raw.ts';
import { readText, recoverWrites } from '#scripts/staff/write-files.ts';

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

import { acceptanceOf } from '#checks/accepted.ts';
import { isError, type Problem } from '#checks/problem.ts';
import type { Content } from '#domain/content.ts';
import { staffLocales } from '#domain/locale.ts';

/** The forms of a report: for a person, as annotations of a pull request on GitHub, for a program. */
export const reporters = {
  terminal: (problems, read) =>
    withoutFlood(problems)
      .map((problem) => `${formatProblem(problem, read)}\n`)
      .join('\n')
      .trimEnd(),
  github: (problems, read) =>
    withoutFlood(problems)
      .map((problem) => annotate(problem, read))
      .join('\n'),
  json: (problems, read) =>
    JSON.stringify(
      problems.map((problem) => ({
        kind: problem.kind,
        severity: problem.severity,
        file: problem.file,
        ...problem.position,
        key: problem.path.join('.'),
        ...Object.fromEntries(staffLocales.map((locale) => [locale, problem[locale]])),
        ...textsOfChange(correctedLine(problem, read)),
        help: helpPage(problem),
      })),
      null,
      2,
    ),
} satisfies Record<string, (problems: readonly Problem[], read: ReadLine) => string>;

/** The first problems of a kind in a file; more of the same would bury the rest, and vanish as those are mended. */
function withoutFlood(problems: readonly Problem[]): Problem[] {
  const seen = new Map<string, number>();
  return problems.filter(({ kind, file }) => {
    const count = (seen.get(`${kind} ${file}`) ?? 0) + 1;
    seen.set(`${kind} ${file}`, count);
    return count <= most;
  });
}

/** How many problems of a kind are reported for a file. */
const most = 20;

/** Whether there is a reporter of that name. */
export function isReporter(name: string): name is keyof typeof reporters {
  return Object.hasOwn(reporters, name);
}

/** A problem for a person: where, what, what to write, the line before and after, where to read more. */
function formatProblem(problem: Problem, read: ReadLine): string {
  const { severity } = problem;
  const label = { error: '错误 error', warning: '提醒 warning' }[severity];
  return [
    `${formatPlace(problem)}  ${label}`,
    ...explain(problem, read).map((line) => `  ${line}`),
  ].join('\n');
}

/** What is wrong and what to write, the line before and after, how to accept a warning, where to read more. */
function explain(problem: Problem, read: ReadLine): string[] {
  return [
    ...sentences(problem),
    ...showChange(correctedLine(problem, read)),
    ...(isError(problem) || !problem.position || /^(?:accepted|file|draft)-/.test(problem.kind)
      ? []
      : [
          `核对无误时，把“理由”换成您的理由，写在上一行 if right, write above it, with your reason for 理由: ${acceptanceOf(problem)}`,
        ]),
    helpPage(problem),
  ];
}

/** Problems with their places and texts only, without the lines of the files. */
export function formatProblems(problems: readonly Problem[]): string {
  return problems
    .flatMap((problem) => [
      ...(formatPlace(problem) === '' ? [] : [formatPlace(problem)]),
      ...sentences(problem).map((sentence) => `  ${sentence}`),
    ])
    .join('\n');
}

/** What is wrong and what to write, one sentence in Chinese and one in English. */
function sentences(problem: Problem): string[] {
  return [`${problem.zh.says}。${problem.zh.cure}。`, `${problem.en.says}; ${problem.en.cure}.`];
}

/** `file:line:column` and the key, as far as they are known. */
function formatPlace({ file, position, name }: Problem): string {
  const place = position ? `:${position.line}:${position.column}` : '';
  return `${file}${place}${name === '' ? '' : `  ${name}`}`;
}

/** How many problems there are, or that there are none. */
export function summarize(problems: readonly Problem[], content: Content | undefined): string {
  const errors = problems.filter(isError).length;
  const warnings = problems.length - errors;
  const shown = withoutFlood(problems).length;
  const hidden =
    shown === problems.length
      ? ''
      : `\n同一文件的同一种问题只列前 ${most} 个，另有 ${problems.length - shown} 个没有列出。\nOf a kind of problem the first ${most} in a file are listed; ${problems.length - shown} more are not.`;
  if (problems.length === 0)
    return `内容无误：${content?.members.size} 个成员，${content?.pages.size} 个页面。\nThe content is right: ${content?.members.size} members, ${content?.pages.size} pages.`;
  return `\n内容有 ${errors} 个错误、${warnings} 个提醒。${errors > 0 ? '有错误时网站不会生成。' : '提醒不影响生成，请核对。'}引号“”只表示引用，请不要写进文件。\nThe content has ${errors} error(s) and ${warnings} warning(s). ${errors > 0 ? 'With errors the site is not built.' : 'With warnings the site is still built; please check them.'} The marks “ ” only quote; do not type them.${hidden}`;
}

/** The page that explains a kind of problem, from the project's root. */
function helpPage({ kind }: Problem): string {
  return `docs/problems/${kind}.md`;
}

/** The line as it is and as it should be, where that much is certain. */
export function correctedLine(
  { file, position, fix }: Problem,
  read: ReadLine,
): Change | undefined {
  if (!fix || !position) return undefined;
  const line = read(file, position.line);
  if (line === undefined) return undefined;
  if (fix === 'delete-line') return { line, corrected: '', start: 0 };
  // The value itself where it stands, not an equal one before it.
  const from = Math.max(position.column - 1 - fix.from.length, 0);
  const index = line.indexOf(
    fix.from,
    line.startsWith(fix.from, position.column - 1) ? position.column - 1 : from,
  );
  const start = index < 0 ? line.indexOf(fix.from) : index;
  if (start < 0) return undefined;
  const corrected = line.slice(0, start) + fix.to + line.slice(start + fix.from.length);
  return { line, corrected, start };
}

/** The two texts of a change for a program. */
function textsOfChange(change: Change | undefined): { current?: string; corrected?: string } {
  return change ? { current: change.line, corrected: change.corrected } : {};
}

/**
 * A change for a person: the line as it is with its odd blanks named, the line to write, ready to copy, and where
 * only blanks change, the same with every blank shown. Of a very long line only the part that changes is shown.
 */
function showChange(change: Change | undefined): string[] {
  if (!change) return [];
  const { line, corrected, start } = change;
  const isLong = Math.max(line.length, corrected.length) > longest;
  const part = (text: string) =>
    isLong ? `…${text.slice(Math.max(start - 30, 0), start + 50)}…` : text;
  const before = showBlanks(part(line));
  if (corrected.trim() === '') return [`- ${before}`, '（这一行整行删去 delete this whole line）'];
  const isBlank = line.replace(/\s/g, '') === corrected.replace(/\s/g, '');
  const dotted = showBlanks(part(corrected)).replaceAll(' ', '·');
  return [
    `- ${isBlank ? before.replaceAll(' ', '·') : before}`,
    `+ ${isLong ? showBlanks(part(corrected)) : corrected}`,
    ...(isBlank ? [`= ${dotted}（每个 · 是一个空格 each · is a space）`] : []),
    ...(isLong ? ['（一行太长，只列出要改的一处 only the part that changes）'] : []),
  ];
}

/** A longer line is shown in part. */
const longest = 240;

/** Names the blanks that look like spaces, and the characters that cannot be seen. */
function showBlanks(text: string): string {
  return text.replace(/(?! )[\p{White_Space}\p{Cc}\p{Default_Ignorable_Code_Point}]/gu, (sign) =>
    sign === '\t'
      ? '[Tab]'
      : `[U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
  );
}

/** A workflow command of GitHub Actions, which shows the problem at its line, under what is wrong as its title. */
function annotate(problem: Problem, read: ReadLine): string {
  const { severity } = problem;
  const message = explain(problem, read).join('\n');
  const { line = 1, column = 1 } = problem.position ?? {};
  const facts = { file: problem.file, line, col: column, title: titleOf(problem) };
  const properties = Object.entries(facts).map(
    ([key, value]) => `${key}=${escapeProperty(String(value))}`,
  );
  return `::${severity} ${properties.join(',')}::${escapeData(message)}`;
}

/** What is wrong, in Chinese and English, as short as a heading must be. */
function titleOf(problem: Problem): string {
  return staffLocales
    .map((locale) => problem[locale].says)
    .map((says) => (says.length > 90 ? `${says.slice(0, 90)}…` : says))
    .join(' · ');
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** A line as it is, as it should be, and where in it the change begins. */
type Change = { line: string; corrected: string; start: number };

/** Returns the text of a line, by file from the project's root and number from 1; `undefined` if there is none. */
export type ReadLine = (file: string, line: number) => string | undefined;

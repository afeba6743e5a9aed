import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { defineProblems, type Problem } from '#checks/problem.ts';
import { formatProblems } from '#checks/reporters.ts';
import { nextCommand, readArguments } from '#scripts/staff/arguments.ts';
import { type Correction, readCorrection } from '#scripts/staff/import/correction-block.ts';
import { planCorrection, reportCorrection } from '#scripts/staff/import/correction-import.ts';
import { readBytes, readRows } from '#scripts/staff/import/document.ts';
import { findStatedDate, readListDocument } from '#scripts/staff/import/list-document.ts';
import { type ListAnswer, planList, readListOptions } from '#scripts/staff/import/list-import.ts';
import { reportList } from '#scripts/staff/import/list-report.ts';
import { mailTexts } from '#scripts/staff/import/mail-text.ts';
import type { Row } from '#scripts/staff/import/rows.ts';
import { makeNamesWorkbook } from '#scripts/staff/import/workbook-export.ts';
import { isNamesWorkbook, planNames, reportNames } from '#scripts/staff/import/workbook-import.ts';
import { checkResult, type Project, readProject, writeChanges } from '#scripts/staff/project.ts';
import { inDocument, Refusal } from '#scripts/staff/refusal.ts';

const report = defineProblems({
  'one-file': `
    应写明一个文件，这里却有 {count} 个
    请这样写：{usage}
    One file must be named, but here are {count}
    write: {usage}`,
  'option-for-others': `
    这个文件是{what}，{option} 不用于它
    请去掉
    This file is a {what}, for which there is no {option}
    leave it out`,
  'removals-not-allowed': `
    有 {count} 处会被去掉：{what}
    核对无误后加 --allow-removals
    {count} would be removed: {what}
    when that is right, add --allow-removals`,
  'export-exists': `
    已经有这个文件，不会覆盖
    请换一个文件名，或先移走它
    This file exists and is not overwritten
    choose another name, or move it away first`,
  'export-name': `
    文件名应以 .xlsx 结尾
    请换一个文件名
    The name of the file must end in .xlsx
    choose another name`,
});

const importOptions = {
  list: { type: 'string' },
  date: { type: 'string' },
  rename: { type: 'string', multiple: true },
  id: { type: 'string', multiple: true },
  complete: { type: 'boolean' },
  seen: { type: 'boolean' },
  status: { type: 'string' },
  'allow-removals': { type: 'boolean' },
  write: { type: 'boolean' },
} as const;

const importUsage = `
  npm run import -- <list.docx|.xlsx|.csv> --list china|abroad --date YYYY-MM-DD
  npm run import -- <names.xlsx>
  npm run import -- <mail.txt>`;

/**
 * `npm run import`: reads a list, a filled-in workbook of names or a member's mail and reports what it changes; writes
 * if asked to.
 * @param root the project's root, an absolute path
 * @param args the arguments of the command
 * @param print receives the lines of the report, in Chinese and English
 * @throws Refusal if the document or an option is wrong
 */
export async function importFile(root: string, args: string[], print: Print): Promise<void> {
  const { positionals, values } = readArguments('import', {
    args,
    options: importOptions,
    allowPositionals: true,
  });
  const file = onlyFile(positionals, importUsage);
  try {
    const bytes = await readBytes(file);
    const correction = readCorrection(mailTexts(bytes));
    const rows = correction ? [] : await readRows(bytes);
    const project = readProject(root);
    const kind = correction ? 'correction' : isNamesWorkbook(rows) ? 'names' : 'list';
    refuseOptions(kind, values);
    print(`${basename(file)}: ${documents[kind].name}`);
    const plan = correction
      ? prepareCorrection(project, correction, values)
      : (kind === 'names' ? prepareNames : prepareList)(project, rows, values, file);
    print(...plan.report);
    const warnings = checkResult(root, plan.changes, plan.relate);
    // What comes from a cell is told with the document's name.
    const placed = warnings.map((problem) => ({ ...problem, file: problem.file || file }));
    if (placed.length > 0) print('提醒 warnings:', formatProblems(placed));
    const questions = [...plan.questions, ...askRemovals(plan, values)];
    const next = describeNext(file, values, plan.answers, questions);
    if (questions.length > 0 && values.write) throw new Refusal(...questions).next(...next);
    if (questions.length > 0) print(formatProblems(questions));
    if (plan.changes.size === 0) print('没有要写入的。There is nothing to write.');
    else if (values.write)
      print(
        ...writeChanges(root, plan.changes, project.read),
        `下一步 next: ${nextCommand('check')}`,
      );
    else print(...describePlan(plan, questions), ...next.map((line) => `  ${line}`));
  } catch (error) {
    throw error instanceof Refusal ? error.in(file) : error;
  }
}

/**
 * `npm run export`: writes the members' names as a workbook for a translator; never over another file.
 * @param root the project's root, an absolute path
 * @param args the arguments of the command
 * @returns a report for the user
 * @throws Refusal if the file cannot be written under that name
 */
export async function exportNames(root: string, args: string[]): Promise<string> {
  const { positionals } = readArguments('export', { args, allowPositionals: true });
  const file = onlyFile(positionals, 'npm run export -- <names.xlsx>');
  if (!/\.xlsx$/i.test(file)) throw new Refusal(report('export-name', { file }));
  if (existsSync(file)) throw new Refusal(report('export-exists', { file }));
  const { content } = readProject(root);
  const draft = join(dirname(file), `.${basename(file)}.new`);
  writeFileSync(draft, await makeNamesWorkbook(content));
  renameSync(draft, file);
  const next = nextCommand('import', [file]);
  return `${file}: ${content.members.size}\n填好后运行 when it is filled in, run:\n  ${next}`;
}

function onlyFile(files: readonly string[], usage: string): string {
  const [file] = files;
  if (file !== undefined && files.length === 1) return file;
  const place = { file: files.join(' ') };
  throw new Refusal(report('one-file', place, { count: files.length, usage }));
}

function prepareList(project: Project, rows: readonly Row[], options: Options, file: string): Plan {
  const { content } = project;
  const date = findStatedDate(rows);
  const listOptions = readListOptions(options, date, (name, value) =>
    commandWith(file, { ...(date && { date }), ...options, [name]: value }),
  );
  const document = readListDocument(rows, listOptions.list, listOptions.date);
  const plan = planList(project, document.names, listOptions);
  return {
    report: reportList(content, document, listOptions, plan),
    changes: plan.changes,
    questions: plan.questions,
    removed: plan.removed.map((id) => content.members.get(id)?.zh ?? id),
    answers: plan.answers,
    relate: plan.relate,
  };
}

/** What can be imported, and the options that it does not have. */
const documents = {
  list: { name: '名单 list', without: ['status'] },
  names: {
    name: '译名工作簿 workbook of names',
    without: ['list', 'date', 'rename', 'id', 'complete', 'status'],
  },
  correction: {
    name: '成员更正来信 mail with corrections',
    without: ['list', 'date', 'rename', 'id', 'complete'],
  },
} as const;

/** @throws Refusal for an option that is for other documents */
function refuseOptions(kind: keyof typeof documents, options: Options): void {
  const { name, without } = documents[kind];
  const stray = without.find((option) => options[option]);
  const values = { what: name, option: `--${stray}` };
  if (stray) throw new Refusal(report('option-for-others', inDocument(), values));
}

function prepareCorrection(project: Project, correction: Correction, options: Options): Plan {
  const plan = planCorrection(project, correction, options);
  const { changes, questions, answers } = plan;
  return { report: reportCorrection(plan), changes, questions, removed: [], answers };
}

function prepareNames(project: Project, rows: readonly Row[], options: Options): Plan {
  const plan = planNames(project, rows);
  return {
    report: reportNames(plan),
    changes: plan.changes,
    questions: options.seen ? [] : plan.questions,
    removed: plan.edits.filter(({ after }) => after === '').map(({ place }) => place),
    answers: [],
    relate: plan.relate,
  };
}

function askRemovals({ removed }: Plan, { 'allow-removals': mayRemove }: Options): Problem[] {
  const values = { count: removed.length, what: removed.join('、') };
  return removed.length > 0 && !mayRemove
    ? [report('removals-not-allowed', inDocument(), values)]
    : [];
}

function describePlan({ changes }: Plan, questions: readonly Problem[]): string[] {
  return [
    '还没有写入，将写入 nothing is written yet; this would be:',
    ...[...changes.keys()].map((path) => `  ${path}`),
    questions.length > 0
      ? '上面的问题都核对无误后，下一步 when all questions above are answered with yes, next:'
      : '确认后，下一步 when this is right, next:',
  ];
}

/** The whole command that writes, once its questions are answered; where answers differ, one command for each. */
function describeNext(
  file: string,
  options: Options,
  answers: readonly ListAnswer[],
  questions: readonly Problem[],
): string[] {
  const asked = new Set(questions.map(({ kind }) => kind));
  const said = {
    ...options,
    complete: options.complete || asked.has('perhaps-incomplete'),
    seen: options.seen || asked.has('source-kept') || asked.has('correction-typed'),
    'allow-removals': options['allow-removals'] || asked.has('removals-not-allowed'),
    write: true,
  };
  const { rename = [], id = [] } = options;
  if (answers.length === 0) return [commandWith(file, said)];
  return answers.flatMap(({ when, rename: renames = [], id: ids = [], status }) => [
    when,
    commandWith(file, {
      ...said,
      rename: [...rename, ...renames],
      id: [...id, ...ids],
      ...(status && { status }),
    }),
  ]);
}

/** The whole command with some options. */
function commandWith(file: string, options: Options): string {
  const names = Object.keys(importOptions) as (keyof typeof importOptions)[];
  const args = names.flatMap((name) =>
    [options[name]]
      .flat()
      .flatMap((value) => (value ? [`--${name}`, ...(value === true ? [] : [value])] : [])),
  );
  return nextCommand('import', [file, ...args]);
}

type Print = (...lines: string[]) => void;

type Options = ReturnType<typeof readArguments<{ options: typeof importOptions }>>['values'];

/** What a document changes, in words and in files. */
type Plan = {
  report: string[];
  /** New texts by path. */
  changes: ReadonlyMap<string, string>;
  /** What the user has to answer before it is written. */
  questions: Problem[];
  /** What would be removed. */
  removed: string[];
  /** Options that answer questions one way or the other. */
  answers: ListAnswer[];
  /** A problem of the changed content at the place in the document that it comes from. */
  relate?: (problem: Problem) => Problem;
};

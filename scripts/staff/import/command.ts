import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { defineProblems, type Problem } from '#checks/problem.ts';
import { formatProblems } from '#checks/reporters.ts';
import { nextCommand, readArguments } from '#scripts/staff/arguments.ts';
import { readDocument } from '#scripts/staff/import/document.ts';
import { findStatedDate, readListDocument } from '#scripts/staff/import/list-document.ts';
import { planList, readListOptions } from '#scripts/staff/import/list-import.ts';
import { reportList } from '#scripts/staff/import/list-report.ts';
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
  'option-for-lists': `
    这个文件是译名工作簿，{option} 只用于名单
    请去掉
    This file is a workbook of names; {option} is for lists only
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
  write: { type: 'boolean' },
  complete: { type: 'boolean' },
  seen: { type: 'boolean' },
  'allow-removals': { type: 'boolean' },
} as const;

const importUsage = `
  npm run import -- <list.docx|.xlsx|.csv> --list china|abroad --date YYYY-MM-DD
  npm run import -- <names.xlsx>`;

/**
 * `npm run import`: reads a list or a filled-in workbook of names and reports what it changes; writes if asked to.
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
    const rows = await readDocument(file);
    const project = readProject(root);
    const isNames = isNamesWorkbook(rows);
    print(`${basename(file)}: ${isNames ? '译名工作簿 workbook of names' : '名单 list'}`);
    const plan = (isNames ? prepareNames : prepareList)(project, rows, values);
    print(...plan.report);
    const { warnings, questions } = judge(root, plan, values);
    if (warnings.length > 0) print('提醒 warnings:', formatProblems(warnings));
    if (questions.length > 0 && values.write) throw new Refusal(...questions);
    if (questions.length > 0) print(formatProblems(questions));
    if (plan.changes.size === 0) print('没有要写入的。There is nothing to write.');
    else if (values.write)
      print(...writeChanges(root, plan.changes, project.read), ...afterWriting);
    else print(...describeNext(args, plan, questions));
  } catch (error) {
    throw error instanceof Refusal ? error.in(file) : error;
  }
}

/** What to do once files are written. */
const afterWriting = [`下一步 next: ${nextCommand('check')}`];

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

function prepareList(project: Project, rows: readonly Row[], options: Options): Plan {
  const { content } = project;
  const listOptions = readListOptions(options, findStatedDate(rows));
  const document = readListDocument(rows, listOptions.list, listOptions.date);
  const plan = planList(project, document.names, listOptions);
  return {
    report: reportList(content, document, listOptions, plan),
    changes: plan.changes,
    questions: plan.questions,
    removed: plan.removed.map((id) => content.members.get(id)?.zh ?? id),
    answers: plan.answers,
  };
}

function prepareNames(project: Project, rows: readonly Row[], options: Options): Plan {
  const stray = (['list', 'date', 'rename', 'id', 'complete'] as const).find(
    (name) => options[name],
  );
  if (stray) throw new Refusal(report('option-for-lists', inDocument(), { option: `--${stray}` }));
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

/** The warnings on the changed content, and what the user has to answer before it is written. */
function judge(
  root: string,
  { changes, questions, removed, relate }: Plan,
  { 'allow-removals': mayRemove }: Options,
) {
  const values = { count: removed.length, what: removed.join('、') };
  const isOpen = removed.length > 0 && !mayRemove;
  const removal = isOpen ? [report('removals-not-allowed', inDocument(), values)] : [];
  return { warnings: checkResult(root, changes, relate), questions: [...questions, ...removal] };
}

/** What would be written, and the whole command that writes it; where answers differ, one command for each. */
function describeNext(
  args: readonly string[],
  plan: Plan,
  questions: readonly Problem[],
): string[] {
  const flags = Object.entries({
    '--complete': 'perhaps-incomplete',
    '--seen': 'source-kept',
    '--allow-removals': 'removals-not-allowed',
  }).flatMap(([flag, kind]) => (questions.some((problem) => problem.kind === kind) ? [flag] : []));
  const commands = (plan.answers.length > 0 ? plan.answers : [{ when: '', args: [] }]).map(
    (answer) =>
      `${answer.when}  ${nextCommand('import', [...args, ...answer.args, ...flags, '--write'])}`,
  );
  return [
    '还没有写入，将写入 nothing is written yet; this would be:',
    ...[...plan.changes.keys()].map((path) => `  ${path}`),
    questions.length > 0
      ? '上面的问题都核对无误后，下一步 when all questions above are answered with yes, next:'
      : '确认后，下一步 when this is right, next:',
    ...commands,
  ];
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
  /** Arguments that answer questions one way or the other. */
  answers: { when: string; args: string[] }[];
  /** A problem of the changed content at the place in the document that it comes from. */
  relate?: (problem: Problem) => Problem;
};

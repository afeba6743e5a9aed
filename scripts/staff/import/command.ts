import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Problem } from '#checks/problem.ts';
import { formatProblems } from '#checks/reporters.ts';
import { isRealDate } from '#domain/date.ts';
import { listIds } from '#domain/ledger.ts';
import { readDocument } from '#scripts/staff/import/document.ts';
import { formatFaults, makeFault, Refusal, refuse } from '#scripts/staff/import/fault.ts';
import { findStatedDate, readListDocument } from '#scripts/staff/import/list-document.ts';
import { type OptionPair, planList } from '#scripts/staff/import/list-import.ts';
import { reportList } from '#scripts/staff/import/list-report.ts';
import {
  checkResult,
  type Project,
  readProject,
  writeChanges,
} from '#scripts/staff/import/project.ts';
import type { Row } from '#scripts/staff/import/rows.ts';
import { makeNamesWorkbook } from '#scripts/staff/import/workbook-export.ts';
import {
  isNamesWorkbook,
  planNames,
  problemAtCell,
  reportNames,
} from '#scripts/staff/import/workbook-import.ts';
import { WriteError } from '#scripts/staff/write-files.ts';

const importUsage = `用法 usage:
  npm run import -- <list.docx|.xlsx|.csv> --list china|abroad --date YYYY-MM-DD [--rename <id>=<新名称>] [--id <名称>=<id>] [--allow-removals] [--write]
  npm run import -- <names.xlsx> [--allow-removals] [--write]`;

const exportUsage = `用法 usage:
  npm run export -- <names.xlsx>`;

const importOptions = {
  list: { type: 'string' },
  date: { type: 'string' },
  rename: { type: 'string', multiple: true },
  id: { type: 'string', multiple: true },
  write: { type: 'boolean' },
  'allow-removals': { type: 'boolean' },
} as const;

/**
 * `npm run import`: reads a list or a filled-in workbook of names and reports what it changes; writes if asked to.
 * @param root the project's root, an absolute path
 * @param args the arguments of the command
 */
export function importFile(root: string, args: readonly string[]): Promise<Outcome> {
  return runCommand(args, importOptions, importUsage, async (file, options, report) => {
    const rows = await readDocument(file);
    const project = readProject(root);
    const isNames = isNamesWorkbook(rows);
    report(`${basename(file)}: ${isNames ? '译名工作簿 workbook of names' : '名单 list'}`);
    const plan = (isNames ? prepareNames : prepareList)(project, rows, options);
    report(...plan.report);
    carryOut(root, project, plan, options, report);
  });
}

/**
 * `npm run export`: writes the members' names as a workbook for a translator; never over another file.
 * @param root the project's root, an absolute path
 * @param args the arguments of the command
 */
export function exportNames(root: string, args: readonly string[]): Promise<Outcome> {
  return runCommand(args, {}, exportUsage, async (file, _, report) => {
    if (!/\.xlsx$/i.test(file)) refuse('export-name');
    if (existsSync(file)) refuse('export-exists');
    const { content } = readProject(root);
    const draft = join(dirname(file), `.${basename(file)}.new`);
    writeFileSync(draft, await makeNamesWorkbook(content));
    renameSync(draft, file);
    report(
      `${file}: ${content.members.size}`,
      `填好后运行：npm run import -- ${file}`,
      `When it is filled in, run: npm run import -- ${file}`,
    );
  });
}

/** Runs a command for one file, and describes what stops it. */
async function runCommand<T extends OptionSpecs>(
  args: readonly string[],
  specs: T,
  usage: string,
  run: (file: string, values: ParsedValues<T>, report: Report) => Promise<void>,
): Promise<Outcome> {
  const lines: string[] = [];
  let file = '';
  try {
    const { positionals, values } = parse(args, specs);
    const [first, ...more] = positionals;
    if (more.length > 0) refuse('too-many-files', '', { values: more.join(', ') });
    file = first ?? refuse('no-file');
    await run(file, values, (...more) => void lines.push(...more));
    return { lines, isDone: true };
  } catch (error) {
    lines.push(...describeError(error as NodeJS.ErrnoException, file));
    if (file === '') lines.push(usage);
    return { lines, isDone: false };
  }
}

/** @throws the error itself if it is none of the user or the disk */
function describeError(error: NodeJS.ErrnoException, file: string): string[] {
  if (error instanceof Refusal)
    return [formatFaults(error.faults, file), error.details].filter(Boolean);
  if (error instanceof WriteError) return [error.message];
  if (error.code === undefined) throw error;
  return [formatFaults([makeFault('disk', '', { detail: error.message })], file)];
}

function parse<T extends OptionSpecs>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const [option = ''] = /-[^\s']*/.exec(message) ?? [];
    const known = Object.keys(options).map((name) => `--${name}`);
    return code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION'
      ? refuse('unknown-option', '', { option, options: known.join(' ') || '—' })
      : refuse('bad-option', '', { option });
  }
}

function readPairs(option: string, values: readonly string[] = []): OptionPair[] {
  const example = option === 'id' ? '--id 某某学院=some-college' : '--rename some-college=某某学院';
  return values.map((text) => {
    const [, key = '', value = ''] = /^\s*([^=]*?)\s*=\s*(.*?)\s*$/.exec(text) ?? [];
    if (key === '' || value === '') refuse('pair-option', `--${option}`, { value: text, example });
    return { key, value };
  });
}

function prepareList({ content, read }: Project, rows: readonly Row[], options: Options): Plan {
  const { date } = options;
  const list = listIds.find((id) => id === options.list);
  if (options.list === undefined) refuse('list-option-missing', '--list');
  if (list === undefined) return refuse('list-option-unknown', '--list', { value: options.list });
  if (date === undefined)
    return refuse('date-option-missing', '--date', {
      example: findStatedDate(rows) ?? 'YYYY-MM-DD',
    });
  if (!isRealDate(date) || date.length !== 'YYYY-MM-DD'.length)
    refuse('date-option-unknown', '--date', { value: date });
  const [renames, ids] = [readPairs('rename', options.rename), readPairs('id', options.id)];
  const document = readListDocument(rows, list, date);
  const plan = planList({ content, read }, document, { list, date, renames, ids });
  return {
    report: reportList(content, document, { list, date }, plan),
    changes: plan.changes,
    removed: plan.removed.map((id) => content.members.get(id)?.zh ?? id),
    relate: (problem) => problem,
  };
}

function prepareNames(project: Project, rows: readonly Row[], options: Options): Plan {
  const stray = (['list', 'date', 'rename', 'id'] as const).find((name) => options[name]);
  if (stray) refuse('option-for-lists', '', { option: `--${stray}` });
  const plan = planNames(project, rows);
  return {
    report: reportNames(plan),
    changes: plan.changes,
    removed: plan.edits.filter(({ after }) => after === '').map(({ place }) => place),
    relate: (problem) => problemAtCell(problem, plan),
  };
}

/** Writes what is planned, if it leaves the content valid and the user asked for it. */
function carryOut(
  root: string,
  { read }: Project,
  { changes, removed, relate }: Plan,
  { write: mayWrite, 'allow-removals': mayRemove }: Options,
  report: Report,
): void {
  const warnings = checkResult(root, changes, relate);
  if (warnings.length > 0) report('提醒 warnings:', formatProblems(warnings));
  if (removed.length > 0 && !mayRemove) {
    const values = { count: removed.length, what: removed.join('、') };
    if (mayWrite) refuse('removals-not-allowed', '', values);
    report(formatFaults([makeFault('removals-not-allowed', '', values)], ''));
  }
  if (changes.size === 0) report('没有要写入的。There is nothing to write.');
  else if (mayWrite) report(...writeChanges(root, changes, read));
  else
    report(
      '还没有写入。确认后加 --write，将写入：',
      'Nothing is written yet. When this is right, add --write; it writes:',
      ...[...changes.keys()].map((path) => `  ${path}`),
    );
}

type Report = (...lines: string[]) => void;

type OptionSpecs = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;

type ParsedValues<T extends OptionSpecs> = ReturnType<typeof parse<T>>['values'];

type Options = ParsedValues<typeof importOptions>;

/** What a document changes, in words and in files. */
type Plan = {
  report: string[];
  /** New texts by path. */
  changes: ReadonlyMap<string, string>;
  /** What would be removed. */
  removed: string[];
  /** A problem of the changed content at the place in the document that it comes from. */
  relate: (problem: Problem) => Problem;
};

/** Lines for the user, in Chinese and English, and whether the command did what it should. */
export type Outcome = { lines: string[]; isDone: boolean };

import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { isError, type Problem } from '#checks/problem.ts';
import { formatProblems } from '#checks/reporters.ts';
import { isRealDate } from '#domain/date.ts';
import { listIds } from '#domain/ledger.ts';
import { readDocument } from '#scripts/staff/import/document.ts';
import {
  type FaultKind,
  formatFaults,
  makeFault,
  Refusal,
  refuse,
} from '#scripts/staff/import/fault.ts';
import { findStatedDate, readListDocument } from '#scripts/staff/import/list-document.ts';
import { type OptionPair, type Project, planList } from '#scripts/staff/import/list-import.ts';
import { reportList } from '#scripts/staff/import/list-report.ts';
import {
  isNamesWorkbook,
  planNames,
  problemAtCell,
  reportNames,
} from '#scripts/staff/import/names-import.ts';
import { makeNamesWorkbook } from '#scripts/staff/import/names-workbook.ts';
import type { Row } from '#scripts/staff/import/rows.ts';
import { checkProject } from '#scripts/staff/project.ts';
import { WriteError, writeFiles } from '#scripts/staff/write-files.ts';

const importUsage = `用法 usage:
  npm run import -- <list.docx|.xlsx|.csv> --list china|abroad --date YYYY-MM-DD [--rename <id>=<新名称>] [--id <名称>=<id>] [--allow-removals] [--write]
  npm run import -- <names.xlsx> [--allow-removals] [--write]`;

const exportUsage = `用法 usage:
  npm run export -- <names.xlsx>`;

/**
 * `npm run import`: takes a list or a filled-in workbook of names and tells what it changes; writes when told to.
 * @param root the project's root, an absolute path
 * @param args what was typed after the command
 */
export function importFile(root: string, args: readonly string[]): Promise<Outcome> {
  return answer(importUsage, async (tell, about) => {
    const options = readOptions(args);
    about(options.file);
    const rows = await readDocument(options.file);
    const project = readProject(root);
    const isNames = isNamesWorkbook(rows);
    tell(`${basename(options.file)}: ${isNames ? '译名工作簿 workbook of names' : '名单 list'}`);
    const plan = (isNames ? prepareNames : prepareList)(project, rows, options);
    tell(...plan.report);
    carryOut(root, project, plan, options, tell);
  });
}

/**
 * `npm run export`: writes the members' names as a workbook for a translator; never over another file.
 * @param root the project's root, an absolute path
 * @param args what was typed after the command
 */
export function exportNames(root: string, args: readonly string[]): Promise<Outcome> {
  return answer(exportUsage, async (tell, about) => {
    const { positionals } = parse(args, {});
    const file = onlyFile(positionals);
    about(file);
    if (!/\.xlsx$/i.test(file)) refuse('export-name');
    if (existsSync(file)) refuse('export-exists');
    const { content } = readProject(root);
    const draft = join(dirname(file), `.${basename(file)}.new`);
    writeFileSync(draft, await makeNamesWorkbook(content));
    renameSync(draft, file);
    tell(
      `${file}: ${content.members.size}`,
      `填好后运行：npm run import -- ${file}`,
      `When it is filled in, run: npm run import -- ${file}`,
    );
  });
}

/** Runs a command and turns what stops it into words. */
async function answer(
  usage: string,
  run: (tell: Tell, about: (file: string) => void) => Promise<void>,
): Promise<Outcome> {
  const lines: string[] = [];
  let about = '';
  try {
    await run(
      (...more) => void lines.push(...more),
      (file) => {
        about = file;
      },
    );
    return { lines, isDone: true };
  } catch (error) {
    if (error instanceof Refusal)
      lines.push(formatFaults(error.faults, about), ...[error.details].filter(Boolean));
    else if (error instanceof WriteError) lines.push(error.message);
    else if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    else {
      const { message: detail } = error as Error;
      lines.push(formatFaults([makeFault('disk', '', { detail })], about));
    }
    if (about === '') lines.push(usage);
    return { lines, isDone: false };
  }
}

function readOptions(args: readonly string[]): ImportOptions {
  const { positionals, values } = parse(args, {
    list: { type: 'string' },
    date: { type: 'string' },
    rename: { type: 'string', multiple: true },
    id: { type: 'string', multiple: true },
    write: { type: 'boolean' },
    'allow-removals': { type: 'boolean' },
  });
  return {
    file: onlyFile(positionals),
    list: values.list,
    date: values.date,
    renames: readPairs('rename', values.rename),
    ids: readPairs('id', values.id),
    mayWrite: values.write === true,
    mayRemove: values['allow-removals'] === true,
  };
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

function onlyFile([file, ...more]: readonly string[]): string {
  if (more.length > 0) refuse('too-many-files', '', { values: more.join(', ') });
  return file ?? refuse('no-file');
}

function readPairs(option: string, values: readonly string[] = []): OptionPair[] {
  const example = option === 'id' ? '--id 某某学院=some-college' : '--rename some-college=某某学院';
  return values.map((text) => {
    const [, key = '', value = ''] = /^([^=]+)=(.+)$/.exec(text) ?? [];
    const isPair = key.trim() !== '' && value.trim() !== '';
    if (!isPair) refuse('pair-option', `--${option}`, { value: text, example });
    return { key: key.trim(), value: value.trim() };
  });
}

function readProject(root: string): Project {
  const { content, problems } = checkProject(root);
  if (!content) throw refusalBy('content-faulty', problems);
  const texts = new Map<string, string | undefined>();
  const read = (path: string) => {
    if (!texts.has(path))
      texts.set(
        path,
        existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined,
      );
    return texts.get(path);
  };
  return { content, read };
}

function refusalBy(kind: FaultKind, problems: readonly Problem[]): Refusal {
  const errors = problems.filter((problem) => isError(problem));
  return new Refusal([makeFault(kind)], formatProblems(errors));
}

function prepareList(project: Project, rows: readonly Row[], options: ImportOptions): Plan {
  const list = listIds.find((id) => id === options.list);
  const { date } = options;
  if (options.list === undefined) refuse('list-option-missing', '--list');
  if (list === undefined) refuse('list-option-unknown', '--list', { value: options.list });
  if (date === undefined)
    return refuse('date-option-missing', '--date', {
      example: findStatedDate(rows) ?? 'YYYY-MM-DD',
    });
  if (!isRealDate(date) || date.length !== 'YYYY-MM-DD'.length)
    refuse('date-option-unknown', '--date', { value: date });
  const document = readListDocument(rows, list, date);
  const given = { ...options, list, date };
  const plan = planList(project, document, given);
  return {
    report: reportList(project.content, document, given, plan),
    changes: plan.changes,
    removed: plan.removed.map((id) => project.content.members.get(id)?.zh ?? id),
    relate: (problem) => problem,
  };
}

function prepareNames(project: Project, rows: readonly Row[], options: ImportOptions): Plan {
  const { list, date, renames, ids } = options;
  const [stray] = Object.entries({
    '--list': list !== undefined,
    '--date': date !== undefined,
    '--rename': renames.length > 0,
    '--id': ids.length > 0,
  }).filter(([, isGiven]) => isGiven);
  if (stray) refuse('option-for-lists', '', { option: stray[0] });
  const plan = planNames(project, rows);
  return {
    report: reportNames(plan),
    changes: plan.changes,
    removed: plan.edits.filter(({ after }) => after === '').map(({ place }) => place),
    relate: (problem) => problemAtCell(problem, plan),
  };
}

/** Writes what is planned, if it leaves the content right and the user said so. */
function carryOut(
  root: string,
  { read }: Project,
  { changes, removed, relate }: Plan,
  { mayWrite, mayRemove }: ImportOptions,
  tell: Tell,
): void {
  const paths = [...changes.keys()].map((path) => `  ${path}`);
  const { content, problems } = checkProject(root, changes);
  if (!content) throw refusalBy('result-faulty', problems.map(relate));
  const doubts = problems.filter(({ file }) => changes.has(file)).map(relate);
  if (doubts.length > 0) tell('提醒 warnings:', formatProblems(doubts));
  if (removed.length > 0 && !mayRemove) {
    const values = { count: removed.length, what: removed.join('、') };
    if (mayWrite) refuse('removals-not-allowed', '', values);
    tell(formatFaults([makeFault('removals-not-allowed', '', values)], ''));
  }
  if (paths.length === 0) tell('没有要写入的。There is nothing to write.');
  else if (mayWrite) {
    const texts = [...changes].map(
      ([path, after]) => [path, { before: read(path), after }] as const,
    );
    writeFiles(root, new Map(texts));
    tell('已写入 written:', ...paths);
  } else
    tell(
      '还没有写入。确认后加 --write，将写入：',
      'Nothing is written yet. When this is right, add --write; it writes:',
      ...paths,
    );
}

type Tell = (...lines: string[]) => void;

type OptionSpecs = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;

type ImportOptions = {
  file: string;
  list: string | undefined;
  date: string | undefined;
  renames: OptionPair[];
  ids: OptionPair[];
  mayWrite: boolean;
  mayRemove: boolean;
};

/** What a document changes, in words and in files. */
type Plan = {
  report: string[];
  /** New texts by path. */
  changes: ReadonlyMap<string, string>;
  /** What would be gone. */
  removed: string[];
  /** A problem of the changed content at the place in the document that makes it. */
  relate: (problem: Problem) => Problem;
};

/** What to tell, in Chinese and English, and whether the command did what it should. */
export type Outcome = { lines: string[]; isDone: boolean };

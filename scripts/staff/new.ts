import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { isError } from '#checks/problem.ts';
import { formatProblems } from '#checks/reporters.ts';
import { languageWords } from '#checks/words.ts';
import { isRealDate } from '#domain/date.ts';
import { listIds } from '#domain/ledger.ts';
import { localeCodes } from '#domain/locale.ts';
import { mapLocales } from '#domain/localized.ts';
import { memberKinds } from '#domain/member.ts';
import { readArguments } from '#scripts/staff/arguments.ts';
import { formatFaults, Refusal } from '#scripts/staff/import/fault.ts';
import { type GivenMember, planMember } from '#scripts/staff/new-member.ts';
import { planPage } from '#scripts/staff/new-page.ts';
import { checkProject, todayInChina } from '#scripts/staff/project.ts';
import { writeFiles } from '#scripts/staff/write-files.ts';

const usage = `用法 usage:
  npm run new -- member [--zh <中文名称>] [--list ${listIds.join('|')}] [--date YYYY-MM-DD] [--id <id>] [--pinyin …] [--kind …] [--country …] [--region …] [--city …]
  npm run new -- page [--id <folder>] [--title-zh …] [--description-zh …] [--title-en …] … [--menu]`;

/** `npm run new -- member|page`: asks what was not given, and writes valid files: all of them or none. */
const root = process.cwd();
let prompt: ReturnType<typeof createInterface> | undefined;

/** Runs `npm run new -- member|page`. */
export async function runNew(): Promise<void> {
  if (process.stdin.isTTY)
    prompt = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const { positionals, values } = readArguments({
      allowPositionals: true,
      options: readOptions(),
    });
    const given = values as Record<string, string | boolean | undefined>;
    const [what, ...more] = positionals;
    if (more.length > 0) throw new Error(`“${more.join(' ')}”？\n${usage}`);
    if (what === 'member') await makeMember(given);
    else if (what === 'page') await makePage(given);
    else throw new Error(usage);
  } catch (error) {
    if (error instanceof Refusal)
      console.error(`${formatFaults(error.faults, '')}\n${error.details}`.trim());
    else console.error((error as Error).message);
    process.exitCode = 1;
  } finally {
    prompt?.close();
  }
}

function readOptions() {
  const text = { type: 'string' } as const;
  const pages = localeCodes.flatMap((code) => [`title-${code}`, `description-${code}`]);
  const names = ['zh', 'list', 'date', 'id', 'pinyin', 'kind', 'country', 'region', 'city'];
  return {
    ...Object.fromEntries([...names, ...pages].map((name) => [name, text])),
    menu: { type: 'boolean' },
  } as const;
}

async function makeMember(given: Given): Promise<void> {
  const zh = await ask(given, 'zh', '单位中文全称 full Chinese name');
  const list = await choose(given, 'list', '哪份名单 which list', listIds);
  const date = await ask(given, 'date', '名单日期 date of the list', todayInChina());
  if (!isRealDate(date) || date.length !== 'YYYY-MM-DD'.length)
    throw new Error(
      `--date：“${date}”不是日期，应如 2025-07-10。\n--date: “${date}” is no date; write it like 2025-07-10.`,
    );
  const { content, problems } = checkProject(root);
  if (!content)
    throw new Error(
      `现有内容有错误，请先改正：\nThe content has errors; mend them first:\n${formatProblems(problems.filter((problem) => isError(problem)))}`,
    );
  const read = (path: string) =>
    existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined;
  const project = { content, read };
  const facts: GivenMember = {
    zh,
    list,
    date,
    ...pick(given, ['id', 'pinyin', 'kind', 'country', 'region', 'city']),
  };
  const guess = planMember(project, facts);
  if (guess.id === undefined)
    throw new Error(`“${zh}”已在名单上。\n“${zh}” is on the list already.`);
  if (prompt) {
    console.log(`${guess.changes.get(`content/members/${guess.id}.yaml`)}`);
    facts.id = await ask(given, 'id', '编号（网址的结尾） id, the end of the address', guess.id);
    for (const key of guess.open.filter((name) => name === 'kind' || name === 'country'))
      facts[key as 'kind' | 'country'] =
        (await ask(
          given,
          key,
          key === 'kind'
            ? `种类 kind (${memberKinds.join(', ')})`
            : '国家代码 country code, ISO 3166-1',
          '',
        )) || undefined;
  }
  const { changes, open } = planMember(project, facts);
  write(changes);
  if (open.length > 0)
    console.log(
      `待补 open: ${open.join(', ')}\n译名可用 npm run export -- names.xlsx 导出填写。\nNames can be filled in with npm run export -- names.xlsx.`,
    );
}

async function makePage(given: Given): Promise<void> {
  const id = await ask(given, 'id', '页面文件夹名（网址） folder of the page, its address');
  if (existsSync(join(root, `content/pages/${id}`)))
    throw new Error(`页面“${id}”已存在。\nThe page “${id}” exists.`);
  const facts = mapLocales(() => ({ title: '', description: '' }));
  for (const code of localeCodes) {
    const { zh, en } = languageWords(code);
    facts[code].title = await ask(given, `title-${code}`, `标题（${zh}） title (${en})`);
    facts[code].description = await ask(
      given,
      `description-${code}`,
      `一句话简介（${zh}） description (${en})`,
    );
  }
  const isInMenu =
    given['menu'] === true ||
    (prompt !== undefined &&
      /^y|^是/i.test(await ask(given, '', '放进主菜单吗？ in the main menu? (y/n)', 'n')));
  const alliance = readFileSync(join(root, 'content/alliance.yaml'), 'utf8');
  write(planPage(id, facts, isInMenu ? alliance : undefined));
}

/** Writes files that leave the content right. */
function write(changes: ReadonlyMap<string, string>): void {
  const { problems } = checkProject(root, changes);
  const errors = problems.filter((problem) => isError(problem));
  if (errors.length > 0)
    throw new Error(
      `这样写入以后内容会有错误，所以什么也没有写入：\nWritten like this the content would have errors, so nothing was written:\n${formatProblems(errors)}`,
    );
  const before = (path: string) =>
    existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined;
  writeFiles(
    root,
    new Map([...changes].map(([path, after]) => [path, { before: before(path), after }])),
  );
  console.log(['已写入 written:', ...[...changes.keys()].map((path) => `  ${path}`)].join('\n'));
}

/** What was given for an option, or the answer to a question. */
async function ask(
  given: Given,
  option: string,
  question: string,
  usual?: string,
): Promise<string> {
  const value = given[option];
  if (typeof value === 'string') return value.trim();
  const answer = await prompt?.question(`${question}${usual ? ` [${usual}]` : ''}: `);
  const text = answer?.trim() || usual;
  if (text === undefined || (text === '' && usual === undefined))
    throw new Error(`缺少 --${option}（${question}）。\n--${option} is missing.\n${usage}`);
  return text;
}

async function choose<T extends string>(
  given: Given,
  option: string,
  question: string,
  options: readonly T[],
): Promise<T> {
  const answer = await ask(given, option, `${question} (${options.join(' / ')})`);
  const found = options.find((known) => known === answer);
  if (found === undefined)
    throw new Error(
      `--${option}：“${answer}”不是可用的值，可用的有 ${options.join('、')}。\n--${option}: “${answer}” is not one of ${options.join(', ')}.`,
    );
  return found;
}

function pick(given: Given, keys: readonly (keyof GivenMember)[]): Partial<GivenMember> {
  return Object.fromEntries(
    keys.flatMap((key) => (typeof given[key] === 'string' ? [[key, given[key]]] : [])),
  );
}

type Given = Record<string, string | boolean | undefined>;

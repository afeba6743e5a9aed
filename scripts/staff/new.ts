import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languageWords } from '#checks/words.ts';
import { isRealDate } from '#domain/date.ts';
import { contentFiles } from '#domain/file.ts';
import { listIds } from '#domain/ledger.ts';
import { localeCodes } from '#domain/locale.ts';
import { mapLocales } from '#domain/localized.ts';
import { memberKinds } from '#domain/member.ts';
import { checkResult, readProject, writeChanges } from '#scripts/staff/import/project.ts';
import { type GivenMember, planMember } from '#scripts/staff/new-member.ts';
import { planPage } from '#scripts/staff/new-page.ts';
import { todayInChina } from '#scripts/staff/project.ts';

const usage = `用法 usage:
  npm run new -- member [--zh <中文名称>] [--list ${listIds.join('|')}] [--date YYYY-MM-DD] [--id <id>] [--pinyin …] [--kind …] [--country …] [--region …] [--city …]
  npm run new -- page [--id <folder>] [--title-zh …] [--description-zh …] [--title-en …] … [--menu]`;

const memberOptions = ['zh', 'list', 'date', 'id', 'pinyin', 'kind', 'country', 'region', 'city'];
const pageOptions = localeCodes.flatMap((code) => [`title-${code}`, `description-${code}`]);

/** The options of `npm run new`, as `parseArgs` takes them. */
export const newOptions = {
  ...Object.fromEntries(
    [...memberOptions, ...pageOptions].map((name) => [name, { type: 'string' } as const]),
  ),
  menu: { type: 'boolean' },
} as const;

/**
 * `npm run new`: makes a member or a page, and writes valid files: all of them or none.
 * @param root the project's root, an absolute path
 * @param words the arguments that are no options
 * @param options their values by name
 * @param prompt asks the user for what was not given; left out where nobody can answer
 * @returns a report for the user
 * @throws Error or Refusal in Chinese and English if something is missing or wrong
 */
export async function createNew(
  root: string,
  [what, ...more]: readonly string[],
  options: Options,
  prompt?: Prompt,
): Promise<string> {
  if (more.length > 0) throw new Error(`“${more.join(' ')}”？\n${usage}`);
  const answers = new Answers(options, prompt);
  if (what === 'member') return makeMember(root, answers);
  if (what === 'page') return makePage(root, answers);
  throw new Error(usage);
}

async function makeMember(root: string, answers: Answers): Promise<string> {
  const zh = await answers.get('zh', '单位中文全称 full Chinese name');
  const list = await answers.choose('list', '哪份名单 which list', listIds);
  const date = await answers.get('date', '名单日期 date of the list', todayInChina());
  if (!isRealDate(date) || date.length !== 'YYYY-MM-DD'.length)
    throw new Error(
      `--date：“${date}”不是日期，应如 2025-07-10。\n--date: “${date}” is no date; write it like 2025-07-10.`,
    );
  const project = readProject(root);
  const facts: GivenMember = { zh, list, date, ...answers.given(memberOptions.slice(3)) };
  const guess = planMember(project, facts);
  if (guess.id === undefined)
    throw new Error(`“${zh}”已在名单上。\n“${zh}” is on the list already.`);
  if (answers.prompt) {
    console.log(guess.changes.get(contentFiles.member(guess.id)));
    facts.id = await answers.get('id', '编号（网址的结尾） id, the end of the URL', guess.id);
    const kinds = `种类 kind (${memberKinds.join(', ')})`;
    if (guess.open.includes('kind'))
      facts.kind = (await answers.get('kind', kinds, '')) || undefined;
    const countries = '国家代码 country code, ISO 3166-1';
    if (guess.open.includes('country'))
      facts.country = (await answers.get('country', countries, '')) || undefined;
  }
  const { changes, open } = planMember(project, facts);
  checkResult(root, changes);
  return [
    ...writeChanges(root, changes),
    ...(open.length === 0
      ? []
      : [
          `待补 open: ${open.join(', ')}`,
          '译名可用 npm run export -- names.xlsx 导出填写。',
          'Names can be filled in with npm run export -- names.xlsx.',
        ]),
  ].join('\n');
}

async function makePage(root: string, answers: Answers): Promise<string> {
  const id = await answers.get('id', '页面文件夹名（网址） folder of the page, its URL');
  if (existsSync(join(root, `content/pages/${id}`)))
    throw new Error(`页面“${id}”已存在。\nThe page “${id}” exists.`);
  const facts = mapLocales(() => ({ title: '', description: '' }));
  for (const code of localeCodes) {
    const { zh, en } = languageWords(code);
    const [title, description] = [
      `标题（${zh}） title (${en})`,
      `一句话简介（${zh}） description (${en})`,
    ];
    facts[code].title = await answers.get(`title-${code}`, title);
    facts[code].description = await answers.get(`description-${code}`, description);
  }
  const question = '放进主菜单吗？ in the main menu? (y/n)';
  const isInMenu =
    answers.options['menu'] === true ||
    (answers.prompt && /^y|^是/i.test(await answers.get('menu', question, 'n')));
  const alliance = readFileSync(join(root, contentFiles.alliance), 'utf8');
  const changes = planPage(id, facts, isInMenu ? alliance : undefined);
  checkResult(root, changes);
  return writeChanges(root, changes).join('\n');
}

/** What the user gave as options, or answers to questions. */
class Answers {
  readonly options: Options;
  readonly prompt: Prompt | undefined;

  constructor(options: Options, prompt: Prompt | undefined) {
    this.options = options;
    this.prompt = prompt;
  }

  /** @param usual the answer if the user gives none; left out if there must be one */
  async get(option: string, question: string, usual?: string): Promise<string> {
    const value = this.options[option];
    if (typeof value === 'string') return value.trim();
    const answer = await this.prompt?.(`${question}${usual ? ` [${usual}]` : ''}: `);
    const text = answer?.trim() || usual;
    if (text === undefined)
      throw new Error(`缺少 --${option}（${question}）。\n--${option} is missing.\n${usage}`);
    return text;
  }

  async choose<T extends string>(
    option: string,
    question: string,
    choices: readonly T[],
  ): Promise<T> {
    const answer = await this.get(option, `${question} (${choices.join(' / ')})`);
    const found = choices.find((choice) => choice === answer);
    if (found === undefined)
      throw new Error(
        `--${option}：“${answer}”不是可用的值，可用的有 ${choices.join('、')}。\n--${option}: “${answer}” is not one of ${choices.join(', ')}.`,
      );
    return found;
  }

  /** The options among some that the user gave. */
  given(names: readonly string[]): Record<string, string> {
    const values = names.map((name) => [name, this.options[name]] as const);
    return Object.fromEntries(
      values.filter((entry): entry is [string, string] => entry[1] !== undefined),
    );
  }
}

/** Asks the user a question. */
export type Prompt = (question: string) => Promise<string>;

type Options = Readonly<Record<string, string | boolean | undefined>>;

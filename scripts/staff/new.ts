import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument, stringify } from 'yaml';
import { defineProblems } from '#checks/problem.ts';
import { languageWords } from '#checks/words.ts';
import { contentFiles } from '#domain/file.ts';
import { type ListId, listIds } from '#domain/ledger.ts';
import {
  createCollator,
  isOriginal,
  type Locale,
  localeCodes,
  originalLocale,
} from '#domain/locale.ts';
import { memberKinds } from '#domain/member.ts';
import { nextCommand } from '#scripts/staff/arguments.ts';
import { planList, readListOptions } from '#scripts/staff/import/list-import.ts';
import { setItems, setText } from '#scripts/staff/import/yaml-text.ts';
import {
  checkResult,
  type Project,
  readProject,
  todayInChina,
  writeChanges,
} from '#scripts/staff/project.ts';
import { Refusal } from '#scripts/staff/refusal.ts';

const report = defineProblems({
  'new-usage': `
    命令写得不完整：{words}
    请这样写：{usage}
    The command is not complete: {words}
    write: {usage}`,
  'answer-missing': `
    缺少 --{option}（{question}）
    请加上这个参数，或在终端里运行并回答问题
    --{option} ({question}) is missing
    add this option, or answer the questions in a terminal`,
  'already-listed': `
    “{name}”已在名单上
    请核对名称；同一单位不必新建
    “{name}” is on the list already
    check the name; a member need not be made twice`,
  'page-exists': `
    页面“{id}”已存在
    请换一个文件夹名，或直接修改 content/pages/{id}/ 里的文件；缺的语言在那里新建一个文件
    The page “{id}” exists
    choose another folder name, or edit the files in content/pages/{id}/; a language that is missing is a new file there`,
  stopped: `
    命令中断了，什么也没有写入
    您已回答的都在下面的命令里，复制来运行，就从这里接着问
    The command was stopped, and nothing was written
    what you have answered is in the command below; copy and run it to go on from here`,
});

const usage = `
  npm run new -- member [--zh <中文名称>] [--list ${listIds.join('|')}] [--date YYYY-MM-DD] [--id <id>] [--pinyin …] [--kind …] [--country …] [--region …] [--city …]
  npm run new -- page [--id <folder>] [--title-zh …] [--description-zh …] [--title-en …] … [--menu]`;

const factOptions = ['pinyin', 'kind', 'country', 'region', 'city'] as const;
const pageOptions = localeCodes.flatMap((code) => [`title-${code}`, `description-${code}`]);

const textOptions = [originalLocale, 'list', 'date', 'id', ...factOptions, ...pageOptions];

/** The options of `npm run new`, as `parseArgs` takes them. */
export const newOptions = {
  ...Object.fromEntries(textOptions.map((name) => [name, { type: 'string' } as const])),
  menu: { type: 'boolean' },
} as const;

/**
 * `npm run new`: makes a member or a page, and writes valid files: all of them or none.
 * @param root the project's root, an absolute path
 * @param words the arguments that are no options
 * @param options their values by name
 * @param prompt asks the user for what was not given; left out where nobody can answer
 * @returns a report for the user
 * @throws Refusal if something is missing or wrong
 */
export function createNew(
  root: string,
  words: readonly string[],
  options: Options,
  prompt?: Prompt,
): Promise<string> {
  const [make] = words.length === 1 ? words : [];
  if (make === 'member')
    return keepAnswers(make, options, prompt, (ask) => makeMember(root, options, ask, prompt));
  if (make === 'page')
    return keepAnswers(make, options, prompt, (ask) => makePage(root, options, ask, prompt));
  const given = words.join(' ') || '—';
  throw new Refusal(report('new-usage', { file: 'npm run new' }, { words: given, usage }));
}

/** Runs a command that asks; whatever stops it, its message ends with the command that holds every answer so far. */
async function keepAnswers(
  make: string,
  options: Options,
  prompt: Prompt | undefined,
  run: (ask: Ask) => Promise<string>,
): Promise<string> {
  const answers = new Map<string, string>();
  try {
    return await run(makeAsk(options, answers, prompt));
  } catch (error) {
    const given = Object.entries({ ...options, ...Object.fromEntries(answers) });
    const words = given.flatMap(([key, value]) =>
      typeof value === 'string' ? [`--${key}`, value] : value ? [`--${key}`] : [],
    );
    if (error instanceof Refusal && !error.hasNext)
      error.next(nextCommand('new', [make, ...words]));
    throw error;
  }
}

async function makeMember(
  root: string,
  options: Options,
  ask: Ask,
  prompt: Prompt | undefined,
): Promise<string> {
  const name = await ask(originalLocale, '单位中文全称 full Chinese name');
  const which = await ask('list', `哪份名单 which list (${listIds.join(' / ')})`);
  const day = await ask('date', '名单日期 date of the list', todayInChina());
  const given = { [originalLocale]: name, list: which, date: day };
  const { list, date } = readListOptions(given, undefined, (key, value) => {
    const options = Object.entries({ ...given, [key]: value });
    return nextCommand('new', ['member', ...options.flatMap(([one, text]) => [`--${one}`, text])]);
  });
  const project = readProject(root);
  const facts = Object.fromEntries(['id', ...factOptions].map((key) => [key, options[key]]));
  const plan = planMember(project, { name, list, date }, facts);
  if (prompt) {
    console.log(plan.changes.get(contentFiles.member(plan.id)));
    facts['id'] = await ask('id', '编号（网址的结尾） id, the end of the URL', plan.id);
    const questions = {
      kind: `种类 kind (${memberKinds.join(', ')})`,
      country: '国家代码 country code, ISO 3166-1',
    };
    for (const [key, question] of Object.entries(questions))
      if (plan.open.includes(key)) facts[key] = (await ask(key, question, '')) || undefined;
  }
  const { changes, open } = prompt ? planMember(project, { name, list, date }, facts) : plan;
  checkResult(root, changes);
  const more = [
    `待补 open: ${open.join(', ')}`,
    `译名可导出填写 to fill in names: ${nextCommand('export', ['names.xlsx'])}`,
  ];
  const check = `下一步 next: ${nextCommand('check')}`;
  return [...writeChanges(root, changes), ...(open.length === 0 ? [] : more), check].join('\n');
}

/**
 * The files of a new member: its own, and the list of the date with the member in it.
 * Facts that are not given are derived from the name where possible; nothing is invented.
 * @returns its id, new texts by path, and the keys still missing
 * @throws Refusal if the name is listed already, the date is before the newest list, or the id is taken
 */
function planMember(
  project: Project,
  { name, list, date }: { name: string; list: ListId; date: string },
  { id: wanted, ...facts }: Options,
) {
  const { lists, members } = project.content;
  const newest = Object.keys(lists).sort().at(-1) ?? '';
  const before = (lists[newest]?.[list] ?? []).map((id) => members.get(id)?.zh ?? id);
  // In China where pinyin puts the name, as the alliance orders its list; abroad at the end.
  const { compare } = createCollator(originalLocale);
  const after = list === 'china' ? before.findIndex((other) => compare(other, name) > 0) : -1;
  const names = before.toSpliced(after < 0 ? before.length : after, 0, name);
  const listed = names.map((each) => ({ name: each, place: each }));
  const ids = new Map(typeof wanted === 'string' ? [[name, wanted]] : []);
  const options = { list, date, renames: new Map(), ids, isComplete: true };
  const plan = planList(project, listed, options);
  const [added] = plan.added;
  if (!added)
    throw new Refusal(report('already-listed', { file: `--${originalLocale}` }, { name }));
  const path = contentFiles.member(added.id);
  let { text } = added;
  for (const [key, value] of Object.entries(facts))
    if (typeof value === 'string') text = setText(text, [key], value, path);
  return {
    id: added.id,
    changes: new Map([...plan.changes, [path, text]]),
    open: added.open.filter((key) => !parseDocument(text).hasIn([key])),
  };
}

/** A page in the languages whose title and description were answered; without all of them it is a draft. */
async function makePage(
  root: string,
  options: Options,
  ask: Ask,
  prompt: Prompt | undefined,
): Promise<string> {
  const id = await ask('id', '页面文件夹名（网址） folder of the page, its URL');
  if (existsSync(join(root, `content/pages/${id}`)))
    throw new Refusal(report('page-exists', { file: '--id' }, { id }));
  const heads = new Map<Locale, { title: string; description: string }>();
  const missing: Locale[] = [];
  const unused: string[] = [];
  for (const code of localeCodes) {
    const language = languageWords(code);
    const [usual, skip] = isOriginal(code)
      ? []
      : ['', '；还没有译文就直接回车 Enter if there is none yet'];
    const title = await ask(
      `title-${code}`,
      `标题（${language.zh}） title (${language.en})${skip ?? ''}`,
      usual,
    );
    const about = `一句话简介（${language.zh}） description (${language.en})`;
    const description =
      title || options[`description-${code}`] ? await ask(`description-${code}`, about, usual) : '';
    if (title && description) heads.set(code, { title, description });
    else {
      missing.push(code);
      unused.push(...[title, description].filter(Boolean));
    }
  }
  const changes = new Map<string, string>();
  for (const [code, head] of heads) {
    const draft = isOriginal(code) && missing.length > 0 ? { draft: true } : {};
    const yaml = stringify({ ...head, ...draft }, { lineWidth: 0 });
    changes.set(contentFiles.page(id, code), `---\n${yaml}---\n`);
  }
  const question = '放进主菜单吗？ in the main menu? (y/n)';
  if (options['menu'] || (prompt && /^y|^是/i.test(await ask('menu', question, 'n')))) {
    const file = contentFiles.alliance;
    const alliance = readFileSync(join(root, file), 'utf8');
    changes.set(
      file,
      setItems(alliance, 'menu', (items) => [...items, id], file),
    );
  }
  checkResult(root, changes);
  return [
    ...writeChanges(root, changes),
    '正文写在第二行 --- 的下面 write the text below the second line of ---',
    ...draftLines(id, missing, unused),
    `下一步 next: ${nextCommand('check')}`,
  ].join('\n');
}

/** What is still to do for a page that lacks languages. */
function draftLines(id: string, missing: readonly Locale[], unused: readonly string[]): string[] {
  if (missing.length === 0) return [];
  const zh = missing.map((code) => languageWords(code).zh).join('、');
  const en = missing.map((code) => languageWords(code).en).join(', ');
  const files = missing.map((code) => contentFiles.page(id, code)).join(' ');
  return [
    `页面是草稿 the page is a draft: 缺${zh}，先以已有的语言上线 without ${en} it goes online in the languages there are`,
    `有了译文再新建 once translated, add: ${files}`,
    `各种语言齐了，删去 zh.mdx 里的 draft: true  with every language, remove draft: true from zh.mdx`,
    ...(unused.length > 0
      ? [
          `没有写入（标题和简介要都有） not written, title and description are both needed: ${unused.join(' | ')}`,
        ]
      : []),
  ];
}

/** @returns a function that returns the value of an option, else the user's answer, else the usual one if there is one */
function makeAsk(options: Options, answers: Map<string, string>, prompt: Prompt | undefined): Ask {
  return async (option, question, usual) => {
    const value = options[option];
    if (typeof value === 'string') return value.trim();
    const answer = await prompt?.(`${question}${usual ? ` [${usual}]` : ''}: `).catch(() => {
      // The message begins in a line of its own.
      console.log();
      throw new Refusal(report('stopped', { file: 'npm run new' }));
    });
    const text = answer?.trim() || usual;
    if (text && prompt && option !== 'menu') answers.set(option, text);
    if (text !== undefined) return text;
    // Where nobody is asked, the place for the answer is shown.
    if (!prompt) answers.set(option, '…');
    throw new Refusal(report('answer-missing', { file: `--${option}` }, { option, question }));
  };
}

/** Asks the user a question; rejects when the user stops it. */
type Prompt = (question: string) => Promise<string>;

/** Finds the value of an option. */
type Ask = (option: string, question: string, usual?: string) => Promise<string>;

type Options = Readonly<Record<string, string | boolean | undefined>>;

import { defineProblems, type Problem } from '#checks/problem.ts';
import type { Content } from '#domain/content.ts';
import { isRealDate, toIsoDate } from '#domain/date.ts';
import { contentFiles } from '#domain/file.ts';
import { type ListId, listIds } from '#domain/ledger.ts';
import { internationalLocale, translationLocales } from '#domain/locale.ts';
import { quoteArgument } from '#scripts/staff/arguments.ts';
import { compareLists, type Difference } from '#scripts/staff/import/difference.ts';
import { findDoubts } from '#scripts/staff/import/doubts.ts';
import {
  guessKind,
  guessPlace,
  makeId,
  placeNames,
  writeMember,
} from '#scripts/staff/import/facts.ts';
import type { ListedName } from '#scripts/staff/import/list-document.ts';
import { foldName } from '#scripts/staff/import/listed-name.ts';
import { learnWords, spellName, type Vocabulary } from '#scripts/staff/import/pinyin.ts';
import { type Naming, renameMember } from '#scripts/staff/import/rename.ts';
import { setItems } from '#scripts/staff/import/yaml-text.ts';
import type { Project } from '#scripts/staff/project.ts';
import { inDocument, Refusal } from '#scripts/staff/refusal.ts';

const report = defineProblems({
  'list-option': `
    没有名单“{value}”
    请写 --list china（中方）或 --list abroad（外方），如下
    There is no list “{value}”
    write --list china or --list abroad, as below`,
  'date-option': `
    “{value}”不是名单的日期
    请写成 --date {example}，如下
    “{value}” is not the date of a list
    write it like --date {example}, as below`,
  'pair-option': `
    “{value}”写法不对
    请写成 {example}
    “{value}” is not written correctly
    write it like {example}`,
  'option-twice': `
    “{value}”在参数里用了两次
    请只写一次
    “{value}” is used twice in the options
    write it once`,
  'perhaps-renamed': `
    “{zh}”不在新名单上，新出现的“{name}”很像它：是改名，还是另一个单位
    改名加 --rename {renaming}；另一个单位加 --id {naming}
    “{zh}” is not on the new list, and the new “{name}” looks like it: was it renamed, or is this another
    if it was renamed, add --rename {renaming}; if this is another, add --id {naming}`,
  'perhaps-incomplete': `
    名单有 {count} 家，原有的 {before} 家里有 {gone} 家不在上面：这是完整的名单吗
    完整就加 --complete；只有新增的单位，请逐个用 npm run new -- member 添加
    The list has {count} names, and {gone} of the {before} present members are not among them: is it the whole list
    if it is, add --complete; if it holds new members only, add them one by one with npm run new -- member`,
  'list-too-old': `
    --date {date} 早于最新名单 {newest}
    只能导入同日或更新的名单
    --date {date} is before the newest list {newest}
    only a list of that date or a later one can be imported`,
  'rename-unknown': `
    没有编号为“{id}”的成员
    请核对 --rename
    There is no member with the id “{id}”
    check --rename`,
  'rename-still-listed': `
    “{id}”的名称“{name}”还在新名单上，没有改名
    请去掉它的 --rename
    “{id}” is still on the new list as “{name}”; it was not renamed
    leave out its --rename`,
  'name-not-new': `
    “{name}”不是新名单上新出现的名称
    请核对 {option}
    “{name}” is not a name that is new on this list
    check {option}`,
  'id-taken': `
    编号“{id}”已由“{name}”使用
    请另选一个；如果是它改名，请用 --rename {id}={wanted}
    The id “{id}” belongs to “{name}”
    choose another; if that member was renamed, write --rename {id}={wanted}`,
});

/**
 * Reads the options that describe a list.
 * @param stated the date that the document states, to be offered to the user
 * @param again writes the command with another option
 * @throws Refusal if one is missing or wrong
 */
export function readListOptions(
  options: GivenOptions,
  stated = '2025-07-10',
  again: (name: string, value: string) => string,
): ListOptions {
  const { date = '—' } = options;
  const list = listIds.find((id) => id === options.list);
  if (!list)
    throw new Refusal(
      report('list-option', { file: '--list' }, { value: options.list ?? '—' }),
    ).next(...listIds.map((id) => again('list', id)));
  if (!isRealDate(date) || date.length !== 'YYYY-MM-DD'.length) {
    const meant = toIsoDate(date);
    const example = meant?.length === 'YYYY-MM-DD'.length ? meant : stated;
    throw new Refusal(report('date-option', { file: '--date' }, { value: date, example })).next(
      again('date', example),
    );
  }
  return {
    list,
    date,
    renames: readPairs('--rename', '--rename some-college=某某学院', options.rename),
    ids: readPairs('--id', '--id 某某学院=some-college', options.id),
    isComplete: options.complete === true,
  };
}

/** Options of the form `key=value`; each key and each value only once. */
function readPairs(option: string, example: string, texts: readonly string[] = []) {
  const place = { file: option };
  const pairs = new Map<string, string>();
  for (const text of texts) {
    const [, key = '', value = ''] = /^\s*([^=＝]*?)\s*[=＝]\s*(.*?)\s*$/.exec(text) ?? [];
    if (key === '' || value === '')
      throw new Refusal(report('pair-option', place, { value: text, example }));
    if (pairs.has(key) || [...pairs.values()].includes(value))
      throw new Refusal(report('option-twice', place, { value: text }));
    pairs.set(key, value);
  }
  return pairs;
}

/**
 * Works out what a new list changes, and the text of every file that it would change.
 * @throws Refusal if the options do not fit the document and the content, or new names leave a doubt
 */
export function planList(project: Project, names: readonly ListedName[], options: ListOptions) {
  const { content, read } = project;
  const { list, date, renames, ids: wantedIds } = options;
  const previous = findPrevious(content, date);
  const before = content.lists[previous]?.[list] ?? [];
  const difference = compareLists(before, names, content.members, renames);
  const places = placeNames(content.places);
  const words = learnWords(content.members.values());
  const vocabulary = { words, places, isForeign: list === 'abroad' };
  const answered = new Set([...wantedIds.keys(), ...renames.values()].map(foldName));
  const doubts = findDoubts(difference, content.members, { answered, places }, (name) =>
    makeId(name, vocabulary, new Set(content.members.keys())),
  );
  const wrong = [checkRenames, checkIds].flatMap((check) => check(options, difference, content));
  if (wrong.length + doubts.length > 0) throw new Refusal(...wrong, ...doubts);
  const added = makeMembers(content, difference, options, vocabulary);
  const renamed = difference.renamed.flatMap((entry) => {
    const facts = { name: entry.name, pinyin: spellName(entry.name, vocabulary), date, previous };
    return renameFile(project, entry.id, facts).map((changed) => ({ ...entry, ...changed }));
  });
  const newIds = new Map(added.map(({ zh, id }) => [zh, id]));
  const ids = difference.entries.map(({ name, id }) => id ?? newIds.get(name) ?? '');
  const changes = [
    [contentFiles.list(date), writeList(project, ids, list, date, previous)] as const,
    ...[...added, ...renamed].map(({ id, text }) => [contentFiles.member(id), text] as const),
  ].filter(([path, text]) => read(path) !== text);
  const earlier = new Set([...before, ...(content.lists[date]?.[list] ?? [])]);
  const alike = difference.alike
    .filter(({ name }) => !answered.has(foldName(name)))
    .map(({ id, name }) => ({ id, name, newId: newIds.get(name) ?? '' }));
  return {
    /** The date of the list with which it is compared. */
    previous,
    difference,
    /** New members with the facts derived from their names, and the keys left open. */
    added,
    /** Renamed members, and the keys that a person should check. */
    renamed,
    /** Members that are gone, each with a similar new name that no option speaks of. */
    alike,
    /** What the user has to answer before anything is written. */
    questions: [
      ...alike.map((pair) => askRenamed(pair, content)),
      ...askComplete(options, difference, before.length),
    ],
    /** Options for either answer where members may have been renamed. */
    answers: answerRenamed(alike),
    /** Ids that were on the list and are not any more. */
    removed: [...earlier].filter((id) => !ids.includes(id)),
    /** New texts by path; only those that differ. */
    changes: new Map(changes),
    /** A problem of a new member's file at the row of the list that it comes from. */
    relate: (problem: Problem): Problem => {
      const member = added.find(({ id }) => contentFiles.member(id) === problem.file);
      return atRow(problem, member && findName(difference.added, member.zh));
    },
  };
}

/** A member's file with its new name; nothing if there is no such member. */
function renameFile({ content, read }: Project, id: string, facts: Naming) {
  const file = contentFiles.member(id);
  const [source, member] = [read(file), content.members.get(id)];
  return source && member ? [renameMember(source, member, facts, file)] : [];
}

/** A problem at a row of the document, if there is one that it comes from. */
function atRow(problem: Problem, row: ListedName | undefined): Problem {
  if (!row) return problem;
  const { place } = row;
  return { ...problem, position: undefined, file: '', path: [place], name: place };
}

function askRenamed({ id, name, newId }: Alike, { members }: Content): Problem {
  const zh = members.get(id)?.zh ?? id;
  const renaming = quoteArgument(`${id}=${name}`);
  const naming = quoteArgument(`${name}=${newId}`);
  return report('perhaps-renamed', inDocument(), { zh, name, renaming, naming });
}

/** The options for either answer where members may have been renamed. */
function answerRenamed(alike: readonly Alike[]): ListAnswer[] {
  const rename = alike.map(({ id, name }) => `${id}=${name}`);
  const id = alike.map(({ name, newId }) => `${name}=${newId}`);
  return alike.length === 0
    ? []
    : [
        { when: '都是改名 if all were renamed:', rename },
        { when: '都是另外的单位 if all are others:', id },
      ];
}

/** Options that answer questions one way, and what that answer is. */
export type ListAnswer = { when: string; rename?: string[]; id?: string[]; status?: string };

/** A member that is gone and a new name like its own, with the id that a new member would have. */
type Alike = { id: string; name: string; newId: string };

/** Whether a list without most of the present members is the whole list; a list of additions is not. */
function askComplete({ isComplete }: ListOptions, { gone, entries }: Difference, before: number) {
  const values = { count: entries.length, before, gone: gone.length };
  return isComplete || gone.length * 2 <= before
    ? []
    : [report('perhaps-incomplete', inDocument(), values)];
}

/** The list that a new one is compared with: the newest before it, or the only one there is. */
function findPrevious({ lists }: Content, date: string): string {
  const dates = Object.keys(lists).sort();
  const newest = dates.at(-1) ?? '';
  if (date < newest)
    throw new Refusal(report('list-too-old', { file: '--date' }, { date, newest }));
  return dates.filter((other) => other < date).at(-1) ?? newest;
}

function checkRenames(
  { renames }: ListOptions,
  { entries, renamed }: Difference,
  { members }: Content,
): Problem[] {
  const option = '--rename';
  return [...renames].flatMap(([id, name]) => {
    const member = members.get(id);
    if (!member) return report('rename-unknown', { file: option }, { id });
    const listed = findName(entries, member.zh);
    if (listed)
      return report('rename-still-listed', inDocument(listed.place), { id, name: member.zh });
    return findName(renamed, name)?.id === id
      ? []
      : report('name-not-new', { file: option }, { name, option });
  });
}

function checkIds({ ids }: ListOptions, { added }: Difference, { members }: Content): Problem[] {
  const option = '--id';
  return [...ids].flatMap(([name, id]) => {
    const owner = members.get(id);
    if (!findName(added, name)) return report('name-not-new', { file: option }, { name, option });
    return owner ? report('id-taken', { file: option }, { id, name: owner.zh, wanted: name }) : [];
  });
}

function findName<T extends { name: string }>(entries: readonly T[], name: string): T | undefined {
  return entries.find((entry) => foldName(entry.name) === foldName(name));
}

function makeMembers(
  { members, places }: Content,
  { added }: Difference,
  { list, date, ids }: ListOptions,
  vocabulary: Vocabulary,
) {
  const taken = new Set<string>([...members.keys(), ...listIds, ...ids.values()]);
  return added.map(({ name: zh, number }) => {
    const chosen = findName(
      [...ids].map(([name, id]) => ({ name, id })),
      zh,
    );
    const id = chosen?.id ?? makeId(zh, vocabulary, taken);
    taken.add(id);
    const pinyin = spellName(zh, vocabulary);
    const facts = { zh, pinyin, kind: guessKind(zh), ...guessPlace(zh, list, places) };
    const open = [
      ...(facts.kind === undefined ? ['kind'] : []),
      ...(facts.country === undefined ? ['country'] : []),
      ...(list === 'china' && facts.region === undefined ? ['region'] : []),
      ...translationLocales.map((locale) => `names.${locale}`),
    ];
    return { id, number, ...facts, open, text: writeMember(facts, date) };
  });
}

/** The file of a published list; where it is there already, only the one list in it changes. */
function writeList(
  { content, read }: Project,
  ids: readonly string[],
  list: ListId,
  date: string,
  previous: string,
): string {
  const there = read(contentFiles.list(date));
  if (there !== undefined) return setItems(there, list, () => ids, contentFiles.list(date));
  const [year, month, day] = date.split('-').map(Number);
  const english = new Intl.DateTimeFormat(`${internationalLocale}-GB`, {
    dateStyle: 'long',
    timeZone: 'UTC',
  });
  return [
    `# 联盟成员单位列表，截至 ${year} 年 ${month} 月 ${day} 日；顺序即公布的顺序，序号由此算出。`,
    `# The lists as published, as of ${english.format(new Date(date))}; the order is the published one, the numbers follow from it.`,
    ...listIds.flatMap((name) => [
      `${name}:`,
      ...(name === list ? ids : (content.lists[previous]?.[name] ?? [])).map((id) => `  - ${id}`),
    ]),
    '',
  ].join('\n');
}

/** The options as the user typed them. */
type GivenOptions = {
  list?: string | undefined;
  date?: string | undefined;
  rename?: string[] | undefined;
  id?: string[] | undefined;
  complete?: boolean | undefined;
};

/** Options given with the document. */
export type ListOptions = {
  list: ListId;
  /** ISO 8601. */
  date: string;
  /** New names by id. */
  renames: ReadonlyMap<string, string>;
  /** Ids by new name. */
  ids: ReadonlyMap<string, string>;
  /** Whether the user said that the list is the whole list. */
  isComplete: boolean;
};

/** What a list changes, and the files as they would be. */
export type ListPlan = ReturnType<typeof planList>;

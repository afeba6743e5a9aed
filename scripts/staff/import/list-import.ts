import { defineProblems, type Problem } from '#checks/problem.ts';
import type { Content } from '#domain/content.ts';
import { contentFiles } from '#domain/file.ts';
import { type ListId, listIds } from '#domain/ledger.ts';
import { internationalLocale, translationLocales } from '#domain/locale.ts';
import { compareLists, type Difference } from '#scripts/staff/import/difference.ts';
import { guessKind } from '#scripts/staff/import/kind.ts';
import type { ListedName } from '#scripts/staff/import/list-document.ts';
import { foldName } from '#scripts/staff/import/listed-name.ts';
import { makeId, writeMember } from '#scripts/staff/import/member-file.ts';
import { learnWords, spellName, type Vocabulary } from '#scripts/staff/import/pinyin.ts';
import { guessPlace, placeNames } from '#scripts/staff/import/place.ts';
import type { Project } from '#scripts/staff/import/project.ts';
import { renameMember } from '#scripts/staff/import/rename.ts';
import { setItems } from '#scripts/staff/import/yaml-text.ts';
import { inDocument, Refusal } from '#scripts/staff/refusal.ts';

const report = defineProblems({
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
  'rename-not-new': `
    “{name}”不是新名单上新出现的名称
    请核对 --rename
    “{name}” is not a name that is new on this list
    check --rename`,
  'id-not-new': `
    “{name}”不是新成员的名称
    请核对 --id
    “{name}” is not the name of a new member
    check --id`,
  'id-taken': `
    编号“{id}”已由“{name}”使用
    请另选一个；如果是它改名，请用 --rename {id}={wanted}
    The id “{id}” belongs to “{name}”
    choose another; if that member was renamed, write --rename {id}={wanted}`,
});

/**
 * Works out what a new list changes, and the text of every file that it would change.
 * @throws Refusal if the options do not fit the document and the content
 */
export function planList(project: Project, names: readonly ListedName[], options: ListOptions) {
  const { content, read } = project;
  const { list, date, renames } = options;
  const previous = findPrevious(content, date);
  const before = content.lists[previous]?.[list] ?? [];
  const difference = compareLists(before, names, content.members, renames);
  const problems = [
    ...checkRenames(options, difference, content),
    ...checkIds(options, difference, content),
  ];
  if (problems.length > 0) throw new Refusal(...problems);

  const vocabulary = {
    words: learnWords(content.members.values()),
    places: placeNames(content.places),
    isForeign: list === 'abroad',
  };
  const added = makeMembers(content, difference, options, vocabulary);
  const renamed = difference.renamed.flatMap((entry) => {
    const file = contentFiles.member(entry.id);
    const [source, member] = [read(file), content.members.get(entry.id)];
    const facts = { name: entry.name, pinyin: spellName(entry.name, vocabulary), date };
    return source && member ? { ...entry, ...renameMember(source, member, facts, file) } : [];
  });
  const newIds = new Map(added.map(({ zh, id }) => [zh, id]));
  const ids = difference.entries.map(({ name, id }) => id ?? newIds.get(name) ?? '');
  const changes = [
    [contentFiles.list(date), writeList(project, ids, list, date, previous)] as const,
    ...[...added, ...renamed].map(({ id, text }) => [contentFiles.member(id), text] as const),
  ].filter(([path, text]) => read(path) !== text);
  const earlier = new Set([...before, ...(content.lists[date]?.[list] ?? [])]);
  return {
    /** The date of the list with which it is compared. */
    previous,
    difference,
    /** New members with the facts derived from their names, and the keys left open. */
    added,
    /** Renamed members, and the keys that a person should check. */
    renamed,
    /** Ids that were on the list and are not any more. */
    removed: [...earlier].filter((id) => !ids.includes(id)),
    /** New texts by path; only those that differ. */
    changes: new Map(changes),
  };
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
  const option = { file: '--rename' };
  return [...renames].flatMap(([id, name]) => {
    const member = members.get(id);
    if (!member) return report('rename-unknown', option, { id });
    const listed = entries.find((entry) => foldName(entry.name) === foldName(member.zh));
    if (listed)
      return report('rename-still-listed', inDocument(listed.place), { id, name: member.zh });
    const isNew = renamed.some(
      (entry) => entry.id === id && foldName(entry.name) === foldName(name),
    );
    return isNew ? [] : report('rename-not-new', option, { name });
  });
}

function checkIds({ ids }: ListOptions, { added }: Difference, { members }: Content): Problem[] {
  const option = { file: '--id' };
  return [...ids].flatMap(([name, id]) => {
    const owner = members.get(id);
    if (!added.some((entry) => foldName(entry.name) === foldName(name)))
      return report('id-not-new', option, { name });
    return owner ? report('id-taken', option, { id, name: owner.zh, wanted: name }) : [];
  });
}

function makeMembers(
  { members, places }: Content,
  { added }: Difference,
  { list, date, ids }: ListOptions,
  vocabulary: Vocabulary,
) {
  const taken = new Set<string>([...members.keys(), ...listIds, ...ids.values()]);
  return added.map(({ name: zh, number }) => {
    const [, chosen] = [...ids].find(([name]) => foldName(name) === foldName(zh)) ?? [];
    const id = chosen ?? makeId(zh, vocabulary, taken);
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
  if (there !== undefined) return setItems(there, list, ids, contentFiles.list(date));
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

/** Options given with the document. */
export type ListOptions = {
  list: ListId;
  /** ISO 8601. */
  date: string;
  /** New names by id. */
  renames: ReadonlyMap<string, string>;
  /** Ids by new name. */
  ids: ReadonlyMap<string, string>;
};

/** What a list changes, and the files as they would be. */
export type ListPlan = ReturnType<typeof planList>;

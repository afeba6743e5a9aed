import type { Content } from '#domain/content.ts';
import { contentFiles } from '#domain/file.ts';
import { type ListId, listIds } from '#domain/ledger.ts';
import { translationLocales } from '#domain/locale.ts';
import type { Member } from '#domain/member.ts';
import { compareLists, type Difference } from '#scripts/staff/import/difference.ts';
import { type Fault, makeFault, Refusal, refuse } from '#scripts/staff/import/fault.ts';
import { guessKind } from '#scripts/staff/import/kind.ts';
import type { ListDocument } from '#scripts/staff/import/list-document.ts';
import { foldName } from '#scripts/staff/import/listed-name.ts';
import { makeId, type NewMember, writeMember } from '#scripts/staff/import/member-file.ts';
import { learnWords, spellName, type Vocabulary } from '#scripts/staff/import/pinyin.ts';
import { guessPlace, placeNames } from '#scripts/staff/import/place.ts';
import type { Project } from '#scripts/staff/import/project.ts';
import { renameMember } from '#scripts/staff/import/rename.ts';
import { setItems } from '#scripts/staff/import/yaml-text.ts';

/**
 * Works out what a new list changes, and the text of every file that it would change.
 * @throws Refusal if the options do not fit the document and the content
 */
export function planList(project: Project, document: ListDocument, options: ListOptions): ListPlan {
  const { content, read } = project;
  const { list, date } = options;
  const previous = findPrevious(content, date);
  const before = content.lists[previous]?.[list] ?? [];
  const renames = new Map(options.renames.map(({ key, value }) => [key, value]));
  const difference = compareLists(before, document.names, content.members, renames);
  const faults = [
    ...findNamesakes(content.members),
    ...findRenameFaults(options, difference, content.members),
    ...findIdFaults(options, difference, content.members),
  ];
  if (faults.length > 0) throw new Refusal(faults);

  const vocabulary = makeVocabulary(content, list);
  const added = makeMembers(content, difference, options, vocabulary);
  const renamed = difference.renamed.map(({ name, bearer }) => {
    const id = bearer?.id ?? '';
    const facts = { zh: name, pinyin: spellName(name, vocabulary), date };
    const member = content.members.get(id) as Member;
    return {
      id,
      ...renameMember(read(contentFiles.member(id)) ?? '', member, facts, contentFiles.member(id)),
    };
  });
  const ids = difference.entries.map(
    ({ name, bearer }) => bearer?.id ?? added.find(({ zh }) => zh === name)?.id ?? '',
  );
  const changes = [
    [contentFiles.list(date), writeList(project, ids, list, date, previous)] as const,
    ...[...added, ...renamed].map(({ id, text }) => [contentFiles.member(id), text] as const),
  ].filter(([path, text]) => read(path) !== text);
  const earlier = new Set([...before, ...(content.lists[date]?.[list] ?? [])]);
  return {
    previous,
    difference,
    added,
    renamed,
    removed: [...earlier].filter((id) => !ids.includes(id)),
    changes: new Map(changes),
  };
}

/** The list that a new one is compared with: the newest before it, or the only one there is. */
function findPrevious({ lists }: Content, date: string): string {
  const dates = Object.keys(lists).sort();
  const newest = dates.at(-1) ?? '';
  if (date < newest) refuse('list-too-old', '--date', { date, newest });
  return dates.filter((other) => other < date).at(-1) ?? newest;
}

/** Members with the same name, which a list cannot distinguish. */
function findNamesakes(members: ReadonlyMap<string, Member>): Fault[] {
  const first = new Map<string, string>();
  return [...members].flatMap(([id, { zh }]) => {
    const other = first.get(foldName(zh));
    first.set(foldName(zh), id);
    return other === undefined ? [] : [makeFault('names-alike', '', { id, other })];
  });
}

function findRenameFaults(
  { renames }: ListOptions,
  { entries, renamed }: Difference,
  members: ReadonlyMap<string, Member>,
): Fault[] {
  return renames.flatMap(({ key: id, value: name }, index) => {
    const member = members.get(id);
    const listed = member && entries.find((entry) => foldName(entry.name) === foldName(member.zh));
    const isTaken = renamed.some(
      ({ name: other, bearer }) => bearer?.id === id && foldName(other) === foldName(name),
    );
    const isAgain = renames.slice(0, index).some(({ key, value }) => key === id || value === name);
    if (isAgain) return [makeFault('option-twice', '--rename', { value: `${id}=${name}` })];
    if (!member) return [makeFault('rename-unknown', '--rename', { id })];
    if (listed) return [makeFault('rename-still-listed', listed.place, { id, name: member.zh })];
    return isTaken ? [] : [makeFault('rename-not-new', '--rename', { name })];
  });
}

function findIdFaults(
  { ids }: ListOptions,
  { added }: Difference,
  members: ReadonlyMap<string, Member>,
): Fault[] {
  return ids.flatMap(({ key: name, value: id }, index) => {
    const owner = members.get(id);
    const isAgain = ids.slice(0, index).some(({ key, value }) => key === name || value === id);
    if (isAgain) return [makeFault('option-twice', '--id', { value: `${name}=${id}` })];
    if (!added.some((entry) => foldName(entry.name) === foldName(name)))
      return [makeFault('id-not-new', '--id', { name })];
    return owner ? [makeFault('id-taken', '--id', { id, name: owner.zh, wanted: name })] : [];
  });
}

function makeVocabulary({ members, places }: Content, list: ListId): Vocabulary {
  return {
    words: learnWords(members.values()),
    places: placeNames(places),
    isForeign: list === 'abroad',
  };
}

function makeMembers(
  { members, places }: Content,
  { added }: Difference,
  { list, date, ids }: ListOptions,
  vocabulary: Vocabulary,
): AddedMember[] {
  const taken = new Set<string>([...members.keys(), ...listIds, ...ids.map(({ value }) => value)]);
  return added.map(({ name: zh }) => {
    const pinyin = spellName(zh, vocabulary);
    const chosen = ids.find(({ key }) => foldName(key) === foldName(zh))?.value;
    const id = chosen ?? makeId(zh, vocabulary, taken);
    taken.add(id);
    const facts = { zh, pinyin, kind: guessKind(zh), ...guessPlace(zh, list, places) };
    const open = [
      ...(facts.kind === undefined ? ['kind'] : []),
      ...(facts.country === undefined ? ['country'] : []),
      ...(list === 'china' && facts.region === undefined ? ['region'] : []),
      ...translationLocales.map((locale) => `names.${locale}`),
    ];
    return { id, ...facts, open, text: writeMember(facts, date) };
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
  const english = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
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
  /** Id and new name. */
  renames: OptionPair[];
  /** New name and id. */
  ids: OptionPair[];
};

/** An option of the form `key=value`. */
export type OptionPair = { key: string; value: string };

/** What a list changes, and the files as they would be. */
export type ListPlan = {
  /** The date of the list with which it is compared. */
  previous: string;
  difference: Difference;
  added: AddedMember[];
  renamed: { id: string; text: string; open: string[] }[];
  /** Ids that were on the list and are not any more. */
  removed: string[];
  /** New texts by path; only those that differ. */
  changes: Map<string, string>;
};

/** A new member: the facts derived from its name, and the keys left open. */
export type AddedMember = NewMember & { id: string; open: string[]; text: string };

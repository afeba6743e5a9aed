import { entriesOf, type LedgerEntry, listIds, type PublishedList } from '#domain/ledger.ts';
import { originalLocale } from '#domain/locale.ts';
import { type Member, memberAsOf } from '#domain/member.ts';

/** Every published list, newest first, with what it changes; the first one has nothing to be compared with. */
export function listHistory(
  lists: Readonly<Record<string, PublishedList>>,
  members: ReadonlyMap<string, Member>,
): ListEdition[] {
  const editions = Object.entries(lists)
    .map(([date, list]) => ({ date, list }))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
  return editions
    .map((edition, index) => {
      const before = editions[index - 1];
      return before
        ? { ...edition, previous: before.date, changes: compareLists(before, edition, members) }
        : edition;
    })
    .reverse();
}

/**
 * What a list changes against an earlier one. Who moved: as few members as possible, so that all others kept their order;
 * a number that changes because others came or went is no change.
 * @returns members in the order of the later list, those who are gone in the order of the earlier
 */
export function compareLists(
  before: DatedList,
  after: DatedList,
  members: ReadonlyMap<string, Member>,
): ListChanges {
  const [old, now] = [entriesOf(before.list), entriesOf(after.list)];
  const stayed = [...now].flatMap(([id, to]) => {
    const from = old.get(id);
    return from ? [{ id, from, to }] : [];
  });
  const nameAt = (id: string, date: string) => {
    const member = members.get(id);
    return member ? memberAsOf(member, date)[originalLocale] : id;
  };
  return {
    joined: [...now].flatMap(([id, to]) => (old.has(id) ? [] : [{ id, to }])),
    left: [...old].flatMap(([id, from]) => (now.has(id) ? [] : [{ id, from }])),
    crossed: stayed.filter(({ from, to }) => from.list !== to.list),
    renamed: stayed
      .map(({ id }) => ({ id, from: nameAt(id, before.date), to: nameAt(id, after.date) }))
      .filter(({ from, to }) => from !== to),
    moved: listIds.flatMap((list) => {
      const same = stayed.filter(({ from, to }) => from.list === list && to.list === list);
      const kept = longestRise(same.map(({ from }) => from.number));
      return same.filter((_, index) => !kept.has(index));
    }),
  };
}

/** The positions of a longest rising sequence among different numbers: those that kept their order. */
export function longestRise(numbers: readonly number[]): Set<number> {
  /** For each length, the position of the smallest number that ends a rise of that length. */
  const ends: number[] = [];
  const previous = numbers.map((number, position) => {
    const longer = ends.findIndex((end) => (numbers[end] ?? 0) > number);
    const length = longer < 0 ? ends.length : longer;
    ends[length] = position;
    return ends[length - 1];
  });
  const rise = new Set<number>();
  for (let at = ends.at(-1); at !== undefined; at = previous[at]) rise.add(at);
  return rise;
}

/** A list with its date, ISO 8601. */
type DatedList = { date: string; list: PublishedList };

/** A published list and what it changes; without `previous` it is the first. */
export type ListEdition = DatedList & { previous?: string; changes?: ListChanges };

/** What a list changes against an earlier one. */
export type ListChanges = {
  joined: { id: string; to: LedgerEntry }[];
  left: { id: string; from: LedgerEntry }[];
  /** Went from one of the two lists to the other. */
  crossed: Step[];
  /** Listed names. */
  renamed: { id: string; from: string; to: string }[];
  /** Stands elsewhere among those who stayed on the same list. */
  moved: Step[];
};

/** Where a member stood, and where it stands. */
type Step = { id: string; from: LedgerEntry; to: LedgerEntry };

import { diffArrays } from 'diff';
import type { Member } from '#domain/member.ts';
import type { ListedName } from '#scripts/staff/import/list-document.ts';
import { foldName } from '#scripts/staff/import/listed-name.ts';

/**
 * What a new list changes against an earlier one. A name belongs to the member whose file has it, as its
 * present or a later name, or to the member that the user names; nothing else is assumed.
 * @param before ids of the earlier list, in its order
 * @param members everyone with a file, by id
 * @param renames new names by id, as the user gave them
 */
export function compareLists(
  before: readonly string[],
  names: readonly ListedName[],
  members: ReadonlyMap<string, Member>,
  renames: ReadonlyMap<string, string>,
): Difference {
  const bearers = findBearers(members, renames);
  const entries = names.map(
    (listed, index): Entry => ({
      ...listed,
      number: index + 1,
      bearer: bearers.get(foldName(listed.name)),
    }),
  );
  const ids = new Set(entries.map(({ bearer }) => bearer?.id));
  const gone = before.flatMap((id, index) => (ids.has(id) ? [] : [{ id, number: index + 1 }]));
  const added = entries.filter(({ bearer }) => bearer === undefined);
  const stayed = entries.flatMap(({ number, bearer }) =>
    bearer && before.includes(bearer.id) ? [{ id: bearer.id, number }] : [],
  );
  return {
    entries,
    gone,
    added,
    returned: entries.filter(({ bearer }) => bearer && !before.includes(bearer.id)),
    renamed: entries.filter(({ bearer }) => bearer?.by !== undefined),
    moved: findMoves(before, stayed),
    alike: findAlike(gone, added, members),
  };
}

/** The member of each name: by its file, else by the user, else by a later name in its file. */
function findBearers(
  members: ReadonlyMap<string, Member>,
  renames: ReadonlyMap<string, string>,
): Map<string, Bearer> {
  const later = [...members].flatMap(([id, { renamed = [] }]) =>
    renamed.flatMap(({ names }) =>
      names['zh'] ? [[foldName(names['zh'].name), { id, by: 'record' }] as const] : [],
    ),
  );
  const said = [...renames].map(([id, name]) => [foldName(name), { id, by: 'user' }] as const);
  const own = [...members].map(([id, { zh }]) => [foldName(zh), { id }] as const);
  return new Map<string, Bearer>([...later, ...said, ...own]);
}

/** The fewest members that must move so that the rest keeps its order. */
function findMoves(before: readonly string[], stayed: { id: string; number: number }[]): Move[] {
  const ids = stayed.map(({ id }) => id);
  const parts = diffArrays(
    before.filter((id) => ids.includes(id)),
    ids,
  );
  const moved = new Set(parts.flatMap(({ added, value }) => (added ? value : [])));
  return stayed
    .filter(({ id }) => moved.has(id))
    .map(({ id, number }) => ({ id, from: before.indexOf(id) + 1, to: number }));
}

/** For each member that is gone, the new name most similar to its own, if any. */
function findAlike(
  gone: { id: string }[],
  added: readonly Entry[],
  members: ReadonlyMap<string, Member>,
): { id: string; name: string }[] {
  const names = [...members.values()].map(({ zh }) => zh);
  const weigh = rarity([...names, ...added.map(({ name }) => name)]);
  return gone.flatMap(({ id }) => {
    const zh = members.get(id)?.zh ?? '';
    const [best] = added
      .map(({ name }) => ({ id, name, likeness: likeness(zh, name, weigh) }))
      .sort((a, b) => b.likeness - a.likeness);
    return best && best.likeness >= 0.6 ? [{ id, name: best.name }] : [];
  });
}

/** How much a character says of a name: 学 is in most names and says little. */
function rarity(names: readonly string[]): (sign: string) => number {
  const counts = new Map<string, number>();
  for (const name of names)
    for (const sign of new Set(name)) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  return (sign) => Math.log((names.length + 1) / (counts.get(sign) ?? 1));
}

/** From 0 to 1: the characters that two names share in the same order, weighed by how much each says. */
function likeness(a: string, b: string, weigh: (sign: string) => number): number {
  const total = (signs: Iterable<string>) => [...signs].reduce((sum, sign) => sum + weigh(sign), 0);
  const shared = diffArrays([...a], [...b]).filter(({ added, removed }) => !added && !removed);
  return (2 * total(shared.flatMap(({ value }) => value))) / (total(a) + total(b));
}

/** What a new list changes; numbers are those of the lists. */
export type Difference = {
  /** The new list, from the first to the last. */
  entries: Entry[];
  /** On the earlier list only. */
  gone: { id: string; number: number }[];
  /** Without a file so far. */
  added: Entry[];
  /** With a file, but not on the earlier list. */
  returned: Entry[];
  /** Under another name than their file has. */
  renamed: Entry[];
  moved: Move[];
  /** Members that are gone, each with a similar new name: perhaps renamed, perhaps another organisation. */
  alike: { id: string; name: string }[];
};

/** A name on the new list and the member it belongs to. */
type Entry = ListedName & { number: number; bearer: Bearer | undefined };

/** A member, and how a name is known to be its own if its file has another: recorded there, or given by the user. */
type Bearer = { id: string; by?: 'record' | 'user' };

/** A member that changed its position among those that stayed. */
type Move = { id: string; from: number; to: number };

import { diffArrays } from 'diff';
import { longestRise } from '#domain/list-changes.ts';
import { originalLocale } from '#domain/locale.ts';
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
) {
  const bearers = findBearers(members, renames);
  const entries = names.map((listed, index): Entry => {
    return { ...listed, number: index + 1, ...bearers.get(foldName(listed.name)) };
  });
  const known = entries.flatMap(({ id, ...entry }) => (id === undefined ? [] : { ...entry, id }));
  const added = entries.filter(({ id }) => id === undefined);
  const ids = new Set(known.map(({ id }) => id));
  const gone = before.flatMap((id, index) => (ids.has(id) ? [] : { id, number: index + 1 }));
  const stayed = known.filter(({ id }) => before.includes(id));
  return {
    /** The new list, from the first to the last. */
    entries,
    /** On the earlier list only, with their numbers there. */
    gone,
    /** Without a file so far. */
    added,
    /** With a file, but not on the earlier list. */
    returned: known.filter(({ id }) => !before.includes(id)),
    /** Under another name than their file has. */
    renamed: known.filter(({ by }) => by !== undefined),
    /** At another position among those that stayed. */
    moved: findMoves(before, stayed),
    /** Members that are gone, each with a similar new name: perhaps renamed, perhaps another organisation. */
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
      names[originalLocale]
        ? [[foldName(names[originalLocale].name), { id, by: 'record' }] as const]
        : [],
    ),
  );
  const said = [...renames].map(([id, name]) => [foldName(name), { id, by: 'user' }] as const);
  const own = [...members].map(([id, { zh }]) => [foldName(zh), { id }] as const);
  return new Map<string, Bearer>([...later, ...said, ...own]);
}

/** The fewest members that must move so that the rest keeps its order. */
function findMoves(before: readonly string[], stayed: { id: string; number: number }[]) {
  const steps = stayed.map(({ id, number }) => ({ id, from: before.indexOf(id) + 1, to: number }));
  const kept = longestRise(steps.map(({ from }) => from));
  return steps.filter((_, index) => !kept.has(index));
}

/** For each member that is gone, the new name most similar to its own, if any. */
function findAlike(
  gone: { id: string }[],
  added: readonly Entry[],
  members: ReadonlyMap<string, Member>,
) {
  const names = [...members.values()].map(({ zh }) => zh);
  const weigh = rarity([...names, ...added.map(({ name }) => name)]);
  return gone.flatMap(({ id }) => {
    const zh = members.get(id)?.zh ?? '';
    const [best] = added
      .map(({ name }) => ({ id, name, likeness: likeness(zh, name, weigh) }))
      .sort((a, b) => b.likeness - a.likeness);
    return best && best.likeness >= enough ? [{ id, name: best.name }] : [];
  });
}

/** The likeness from which a member may have been renamed. */
const enough = 0.6;

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
  const share = (signs: string[]) => (2 * total(signs)) / (total(a) + total(b));
  const most = share([...a].filter((sign) => b.includes(sign)));
  if (most < enough) return most;
  const shared = diffArrays([...a], [...b]).filter(({ added, removed }) => !added && !removed);
  return share(shared.flatMap(({ value }) => value));
}

/** What a new list changes; numbers are those of the lists. */
export type Difference = ReturnType<typeof compareLists>;

/** A name on the new list with its number, and the member it belongs to. */
type Entry = ListedName & { number: number } & Partial<Bearer>;

/** A member, and how a name is known to be its own if its file has another: recorded there, or given by the user. */
type Bearer = { id: string; by?: 'record' | 'user' };

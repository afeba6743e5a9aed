import { defineProblems, type Problem } from '#checks/problem.ts';
import { originalLocale } from '#domain/locale.ts';
import type { Member } from '#domain/member.ts';
import { quoteArgument } from '#scripts/staff/arguments.ts';
import type { Difference } from '#scripts/staff/import/difference.ts';
import { bareName, foldName, simplify } from '#scripts/staff/import/listed-name.ts';
import { inDocument } from '#scripts/staff/refusal.ts';

const report = defineProblems({
  'name-with-more': `
    “{name}”像是已有成员“{known}”，只多出“{more}”：是同一个单位吗
    是就照“{known}”写；改了名加 --rename {renaming}；是另一个单位加 --id {naming}
    “{name}” looks like the member “{known}” with “{more}” added: is it the same
    if so, write it as “{known}”; if it was renamed, add --rename {renaming}; if it is another, add --id {naming}`,
  'name-doubtful': `
    新名称“{name}”里的“{more}”是名称的一部分吗
    不是就删去；是就加 --id {naming}
    Is “{more}” part of the new name “{name}”
    if not, delete it; if so, add --id {naming}`,
  'name-traditional': `
    新名称“{name}”用了繁体字
    请改为“{simple}”（Word：审阅 → 繁转简）；要照原样公布，加 --id {naming}
    The new name “{name}” is written in traditional characters
    write “{simple}” (Word: Review → Traditional to Simplified); to publish it as it is, add --id {naming}`,
});

/**
 * What makes one doubt whether new names are those of new members, unless the user has said so with an option.
 * @param said names that options speak of, and names of places, which may stand in brackets behind a name
 * @param idOf makes the id that a new member would have
 */
export function findDoubts(
  { added, entries }: Difference,
  members: ReadonlyMap<string, Member>,
  said: { answered: ReadonlySet<string>; places: ReadonlySet<string> },
  idOf: (name: string) => string,
): Problem[] {
  const names = [...members].flatMap(([id, { [originalLocale]: zh, names }]) =>
    [zh, ...Object.values(names).flatMap((stated) => stated?.name ?? [])].map((name) => ({
      id,
      zh,
      key: foldName(name),
    })),
  );
  const listed = new Set(entries.map(({ name }) => foldName(name)));
  return added.flatMap(({ name, place }) => {
    const [key, at] = [foldName(name), inDocument(place)];
    if (said.answered.has(key)) return [];
    const [bare, simple] = [bareName(name, (text) => said.places.has(text)), simplify(name)];
    const like =
      names.find((other) => other.key === key || other.key === foldName(bare)) ??
      names.find(
        (other) => other.key.length > 3 && key.includes(other.key) && !listed.has(other.key),
      );
    const naming = () => quoteArgument(`${name}=${idOf(name)}`);
    if (like) {
      const renaming = quoteArgument(`${like.id}=${name}`);
      const values = {
        name,
        known: like.zh,
        more: key.replace(like.key, '…'),
        naming: naming(),
        renaming,
      };
      return [report('name-with-more', at, values)];
    }
    if (bare !== name)
      return [
        report('name-doubtful', at, { name, more: name.replace(bare, '…'), naming: naming() }),
      ];
    return simple === name
      ? []
      : [report('name-traditional', at, { name, simple, naming: naming() })];
  });
}

import { nearestOf } from '#checks/nearest.ts';
import { defineProblems, type Problem, placeOf, replaceBy } from '#checks/problem.ts';
import { didYouMean } from '#checks/words.ts';
import { isRealDate, toIsoDate } from '#domain/date.ts';
import { listIds, type PublishedList } from '#domain/ledger.ts';
import type { Checked, RawEntry } from '#reader/raw.ts';

/** Kinds of problem with the published lists. */
export const report = defineProblems({
  'no-list': `
    content/lists/ 中没有名单文件
    请恢复名单，不要自己新写：改了名的，改回来；删了的，关闭这个合并请求从头再改，或请同事恢复
    谁是成员由名单决定；没有名单，网站上就没有成员。
    content/lists/ holds no list
    restore the list and write no new one: rename it back; if it was deleted, close the pull request and start again, or ask a colleague to restore it
    The lists say who is a member; without one the site has no members.`,
  'listed-without-file': `
    名单中的“{id}”没有对应文件 content/members/{id}.yaml
    {nearest}代号写错了的，请改正；文件误删了或改了名的，请关闭这个合并请求从头再改；是新成员的，请新建这个文件（Add file → Create new file）；都不是的，请删去这一行
    名单只列代号，成员的名称写在各自的文件里。
    “{id}” is on the list, but there is no file content/members/{id}.yaml
    {nearest}if the id is mistyped, correct it; if the file was deleted or renamed, close the pull request and start again; for a new member create the file (Add file → Create new file); else delete this line
    A list holds ids only; the names stand in the members’ files.`,
  'list-date': `
    名单的文件名“{value}”不是一个日期
    请把文件名改为名单“截至”的那一天，写到日，如 {right}.yaml（打开文件，点铅笔，在上方的文件名框里改）
    名单按日期排列，日期最新的一份就是现在的名单。
    The file name “{value}” of a list is no date
    rename the file after the day that the list is “as of”, such as {right}.yaml (open it, click the pencil, and change the name in the box at the top)
    Lists are ordered by date; the newest is the present one.`,
  'listed-twice': `
    “{id}”在名单中出现了不止一次，第 {line} 行已经有了
    请照公布的次序留下一行，删去另一行
    序号由名单里的位置算出，重复会使后面的序号都错。
    “{id}” is on the list more than once; it stands at line {line} already
    keep the line that is at its place in the published order, and delete the other
    Numbers follow from the position on the list; a repeat makes all later numbers wrong.`,
  'on-both-lists': `
    “{id}”同时在中方和外方名单中，第 {line} 行已经有了
    请照公布的名单留下一行，删去另一行
    一个单位只能在一份名单上。
    “{id}” is on the list of China and on the list abroad; it stands at line {line} already
    keep the line that the published list has, and delete the other
    An organization is on one list only.`,
  'file-not-listed': `
    成员“{id}”不在任何名单中
    那份名单上公布了它的，请在最新的名单 {list} 里按公布的顺序加一行“  - {id}”；后来的名单才公布的，先把这份名单复制为新日期的文件，再在新文件里加
    没有列入名单的文件不会出现在网站上。
    Member “{id}” is on no list
    if it was published on that list, add a line “  - {id}” to the newest list {list}, in the published order; if on a later one, first copy that list to a file of the new date, and add it there
    A member’s file that is on no list would never appear on the site.`,
});

/** Lists and member files against each other: each id has a file, each file is on a list, each once. */
export function checkLists(
  files: RawEntry[],
  lists: Checked<PublishedList>[],
  members: RawEntry[],
): Problem[] {
  if (files.length === 0) return [report('no-list', { file: 'content/lists/' })];
  const badDates = files
    .filter(({ id }) => !isRealDate(id) || id.length !== 'YYYY-MM-DD'.length)
    .map((entry) => {
      const right = toIsoDate(entry.id);
      return report('list-date', entry, {
        value: entry.id,
        right: right?.length === 'YYYY-MM-DD'.length ? right : '2024-07-10',
      });
    });
  const listed = new Set(lists.flatMap(({ value }) => listIds.flatMap((list) => value[list])));
  // A list that could not be read would make every member on it seem unlisted.
  const isComplete = lists.length === files.length;
  const known = new Set(members.map(({ id }) => id));
  const unlisted = members.filter(({ id }) => isComplete && !listed.has(id));
  const unclaimed = new Set(unlisted.map(({ id }) => id));
  const wrong = lists.flatMap((list) => checkList(list, known, unclaimed));
  return [
    ...badDates,
    ...wrong,
    ...unlisted
      .filter(({ id }) => unclaimed.has(id))
      .map(({ file, id }) =>
        report('file-not-listed', { file }, { id, list: files.at(-1)?.file ?? '' }),
      ),
  ];
}

/** @param unclaimed files that no list names; one that an id on the list was most likely meant for is taken out */
function checkList(
  { entry, value }: Checked<PublishedList>,
  known: Set<string>,
  unclaimed: Set<string>,
): Problem[] {
  const seen = new Map<string, Seen>();
  return listIds.flatMap((list) =>
    value[list].flatMap((id, index) => {
      const before = seen.get(id);
      const place = placeOf(entry, [list, index]);
      const line = place.position?.line ?? 0;
      seen.set(id, before ?? { list, line });
      if (before) {
        const kind = before.list === list ? 'listed-twice' : 'on-both-lists';
        return [report(kind, place, { id, line: before.line })];
      }
      if (known.has(id)) return [];
      // Two ids in one line.
      for (const part of id.split(' ')) unclaimed.delete(part);
      const near = nearestOf(id, unclaimed);
      // A single file that no list names is most likely this one under a new name.
      const other = near ?? (unclaimed.size === 1 ? [...unclaimed][0] : undefined);
      unclaimed.delete(other ?? '');
      const values = { id, nearest: didYouMean(other) };
      return [report('listed-without-file', place, values, replaceBy(id, near))];
    }),
  );
}

/** Where an id stands first. */
type Seen = { list: string; line: number };

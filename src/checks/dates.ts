import { defineProblems, type Path, type Problem, placeOf } from '#checks/problem.ts';
import { datesIn } from '#checks/schema.ts';
import { dataSchemas } from '#domain/content.ts';
import { isRealDate } from '#domain/date.ts';
import type { Checked, RawEntry } from '#reader/raw.ts';

/** Kinds of problem with dates. */
export const report = defineProblems({
  'future-date': `
    “{value}”还没有到（今天是 {today}）
    多半是年份写错了：请写文件或名单上的日期（名单的日期就是它的文件名）
    名单、更名、落款都是已经发生的事，将来的日期多半是写错了年份。
    “{value}” has not come yet (today is {today})
    most likely the year is mistyped: write the date of the document or list (that of a list is its file name)
    Lists, renamings, and signatures have happened; a date to come is most often a wrong year.`,
});

/**
 * Dates of lists, and dates in members and in `alliance.yaml`, that are in the future.
 * @param today ISO 8601
 */
export function checkDates(
  today: string,
  lists: RawEntry[],
  members: Checked<unknown>[],
  alliance: Checked<unknown> | undefined,
): Problem[] {
  const check = (entry: RawEntry, path: Path, date: string) =>
    isRealDate(date) && date > today.slice(0, date.length)
      ? [report('future-date', placeOf(entry, path), { value: date, today })]
      : [];
  const checkAll = (schema: Parameters<typeof datesIn>[0], { entry, value }: Checked<unknown>) =>
    datesIn(schema, value).flatMap(({ path, date }) => check(entry, path, date));
  return [
    ...lists.flatMap((entry) => check(entry, [], entry.id)),
    ...members.flatMap((member) => checkAll(dataSchemas.member, member)),
    ...(alliance ? checkAll(dataSchemas.alliance, alliance) : []),
  ];
}

import { parseDocument } from 'yaml';
import { contentFiles } from '#domain/file.ts';
import type { ListId } from '#domain/ledger.ts';
import { createCollator, originalLocale } from '#domain/locale.ts';
import { planList } from '#scripts/staff/import/list-import.ts';
import type { Project } from '#scripts/staff/import/project.ts';
import { setText } from '#scripts/staff/import/yaml-text.ts';

/**
 * The files of a new member: its own, and the list of the date with the member in it.
 * Facts that are not given are derived from the name where possible; nothing is invented.
 * @returns its id, new texts by path, and the keys still missing; `undefined` if the name is listed already
 * @throws Refusal if the date is before the newest list, or the id is taken
 */
export function planMember(
  project: Project,
  { name, list, date }: { name: string; list: ListId; date: string },
  { id: wanted, ...facts }: MemberFacts,
) {
  const { lists, members } = project.content;
  const newest = Object.keys(lists).sort().at(-1) ?? '';
  const before = (lists[newest]?.[list] ?? []).map((id) => members.get(id)?.zh ?? id);
  // In China where pinyin puts the name, as the alliance orders its list; abroad at the end.
  const { compare } = createCollator(originalLocale);
  const after = list === 'china' ? before.findIndex((other) => compare(other, name) > 0) : -1;
  const names = before.toSpliced(after < 0 ? before.length : after, 0, name);
  const listed = names.map((each) => ({ name: each, place: each }));
  const ids = new Map(wanted === undefined ? [] : [[name, wanted]]);
  const plan = planList(project, listed, { list, date, renames: new Map(), ids });
  const [added] = plan.added;
  if (!added) return undefined;
  const path = contentFiles.member(added.id);
  let { text } = added;
  for (const [key, value] of Object.entries(facts))
    if (value !== undefined) text = setText(text, [key], value, path);
  return {
    id: added.id,
    changes: new Map([...plan.changes, [path, text]]),
    open: added.open.filter((key) => !parseDocument(text).hasIn([key])),
  };
}

/** What the user gives about a new member beside its name. */
export type MemberFacts = Partial<
  Record<'id' | 'pinyin' | 'kind' | 'country' | 'region' | 'city', string | undefined>
>;

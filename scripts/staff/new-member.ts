import { parseDocument } from 'yaml';
import { contentFiles } from '#domain/file.ts';
import { type ListId, listIds } from '#domain/ledger.ts';
import { createCollator, originalLocale } from '#domain/locale.ts';
import { planList } from '#scripts/staff/import/list-import.ts';
import type { Project } from '#scripts/staff/import/project.ts';
import { setText } from '#scripts/staff/import/yaml-text.ts';

/**
 * The files of a new member: its own, and the list of the date with the member in it.
 * Facts that are not given are derived from the name where possible; nothing is invented.
 * @throws Refusal if the date is before the newest list, or the id is taken
 */
export function planMember(project: Project, given: GivenMember): NewMemberFiles {
  const { zh, list, date, id: wanted, ...facts } = given;
  const { lists, members } = project.content;
  const newest = Object.keys(lists).sort().at(-1) ?? '';
  const before = (lists[newest]?.[list] ?? []).map((id) => members.get(id)?.zh ?? id);
  const at = placeInList(before, zh, list);
  const names = [...before.slice(0, at), zh, ...before.slice(at)];
  const listed = names.map((name) => ({ name, place: name }));
  const ids = new Map(wanted === undefined ? [] : [[zh, wanted]]);
  const plan = planList(project, listed, { list, date, renames: new Map(), ids });
  const [added] = plan.added;
  if (!added) return { changes: plan.changes, open: [] };
  const path = contentFiles.member(added.id);
  const text = Object.entries(facts).reduce(
    (source, [key, value]) => (value === undefined ? source : setText(source, [key], value, path)),
    added.text,
  );
  const known = new Set(Object.keys((parseDocument(text).toJS() ?? {}) as object));
  return {
    id: added.id,
    changes: new Map([...plan.changes, [path, text]]),
    open: added.open.filter((key) => !known.has(key)),
  };
}

/** In China where pinyin puts the name, as the alliance orders its list; abroad at the end. */
function placeInList(names: readonly string[], zh: string, list: ListId): number {
  const [china] = listIds;
  if (list !== china) return names.length;
  const { compare } = createCollator(originalLocale);
  const after = names.findIndex((name) => compare(name, zh) > 0);
  return after < 0 ? names.length : after;
}

/** The facts that the user gives about a new member. */
export type GivenMember = {
  zh: string;
  list: ListId;
  /** ISO 8601 date of the list. */
  date: string;
  id?: string | undefined;
  pinyin?: string | undefined;
  kind?: string | undefined;
  country?: string | undefined;
  region?: string | undefined;
  city?: string | undefined;
};

/** New texts by path, and the keys still missing; without an id if the name is listed already. */
export type NewMemberFiles = {
  id?: string;
  changes: ReadonlyMap<string, string>;
  open: string[];
};

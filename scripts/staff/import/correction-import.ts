import { defineProblems, type Problem } from '#checks/problem.ts';
import { hashText, seenEnding } from '#domain/correction.ts';
import {
  correctableValues,
  correctedFields,
  describeEntry,
  noteKey,
  renamingKeys,
} from '#domain/correction-field.ts';
import { contentFiles } from '#domain/file.ts';
import { readLedger } from '#domain/ledger.ts';
import { originalLocale } from '#domain/locale.ts';
import type { Member } from '#domain/member.ts';
import type { Correction } from '#scripts/staff/import/correction-block.ts';
import type { ListAnswer } from '#scripts/staff/import/list-import.ts';
import { readField } from '#scripts/staff/import/workbook-export.ts';
import { addKey, type Path, removeText, setText } from '#scripts/staff/import/yaml-text.ts';
import type { Project } from '#scripts/staff/project.ts';
import { inDocument, Refusal } from '#scripts/staff/refusal.ts';

const report = defineProblems({
  'correction-member': `
    没有编号为“{id}”的成员
    编号是成员网页网址的最后一段；请核对来信
    There is no member with the id “{id}”
    the id is the last part of the URL of the member’s page; check the mail`,
  'correction-listed': `
    来信所指的是“{value}”，文件里这个成员是“{old}”
    名单上的名称不能这样改；名单改过的，请对方在网站上重新填写
    The mail is about “{value}”, and the file has this member as “{old}”
    the listed name cannot be changed like this; if the list has changed, ask for a new mail`,
  'correction-base': `
    {key}：对方填写时看到的与现在不同，现在是“{old}”，来信要改成“{value}”
    请核对哪个对：现在的对就不用改，来信的对就请对方在网站上重新填写
    {key}: the site has changed since the sender looked; it is “{old}” now, and the mail wants “{value}”
    find out which is right; if it is the mail, ask the sender to fill in the form again`,
  'correction-renaming': `
    更名要写全三项：{keys}，日期如 2025-03 或 2025-03-01
    请向对方问清
    A renaming needs all three of {keys}, with a date such as 2025-03 or 2025-03-01
    ask the sender`,
  'correction-renamed-before': `
    这个成员的文件里已经有更名 renamed
    请手工添加这一次
    The file of this member has a renaming already
    add this one by hand`,
  'status-option': `
    没有状态“{value}”
    请写 {choices} 中的一个
    There is no status “{value}”
    write one of {choices}`,
  'status-open': `
    对方不能定状态，请您定。先打开来信给出的网页看：{pages}
    再照下面加 --status；没有网页的总是 unverified
    The sender cannot set the status; you decide. First look at the pages that the mail gives: {pages}
    then add --status as below; what has no page is always unverified`,
  'correction-typed': `
    这封信是手打的，没有校验和
    请对照来信核对上面的差别，一致就加 --seen
    This mail was typed by hand and has no sum
    compare the difference above with the mail, and add --seen if they agree`,
});

/** What an editor can say of a proposed name or website. */
const statuses = ['official', 'attested', 'unverified'] as const;

/**
 * Works out what a member's mail changes in its file. Without an editor's word every proposal is unverified.
 * @param options `status`: what the editor says of the proposals that have a page; `seen`: that a typed mail was compared
 * @throws Refusal if the mail does not fit the member as the site has it
 */
export function planCorrection(
  { content, read }: Project,
  { entries, isTyped, around }: Correction,
  { status, seen }: CorrectionOptions,
) {
  if (status !== undefined && !statuses.some((known) => known === status)) {
    const values = { value: status, choices: statuses.join(', ') };
    throw new Refusal(report('status-option', inDocument(), values));
  }
  const id = entries.get('id') ?? '—';
  const member = content.members.get(id);
  if (!member) throw new Refusal(report('correction-member', inDocument(), { id }));
  const listed = entries.get(originalLocale) ?? member.zh;
  if (listed !== member.zh)
    throw new Refusal(report('correction-listed', inDocument(), { value: listed, old: member.zh }));
  const results = correctedFields.map(({ value, source }) =>
    readProposal(member, { value, source }, { entries, isTyped }),
  );
  const renaming = readRenaming(member, entries);
  const problems = [...results, renaming].flatMap(({ problem }) => problem ?? []);
  if (problems.length > 0) throw new Refusal(...problems);
  const proposals = results.flatMap(({ proposal }) => proposal ?? []);
  const file = contentFiles.member(id);
  const edits = proposals.flatMap((proposal) => editsOf(member, proposal, status));
  let text = read(file) ?? '';
  for (const { path, after } of edits)
    text = after === '' ? removeText(text, path, file) : setText(text, path, after, file);
  if (renaming.name) text = addKey(text, 'renamed', [renamedEntry(renaming, status)], file);
  const pages = [...proposals, renaming].flatMap(({ source }) => source ?? []);
  const isOpen = status === undefined && (proposals.length > 0 || renaming.name !== undefined);
  const questions = [
    ...(isTyped && !seen && text !== read(file) ? [report('correction-typed', inDocument())] : []),
    ...(isOpen
      ? [report('status-open', inDocument(), { pages: [...new Set(pages)].join(' ') || '—' })]
      : []),
  ];
  const ledger = readLedger(content.lists);
  const entry = ledger.entries.get(id) ?? ledger.former.get(id);
  return {
    id,
    member,
    edits,
    renaming,
    /** The new text of the member's file by its path; empty if nothing changes. */
    changes: new Map(text === read(file) ? [] : [[file, text]]),
    questions,
    answers: isOpen ? answersFor(pages.length > 0) : [],
    /** Where the member stood for the sender, and stands now, if that differs. */
    moved: moveOf(entries.get('list'), entry && describeEntry(ledger, entry)),
    note: entries.get(noteKey),
    around,
  };
}

/** Describes in both languages what a mail changes, and what of it is not read. */
export function reportCorrection(plan: ReturnType<typeof planCorrection>): string[] {
  const quote = (value: string) => (value === '' ? '—' : `“${value}”`);
  const { id, member, edits, renaming, moved, note, around } = plan;
  return [
    `${member.zh} (${id})`,
    ...around.slice(0, mostAround).map((text) => `没有读入 not read: ${text}`),
    ...(around.length > mostAround ? [`没有读入的共 ${around.length} 行 lines not read`] : []),
    ...(moved ? [`名单序号已变 the list has changed: ${moved}`] : []),
    ...(note === undefined
      ? []
      : [`来信人说，请人工处理 the sender says, for you to act on: ${note}`]),
    ...(edits.length === 0 && !renaming.name ? ['没有变化 no change'] : []),
    ...edits.map(
      ({ path, before, after }) => `${path.join('.')}: ${quote(before)} → ${quote(after)}`,
    ),
    ...(renaming.name
      ? [`renamed: ${renaming.date} → ${quote(renaming.name)} ${renaming.source}`]
      : []),
  ];
}

/** How many lines around the block are printed. */
const mostAround = 20;

/** What the mail says of one field: nothing, a proposal, or one that does not fit. */
function readProposal(
  member: Member,
  keys: { value: string; source: string },
  { entries, isTyped }: Pick<Correction, 'entries' | 'isTyped'>,
): { proposal?: Proposal; problem?: Problem } {
  const now = correctableValues(member)[keys.value] ?? '';
  const value = entries.get(keys.value) ?? now;
  const source = entries.get(keys.source);
  const path = keys.value.split('.');
  const isSame = value === now && (!source || source === readField(member, keys.source.split('.')));
  if (isSame) return {};
  const seen = entries.get(keys.value + seenEnding);
  const isBased = isTyped || value === now || seen === hashText(now);
  return isBased
    ? { proposal: { path, value, source } }
    : { problem: report('correction-base', inDocument(), { key: keys.value, old: now, value }) };
}

function readRenaming({ renamed }: Member, entries: Correction['entries']): Renaming {
  const [name, date, source] = Object.values(renamingKeys).map((key) => entries.get(key));
  if (!name && !date && !source) return {};
  const isWhole = name && source && /^\d{4}-\d\d(-\d\d)?$/.test(date ?? '');
  const keys = Object.values(renamingKeys).join(', ');
  if (!isWhole) return { problem: report('correction-renaming', inDocument(), { keys }) };
  if (renamed) return { problem: report('correction-renamed-before', inDocument()) };
  return { name, date, source };
}

/** A value with the status that the editor gave it, and the page where it was seen. */
function statedAs(source: string | undefined, status: string | undefined) {
  const isSeen = source !== undefined && status !== undefined && status !== 'unverified';
  return isSeen ? { status, source } : { status: 'unverified', source: '' };
}

/** None where only a page was given for what the file has already, and nobody has seen it there. */
function editsOf(member: Member, { path, value, source }: Proposal, status?: string): Edit[] {
  const group = path.slice(0, -1);
  const stated = statedAs(source, status);
  if (readField(member, path) === value && stated.source === '') return [];
  const wanted = { [path.at(-1) ?? '']: value, ...stated };
  return Object.entries(wanted)
    .map(([key, after]) => ({ path: [...group, key], after }))
    .map((edit) => ({ ...edit, before: readField(member, edit.path) }))
    .filter(({ before, after }) => before !== after);
}

function renamedEntry({ name, date, source }: Renaming, status?: string) {
  const { source: seen, ...known } = statedAs(source, status);
  const stated = { name, ...known, ...(seen && { source: seen }) };
  return { date, names: { [originalLocale]: stated }, source };
}

function answersFor(hasPages: boolean): ListAnswer[] {
  const seen = [
    { when: '在该机构自己的网页上看到 seen on the organization’s own page:', status: 'official' },
    { when: '在别的公开网页上看到 seen on another public page:', status: 'attested' },
  ];
  const not = { when: '没有看到 not seen:', status: 'unverified' };
  return hasPages ? [...seen, not] : [not];
}

function moveOf(then: string | undefined, now: string | undefined): string | undefined {
  return then === undefined || then === now ? undefined : `${then} → ${now ?? '—'}`;
}

/** A value that the sender proposes, and the page that shows it. */
type Proposal = { path: Path & readonly string[]; value: string; source: string | undefined };

/** A renaming that the sender reports; empty if there is none. */
type Renaming = { name?: string; date?: string | undefined; source?: string; problem?: Problem };

/** One value that the mail changes or, with an empty text, takes away. */
type Edit = { path: Path; before: string; after: string };

/** What the editor says. */
type CorrectionOptions = { status?: string | undefined; seen?: boolean | undefined };

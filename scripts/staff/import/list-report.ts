import { keyWords } from '#checks/words.ts';
import type { Content } from '#domain/content.ts';
import { listIds } from '#domain/ledger.ts';
import { originalLocale } from '#domain/locale.ts';
import type { Member } from '#domain/member.ts';
import { createTranslator } from '#i18n/translator.ts';
import { type ListDocument, nameList } from '#scripts/staff/import/list-document.ts';
import type { ListOptions, ListPlan } from '#scripts/staff/import/list-import.ts';
import { simplify } from '#scripts/staff/import/listed-name.ts';

/** Describes, in Chinese and English, what a list changes and what it leaves open. */
export function reportList(
  content: Content,
  document: ListDocument,
  { list, date }: ListOptions,
  plan: ListPlan,
): string[] {
  const { previous } = plan;
  const nameOf = (id: string) => `${content.members.get(id)?.zh} (${id})`;
  const copied = content.lists[date] ? [] : listIds.filter((id) => id !== list);
  return [
    `${nameList(list)} ${date}: ${document.names.length}`,
    ...document.ignored.slice(0, mostIgnored).map((text) => `没有读入 not read: ${text}`),
    ...(document.ignored.length > mostIgnored
      ? [`没有读入的共 ${document.ignored.length} 处 not read, in all: ${document.ignored.length}`]
      : []),
    `与 ${previous} 的名单相比 compared with the list of ${previous}:`,
    ...describeDifference(plan, content, nameOf),
    ...copied.map((id) => `${nameList(id)}: 照抄 copied from ${previous}`),
  ];
}

/** How much of what is not read is described. */
const mostIgnored = 20;

function describeDifference(
  { added, difference, renamed }: ListPlan,
  content: Content,
  nameOf: (id: string) => string,
): string[] {
  const { entries, gone, moved, returned } = difference;
  const changed = new Set([...returned, ...renamed, ...moved].map(({ id }) => id));
  const same = entries.filter(({ id }) => id !== undefined && !changed.has(id)).length;
  const traditional = entries.filter(({ id, name }) => id && simplify(name) !== name);
  const changes = [
    ...section(
      '新增 new',
      added.map(({ number, zh, id, pinyin, kind, region, country, open }) => [
        `${number}  ${zh} → ${id}`,
        `    ${describeFacts({ pinyin, kind, place: region ?? country }, content)}`,
        `    待补 open: ${describeKeys(open)}`,
      ]),
    ),
    ...section(
      '不再 gone',
      gone.map(({ id, number }) => [`${number}  ${nameOf(id)}`]),
    ),
    ...section(
      '新增，已有文件 new, with a file already',
      returned.map(({ id, number }) => [`${number}  ${nameOf(id)}`]),
    ),
    ...section(
      '改名 renamed',
      renamed.map(({ id, name, number, by, open }) => [
        `${number}  ${nameOf(id)} → ${name}${by === 'record' ? '  （见 renamed recorded in the file）' : ''}`,
        `    待核 check: ${describeKeys(open)}`,
      ]),
    ),
    ...section(
      '换了位置 moved',
      moved.map(({ id, from, to }) => [`${from} → ${to}  ${nameOf(id)}`]),
    ),
  ];
  return [
    ...(changes.length === 0 ? ['没有变化 no change'] : [...changes, `不变 unchanged: ${same}`]),
    ...section(
      '繁体名称已按简体对应，请核对 written in traditional characters and matched; please check',
      traditional.map(({ id = '', name, number }) => [`${number}  ${name} = ${nameOf(id)}`]),
    ),
  ];
}

/** The facts derived from a name, in Chinese with their codes behind them. */
function describeFacts({ pinyin, kind, place }: DerivedFacts, { places }: Content): string {
  const words = createTranslator(originalLocale);
  const named = places.regions[place ?? ''] ?? places.countries[place ?? ''];
  const codes = [kind, place].filter(Boolean).join(' · ');
  const texts = [kind && words.text(`kind.${kind}`), named?.[originalLocale]].filter(Boolean);
  return [pinyin, ...texts, codes && `(${codes})`]
    .filter(Boolean)
    .join(' · ')
    .replace(' · (', ' (');
}

/** Keys of a member's file in Chinese, each with the key behind it. */
function describeKeys(keys: readonly string[]): string {
  return keys.map((key) => keyWords(key.split('.'))[originalLocale]).join('、');
}

/** A heading with the number of items, and the lines of each item. */
function section(title: string, items: readonly string[][]): string[] {
  const lines = items.flat().map((line) => `  ${line}`);
  return items.length === 0 ? [] : [`${title}: ${items.length}`, ...lines];
}

/** What follows from a new name. */
type DerivedFacts = { pinyin: string; kind: Member['kind']; place: string | undefined };

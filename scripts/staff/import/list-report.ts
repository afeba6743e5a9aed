import type { Content } from '#domain/content.ts';
import { listIds } from '#domain/ledger.ts';
import { type ListDocument, nameList } from '#scripts/staff/import/list-document.ts';
import type { AddedMember, ListOptions, ListPlan } from '#scripts/staff/import/list-import.ts';

/** Tells staff, in Chinese and English, what a list changes and what it leaves open. */
export function reportList(
  { members, lists }: Content,
  document: ListDocument,
  { list, date }: ListOptions,
  plan: ListPlan,
): string[] {
  const { added, difference, previous, renamed } = plan;
  const { alike, entries, gone, moved, returned } = difference;
  const nameOf = (id: string) => `${members.get(id)?.zh} (${id})`;
  const numberOf = (name: string) => entries.find((entry) => entry.name === name)?.number ?? 0;
  const openOf = (id?: string) => renamed.find((member) => member.id === id)?.open ?? [];
  const sections = [
    ...section(
      '新增 new',
      added.flatMap((member) => describeAdded(member, numberOf(member.zh))),
      added.length,
    ),
    ...section(
      '不再 gone',
      gone.map(({ id, number }) => `${number}  ${nameOf(id)}`),
    ),
    ...section(
      '新增，已有文件 new, with a file already',
      returned.map(({ bearer, number }) => `${number}  ${nameOf(bearer?.id ?? '')}`),
    ),
    ...section(
      '改名 renamed',
      difference.renamed.flatMap(({ name, number, bearer }) => [
        `${number}  ${nameOf(bearer?.id ?? '')} → ${name}${bearer?.by === 'record' ? '  （见 renamed recorded in the file）' : ''}`,
        `    待核 check: ${openOf(bearer?.id).join(', ')}`,
      ]),
      difference.renamed.length,
    ),
    ...section(
      '换了位置 moved',
      moved.map(({ id, from, to }) => `${from} → ${to}  ${nameOf(id)}`),
    ),
  ];
  const changed = new Set([
    ...[...returned, ...difference.renamed].map(({ bearer }) => bearer?.id),
    ...moved.map(({ id }) => id),
  ]);
  const same = entries.filter(({ bearer }) => bearer && !changed.has(bearer.id)).length;
  return [
    `${nameList(list)} ${date}: ${document.names.length}`,
    ...document.ignored.map((row) => `没有读入 not read: ${row}`),
    `与 ${previous} 的名单相比 compared with the list of ${previous}:`,
    ...(sections.length === 0 ? ['没有变化 no change'] : sections),
    ...(sections.length === 0 ? [] : [`不变 unchanged: ${same}`]),
    ...section(
      '可能是更名 perhaps renamed',
      alike.flatMap(({ id, name }) => [
        `${nameOf(id)} → ${name}`,
        `    若是，请加 if so, add: --rename ${id}=${name}`,
      ]),
      alike.length,
    ),
    ...(lists[date] ? [] : listIds.filter((id) => id !== list)).map(
      (id) => `${nameList(id)}: 照抄 copied from ${previous}`,
    ),
  ];
}

function describeAdded(
  { id, zh, pinyin, kind, country, region, open }: AddedMember,
  number: number,
) {
  const known = [pinyin, kind, region ?? country].filter(Boolean).join(' · ');
  return [`${number}  ${zh} → ${id}`, `    ${known}`, `    待补 open: ${open.join(', ')}`];
}

function section(title: string, lines: string[], count = lines.length): string[] {
  return lines.length === 0 ? [] : [`${title}: ${count}`, ...lines.map((line) => `  ${line}`)];
}

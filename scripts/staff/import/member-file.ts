import { stringify } from 'yaml';
import { toAddress } from '#checks/members.ts';
import { translationLocales } from '#domain/locale.ts';
import { type Member, memberSchema } from '#domain/member.ts';
import type { Path } from '#scripts/staff/import/yaml-text.ts';

/** Where a member's file lies, from the project's root. */
export function memberPath(id: string): string {
  return `content/members/${id}.yaml`;
}

/** The order of keys in a member's file. */
export function keyOrder(path: Path): readonly string[] {
  if (path.length === 0) return Object.keys(memberSchema.shape);
  return path.length === 1
    ? [...translationLocales, 'native']
    : ['lang', 'name', 'status', 'source'];
}

/** An address part made of a name's pinyin; `taken` are those that others have. */
export function makeId(pinyin: string, taken: ReadonlySet<string>): string {
  const base = toAddress(pinyin.replaceAll("'", ''));
  for (let number = 2, id = base; ; id = `${base}-${number++}`) if (!taken.has(id)) return id;
}

/** The file of a new member with what its listed name tells; the rest is for staff to find. */
export function writeMember(facts: NewMember, date: string): string {
  const { zh, pinyin, kind, country, region } = facts;
  return [
    `# 由 ${date} 的名单新建；拼音、kind 和地方由名称推出，核对后删去这两行。`,
    `# Made from the list of ${date}; pinyin, kind and place follow from the name: check them, then delete these lines.`,
    stringify({ zh, pinyin, kind, country, region }, { lineWidth: 0, keepUndefined: false }),
  ].join('\n');
}

/** What a listed name tells of a member. */
export type NewMember = {
  zh: string;
  pinyin: string;
  kind?: Member['kind'] | undefined;
  country?: string | undefined;
  region?: string | undefined;
};

import { stringify } from 'yaml';
import { translationLocales } from '#domain/locale.ts';
import { type Member, memberSchema } from '#domain/member.ts';
import { toSlug } from '#domain/slug.ts';
import { spellName, type Vocabulary } from '#scripts/staff/import/pinyin.ts';
import type { Path } from '#scripts/staff/import/yaml-text.ts';

/** The order of keys in a member's file. */
export function keyOrder(path: Path): readonly string[] {
  if (path.length === 0) return Object.keys(memberSchema.shape);
  return path.length === 1
    ? [...translationLocales, 'native']
    : ['lang', 'name', 'status', 'source'];
}

/**
 * The id of a new member, made from the pinyin of its listed name.
 * @param taken ids that other members have
 */
export function makeId(zh: string, vocabulary: Vocabulary, taken: ReadonlySet<string>): string {
  const words = new Map([...vocabulary.words, ...officialSpellings]);
  const base = toSlug(spellName(zh, { ...vocabulary, words }).replaceAll("'", ''));
  for (let number = 2, id = base; ; id = `${base}-${number++}`) if (!taken.has(id)) return id;
}

/** Places whose official Latin name is not their pinyin. Shaanxi differs from 山西, Shanxi. */
const officialSpellings: [string, string][] = [['陕西', 'Shaanxi']];

/** The file of a new member with the facts derived from its listed name; staff add the rest. */
export function writeMember(facts: NewMember, date: string): string {
  const { zh, pinyin, kind, country, region } = facts;
  return [
    `# 由 ${date} 的名单新建；拼音、kind 和地方由名称推出，核对后删去这两行。`,
    `# Made from the list of ${date}; pinyin, kind and place follow from the name: check them, then delete these lines.`,
    stringify({ zh, pinyin, kind, country, region }, { lineWidth: 0, keepUndefined: false }),
  ].join('\n');
}

/** The facts derived from a listed name. */
export type NewMember = {
  zh: string;
  pinyin: string;
  kind?: Member['kind'] | undefined;
  country?: string | undefined;
  region?: string | undefined;
};

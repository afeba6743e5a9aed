import { stringify } from 'yaml';
import { toSlug } from '#domain/slug.ts';
import { spellName, type Vocabulary } from '#scripts/staff/import/pinyin.ts';

/**
 * The id of a new member, made from the pinyin of its listed name.
 * @param taken ids that other members have
 */
export function makeId(name: string, vocabulary: Vocabulary, taken: ReadonlySet<string>): string {
  const words = new Map([...vocabulary.words, ...officialSpellings]);
  const base = toSlug(spellName(name, { ...vocabulary, words }).replaceAll("'", ''));
  for (let number = 2, id = base; ; id = `${base}-${number++}`) if (!taken.has(id)) return id;
}

/** Places whose official Latin name is not their pinyin. Shaanxi differs from 山西, Shanxi. */
const officialSpellings: [string, string][] = [['陕西', 'Shaanxi']];

/** The file of a new member with the facts derived from its listed name; staff add the rest. */
export function writeMember(facts: Readonly<Record<string, string | undefined>>, date: string) {
  return [
    `# 由 ${date} 的名单新建；拼音、kind 和地方由名称推出，核对后删去这两行。`,
    `# Made from the list of ${date}; pinyin, kind and place follow from the name: check them, then delete these lines.`,
    stringify(facts, { lineWidth: 0, keepUndefined: false }),
  ].join('\n');
}

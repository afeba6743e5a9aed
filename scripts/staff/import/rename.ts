import { originalLocale, translationLocales } from '#domain/locale.ts';
import type { Member } from '#domain/member.ts';
import { guessKind } from '#scripts/staff/import/facts.ts';
import { foldName } from '#scripts/staff/import/listed-name.ts';
import { commentOut, type Path, setText } from '#scripts/staff/import/yaml-text.ts';

/**
 * Gives a member its name on a new list; the name on the earlier ones is kept for their pages. What belonged to the former name (names in other
 * languages, short names, a character that is not in the new name) must not silently be used for the new one:
 * it stays in the file as a comment. Names that the file records for the new name take its place.
 * @param source the text of the member's file
 * @param file its path, for the message if it cannot be changed
 */
export function renameMember(
  source: string,
  member: Member,
  { name, pinyin, date, previous }: Naming,
  file: string,
): { text: string; open: string[] } {
  const record = (member.renamed ?? []).findIndex(
    ({ names }) => names[originalLocale] && foldName(names[originalLocale].name) === foldName(name),
  );
  const lostCharacter = member.character && !name.includes(member.character.hanzi);
  const obsolete: Path[] = [
    ...(lostCharacter ? [['character']] : []),
    ...(Object.keys(member.names).length > 0 ? [['names']] : []),
    ...(member.short ? [['short']] : []),
    // A later name recorded under the former list is not true under the new one.
    ...(member.renamed
      ? [record < 0 || member.renamed.length === 1 ? ['renamed'] : ['renamed', record]]
      : []),
  ];
  const put = (text: string, path: Path, value: string) => setText(text, path, value, file);
  const bare = obsolete.reduce((text, path) => commentOut(text, path, file), source);
  let text = put(put(bare, [originalLocale], name), ['pinyin'], pinyin);
  if (previous < date) {
    text = put(text, ['listedAs', previous, originalLocale], member[originalLocale]);
    text = put(text, ['listedAs', previous, 'pinyin'], member.pinyin);
  }
  const recorded = member.renamed?.[record]?.names ?? {};
  for (const locale of translationLocales) {
    const later = recorded[locale];
    const { status, source } = later ?? {};
    for (const [key, value] of Object.entries({ name: later?.name, status, source }))
      if (value !== undefined) text = put(text, ['names', locale, key], value);
  }
  const head = [
    `# 名单 ${date} 起改名；加了 # 的是原名称“${member.zh}”的内容，核对后再用或删去。`,
    `# Renamed with the list of ${date}; the lines behind # belong to the former name: check them before using them, or delete them.`,
  ];
  const kind = guessKind(name);
  const toCheck = {
    pinyin: true,
    character: lostCharacter,
    renamed: record < 0 && member.renamed,
    note: member.note,
    kind: kind !== undefined && kind !== member.kind,
    ...Object.fromEntries(
      translationLocales.map((locale) => [`names.${locale}`, !recorded[locale]]),
    ),
  };
  const open = Object.entries(toCheck).flatMap(([key, isOpen]) => (isOpen ? [key] : []));
  return { text: `${head.join('\n')}\n${text}`, open };
}

/** A new name with its pinyin, the date of its list, and of the list before it, which is the same if there is none. */
export type Naming = { name: string; pinyin: string; date: string; previous: string };

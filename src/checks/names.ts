import { defineProblems, type Path, type Problem, placeOf } from '#checks/problem.ts';
import { knownOptions, languageWords } from '#checks/words.ts';
import type { Alliance } from '#domain/alliance.ts';
import { isLocale, isOriginal } from '#domain/locale.ts';
import type { Member } from '#domain/member.ts';
import { isSeen, type NameStatus } from '#domain/name.ts';
import type { Checked, RawEntry } from '#reader/raw.ts';

/** Kinds of problem with names and their readings. */
export const report = defineProblems(
  {
    'needless-source': `
    状态“{value}”不写来源，这里却有来源 source
    在第 {line} 行的网页上看到了这个名称的，是该机构自己的网页，请把状态改为 official，是别的网页，改为 attested；没有看到的，请删去第 {line} 行
    unverified 和 translated 等表示没有见到网页；有来源就应当是 official 或 attested。
    Status “{value}” has no source, but there is one here
    if the name was seen on the page at line {line}, change the status to official if that page is the organization’s own, else to attested; if not, delete line {line}
    unverified, translated, and the like say that no page was seen; with a source the status is official or attested.`,
  },
  {
    'reading-differs': `
    “{hanzi}”没有“{value}”这个读音，或与全名的拼音对不上
    {known}请改正读音，要标声调
    首页字墙和网站标识上的字都注拼音。
    “{hanzi}” is not read “{value}”, or not so in the pinyin of the whole name
    {known}correct the reading, with its tone mark
    The characters of the wall and of the mark are shown with their pinyin.`,
    'native-differs': `
    {language}名称“{value}”与第 {line} 行同语言的本国名称“{native}”不同
    请核对哪一个对，把另一个改成一样
    同一个单位在同一种语言里只有一个名称，读者看到两个会以为是两个单位。
    The name “{value}” in {language} differs from the organization’s own in that language at line {line}, “{native}”
    see which one is right, and make the other the same
    In one language an organization has one name; of two a reader takes them for two organizations.`,
  },
);

/** Names whose status and source, or whose forms in one language, contradict each other. */
export function checkNameFacts(members: Checked<Member>[]): Problem[] {
  return members.flatMap(({ entry, value }) => [
    ...findNeedlessSources(entry, value),
    ...findOtherNative(entry, value),
  ]);
}

function findNeedlessSources(entry: RawEntry, value: unknown, path: Path = []): Problem[] {
  if (typeof value !== 'object' || value === null) return [];
  const { status, source } = value as { status?: NameStatus; source?: unknown };
  const isNeedless = status !== undefined && source !== undefined && !isSeen(status);
  const line = placeOf(entry, [...path, 'source']).position?.line ?? 0;
  return [
    ...(isNeedless
      ? [
          report('needless-source', placeOf(entry, [...path, 'status']), {
            value: status,
            line,
          }),
        ]
      : []),
    ...Object.entries(value).flatMap(([key, inner]) =>
      findNeedlessSources(entry, inner, [...path, Array.isArray(value) ? Number(key) : key]),
    ),
  ];
}

function findOtherNative(entry: RawEntry, { names }: Member): Problem[] {
  const { native } = names;
  if (!native || !isLocale(native.lang) || isOriginal(native.lang)) return [];
  const own = names[native.lang];
  if (own === undefined || own.name === native.name) return [];
  const language = languageWords(native.lang);
  const line = placeOf(entry, ['names', 'native', 'name']).position?.line ?? 0;
  const values = { value: own.name, native: native.name, language, line };
  return [report('native-differs', placeOf(entry, ['names', native.lang, 'name']), values)];
}

/** Readings of the characters of members and of the mark that the characters do not have. */
export function checkReadings(
  members: Checked<Member>[],
  alliance: Checked<Alliance> | undefined,
  readings: Readings,
): Problem[] {
  const check = (entry: RawEntry, path: Path, hanzi: string, value: string, name?: string) => {
    const known = readings(hanzi, true);
    const plain = value.normalize('NFD').replace(/[^a-z]/g, '');
    const isRead = known.includes(value) && (!name || toLetters(name).includes(plain));
    if (isRead || !/\p{sc=Han}/u.test(hanzi)) return [];
    const fits = known.filter((reading) => !name || toLetters(name).includes(toLetters(reading)));
    const values = { hanzi, value, known: knownOptions(fits, () => undefined) };
    const [right] = fits;
    const fix = right && fits.length === 1 ? { from: value, to: right } : undefined;
    return [report('reading-differs', placeOf(entry, path), values, fix)];
  };
  return [
    ...members.flatMap(({ entry, value: { character, pinyin } }) =>
      character
        ? check(entry, ['character', 'pinyin'], character.hanzi, character.pinyin, pinyin)
        : [],
    ),
    ...(alliance?.value.mark ?? []).flatMap(({ sign, pinyin = '' }, index) =>
      alliance ? check(alliance.entry, ['mark', index, 'pinyin'], sign, pinyin) : [],
    ),
  ];
}

function toLetters(pinyin: string): string {
  return pinyin
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
}

/** How a character may be read: pinyin in small letters, with tone marks if that is asked. */
export type Readings = (hanzi: string, tone?: boolean) => readonly string[];

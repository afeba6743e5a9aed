import { defineProblems, lineAt, type Path, type Problem, placeOf } from '#checks/problem.ts';
import { knownOptions, languageWords } from '#checks/words.ts';
import type { Alliance } from '#domain/alliance.ts';
import { isLocale, isOriginal, originalLocale } from '#domain/locale.ts';
import { type Member, memberCharacter } from '#domain/member.ts';
import { isSeen, type NameStatus } from '#domain/name.ts';
import { withoutTones } from '#domain/pinyin.ts';
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
    成员的代表字和网站标识上的字都注拼音。
    “{hanzi}” is not read “{value}”, or not so in the pinyin of the whole name
    {known}correct the reading, with its tone mark
    The characters of members and of the mark are shown with their pinyin.`,
    'tones-differ': `
    “{value}”去掉声调以后，与拼音“{pinyin}”不一样
    请照拼音写，只加声调
    带声调的拼音一般由网站标出，只有标错时才写在 toned 里。
    “{value}” without its tone marks is not the pinyin “{pinyin}”
    write the pinyin with tone marks and nothing else changed
    The site adds tone marks to the pinyin itself; toned is for names where it gets them wrong.`,
    'no-strokes': `
    没有“{hanzi}”的笔顺数据，这个成员的页面没有字帖，只有方格里的字
    {known}请在 character 里另选名称中的一个字；一定要用这个字的，请写明理由，作为已核对的提醒
    字帖的笔顺出自 hanzi-writer-data，极少数生僻字没有收录。
    There are no strokes of “{hanzi}”: the page of this member has no copybook, only the character in a square
    {known}choose another character of the name under character; if it has to be this one, accept the warning and say so
    The strokes of the copybook are those of hanzi-writer-data, which lacks a few rare characters.`,
    'native-differs': `
    {language}名称“{value}”与第 {line} 行同语言的本国名称“{native}”不同
    请打开来源 source 的网页，看那里写的是哪一个，把它复制到另一处；没有来源或看不懂的，请{language}译者决定
    同一个单位在同一种语言里只有一个名称，读者看到两个会以为是两个单位。
    The name “{value}” in {language} differs from the organization’s own in that language at line {line}, “{native}”
    open the page of the source, see which name stands there, and copy it to the other place; without a source, or if you cannot read it, the translator of {language} decides
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
  const line = lineAt(entry, [...path, 'source']);
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
  const line = lineAt(entry, ['names', 'native', 'name']);
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

/** Pinyin with tone marks that differs from the pinyin in more than these. */
export function checkTones(members: Checked<Member>[]): Problem[] {
  return members.flatMap(({ entry, value: { pinyin, toned } }) =>
    toned === undefined || withoutTones(toned) === pinyin
      ? []
      : [report('tones-differ', placeOf(entry, ['toned']), { value: toned, pinyin })],
  );
}

/** Characters of members that the copybook has no strokes of. */
export function checkStrokes(
  members: Checked<Member>[],
  hasStrokes: (hanzi: string) => boolean,
): Problem[] {
  return members.flatMap(({ entry, value }) => {
    const { hanzi } = memberCharacter(value);
    if (!/\p{sc=Han}/u.test(hanzi) || hasStrokes(hanzi)) return [];
    const others = (value[originalLocale].match(/\p{sc=Han}/gu) ?? []).filter(hasStrokes);
    const path = value.character ? ['character', 'hanzi'] : [originalLocale];
    const values = { hanzi, known: knownOptions([...new Set(others)], () => undefined) };
    return [report('no-strokes', placeOf(entry, path), values)];
  });
}

function toLetters(pinyin: string): string {
  return pinyin
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
}

/** How a character may be read: pinyin in small letters, with tone marks if that is asked. */
export type Readings = (hanzi: string, tone?: boolean) => readonly string[];

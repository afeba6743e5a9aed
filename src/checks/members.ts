import { defineProblems, lineAt, type Problem, placeOf } from '#checks/problem.ts';
import { languageWords } from '#checks/words.ts';
import type { Alliance } from '#domain/alliance.ts';
import { listIds } from '#domain/ledger.ts';
import {
  internationalLocale,
  isOriginal,
  type Locale,
  localeCodes,
  originalLocale,
} from '#domain/locale.ts';
import type { Member } from '#domain/member.ts';
import { findUnread } from '#domain/pinyin.ts';
import { toSlug } from '#domain/slug.ts';
import type { Checked, RawEntry } from '#reader/raw.ts';

/** Kinds of problem with members. */
export const report = defineProblems(
  {
    'bad-id': `
    文件名或文件夹名“{id}”不能用作网址的结尾
    请改名，只用小写拉丁字母、数字和连字符，如“{example}”（打开文件，点铅笔，在上方的文件名框里改）；不能用 {reserved}
    成员文件名和页面文件夹名就是网址的结尾，别人会抄写、会链接。
    The file or folder name “{id}” cannot be the end of an address
    rename it with lower-case Latin letters, digits, and hyphens only, such as “{example}” (open the file, click the pencil, and change the name in the box at the top); {reserved} cannot be used
    The name of a member’s file or of a page’s folder is the end of its address; people copy it and link to it.`,
    'duplicate-name': `
    名称“{name}”（{language}）与 {other} 相同
    多半是抄来的文件忘了改：请写本单位自己的名称，不要编造；还不知道的外文名称，删去上面写着语言代码的一行和它下面缩进的各行；真是同一个单位的，删去后加的文件和名单里它那一行
    读者看到两个一样的名称，分不清是谁。
    The name “{name}” ({language}) is the same as in {other}
    most likely it was copied: write this organization’s own name, and make none up; for a foreign name that is not known yet, delete the line with the code of its language above and the lines indented below it; if they are the same organization, delete the newer file and its line on the list
    A reader who sees the same name twice cannot tell who is who.`,
    'same-organisation': `
    “{name}”与 {other} 的“{twin}”看来是同一个单位
    先看中文名称是不是抄错了：抄错的，请照名单改；真是同一个单位的，请删去后加的文件和名单里它那一行；更名的，请写在原文件的 renamed 下
    去掉空格、括号和标点之后，两个中文名称完全一样。
    “{name}” and “{twin}” in {other} seem to be the same organization
    see first whether the Chinese name was copied wrongly: if so, write it as on the list; if they are one organization, delete the newer file and its line on the list; if it is a new name, put it under renamed in the older file
    Without spaces, brackets, and punctuation the two Chinese names are the same.`,
    'renamed-to-itself': `
    更名以后的名称“{name}”与第 {line} 行现在的名称相同
    请写更名以后的新名称；没有更名的，请删去 renamed 和它下面缩进的各行
    renamed 记名单公布之后的更名：日期、新名称、来源。
    The new name “{name}” is the same as the present one at line {line}
    write the name after the change; if there was none, delete renamed and the lines indented below it
    renamed records a change of name after the list was published: its date, the new name, and the source.`,
    'character-not-in-name': `
    代表字“{character}”不在名称“{name}”中
    请从名称里选一个字
    成员的代表字取自它的名称。
    The character “{character}” does not occur in the name “{name}”
    choose a character of the name
    The character that stands for a member is one of its name.`,
  },
  {
    'website-twice': `
    网址“{url}”也是 {other} 的网站
    请打开这个网址，看是哪一个单位的，改正另一个文件；两个单位确实共用的，照下面写明理由
    照着另一个成员的文件抄写时，网址最容易忘了改。
    The address “{url}” is also the website of {other}
    open it to see whose it is, and correct the other file; if both have the same website, accept the warning as shown below
    Where a file was made from another member’s, the address is easily left as it was.`,
    'pinyin-differs': `
    拼音“{value}”与“{name}”对不上：“{hanzi}”读作 {readings}
    请核对拼音，一字一个音节，不标声调
    拼音供不识汉字的读者和搜索使用。
    The pinyin “{value}” does not read “{name}”: “{hanzi}” is read {readings}
    check the pinyin: one syllable a character, without tone marks
    Readers who know no Chinese characters, and the search, go by the pinyin.`,
  },
);

/** Reports a file or folder name that cannot be the end of a URL. */
export function reportId(file: string, id: string, reserved: string): Problem {
  return report('bad-id', { file }, { id: id || '/', example: toAddress(id), reserved });
}

/** A valid id near a wrong one, as an example. */
function toAddress(name: string): string {
  return name.split('/').map(toSlug).filter(Boolean).join('/') || 'rayong-college';
}

/** File names that cannot be the end of a URL, or are a list's. */
export function checkIds(members: RawEntry[]): Problem[] {
  // Below the same address stand the lists, and the parts of the directory.
  const reserved = [...listIds, 'all', '2', '3'];
  const isReserved = (id: string) => reserved.includes(id) || /^\d+$/.test(id);
  return members
    .filter(({ id }) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) || isReserved(id))
    .map(({ file, id }) => reportId(file, id, `${reserved.join(', ')} …`));
}

/** Members whose new name is the one that they have on the list. */
export function checkRenamed(members: Checked<Member>[]): Problem[] {
  return members.flatMap(({ entry, value: { [originalLocale]: listed, renamed = [] } }) =>
    renamed.flatMap(({ names }, index) => {
      const name = names[originalLocale]?.name;
      if (name !== listed) return [];
      const line = lineAt(entry, [originalLocale]);
      const path = ['renamed', index, 'names', originalLocale, 'name'];
      return [report('renamed-to-itself', placeOf(entry, path), { name, line })];
    }),
  );
}

/** Members with the same name in a language, and organisations that have two ids. */
export function checkNames(members: Checked<Member>[]): Problem[] {
  return [
    ...localeCodes.flatMap((locale) => findSameNames(members, locale)),
    ...findSameOrganisations(members),
  ];
}

function findSameNames(members: Checked<Member>[], locale: Locale): Problem[] {
  const first = new Map<string, RawEntry>();
  return members.flatMap(({ entry, value }) => {
    const name = isOriginal(locale) ? value.zh : value.names[locale]?.name;
    if (name === undefined) return [];
    const folded = name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ');
    const other = first.get(folded);
    first.set(folded, other ?? entry);
    if (other === undefined) return [];
    const path = isOriginal(locale) ? [locale] : ['names', locale, 'name'];
    const language = languageWords(locale);
    return [report('duplicate-name', placeOf(entry, path), { name, language, other: other.file })];
  });
}

/** Members whose Chinese name, or a later one, is another member's except for blanks and punctuation. */
function findSameOrganisations(members: Checked<Member>[]): Problem[] {
  const fold = (name: string) =>
    name
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '');
  const named = members.flatMap(({ entry, value }) => {
    const later = (value.renamed ?? []).flatMap(({ names }) => names[originalLocale]?.name ?? []);
    return [value.zh, ...later].map((name) => ({ entry, name, isListed: name === value.zh }));
  });
  const first = new Map<string, (typeof named)[number]>();
  return named.flatMap((own) => {
    const twin = first.get(fold(own.name));
    first.set(fold(own.name), twin ?? own);
    // Exactly the same listed name is reported as a duplicate name.
    const isReported = twin?.isListed && own.isListed && twin.name === own.name;
    if (twin === undefined || twin.entry === own.entry || isReported) return [];
    const [later, earlier] = own.isListed ? [own, twin] : [twin, own];
    const values = { name: later.name, twin: earlier.name, other: earlier.entry.file };
    return [report('same-organisation', placeOf(later.entry, [originalLocale]), values)];
  });
}

/** Members whose pinyin is not a reading of their Chinese name. */
export function checkPinyin(
  members: Checked<Member>[],
  readings: (hanzi: string) => readonly string[],
): Problem[] {
  return members.flatMap(({ entry, value: { zh, pinyin } }) => {
    const hanzi = findUnread(zh, pinyin, readings);
    if (hanzi === undefined) return [];
    const values = { value: pinyin, name: zh, hanzi, readings: readings(hanzi).join(', ') };
    return [report('pinyin-differs', placeOf(entry, ['pinyin']), values)];
  });
}

/** Contact persons whose name in Latin letters is not a reading of the Chinese one. */
export function checkPeople(
  { entry, value: { contacts } }: Checked<Alliance>,
  readings: (hanzi: string) => readonly string[],
): Problem[] {
  return contacts.people.flatMap((person, index) => {
    const [name, value] = [person[originalLocale], person[internationalLocale]];
    const hanzi = findUnread(name, value, readings);
    if (hanzi === undefined) return [];
    const place = placeOf(entry, ['contacts', 'people', index, internationalLocale]);
    const values = { value, name, hanzi, readings: readings(hanzi).join(', ') };
    return [report('pinyin-differs', place, values)];
  });
}

/** Members with the website of another. */
export function checkWebsites(members: Checked<Member>[]): Problem[] {
  const first = new Map<string, RawEntry>();
  return members.flatMap(({ entry, value: { website } }) => {
    if (!website) return [];
    const key = website.url.replace(/^https?:\/\/(?:www\.)?|\/$/g, '').toLowerCase();
    const other = first.get(key);
    first.set(key, other ?? entry);
    const values = { url: website.url, other: other?.file ?? '' };
    return other ? [report('website-twice', placeOf(entry, ['website', 'url']), values)] : [];
  });
}

/** Members represented by a character that is not in their name. */
export function checkCharacters(members: Checked<Member>[]): Problem[] {
  return members.flatMap(({ entry, value: { zh, character } }) =>
    character === undefined || zh.includes(character.hanzi)
      ? []
      : [
          report('character-not-in-name', placeOf(entry, ['character', 'hanzi']), {
            character: character.hanzi,
            name: zh,
          }),
        ],
  );
}

import { defineProblems, lineOf, type Path, type Problem, placeOf } from '#checks/problem.ts';
import { typeWords } from '#checks/words.ts';
import type { Alliance } from '#domain/alliance.ts';
import { charterSections } from '#domain/charter.ts';
import { parseDate } from '#domain/date.ts';
import { listIds, type PublishedList } from '#domain/ledger.ts';
import { originalLocale } from '#domain/locale.ts';
import type { Member } from '#domain/member.ts';
import type { Checked, RawDocument, RawEntry } from '#reader/raw.ts';

/** Kinds of problem with what the Alliance published. */
export const report = defineProblems(
  {},
  {
    'not-in-document': `
    联盟的文件 {document} 里没有“{value}”
    请照文件抄写，一字不差；是文件公布以后才有的，请写明理由，作为已核对的提醒
    联盟的名称、联系方式和名单上的名称，都应与联盟公布的文件一致。
    The Alliance’s document {document} does not have “{value}”
    copy it from the document, to the letter; if it is newer than the document, accept the warning and say why
    The Alliance’s names and contacts and the names on its lists are those of the document that it published.`,
    'order-differs': `
    名单的次序与文件 {document} 不同：文件里这里是“{value}”
    请照文件的次序排列，一项不多，一项不少
    序号由名单里的位置算出，次序不对，序号就都不对。
    The order of the list differs from the document {document}, which has “{value}” here
    put the ids in the order of the document, none left out and none added
    Numbers follow from the position on the list; in another order all of them are wrong.`,
    'charter-differs': `
    简介的这一段与文件 {document} 不同：文件里是“{value}”，这里是“{found}”
    请照文件抄写，一字不差，笔误也照抄；联盟另行改了文字的，请写明理由，作为已核对的提醒
    联盟简介的中文逐字公布，连同笔误；改了一个字，就不再是联盟的文字。
    This paragraph of the introduction differs from the document {document}, which has “{value}”; here stands “{found}”
    copy it from the document, to the letter, slips too; if the Alliance itself has changed its text, accept the warning and say so
    The Chinese text of the introduction is the Alliance’s, word for word, slips and all; with a character changed it is that no longer.`,
  },
);

/**
 * The Alliance’s names and contacts, and its members’ names, that its document does not have.
 * @param document the text of the document, with its path
 */
export function checkPublished(
  { entry, value: alliance }: Checked<Alliance>,
  members: Checked<Member>[],
  lists: Checked<PublishedList>[],
  document: { path: string; text: string },
): Problem[] {
  const text = document.text.normalize('NFKC');
  const numbers = document.text.replace(/(?<=\d)[ -](?=\d)/g, '').match(/\d+/g) ?? [];
  const check = (of: RawEntry, path: Path, value: string, isThere = formOf(value).test(text)) =>
    isThere
      ? []
      : [report('not-in-document', placeOf(of, path), { value, document: document.path })];
  const hasNumber = (phone: string) => {
    const national = phone.startsWith('+86') ? phone.slice(3) : undefined;
    return numbers.some((number) =>
      national ? number.endsWith(national) : number === phone.slice(1) && !/^1\d{10}$/.test(number),
    );
  };
  return [
    ...Object.entries(alliance.names).flatMap(([locale, { name, source }]) =>
      source === 'document' ? check(entry, ['names', locale, 'name'], name) : [],
    ),
    ...check(entry, ['mark'], alliance.mark.map(({ sign }) => sign).join('')),
    ...(['documentDate', 'initiated'] as const).flatMap((key) =>
      check(entry, [key], alliance[key], dateForm(alliance[key]).test(text)),
    ),
    ...alliance.contacts.people.flatMap((person, index) =>
      check(entry, ['contacts', 'people', index, originalLocale], person[originalLocale]),
    ),
    ...alliance.contacts.phones.flatMap((phone, index) =>
      check(entry, ['contacts', 'phones', index], phone, hasNumber(phone)),
    ),
    ...alliance.contacts.emails.flatMap((email, index) =>
      check(entry, ['contacts', 'emails', index], email),
    ),
    ...checkList(text, members, lists, document.path, check),
  ];
}

/** The newest list, if it is the one that the document carries: its members’ names, and their order. */
function checkList(
  text: string,
  members: Checked<Member>[],
  lists: Checked<PublishedList>[],
  document: string,
  check: (of: RawEntry, path: Path, value: string) => Problem[],
): Problem[] {
  const newest = lists.toSorted((a, b) => (a.entry.id < b.entry.id ? 1 : -1))[0];
  if (!newest || !dateForm(newest.entry.id).test(text)) return [];
  const rows = [...text.matchAll(/^\d+\t(.+)$/gm)].map(([, name = '']) => name.trim());
  const listed = listIds.flatMap((list) =>
    newest.value[list].map((id, index) => ({
      path: [list, index] as const,
      member: members.find(({ entry }) => entry.id === id),
    })),
  );
  const isElsewhere = (name: string | undefined, index: number) =>
    name !== undefined && name !== rows[index] && rows.includes(name);
  const moved = listed.findIndex(({ member }, index) =>
    isElsewhere(member?.value[originalLocale], index),
  );
  const place = placeOf(newest.entry, listed[moved]?.path ?? []);
  return [
    ...(moved < 0 ? [] : [report('order-differs', place, { document, value: rows[moved] ?? '' })]),
    ...listed.flatMap(({ member }) =>
      member ? check(member.entry, [originalLocale], member.value[originalLocale]) : [],
    ),
  ];
}

/** A date in the form of the document: its numbers, with a sign or two between them. */
function dateForm(iso: string): RegExp {
  const parts = Object.values(parseDate(iso)).filter((part) => part !== undefined);
  return new RegExp(`(?<!\\d)${parts.join('\\D{1,3}')}(?!\\d)`);
}

/** A value as a whole, with breaks of lines and pages anywhere in it. */
function formOf(value: string): RegExp {
  const signs = [...value.normalize('NFKC').replace(/\s+/g, '')];
  const form = signs.map((sign) => sign.replace(/[.*+?^${}()|[\]\\]/, '\\$&')).join('\\s*');
  return new RegExp(`(?<![\\p{L}\\d])${form}(?![\\p{L}\\d])`, 'u');
}

/** Paragraphs of the Chinese introduction that are not those of the document, in its order, with none left out. */
export function checkCharter(
  charter: readonly RawDocument[],
  document: { path: string; text: string },
): Problem[] {
  const whole = withoutBlanks(document.text);
  const blocks = charterSections.flatMap((section) => {
    const original = charter.find(({ id, locale }) => id === section && locale === originalLocale);
    return original?.unreadable
      ? []
      : (original?.blocks ?? []).flatMap(({ text, type, line }) =>
          type.startsWith('<') ? [] : [{ text: withoutBlanks(text), original, line }],
        );
  });
  // A document that carries lists only is no measure.
  if (!blocks.some(({ text }) => whole.includes(text))) return [];
  // The title stands before the first paragraph.
  let end = Math.max(whole.indexOf(blocks[0]?.text.slice(0, 8) ?? ''), 0);
  return blocks.flatMap(({ text, original, line }, index) => {
    const start = end;
    if (whole.startsWith(text, start)) {
      end += text.length;
      return [];
    }
    // The paragraph reaches to where the next one is found.
    const next = blocks.slice(index + 1).map((block) => whole.indexOf(block.text, start));
    const following = next.find((at) => at >= 0);
    const later = whole.indexOf(text, start);
    const isAfterGap = later >= 0;
    end = isAfterGap ? later + text.length : (following ?? start + text.length);
    const expected = whole.slice(start, isAfterGap ? later : end);
    const [value, found] = isAfterGap ? [expected, ''] : differenceOf(expected, text);
    const fix = found === '' || value === '' ? undefined : { from: found, to: value };
    const values = {
      document: document.path,
      value: value === '' ? typeWords('nothing') : shorten(value),
      found: shorten(found || text),
    };
    return original ? [report('charter-differs', lineOf(original, line), values, fix)] : [];
  });
}

function withoutBlanks(text: string): string {
  return text.replace(/\s+/g, '');
}

/** What differs between two texts, with a few characters that both have before and after it. */
function differenceOf(a: string, b: string): [string, string] {
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && a[start] === b[start]) start++;
  let end = 0;
  while (end < most - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const part = (text: string) =>
    text.slice(Math.max(start - around, 0), Math.min(text.length - end + around, text.length));
  return [part(a), part(b)];
}

const around = 4;

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

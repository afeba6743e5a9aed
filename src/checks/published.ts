import { defineProblems, type Path, type Problem, placeOf } from '#checks/problem.ts';
import type { Alliance } from '#domain/alliance.ts';
import { parseDate } from '#domain/date.ts';
import { listIds, type PublishedList } from '#domain/ledger.ts';
import { originalLocale } from '#domain/locale.ts';
import type { Member } from '#domain/member.ts';
import type { Checked, RawEntry } from '#reader/raw.ts';

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
  const hasNumber = (phone: string) =>
    numbers.some((number) => number.endsWith(phone.replace(/^\+(?:86)?/, '')));
  const { year, month, day } = parseDate(alliance.documentDate);
  const isSigned = new RegExp(`(?<!\\d)${year}\\D+${month}\\D+${day}(?!\\d)`).test(document.text);
  return [
    ...Object.entries(alliance.names).flatMap(([locale, { name, source }]) =>
      source === 'document' ? check(entry, ['names', locale, 'name'], name) : [],
    ),
    ...check(entry, ['documentDate'], alliance.documentDate, isSigned),
    ...alliance.contacts.people.flatMap((person, index) =>
      check(entry, ['contacts', 'people', index, originalLocale], person[originalLocale]),
    ),
    ...alliance.contacts.phones.flatMap((phone, index) =>
      check(entry, ['contacts', 'phones', index], phone, hasNumber(phone)),
    ),
    ...alliance.contacts.emails.flatMap((email, index) =>
      check(entry, ['contacts', 'emails', index], email),
    ),
    ...membersOf(document.text, members, lists).flatMap(({ entry: member, value }) =>
      check(member, [originalLocale], value[originalLocale]),
    ),
  ];
}

/** The members on the list that the document carries, as long as it is the newest. */
function membersOf(
  text: string,
  members: Checked<Member>[],
  lists: Checked<PublishedList>[],
): Checked<Member>[] {
  const newest = lists.toSorted((a, b) => (a.entry.id < b.entry.id ? 1 : -1))[0];
  const [year, month, day] = (newest?.entry.id ?? '').split('-').map(Number);
  if (!newest || !new RegExp(`${year} ?\\D ?${month} ?\\D ?${day}(?!\\d)`).test(text)) return [];
  const listed = new Set(listIds.flatMap((list) => newest.value[list]));
  return members.filter(({ entry }) => listed.has(entry.id));
}

/** A value as a whole, with breaks of lines and pages anywhere in it. */
function formOf(value: string): RegExp {
  const signs = [...value.normalize('NFKC').replace(/\s+/g, '')];
  const form = signs.map((sign) => sign.replace(/[.*+?^${}()|[\]\\]/, '\\$&')).join('\\s*');
  return new RegExp(`(?<![\\p{L}\\d])${form}(?![\\p{L}\\d])`, 'u');
}

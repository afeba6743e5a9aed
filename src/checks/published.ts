import { nearestOf } from '#checks/nearest.ts';
import {
  defineProblems,
  lineOf,
  type Path,
  type Problem,
  placeOf,
  replaceBy,
} from '#checks/problem.ts';
import { didYouMean, words } from '#checks/words.ts';
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
    {nearest}请照文件抄写，一字不差；是文件公布以后才有的，照下面写明理由
    联盟的名称、联系方式和名单上的名称，都应与联盟公布的文件一致。
    The Alliance’s document {document} does not have “{value}”
    {nearest}copy it from the document, to the letter; if it is newer than the document, accept the warning as shown below
    The Alliance’s names and contacts and the names on its lists are those of the document that it published.`,
    'order-differs': `
    名单的次序与文件 {document} 不同：文件里这里是“{value}”，不是“{found}”
    {cure}
    序号由名单里的位置算出，次序不对，序号就都不对。
    The order of the list differs from the document {document}, which has “{value}” here, not “{found}”
    {cure}
    Numbers follow from the position on the list; in another order all of them are wrong.`,
    'charter-differs': `
    简介的这一段与文件 {document} 不同：{difference}
    请照文件抄写，一字不差，笔误也照抄；联盟另行改了文字的，照下面写明理由
    联盟简介的中文逐字公布，连同笔误；改了一个字，就不再是联盟的文字。
    This paragraph of the introduction differs from the document {document}: {difference}
    copy it from the document, to the letter, slips too; if the Alliance itself has changed its text, accept the warning as shown below
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
  const check = (of: RawEntry, path: Path, value: string, isThere = formOf(value).test(text)) => {
    if (isThere) return [];
    const near = nearestOf(value, valuesIn(document.text));
    const values = { value, document: document.path, nearest: didYouMean(near) };
    return [report('not-in-document', placeOf(of, path), values, replaceBy(value, near))];
  };
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
  return [
    ...(moved < 0 ? [] : [reportMoved(newest.entry, listed, members, { rows, moved, document })]),
    ...listed.flatMap(({ member }) =>
      member ? check(member.entry, [originalLocale], member.value[originalLocale]) : [],
    ),
  ];
}

/** Reports the first line of the list that is out of order, and which line goes where. */
function reportMoved(
  entry: RawEntry,
  listed: readonly { path: Path; member: Checked<Member> | undefined }[],
  members: readonly Checked<Member>[],
  { rows, moved, document }: { rows: readonly string[]; moved: number; document: string },
): Problem {
  const names = listed.map(({ member }) => member?.value[originalLocale] ?? '');
  const lineAt = (name: string | undefined) =>
    names.includes(name ?? '')
      ? placeOf(entry, listed[names.indexOf(name ?? '')]?.path ?? []).position?.line
      : undefined;
  const [value = '', found = ''] = [rows[moved], names[moved]];
  const before = rows[rows.indexOf(found) - 1];
  const missing = `  - ${members.find((member) => member.value[originalLocale] === value)?.entry.id}`;
  // One line too early leaves all below it one too late.
  const isEarly = names[moved + 1] === value && names.includes(before ?? '');
  const [from, to] = [lineAt(value), lineAt(before)];
  const cure = isEarly
    ? words(`请把这一行移到第 ${to} 行的下面`, `move this line below line ${to}`)
    : from === undefined
      ? words(`请在这一行的上面加一行“${missing}”`, `add a line “${missing}” above this one`)
      : words(`请把第 ${from} 行移到这一行的上面`, `move line ${from} above this line`);
  const place = placeOf(entry, listed[moved]?.path ?? []);
  return report('order-differs', place, { document, value, found, cure });
}

/** Names, numbers, and addresses in the text of the document, as data files write them. */
function valuesIn(text: string): string[] {
  const phones = text.match(/(?<!\d)1\d{10}(?!\d)/g) ?? [];
  return [
    ...(text.match(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g) ?? []),
    ...phones.map((number) => `+86${number}`),
    ...text.split(/[\t\n\uff1a\uff08\uff09()\u201c\u201d\uff0c\u3002]+/).map((part) => part.trim()),
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
    const [there, here] = [shorten(value), shorten(found || text)];
    const difference =
      value === ''
        ? words(`文件里没有“${here}”`, `it does not have “${here}”`)
        : isAfterGap
          ? words(
              `在这一段的前面，文件里还有“${there}”`,
              `before this paragraph it has “${there}” as well`,
            )
          : words(
              `文件里是“${there}”，这里是“${here}”`,
              `it has “${there}”; here stands “${here}”`,
            );
    const values = { document: document.path, difference };
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

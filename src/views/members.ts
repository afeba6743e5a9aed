import { type CurrentMember, initialOf, membersOfList, sortMembers } from '#domain/directory.ts';
import { type ListId, listIds } from '#domain/ledger.ts';
import { isOriginal, locales, originalLocale } from '#domain/locale.ts';
import { memberName, type ShownStatus } from '#domain/member.ts';
import { describePlace } from '#domain/place.ts';
import type { Translator } from '#i18n/translator.ts';
import { routes } from '#routes.ts';
import type { Context } from '#views/context.ts';
import type { Link, Text } from '#views/text.ts';

/** One member as it stands in a list. */
export function memberRow(context: Context, { id, member, entry }: CurrentMember): MemberRow {
  const { content, locale, words } = context;
  const name = memberName(member, locale);
  const note = statusNote(words, name.status);
  return {
    number: entry.number,
    name: { text: name.text, href: routes.member(locale, id) },
    ...(note ? { note } : {}),
    ...(isOriginal(locale)
      ? {}
      : { chinese: { text: member.zh, lang: locales[originalLocale].tag } }),
    place: describePlace(content.places, member, locale).join(words.text('list.placeSeparator')),
    kind: words.text(`kind.${member.kind}`),
  };
}

/** What stands beside a name that is not the organisation's own, or nothing. */
export function statusNote(words: Translator, status: ShownStatus): string | undefined {
  return status === 'official' || status === 'listed' ? undefined : words.text(`status.${status}`);
}

/** One published list, with its numbers in its order. */
export function listView(context: Context, list: ListId): ListView {
  const { content, ledger, words, locale } = context;
  const rows = membersOfList(content.members, ledger, list).map((entry) =>
    memberRow(context, entry),
  );
  return {
    count: words.text('members.inList', { count: rows.length }),
    asOf: words.text('members.asOf', { date: words.date(ledger.date) }),
    order: words.text('members.order'),
    dateTime: ledger.date,
    ...(isOriginal(locale) ? {} : { legend: words.text('members.statusLegend') }),
    heads: {
      number: words.text('members.number'),
      name: words.text('members.name'),
      place: words.text('members.place'),
      kind: words.text('members.kind'),
    },
    rows,
    others: listIds
      .filter((other) => other !== list)
      .map((other) => ({ text: words.text(`members.${other}`), href: routes.list(locale, other) })),
  };
}

/** All current members by the reader's alphabet, under index letters. */
export function directoryView(context: Context): DirectoryView {
  const { current, former, words, locale, ledger } = context;
  const groups: DirectoryView['groups'] = [];
  for (const entry of sortMembers(current, locale)) {
    const initial = initialOf(entry.member, locale);
    const last = groups.at(-1);
    const row = memberRow(context, entry);
    if (last?.initial === initial) last.rows.push(row);
    else groups.push({ id: `initial-${initial.toLowerCase()}`, initial, rows: [row] });
  }
  return {
    count: words.text('members.total', { count: current.length }),
    asOf: words.text('members.asOf', { date: words.date(ledger.date) }),
    dateTime: ledger.date,
    ...(isOriginal(locale) ? {} : { legend: words.text('members.statusLegend') }),
    noScript: words.text('members.noScript'),
    initials: words.text('members.initials'),
    groups,
    lists: listIds.map((list) => ({
      text: words.text(`members.${list}`),
      href: routes.list(locale, list),
      count: words.text('members.inList', {
        count: current.filter(({ entry }) => entry.list === list).length,
      }),
    })),
    ...(former.length > 0
      ? {
          former: {
            heading: words.text('members.former'),
            links: former.map(({ id, member }) => ({
              text: memberName(member, locale).text,
              href: routes.member(locale, id),
            })),
          },
        }
      : {}),
  };
}

/** One member in a list. */
export type MemberRow = {
  number: number;
  name: Link;
  /** Where the name comes from, unless it is the organisation's own. */
  note?: string;
  /** The listed Chinese name, on pages that are not Chinese. */
  chinese?: Text;
  place: string;
  kind: string;
};

/** A published list. */
export type ListView = {
  count: string;
  asOf: string;
  /** In which order the list stands. */
  order: string;
  /** ISO 8601. */
  dateTime: string;
  legend?: string;
  heads: { number: string; name: string; place: string; kind: string };
  rows: MemberRow[];
  others: Link[];
};

/** The directory under index letters. */
export type DirectoryView = {
  count: string;
  asOf: string;
  /** ISO 8601. */
  dateTime: string;
  legend?: string;
  noScript: string;
  initials: string;
  groups: { id: string; initial: string; rows: MemberRow[] }[];
  lists: (Link & { count: string })[];
  /** Who was on an earlier list only; left out where there is nobody. */
  former?: { heading: string; links: Link[] };
};

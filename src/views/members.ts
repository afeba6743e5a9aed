import {
  type CurrentMember,
  countByCountry,
  countByRegion,
  initialOf,
  membersOfList,
  type PlaceCount,
  sortMembers,
} from '#domain/directory.ts';
import { type ListId, listIds } from '#domain/ledger.ts';
import {
  createCollator,
  isOriginal,
  type Locale,
  locales,
  originalLocale,
  pinyinTag,
  type TypingFacts,
  typingFacts,
} from '#domain/locale.ts';
import { type Member, memberKinds, memberName, type ShownStatus } from '#domain/member.ts';
import { describePlace, placeOf } from '#domain/place.ts';
import type { Translator } from '#i18n/translator.ts';
import { routes } from '#routes.ts';
import type { Context } from '#views/context.ts';
import { namePieces } from '#views/member-name.ts';
import { type Link, type LinkOfPieces, type Text, textIn } from '#views/text.ts';

/** One member as it stands in a list. */
export function memberRow(context: Context, { id, member, entry }: CurrentMember): MemberRow {
  const { content, locale, words } = context;
  const name = memberName(member, locale);
  const note = statusNote(words, name.status);
  const beside = nameBeside(member, locale);
  const place = describePlace(content.places, member, locale).join(
    words.text('list.placeSeparator'),
  );
  const kind = member.kind && words.text(`kind.${member.kind}`);
  const about = [place, kind].filter(Boolean).join(words.text('frame.titleSeparator'));
  return {
    number: entry.number,
    name: {
      ...textIn(name.text, locales[name.locale].tag, locale),
      href: routes.member(locale, id),
    },
    ...(note ? { note } : {}),
    ...(beside ? { beside } : {}),
    ...(place ? { place } : {}),
    ...(kind ? { kind } : {}),
    ...(about ? { about } : {}),
  };
}

/** What stands beside a name on pages that are not Chinese: the listed name, or how that is read where it comes first. */
function nameBeside(member: Member, locale: Locale): Text | undefined {
  if (isOriginal(locale)) return undefined;
  const { pinyin } = memberName(member, locale);
  return pinyin === undefined
    ? { text: member.zh, lang: locales[originalLocale].tag }
    : { text: pinyin, lang: pinyinTag };
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
    const row = { ...memberRow(context, entry), facets: facetsOf(entry) };
    if (last?.initial === initial) last.rows.push(row);
    else groups.push({ id: `initial-${toId(initial)}`, initial, rows: [row] });
  }
  return {
    count: words.text('members.total', { count: current.length }),
    asOf: words.text('members.asOf', { date: words.date(ledger.date) }),
    dateTime: ledger.date,
    ...(isOriginal(locale) ? {} : { legend: words.text('members.statusLegend') }),
    noScript: words.text('members.noScript'),
    filters: filtersView(context),
    initials: words.text('members.initials'),
    groups,
    ...(former.length > 0
      ? {
          former: {
            heading: words.text('members.former'),
            links: former.map(({ id, member }) => ({
              pieces: namePieces(words, member),
              href: routes.member(locale, id),
            })),
          },
        }
      : {}),
  };
}

/** An index letter as the end of a fragment. */
function toId(initial: string): string {
  return initial.toLowerCase().replace(/\P{L}+/gu, '-');
}

/** The filters of the directory, which need a script, and the links to places for readers without one. */
function filtersView(context: Context): FiltersView {
  const { content, current, words, locale } = context;
  const places = [
    ...countByCountry(current, content.places, locale),
    ...countByRegion(current, content.places, locale),
  ];
  return {
    label: words.text('filter.filter'),
    find: words.text('filter.find'),
    submit: words.text('search.submit'),
    clear: words.text('filter.clear'),
    selects: selectViews(context),
    typing: typingFacts(locale),
    texts: {
      choice: words.text('filter.choice', { name: '{{name}}', count: '{{count}}' }),
      shown: words.text('filter.shown', { shown: '{{shown}}', total: '{{total}}' }),
      none: words.text('filter.none'),
      unknown: words.text('filter.unknown', { value: '{{value}}' }),
      more: words.text('search.more'),
      failed: words.text('filter.failed'),
      ...(current.some(({ member }) => placeOf(member) === undefined)
        ? { placeless: words.text('filter.placeless') }
        : {}),
    },
    lists: listIds.map((list) => ({
      text: words.text(`members.${list}`),
      href: routes.list(locale, list),
      count: words.text('members.inList', {
        count: current.filter(({ entry }) => entry.list === list).length,
      }),
    })),
    overview: words.text('filter.overview'),
    places: {
      label: words.text('filter.places'),
      links: places.map(({ code, name }) => ({ text: name, href: routes.place(locale, code) })),
    },
  };
}

/** The drop-down lists of the filters: the facets, each option with its number of members, and the order. */
function selectViews({ content, current, words, locale }: Context): SelectView[] {
  const { compare } = createCollator(locale);
  const option = (value: string, name: string, count: number): Option => ({
    value,
    name,
    text: words.text('filter.choice', { name, count }),
  });
  const withAll = (options: Option[]) => [
    option('', words.text('filter.all'), current.length),
    ...options,
  ];
  const byName = (options: Option[]) => options.toSorted((a, b) => compare(a.text, b.text));
  const placeOptions = (counts: PlaceCount[]) =>
    withAll(byName(counts.map(({ code, name, count }) => option(code.toLowerCase(), name, count))));
  const countOf = (test: (member: CurrentMember) => boolean) => current.filter(test).length;
  const lists = listIds.map((list) =>
    option(
      list,
      words.text(`members.${list}`),
      countOf(({ entry }) => entry.list === list),
    ),
  );
  const kinds = memberKinds.map((kind) =>
    option(
      kind,
      words.text(`kind.${kind}`),
      countOf(({ member }) => member.kind === kind),
    ),
  );
  return [
    { name: 'list', label: words.text('member.list'), options: withAll(lists) },
    {
      name: 'country',
      label: words.text('member.country'),
      options: placeOptions(countByCountry(current, content.places, locale)),
    },
    {
      name: 'province',
      label: words.text('filter.province'),
      options: placeOptions(countByRegion(current, content.places, locale)),
    },
    { name: 'kind', label: words.text('members.kind'), options: withAll(byName(kinds)) },
    {
      name: 'sort',
      label: words.text('filter.sort'),
      options: [
        { value: '', text: words.text('members.name') },
        { value: 'place', text: words.text('members.place') },
        { value: 'number', text: words.text('member.numberInList') },
      ],
    },
  ];
}

/** What a member is filtered by: list, number, place as in its address, kind; empty between blanks where it is not known. */
function facetsOf({ member, entry }: CurrentMember): string {
  const { list, number } = entry;
  return [list, number, placeOf(member)?.toLowerCase(), member.kind].join(' ');
}

/** One member in a list. */
export type MemberRow = {
  number: number;
  name: Link;
  /** Where the name comes from, unless it is the organisation's own. */
  note?: string;
  /** On pages that are not Chinese: the listed Chinese name, or its pinyin where there is no other name. */
  beside?: Text;
  /** Where and what it is, as far as that is known, and both in one line. */
  place?: string;
  kind?: string;
  about?: string;
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

/** The filters; `texts` are the texts of the script, with its values in double braces. */
export type FiltersView = {
  label: string;
  find: string;
  submit: string;
  clear: string;
  selects: SelectView[];
  typing: TypingFacts;
  texts: Record<'choice' | 'shown' | 'none' | 'unknown' | 'more' | 'failed', string> & {
    /** The heading over members without a known place, if there are any. */
    placeless?: string;
  };
  overview: string;
  lists: (Link & { count: string })[];
  places: { label: string; links: Link[] };
};

type SelectView = { name: string; label: string; options: Option[] };

/** An option; `text` is its name with the number of members, if it has one. */
type Option = { value: string; text: string; name?: string };

/** The directory under index letters. */
export type DirectoryView = {
  count: string;
  asOf: string;
  /** ISO 8601. */
  dateTime: string;
  legend?: string;
  noScript: string;
  initials: string;
  groups: { id: string; initial: string; rows: (MemberRow & { facets: string })[] }[];
  filters: FiltersView;
  /** Who was on an earlier list only; left out where there is nobody. */
  former?: { heading: string; links: LinkOfPieces[] };
};

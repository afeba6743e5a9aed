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
  typingFacts,
} from '#domain/locale.ts';
import { type Member, memberKinds, memberName, type ShownStatus } from '#domain/member.ts';
import { describePlace, placeOf } from '#domain/place.ts';
import type { Translator } from '#i18n/translator.ts';
import { routes } from '#routes.ts';
import type { Context } from '#views/context.ts';
import { namePieces } from '#views/member-name.ts';
import { type Link, type Text, textIn } from '#views/text.ts';

/** One member in a list. */
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

/** On translations, the text beside a name: the listed name, or its pinyin if the listed name comes first. */
function nameBeside(member: Member, locale: Locale): Text | undefined {
  if (isOriginal(locale)) return undefined;
  const { pinyin } = memberName(member, locale);
  return pinyin === undefined
    ? { text: member.zh, lang: locales[originalLocale].tag }
    : { text: pinyin, lang: pinyinTag };
}

/** The note beside a name that is not the organisation's own, otherwise `undefined`. */
export function statusNote(words: Translator, status: ShownStatus): string | undefined {
  return status === 'official' || status === 'listed' ? undefined : words.text(`status.${status}`);
}

/** The number of members in a list and its date (ISO 8601 in `dateTime`); on translations also a note about the names. */
function listFacts({ ledger, words, locale }: Context, count: string) {
  return {
    count,
    asOf: words.text('members.asOf', { date: words.date(ledger.date) }),
    dateTime: ledger.date,
    legend: isOriginal(locale) ? undefined : words.text('members.statusLegend'),
  };
}

/** One published list in its order. */
export function listView(context: Context, list: ListId) {
  const { content, ledger, words, locale } = context;
  const rows = membersOfList(content.members, ledger, list).map((entry) =>
    memberRow(context, entry),
  );
  return {
    ...listFacts(context, words.text('members.inList', { count: rows.length })),
    order: words.text('members.order'),
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

/** All current members in alphabetical order of the reader's language, under index letters. */
export function directoryView(context: Context) {
  const { current, former, words, locale } = context;
  const groups: { id: string; initial: string; rows: (MemberRow & { facets: string })[] }[] = [];
  for (const entry of sortMembers(current, locale)) {
    const initial = initialOf(entry.member, locale);
    const last = groups.at(-1);
    const row = { ...memberRow(context, entry), facets: facetsOf(entry) };
    if (last?.initial === initial) last.rows.push(row);
    else groups.push({ id: `initial-${toId(initial)}`, initial, rows: [row] });
  }
  return {
    ...listFacts(context, words.text('members.total', { count: current.length })),
    noScript: words.text('members.noScript'),
    filters: filtersView(context),
    initials: words.text('members.initials'),
    groups,
    former:
      former.length === 0
        ? undefined
        : {
            heading: words.text('members.former'),
            links: former.map(({ id, member }) => ({
              pieces: namePieces(words, member),
              href: routes.member(locale, id),
            })),
          },
  };
}

/** An index letter as the last part of a fragment. */
function toId(initial: string): string {
  return initial.toLowerCase().replace(/\P{L}+/gu, '-');
}

/** The filters of the directory, which need a script, and the links to places for readers without one. */
function filtersView(context: Context) {
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
      /** The heading over members without a known place, if there are any. */
      placeless: current.some(({ member }) => placeOf(member) === undefined)
        ? words.text('filter.placeless')
        : undefined,
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

/** The facets of a member, separated by blanks: list, number, place as in its URL, kind; empty if unknown. */
function facetsOf({ member, entry }: CurrentMember): string {
  const { list, number } = entry;
  return [list, number, placeOf(member)?.toLowerCase(), member.kind].join(' ');
}

/** One member in a list. */
export type MemberRow = {
  number: number;
  name: Link;
  /** The status of the name, unless it is the organisation's own. */
  note?: string;
  /** On translations: the listed name, or its pinyin if there is no other name. */
  beside?: Text;
  /** Place and kind as far as known, and both in one line. */
  place?: string;
  kind?: string;
  about?: string;
};

/** A published list, down to the last word and URL. */
export type ListView = ReturnType<typeof listView>;

/** The directory under index letters, down to the last word and URL. */
export type DirectoryView = ReturnType<typeof directoryView>;

/** The filters of the directory, down to the last word and URL. */
export type FiltersView = ReturnType<typeof filtersView>;

type SelectView = { name: string; label: string; options: Option[] };

/** An option; `text` is its name with the number of members, if it has one. */
type Option = { value: string; text: string; name?: string };

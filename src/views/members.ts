import {
  type CurrentMember,
  initialOf,
  membersOfList,
  type PlaceCount,
} from '#domain/directory.ts';
import { type ListId, listIds } from '#domain/ledger.ts';
import { createCollator, isComposed, isOriginal, locales, originalLocale } from '#domain/locale.ts';
import { laterName, memberKinds, memberName, type ShownStatus } from '#domain/member.ts';
import type { StatedName } from '#domain/name.ts';
import { describePlace, placeOf } from '#domain/place.ts';
import type { TextKey, Translator } from '#i18n/translator.ts';
import { type Part, partPath, routes } from '#routes.ts';
import { cellOf } from '#views/cell.ts';
import type { Context } from '#views/context.ts';
import { menuLabel } from '#views/frame.ts';
import { namePieces } from '#views/member-name.ts';
import { type PartLink, partAt, partsOf, takePart } from '#views/part.ts';
import { type Link, textIn } from '#views/text.ts';

/** One member in a list; what is not known of it is `undefined`. */
export function memberRow(context: Context, { id, member, entry }: CurrentMember) {
  const { content, locale, words, usual } = context;
  const { text, tag, status, reading } = memberName(member, locale);
  const later = laterName(member, locale);
  const listed = { text: member.zh, lang: locales[originalLocale].tag };
  const places = describePlace(content.places, member, locale);
  const place = places.join(words.text('list.placeSeparator')) || undefined;
  const kind = member.kind && words.text(`kind.${member.kind}`);
  return {
    number: entry.number,
    /** The character that stands for it. */
    cell: cellOf(context, member).hanzi,
    name: { ...textIn(text, tag, locale), href: routes.member(locale, id) },
    /** The status of the name, unless it is the usual one. */
    note: statusNote(words, status, usual),
    /** On translations: the listed name, or its reading where it stands for another. */
    beside: isOriginal(locale)
      ? undefined
      : reading
        ? textIn(reading.text, reading.tag, locale)
        : listed,
    /** Its latest name, where the listed one is an earlier one. */
    later: later && laterText(words, later, usual),
    place,
    kind,
    /** Place and kind in one line. */
    about: [place, kind].filter(Boolean).join(words.text('frame.titleSeparator')) || undefined,
  };
}

/** The later name with its note. */
function laterText(words: Translator, later: StatedName, usual: ShownStatus): string {
  const about = statusNote(words, later.status, usual);
  const name = about ? words.text('member.named', { name: later.name, about }) : later.name;
  return words.text('members.later', { name });
}

/**
 * The note beside a name; `undefined` for a listed name.
 * @param usual in lists, whose legend says it: the status that needs no note
 */
export function statusNote(
  words: Translator,
  status: ShownStatus,
  usual?: ShownStatus,
): string | undefined {
  return status === usual || status === 'listed' ? undefined : words.text(`status.${status}`);
}

/** On translations: what a name without a note is, which is the same in every list. */
export function namesLegend({ words, locale, usual }: Context): string | undefined {
  return isOriginal(locale)
    ? undefined
    : words.text('members.usualStatus', { status: words.text(`status.${usual}`) });
}

/** The number of members in a list and its date (ISO 8601 in `dateTime`). */
function listFacts(context: Context, count: string) {
  const { ledger, words } = context;
  return {
    count,
    asOf: words.text('members.asOf', { date: words.date(ledger.date) }),
    dateTime: ledger.date,
  };
}

/** The published lists with the parts of their pages. */
export function listParts(context: Context) {
  return listIds.map((list) => ({
    params: { list },
    props: { context, list },
    parts: partsOf(context.counts.list.get(list) ?? 0),
  }));
}

/** One published list in its order, or a part of it. */
export function listView(
  context: Context,
  list: ListId,
  part: Part = 1,
  address = routes.list(context.locale, list),
) {
  const { content, ledger, words, locale } = context;
  const members = membersOfList(content.members, ledger, list);
  const { items, ...paging } = takePart(words, members, part, address);
  return {
    ...listFacts(context, words.text('members.inList', { count: members.length })),
    ...paging,
    legend: namesLegend(context),
    order: words.text('members.order'),
    heads: {
      number: words.text('members.number'),
      name: words.text('members.name'),
      place: words.text('members.place'),
      kind: words.text('members.kind'),
    },
    rows: items.map((entry) => memberRow(context, entry)),
    others: [
      ...listIds
        .filter((other) => other !== list)
        .map((other) => ({
          text: words.text(`members.${other}`),
          href: routes.list(locale, other),
        })),
      ...listLinks(context),
    ],
  };
}

/** The links of every list: what changed in the lists, and the same as files. */
export function listLinks(context: Context) {
  return ['changes', 'data'].map((id) => ({
    text: menuLabel(context, id),
    href: routes.page(context.locale, id),
  }));
}

/** All current members in alphabetical order of the reader's language, or a part of them, under index letters. */
export function directoryView(context: Context, part: Part = 1) {
  const { current, former, sorted, words, locale } = context;
  const address = routes.page(locale, 'members');
  const { items, shown, parts } = takePart(words, sorted, part, address);
  const groups = Map.groupBy(items, ({ member }) => initialOf(member, locale));
  return {
    ...listFacts(context, words.text('members.total', { count: current.length })),
    legend: namesLegend(context),
    noScript: words.text('members.noScript'),
    filters: filtersView(context),
    /** Which of them it shows, if not all; the ways to the others and to the whole. */
    shown,
    parts: {
      ...parts,
      links: parts.links.length === 0 ? [] : [...parts.links, wholeLink(context, part, address)],
    },
    initials: {
      label: words.text('members.initials'),
      links: initialLinks(context, part, address),
    },
    groups: [...groups].map(([initial, members]) => ({
      id: idOfInitial(initial),
      initial,
      rows: members.map((listed) => ({
        ...memberRow(context, listed),
        facets: facetsOf(context, listed),
      })),
    })),
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

/** The link to all members on one page. */
function wholeLink({ current, words }: Context, part: Part, address: string): PartLink {
  return {
    text: words.text('filter.choice', { name: words.text('filter.all'), count: current.length }),
    href: partPath(address, 'all'),
    current: part === 'all' ? 'page' : undefined,
  };
}

/** The links to the index letters, each in the part of the list in which it comes first. */
function initialLinks({ current, initials }: Context, part: Part, address: string): Link[] {
  return [...initials].map(([initial, index]) => {
    const own = partAt(index, current.length);
    const page = part === 'all' || own === part ? '' : partPath(address, own);
    return { text: initial, href: `${page}#${idOfInitial(initial)}` };
  });
}

function idOfInitial(initial: string): string {
  return `initial-${initial.toLowerCase().replace(/\P{L}+/gu, '-')}`;
}

/** The filters of the directory, which need a script, and the way to the places for readers without one. */
function filtersView(context: Context) {
  const { current, words, locale } = context;
  return {
    label: words.text('filter.filter'),
    find: words.text('filter.find'),
    submit: words.text('search.submit'),
    clear: words.text('filter.clear'),
    selects: selectViews(context),
    isComposed: isComposed(locale),
    /** The page with all members, where the others have a part of them. */
    whole:
      partsOf(current.length).length > 1
        ? partPath(routes.page(locale, 'members'), 'all')
        : undefined,
    texts: {
      choice: words.text('filter.choice', { name: '{{name}}', count: '{{count}}' }),
      shown: words.text('filter.shown', { shown: '{{shown}}', total: '{{total}}' }),
      none: words.text('filter.none'),
      unknown: words.text('filter.unknown', { value: '{{value}}' }),
      /** Only where there are more members than the script shows at once. */
      more: current.length > 100 ? words.text('search.more') : undefined,
      failed: words.text('filter.failed'),
      /** The heading over members without a known place, if there are any. */
      placeless: current.some(({ member }) => placeOf(member) === undefined)
        ? words.text('filter.placeless')
        : undefined,
    },
    overview: { label: words.text('filter.overview'), parts: routes.overview(locale) },
    /** For readers without a script: the map, from which every place is reached. */
    places: { text: words.text('filter.places'), href: routes.map(locale) },
  };
}

/** The drop-down lists of the filters: the facets, each option with its number of members, and the order. */
function selectViews(context: Context) {
  const { content, current, countries, regions, words, locale, counts } = context;
  const { compare } = createCollator(locale);
  const option = (value: string, name: string, count: number) => ({
    value,
    text: words.text('filter.choice', { name, count }),
  });
  const all = option('', words.text('filter.all'), current.length);
  const byName = (options: Option[]) => options.toSorted((a, b) => compare(a.text, b.text));
  const placeOptions = (counts: PlaceCount[]) => [
    all,
    ...byName(counts.map(({ code, name, count }) => option(code.toLowerCase(), name, count))),
  ];
  const lists = listIds.map((list) =>
    option(list, words.text(`members.${list}`), counts.list.get(list) ?? 0),
  );
  const kinds = memberKinds.map((kind) =>
    option(kind, words.text(`kind.${kind}`), counts.kind.get(kind) ?? 0),
  );
  const fields = Object.entries(content.fields).flatMap(([id, names]) => {
    const count = counts.field.get(id);
    return count === undefined ? [] : [option(id, names[locale], count)];
  });
  const select = (name: string, label: TextKey, options: Option[]) => ({
    name,
    label: words.text(label),
    options,
  });
  return [
    select('list', 'member.list', [all, ...lists]),
    select('country', 'member.country', placeOptions(countries)),
    select('province', 'filter.province', placeOptions(regions)),
    select('kind', 'members.kind', [all, ...byName(kinds)]),
    select('field', 'member.field', [all, ...byName(fields)]),
    select('sort', 'filter.sort', [
      { value: '', text: words.text('members.name') },
      { value: 'place', text: words.text('members.place') },
      { value: 'kind', text: words.text('members.kind') },
      { value: 'number', text: words.text('member.numberInList') },
    ]),
  ];
}

/** The facets of a member, separated by blanks: list, place as in its URL, kind, fields; empty if unknown. */
function facetsOf(context: Context, { id, member, entry }: CurrentMember): string {
  const { list } = entry;
  const fields = context.fields.get(id) ?? [];
  return [list, placeOf(member)?.toLowerCase(), member.kind, ...fields].join(' ');
}

/** One member in a list. */
export type MemberRow = ReturnType<typeof memberRow>;

/** A published list, down to the last word and URL. */
export type ListView = ReturnType<typeof listView>;

/** The directory under index letters, down to the last word and URL. */
export type DirectoryView = ReturnType<typeof directoryView>;

/** The filters of the directory, down to the last word and URL. */
export type FiltersView = ReturnType<typeof filtersView>;

/** An option; `text` is its name with the number of members, if it has one. */
type Option = { value: string; text: string };

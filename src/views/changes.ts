import { contentAsOf } from '#domain/content.ts';
import { type LedgerEntry, type ListId, listIds } from '#domain/ledger.ts';
import { type ListChanges, type ListEdition, listHistory } from '#domain/list-changes.ts';
import { locales, originalLocale } from '#domain/locale.ts';
import { type Part, partPath, routes } from '#routes.ts';
import { type Context, createContext } from '#views/context.ts';
import { listEditLinks } from '#views/edit.ts';
import { createFrame, type Frame, withRange } from '#views/frame.ts';
import { namePieces } from '#views/member-name.ts';
import { listLinks, listView } from '#views/members.ts';
import type { Shown } from '#views/part.ts';
import { type Piece, textIn } from '#views/text.ts';

/** Every published list, newest first, with what it changed, and the feeds that tell of the next one. */
export function changesView(context: Context) {
  const { content, words } = context;
  return {
    editions: listHistory(content.lists, content.members).map((edition) =>
      editionView(context, edition),
    ),
    feeds: {
      label: words.text('changes.feeds'),
      links: feedLinks(context).map(({ title, href }) => ({ text: title, href })),
    },
  };
}

/** The feeds of a language; `type` is their media type. */
export function feedLinks({ locale }: Pick<Context, 'locale'>) {
  return [
    { title: 'Atom', href: routes.feed(locale, 'xml'), type: 'application/atom+xml' },
    { title: 'JSON Feed', href: routes.feed(locale, 'json'), type: 'application/feed+json' },
  ];
}

function editionView(context: Context, { date, list, previous, changes }: ListEdition) {
  const { locale, words } = context;
  const groups = changes ? changeGroups(context, changes) : [];
  return {
    /** Its fragment. */
    id: `list-${date}`,
    /** ISO 8601. */
    date,
    heading: words.text('changes.lists', { date: words.date(date) }),
    lists: listIds.map((id) => ({
      text: words.text('filter.choice', {
        name: words.text(`members.${id}`),
        count: list[id].length,
      }),
      href: routes.datedList(locale, id, date),
    })),
    note:
      previous === undefined
        ? words.text('changes.first')
        : words.text(groups.length === 0 ? 'changes.same' : 'changes.compared', {
            date: words.date(previous),
          }),
    groups,
  };
}

/** What changed, one group a kind of change; kinds without a change are left out. */
function changeGroups(context: Context, changes: ListChanges) {
  const { content, locale, words } = context;
  const place = ({ list, number }: LedgerEntry) =>
    words.text('changes.place', { list: words.text(`members.${list}`), number });
  const item = (id: string, ...steps: Piece[]) => {
    const member = content.members.get(id);
    return {
      pieces: member ? namePieces(words, member) : [{ text: id }],
      href: routes.member(locale, id),
      /** Where it stands, or what became what. */
      steps,
    };
  };
  const listed = (name: string) => textIn(name, locales[originalLocale].tag, locale);
  const group = (kind: keyof ListChanges, items: ReturnType<typeof item>[]) => ({
    heading: words.text('filter.choice', {
      name: words.text(`changes.${kind}`),
      count: items.length,
    }),
    items,
  });
  const { joined, left, crossed, renamed, moved } = changes;
  const step = ({ id, from, to }: ListChanges['moved'][number]) =>
    item(id, { text: place(from) }, { text: place(to) });
  return [
    group(
      'joined',
      joined.map(({ id, to }) => item(id, { text: place(to) })),
    ),
    group(
      'left',
      left.map(({ id, from }) => item(id, { text: place(from) })),
    ),
    group('crossed', crossed.map(step)),
    group(
      'renamed',
      renamed.map(({ id, from, to }) => item(id, listed(from), listed(to))),
    ),
    group('moved', moved.map(step)),
  ].filter(({ items }) => items.length > 0);
}

/** The context as it was when a list was published; what needs no note is the same in every list of the site. */
export function contextAsOf({ content, locale, usual }: Context, date: string): Context {
  return { ...createContext(contentAsOf(content, date), locale), usual };
}

/**
 * One of the two lists as published on a date, or a part of it: order, numbers and listed names of that list.
 * @param then the context of that date
 */
export function datedListView(then: Context, list: ListId, date: string, part: Part = 1) {
  const { locale, words } = then;
  return {
    ...listView(then, list, part, routes.datedList(locale, list, date)),
    others: [
      ...listIds
        .filter((other) => other !== list)
        .map((other) => ({
          text: words.text(`members.${other}`),
          href: routes.datedList(locale, other, date),
        })),
      { text: words.text('changes.newest'), href: routes.list(locale, list) },
      ...listLinks(then),
    ],
  };
}

/** The frame of the page of a list as published on a date. */
export function datedListFrame(
  then: Context,
  list: ListId,
  date: string,
  { shown }: { shown: Shown },
): Frame {
  const { content, locale, words } = then;
  const [name, day] = [words.text(`members.${list}`), words.date(date)];
  return createFrame(then, {
    title: withRange(words.text('changes.listAsOf', { list: name, date: day }), shown),
    description: words.text('changes.listDescription', {
      list: name,
      date: day,
      alliance: content.alliance.names[locale].name,
    }),
    address: (other) => partPath(routes.datedList(other, list, date), shown.part),
    edit: listEditLinks(then, date),
    sheet: 'list',
  });
}

/** The history of the lists, down to the last word and URL. */
export type ChangesView = ReturnType<typeof changesView>;

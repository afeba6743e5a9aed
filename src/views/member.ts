import type { CurrentMember } from '#domain/directory.ts';
import { localeCodes, localeOfScript, locales, originalLocale } from '#domain/locale.ts';
import { type Member, memberName, publishedWebsite, type ShownStatus } from '#domain/member.ts';
import { describePlace } from '#domain/place.ts';
import { routes } from '#routes.ts';
import type { Context } from '#views/context.ts';
import { createFrame, type Frame } from '#views/frame.ts';
import { statusNote } from '#views/members.ts';
import { memberGraph } from '#views/structured-data.ts';
import { type Link, type Text, textIn } from '#views/text.ts';

/** The page of one member. */
export function memberView(context: Context, current: CurrentMember): MemberView {
  const { content, ledger, locale, words } = context;
  const { member, entry } = current;
  const shown = memberName(member, locale);
  const place = describePlace(content.places, member, locale).join(
    words.text('list.placeSeparator'),
  );
  const kind = words.text(`kind.${member.kind}`);
  const note = statusNote(context, shown.status);
  return {
    title: shown.text,
    description: words.text('member.description', {
      name: shown.text,
      place,
      kind,
      alliance: content.alliance.names[locale].name,
    }),
    ...(note ? { note } : {}),
    current: words.text('member.current', { date: words.date(ledger.date) }),
    listing: words.text('member.listing'),
    names: { heading: words.text('member.names'), rows: nameRows(context, member) },
    facts: { heading: words.text('member.facts'), rows: factRows(context, current, kind) },
    ...renamings(context, member),
    neighbours: neighbours(context, current),
    back: { text: words.text(`members.${entry.list}`), href: routes.list(locale, entry.list) },
  };
}

/** The frame of a member's page. */
export function memberFrame(
  context: Context,
  { id, member }: CurrentMember,
  view: MemberView,
): Frame {
  return createFrame(context, {
    title: view.title,
    description: view.description,
    address: (locale) => routes.member(locale, id),
    structuredData: [memberGraph(context, id, member)],
  });
}

function nameRows(context: Context, member: Member): NameRow[] {
  const { words, locale } = context;
  const row = (
    label: string,
    text: string,
    tag: string,
    status: ShownStatus,
    source?: string,
  ): NameRow => ({
    label,
    name: textIn(text, tag, locale),
    status: words.text(`status.${status}`),
    ...(source === undefined ? {} : { source: sourceLink(context, source) }),
  });
  const inSiteLanguages = localeCodes.map((code) => {
    const { text, status } = memberName(member, code);
    const source = code === originalLocale ? undefined : member.names[code].source;
    const label = words.text('member.inLanguage', { language: words.language(code) });
    return row(label, text, locales[code].tag, status, source);
  });
  const { native } = member.names;
  const isShown = localeCodes.some(
    (code) => code === native?.lang && memberName(member, code).text === native.name,
  );
  const nativeRow =
    native && !isShown
      ? [
          row(
            words.text('member.native', { language: words.language(native.lang) }),
            native.name,
            native.lang,
            native.status,
            native.source,
          ),
        ]
      : [];
  const shortRows = (member.short ?? []).map(({ name, status, source }) =>
    row(
      words.text('member.short'),
      name,
      locales[localeOfScript(name) ?? locale].tag,
      status,
      source,
    ),
  );
  const pinyin: NameRow = {
    label: words.text('member.pinyin'),
    name: { text: member.pinyin, lang: 'zh-Latn-pinyin' },
  };
  const [chinese, ...others] = inSiteLanguages as [NameRow, ...NameRow[]];
  return [chinese, pinyin, ...nativeRow, ...others, ...shortRows];
}

function factRows(context: Context, { member, entry }: CurrentMember, kind: string): FactRow[] {
  const { content, words, locale, ledger } = context;
  const { country, region, city } = member;
  const { countries, regions, cities } = content.places;
  const website = publishedWebsite(member);
  const rows: (FactRow | undefined)[] = [
    { label: words.text('members.kind'), text: kind },
    { label: words.text('member.country'), text: countries[country]?.[locale] ?? country },
    region === undefined
      ? undefined
      : { label: words.text('member.region'), text: regions[region]?.[locale] ?? region },
    city === undefined
      ? undefined
      : { label: words.text('member.city'), text: cities[city]?.[locale] ?? city },
    {
      label: words.text('member.list'),
      text: words.text(`members.${entry.list}`),
      note: words.text('members.asOf', { date: words.date(ledger.date) }),
    },
    { label: words.text('member.numberInList'), text: String(entry.number) },
    website === undefined || member.website?.source === undefined
      ? undefined
      : {
          label: words.text('member.website'),
          text: new URL(website).host,
          href: website,
          source: sourceLink(context, member.website.source),
        },
  ];
  return rows.filter((row) => row !== undefined);
}

function renamings(context: Context, member: Member): Pick<MemberView, 'renamed'> {
  const { words, locale } = context;
  if (!member.renamed) return {};
  return {
    renamed: {
      heading: words.text('member.renamed'),
      note: words.text('member.renamedNote'),
      items: member.renamed.map(({ date, names, source }) => ({
        when: words.text('member.renamedOn', { date: words.date(date) }),
        dateTime: date,
        names: Object.entries(names).map(([tag, { name, status }]) => ({
          name: textIn(name, tag === originalLocale ? locales[originalLocale].tag : tag, locale),
          status: words.text(`status.${status}`),
        })),
        source: sourceLink(context, source),
      })),
    },
  };
}

function neighbours(
  { current, words, locale }: Context,
  { id, entry }: CurrentMember,
): MemberView['neighbours'] {
  const list = current.filter((other) => other.entry.list === entry.list);
  const index = list.findIndex((other) => other.id === id);
  const link = (other: CurrentMember | undefined, label: string) =>
    other && {
      label,
      link: { text: memberName(other.member, locale).text, href: routes.member(locale, other.id) },
    };
  return {
    label: words.text('member.neighbours'),
    previous: link(list[index - 1], words.text('member.previous')),
    next: link(list[index + 1], words.text('member.next')),
  };
}

function sourceLink({ words, locale }: Context, source: string): Link {
  return source === 'document'
    ? { text: words.text('member.sourceDocument'), href: routes.page(locale, 'charter') }
    : { text: new URL(source).host, href: source };
}

/** A member's page, decided. */
export type MemberView = {
  title: string;
  description: string;
  /** Where the name in the heading comes from, unless it is the organisation's own. */
  note?: string;
  current: string;
  listing: string;
  names: { heading: string; rows: NameRow[] };
  facts: { heading: string; rows: FactRow[] };
  renamed?: {
    heading: string;
    note: string;
    items: {
      when: string;
      dateTime: string;
      names: { name: Text; status: string }[];
      source: Link;
    }[];
  };
  neighbours: { label: string; previous: Neighbour | undefined; next: Neighbour | undefined };
  back: Link;
};

/** A name with where it comes from. */
export type NameRow = { label: string; name: Text; status?: string; source?: Link };

/** A labelled fact. */
type FactRow = { label: string; text: string; href?: string; note?: string; source?: Link };

type Neighbour = { label: string; link: Link };

import type { CurrentMember, FormerMember } from '#domain/directory.ts';
import { contentFiles } from '#domain/file.ts';
import { localeCodes, localeOfScript, locales, originalLocale, pinyinTag } from '#domain/locale.ts';
import {
  type Member,
  memberCharacter,
  memberName,
  publishedWebsite,
  type ShownStatus,
} from '#domain/member.ts';
import { describePlace, type Places, placeOf } from '#domain/place.ts';
import type { TextKey } from '#i18n/translator.ts';
import { routes } from '#routes.ts';
import type { Context } from '#views/context.ts';
import { editLinks } from '#views/edit.ts';
import { createFrame, type Frame } from '#views/frame.ts';
import { namePieces, plainName } from '#views/member-name.ts';
import { statusNote } from '#views/members.ts';
import { memberGraph } from '#views/structured-data.ts';
import { type Link, type Text, textIn } from '#views/text.ts';

/** The page of one member, or of a former one. */
export function memberView(context: Context, listed: CurrentMember | FormerMember) {
  const { locale, words } = context;
  const { member, entry } = listed;
  const kind = member.kind && words.text(`kind.${member.kind}`);
  const note = statusNote(words, memberName(member, locale).status);
  return {
    title: plainName(words, member),
    /** The title in pieces, by language. */
    heading: namePieces(words, member),
    description: describe(context, member, kind),
    /** The status of the name in the heading, unless it is the organisation's own. */
    note,
    cell: cellOf(context, member),
    ...membership(context, listed),
    names: { heading: words.text('member.names'), rows: nameRows(context, member) },
    facts: { heading: words.text('member.facts'), rows: factRows(context, listed, kind) },
    renamed: renamings(context, member),
    neighbours: neighbours(context, listed),
    back: { text: words.text(`members.${entry.list}`), href: routes.list(locale, entry.list) },
  };
}

/** The frame of a member's page. */
export function memberFrame(
  context: Context,
  { id, member }: CurrentMember | FormerMember,
  view: MemberView,
): Frame {
  return createFrame(context, {
    title: view.title,
    heading: view.heading,
    description: view.description,
    address: (locale) => routes.member(locale, id),
    edit: editLinks(context, contentFiles.member(id)),
    structuredData: [memberGraph(context, id, member)],
    share: 'member',
    sheet: 'list',
  });
}

/** A sentence or two for search results and previews: name, place and kind, as far as known. */
function describe({ content, locale, words }: Context, member: Member, kind?: string): string {
  const place = describePlace(content.places, member, locale).join(
    words.text('list.placeSeparator'),
  );
  const name = plainName(words, member, place);
  const alliance = content.alliance.names[locale].name;
  return kind === undefined
    ? words.text('member.descriptionWithoutKind', { name, alliance })
    : words.text('member.description', { name, kind, alliance });
}

/** Whether the organisation is a member now, and what being listed means. */
function membership({ words, ledger }: Context, { entry }: CurrentMember | FormerMember) {
  if (!('lastListed' in entry))
    return {
      current: words.text('member.current', { date: words.date(ledger.date) }),
      listing: words.text('member.listing'),
    };
  return {
    current: words.text('member.former', {
      date: words.date(entry.lastListed),
      current: words.date(ledger.date),
    }),
    listing: words.text('member.formerListing'),
  };
}

/** The character that represents a member, with its pinyin if known. */
export function cellOf({ locale }: Pick<Context, 'locale'>, member: Member): CellView {
  const { hanzi, pinyin } = memberCharacter(member);
  return {
    hanzi: textIn(hanzi, locales[originalLocale].tag, locale),
    ...(pinyin === undefined ? {} : { pinyin: { text: pinyin, lang: pinyinTag } }),
  };
}

function nameRows(context: Context, member: Member): NameRow[] {
  const { words, locale } = context;
  const { native } = member.names;
  const row = (label: string, name: StatedName, tag: string): NameRow => ({
    label,
    name: textIn(name.text, tag, locale),
    status: words.text(`status.${name.status}`),
    ...(name.source === undefined ? {} : { source: sourceLink(context, name.source) }),
  });
  const shown = localeCodes
    .map((code) => ({ code, name: memberName(member, code) }))
    .filter(({ name }) => name.status !== 'untranslated');
  const [original, ...translated] = shown.map(({ code, name }) =>
    row(
      words.text('member.inLanguage', { language: words.language(code) }),
      name,
      locales[code].tag,
    ),
  ) as [NameRow, ...NameRow[]];
  const isShown = shown.some(
    ({ code, name }) => code === native?.lang && name.text === native.name,
  );
  return [
    original,
    { label: words.text('member.pinyin'), name: { text: member.pinyin, lang: pinyinTag } },
    ...(native && !isShown
      ? [
          row(
            words.text('member.native', { language: words.language(native.lang) }),
            { ...native, text: native.name },
            native.lang,
          ),
        ]
      : []),
    ...translated,
    ...(member.short ?? []).map((short) =>
      row(
        words.text('member.short'),
        { ...short, text: short.name },
        locales[localeOfScript(short.name) ?? locale].tag,
      ),
    ),
  ];
}

function factRows(
  context: Context,
  { member, entry }: CurrentMember | FormerMember,
  kind: string | undefined,
): FactRow[] {
  const { content, words, locale, ledger } = context;
  const { countries, regions, cities } = content.places;
  const { country, region, city, website } = member;
  const isFormer = 'lastListed' in entry;
  const fact = (
    label: TextKey,
    text: string | undefined,
    more: Partial<FactRow> = {},
  ): FactRow[] => (text === undefined ? [] : [{ label: words.text(label), text, ...more }]);
  const placeFact = (label: TextKey, code: string | undefined, names: Places['countries']) => {
    const hasPage = !isFormer && code !== undefined && [country, placeOf(member)].includes(code);
    const text = code && (names[code]?.[locale] ?? code);
    return fact(label, text, hasPage ? { href: routes.place(locale, code) } : {});
  };
  const url = publishedWebsite(member);
  return [
    ...fact('members.kind', kind),
    ...placeFact('member.country', country, countries),
    ...placeFact('member.region', region, regions),
    ...placeFact('member.city', city, cities),
    ...fact('member.list', words.text(`members.${entry.list}`), {
      note: words.text('members.asOf', {
        date: words.date(isFormer ? entry.lastListed : ledger.date),
      }),
    }),
    ...fact('member.numberInList', String(entry.number)),
    ...(url === undefined || website?.source === undefined
      ? []
      : fact('member.website', new URL(url).host, {
          href: url,
          isExternal: true,
          source: sourceLink(context, website.source),
        })),
  ];
}

function renamings(context: Context, member: Member) {
  const { words, locale } = context;
  return (
    member.renamed && {
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
    }
  );
}

/** The members before and after this one in its list; none for a former member. */
function neighbours(
  { current, words, locale }: Context,
  { id, entry }: CurrentMember | FormerMember,
) {
  const list = current.filter((other) => other.entry.list === entry.list);
  const index = list.findIndex((other) => other.id === id);
  const link = (other: CurrentMember | undefined, label: string) =>
    index < 0 || !other
      ? undefined
      : {
          label,
          link: { pieces: namePieces(words, other.member), href: routes.member(locale, other.id) },
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

/** A member's page, down to the last word and URL. */
export type MemberView = ReturnType<typeof memberView>;

type StatedName = { text: string; status: ShownStatus; source?: string | undefined };

/** A name with its status and where it was seen. */
export type NameRow = { label: string; name: Text; status?: string; source?: Link };

/** A labelled fact; `href` leads to a page of this site or, if external, of another. */
type FactRow = {
  label: string;
  text: string;
  href?: string;
  isExternal?: true;
  note?: string;
  source?: Link;
};

/** A character with its pinyin above it. */
export type CellView = { hanzi: Text; pinyin?: Text };

import type { CurrentMember, FormerMember } from '#domain/directory.ts';
import { fieldsOf } from '#domain/field.ts';
import { contentFiles } from '#domain/file.ts';
import type { ListId } from '#domain/ledger.ts';
import {
  isLocale,
  isOriginal,
  languageOf,
  localeCodes,
  localeOfScript,
  locales,
  originalLocale,
  pinyinTag,
} from '#domain/locale.ts';
import { matchOf } from '#domain/match.ts';
import {
  isStandIn,
  type Member,
  memberCharacter,
  memberName,
  publishedWebsite,
  type ShownStatus,
} from '#domain/member.ts';
import { type Places, placeOf } from '#domain/place.ts';
import { publisherOf } from '#domain/publisher.ts';
import { createTranslator, type TextKey, type Translator } from '#i18n/translator.ts';
import { routes } from '#routes.ts';
import type { Context } from '#views/context.ts';
import { editLinks } from '#views/edit.ts';
import { createFrame, type Frame } from '#views/frame.ts';
import { namePieces, plainName } from '#views/member-name.ts';
import { memberRow } from '#views/members.ts';
import { memberGraph } from '#views/structured-data.ts';
import { copyView, escapeHtml, piecesOf, textIn } from '#views/text.ts';

/** The page of one member, or of a former one. */
export function memberView(context: Context, listed: CurrentMember | FormerMember) {
  const { locale, words } = context;
  const { member, entry } = listed;
  const { note, place, kind } = memberRow(context, listed);
  const name = plainName(words, member, place);
  const alliance = context.content.alliance.names[locale].name;
  const date = words.date(context.ledger.date);
  return {
    title: plainName(words, member),
    /** The title in pieces, by language. */
    heading: namePieces(words, member),
    /** For search results and previews: name, place and kind, as far as known. */
    description: kind
      ? words.text('member.description', { name, kind, alliance })
      : words.text('member.descriptionWithoutKind', { name, alliance }),
    /** The status of the name in the heading, unless it is the organisation's own. */
    note,
    cell: cellOf(context, member),
    /** Whether the organisation is a member now, and what the site does not say of it. */
    current:
      'lastListed' in entry
        ? words.text('member.former', { date: words.date(entry.lastListed), current: date })
        : words.text('member.current', {
            date,
            number: entry.number,
            list: words.text(`members.${entry.list}`),
          }),
    listing: words.text('member.listing'),
    names: { heading: words.text('member.names'), rows: nameRows(context, member) },
    facts: { heading: words.text('member.facts'), rows: factRows(context, listed, kind) },
    renamed: renamings(context, member),
    correct: { text: words.text('correct.link'), href: routes.correct(locale, listed.id) },
    citation: 'lastListed' in entry ? undefined : citation(context, listed),
    neighbours: neighbours(context, listed),
    /** The letter about a current member. */
    write:
      'lastListed' in entry
        ? undefined
        : {
            text: words.text('member.write'),
            href: routes.writeAbout(locale, 'member', listed.id),
          },
    back: { text: words.text(`members.${entry.list}`), href: routes.list(locale, entry.list) },
  };
}

/** The frame of a member's page. */
export function memberFrame(
  context: Context,
  { id, member }: CurrentMember | FormerMember,
  { title, heading, description }: MemberView,
): Frame {
  return createFrame(context, {
    title,
    heading,
    description,
    address: (locale) => routes.member(locale, id),
    edit: editLinks(context, contentFiles.member(id)),
    structuredData: [memberGraph(context, id, member)],
    share: 'member',
    sheet: 'list',
  });
}

/** The character that represents a member, with its pinyin above it if known. */
export function cellOf({ locale }: Pick<Context, 'locale'>, member: Member) {
  const { hanzi, pinyin } = memberCharacter(member);
  return {
    hanzi: textIn(hanzi, locales[originalLocale].tag, locale),
    pinyin: pinyin === undefined ? undefined : { text: pinyin, lang: pinyinTag },
  };
}

/** Every name with its status and where it was seen; the pinyin follows the listed name. */
function nameRows(context: Context, member: Member) {
  const { words, locale } = context;
  const { native } = member.names;
  const row = (label: string, text: string, tag: string, known?: Known) => ({
    label,
    name: textIn(text, tag, locale),
    status: known && words.text(`status.${known.status}`),
    source: known?.source === undefined ? undefined : sourceLink(context, known.source, known),
  });
  const shown = localeCodes
    .map((code) => ({ code, name: memberName(member, code) }))
    .filter(({ name }) => !isStandIn(name.status));
  const rows = shown.map(({ code, name }) => {
    const label = words.text('member.inLanguage', { language: words.language(languageOf(code)) });
    return row(label, name.reading?.text ?? name.text, locales[code].tag, name);
  });
  const further = [row(words.text('member.pinyin'), member.pinyin, pinyinTag)];
  if (
    native &&
    !shown.some(({ code, name }) => code === native.lang && name.text === native.name)
  ) {
    const label = words.text('member.native', { language: words.language(native.lang) });
    further.push(row(label, native.name, native.lang, native));
  }
  const short = (member.short ?? []).map((known) => {
    const { tag } = locales[localeOfScript(known.name) ?? locale];
    return row(words.text('member.short'), known.name, tag, known);
  });
  return [...rows.slice(0, 1), ...further, ...rows.slice(1), ...short];
}

/** What is known of a member; places with a page and the website are links. */
function factRows(
  context: Context,
  { member, entry }: CurrentMember | FormerMember,
  kind: string | undefined,
) {
  const { content, words, locale, ledger } = context;
  const { countries, regions, cities } = content.places;
  const { country, region, city, website } = member;
  const isFormer = 'lastListed' in entry;
  const pages = isFormer ? [] : [country, placeOf(member)];
  const place = (
    label: TextKey,
    code: string | undefined,
    names: Places['countries'],
  ): FactRow => ({
    label: words.text(label),
    text: code && (names[code]?.[locale] ?? code),
    href: code && pages.includes(code) ? routes.place(locale, code) : undefined,
  });
  const url = publishedWebsite(member);
  const rows: FactRow[] = [
    { label: words.text('members.kind'), text: kind },
    // The directory lists those who share it.
    ...fieldsOf(member, content.fields).map((field) => {
      const text = content.fields[field]?.[locale] ?? field;
      const href = routes.directoryOf(locale, field);
      return { label: words.text('member.field'), text, href };
    }),
    place('member.country', country, countries),
    place('member.region', region, regions),
    place('member.city', city, cities),
    {
      label: words.text('member.list'),
      text: words.text(`members.${entry.list}`),
      note: words.text('members.asOf', {
        date: words.date(isFormer ? entry.lastListed : ledger.date),
      }),
    },
    { label: words.text('member.numberInList'), text: String(entry.number) },
    {
      label: words.text('member.website'),
      text: url && new URL(url).host,
      href: url,
      source:
        website?.source === undefined ? undefined : sourceLink(context, website.source, website),
    },
    matchRow(context, member, entry.list),
  ];
  return rows.filter(({ text }) => text !== undefined);
}

/** How sure it is which organisation is meant; nothing to say where the listed name is its own. */
function matchRow(context: Context, member: Member, list: ListId): FactRow {
  const { words } = context;
  const { certainty, basis, source } = matchOf(member, list);
  const value = words.text('match.value', {
    certainty: words.text(`match.${certainty}`),
    basis: words.text(`match.basis.${basis}`),
  });
  return {
    label: words.text('match.label'),
    text: list === 'china' && !member.match ? undefined : value,
    source: source === undefined ? undefined : sourceLink(context, source),
  };
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
          name: textIn(name, isLocale(tag) ? locales[tag].tag : tag, locale),
          status: words.text(`status.${status}`),
        })),
        source: sourceLink(context, source),
      })),
    }
  );
}

/** The entry as a text to cite, in the reader's language and in Chinese, and as a line of HTML for the member's own site. */
function citation(context: Context, listed: CurrentMember | FormerMember) {
  const { locale, words } = context;
  const { tag } = locales[locale];
  const own = citedEntry(context, listed, words);
  const original = citedEntry(context, listed, createTranslator(originalLocale));
  const link = `<a href="${own.url}">${escapeHtml(own.text)}</a>`;
  const code = `<p lang="${tag}">${link} ${words.text('member.notAccreditation')}</p>`;
  return {
    heading: words.text('member.cite'),
    texts: [
      { pieces: piecesOf(`${own.text} ${own.url}`, locale), lang: undefined },
      ...(isOriginal(locale)
        ? []
        : [
            {
              pieces: [{ text: `${original.text} ${original.url}` }],
              lang: locales[originalLocale].tag,
            },
          ]),
    ],
    badge: {
      label: words.text('member.badge'),
      note: words.text('member.badgeNote'),
      code: piecesOf(code, locale),
    },
    copy: copyView(words),
  };
}

/** Where a member stands, in one line of a language, with the URL of its page in that language. */
function citedEntry(
  { content, ledger }: Context,
  { id, member, entry }: CurrentMember | FormerMember,
  words: Translator,
) {
  return {
    text: words.text('member.entry', {
      name: plainName(words, member),
      alliance: content.alliance.names[words.locale].name,
      list: words.text(`members.${entry.list}`),
      number: entry.number,
      date: words.date(ledger.date),
    }),
    url: routes.absolute(routes.member(words.locale, id)),
  };
}

/** The members before and after this one in its list; none for a former member. */
function neighbours(
  { current, positions, words, locale }: Context,
  { id, entry }: CurrentMember | FormerMember,
) {
  const index = positions.get(id) ?? Number.NaN;
  const link = (other: CurrentMember | undefined, label: string) =>
    other?.entry.list !== entry.list
      ? undefined
      : {
          label,
          link: { pieces: namePieces(words, other.member), href: routes.member(locale, other.id) },
        };
  return {
    label: words.text('member.neighbours'),
    previous: link(current[index - 1], words.text('member.previous')),
    next: link(current[index + 1], words.text('member.next')),
  };
}

/**
 * A link to a source by who publishes it and on which host.
 * @param known what the source says; a name or website it calls the organisation's own was seen on its own pages
 */
function sourceLink({ content, words, locale }: Context, source: string, known?: Known) {
  const link = (text: string, href: string) => ({ pieces: piecesOf(text, locale), href });
  if (source === 'document')
    return link(words.text('member.sourceDocument'), routes.page(locale, 'charter'));
  const { host } = new URL(source);
  const publisher =
    known?.status === 'official'
      ? words.text('member.ownPages')
      : publisherOf(content.sources, source);
  return link(publisher ? words.text('member.source', { publisher, site: host }) : host, source);
}

/** A member's page, down to the last word and URL. */
export type MemberView = ReturnType<typeof memberView>;

/** How well a name is known, and where it was seen. */
type Known = { status: ShownStatus; source?: string | undefined };

/** A labelled fact; without a text it is not known. */
type FactRow = {
  label: string;
  text: string | undefined;
  href?: string | undefined;
  note?: string;
  source?: SourceView | undefined;
};

/** A link to a source, its text in pieces by language. */
export type SourceView = ReturnType<typeof sourceLink>;

/** A character with its pinyin above it. */
export type CellView = ReturnType<typeof cellOf>;

import type { CurrentMember, FormerMember } from '#domain/directory.ts';
import type { ListId } from '#domain/ledger.ts';
import { languageOf, localeCodes, localeOfScript, locales, pinyinTag } from '#domain/locale.ts';
import { matchOf } from '#domain/match.ts';
import {
  isStandIn,
  type Member,
  memberName,
  publishedWebsite,
  type ShownStatus,
} from '#domain/member.ts';
import { type Places, placeOf } from '#domain/place.ts';
import { publisherOf } from '#domain/publisher.ts';
import type { TextKey } from '#i18n/translator.ts';
import { routes } from '#routes.ts';
import type { Context } from '#views/context.ts';
import { piecesOf, textIn } from '#views/text.ts';

/** Every name with its status and where it was seen; the pinyin follows the listed name. */
export function nameRows(context: Context, member: Member) {
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
  const further = [row(words.text('member.pinyin'), member.toned ?? member.pinyin, pinyinTag)];
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
export function factRows(context: Context, { id, member, entry }: CurrentMember | FormerMember) {
  const { content, words, locale } = context;
  const { countries, regions, cities } = content.places;
  const { country, region, city, website } = member;
  const isFormer = 'lastListed' in entry;
  const pages = isFormer ? [] : [country, placeOf(member)];
  const nameOf = (code: string | undefined, names: Places['countries']) =>
    code && (names[code]?.[locale] ?? code);
  const place = (
    label: TextKey,
    code: string | undefined,
    names: Places['countries'],
  ): FactRow => ({
    label: words.text(label),
    text: nameOf(code, names),
    href: code && pages.includes(code) ? routes.place(locale, code) : undefined,
  });
  const url = publishedWebsite(member);
  const rows: FactRow[] = [
    { label: words.text('members.kind'), text: member.kind && words.text(`kind.${member.kind}`) },
    // The directory lists those who share it.
    ...(context.fields.get(id) ?? []).map((field) => {
      const text = content.fields[field]?.[locale] ?? field;
      const href = routes.directoryOf(locale, `field=${field}`);
      return { label: words.text('member.field'), text, href };
    }),
    place('member.country', country, countries),
    place('member.region', region, regions),
    // A city that is a region of its own, with the same name, is said once.
    ...(nameOf(city, cities) === nameOf(region, regions)
      ? []
      : [place('member.city', city, cities)]),
    {
      label: words.text('member.website'),
      text: url && new URL(url).host,
      href: url,
      source:
        website?.source === undefined ? undefined : sourceLink(context, website.source, website),
    },
  ];
  return rows.filter(({ text }) => text !== undefined);
}

/** Its place in the lists, and how sure it is which organisation is meant. */
export function recordRows(
  context: Context,
  { member, entry }: CurrentMember | FormerMember,
): FactRow[] {
  const { words, ledger } = context;
  const date = words.date('lastListed' in entry ? entry.lastListed : ledger.date);
  const rows: FactRow[] = [
    {
      label: words.text('member.list'),
      text: `${words.text(`members.${entry.list}`)}${words.text('frame.titleSeparator')}${words.text('members.asOf', { date })}`,
    },
    { label: words.text('member.numberInList'), text: words.number(entry.number) },
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

/**
 * A link to a source by who publishes it and on which host.
 * @param known what the source says; a name or website it calls the organisation's own was seen on its own pages
 */
export function sourceLink({ content, words, locale }: Context, source: string, known?: Known) {
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

/** How well a name is known, and where it was seen. */
type Known = { status: ShownStatus; source?: string | undefined };

/** A labelled fact; without a text it is not known. */
type FactRow = {
  label: string;
  text: string | undefined;
  href?: string | undefined;
  source?: SourceView | undefined;
};

/** A link to a source, its text in pieces by language. */
export type SourceView = ReturnType<typeof sourceLink>;

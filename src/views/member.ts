import type { CurrentMember, FormerMember } from '#domain/directory.ts';
import { contentFiles } from '#domain/file.ts';
import { isLocale, isOriginal, locales, originalLocale } from '#domain/locale.ts';
import { type Member, type MemberKind, memberName } from '#domain/member.ts';
import { placeOf } from '#domain/place.ts';
import { createTranslator, type Translator } from '#i18n/translator.ts';
import { routes } from '#routes.ts';
import { cellOf } from '#views/cell.ts';
import type { Context } from '#views/context.ts';
import { practiceView, type StrokesOf } from '#views/copybook.ts';
import { editLinks } from '#views/edit.ts';
import { createFrame, type Frame } from '#views/frame.ts';
import { factRows, nameRows, recordRows, sourceLink } from '#views/member-facts.ts';
import { namePieces, originalName, plainName } from '#views/member-name.ts';
import { memberRow, statusNote } from '#views/members.ts';
import { memberGraph } from '#views/structured-data.ts';
import { copyView, escapeHtml, piecesOf, textIn } from '#views/text.ts';

/**
 * The page of one member, or of a former one.
 * @param strokesOf the strokes of a character; `undefined` for one without stroke data
 */
export function memberView(
  context: Context,
  listed: CurrentMember | FormerMember,
  strokesOf?: StrokesOf,
) {
  const { locale, words } = context;
  const { member, entry } = listed;
  const { place, kind } = memberRow(context, listed);
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
    /** The status of the name in the heading, unless it is the listed one. */
    note: statusNote(words, memberName(member, locale).status),
    /** Its listed name, and how that is read, as far as the heading does not say so. */
    original: originalName(words, member),
    cell: cellOf(context, member),
    practice: practiceView(context, member, strokesOf),
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
    ...recordOf(context, listed),
    renamed: renamings(context, member),
    correct: { text: words.text('correct.link'), href: routes.correct(locale, listed.id) },
    citation: 'lastListed' in entry ? undefined : citation(context, listed),
    others: othersOf(context, listed),
    /** The letter about a current member. */
    write:
      'lastListed' in entry
        ? undefined
        : {
            text: words.text('member.write'),
            href: routes.writeAbout(locale, 'member', listed.id),
          },
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

/** What is known of a member, its names in other languages, and where all this is from and what is in doubt. */
function recordOf(context: Context, listed: CurrentMember | FormerMember) {
  const { words } = context;
  const names = nameRows(context, listed.member);
  const facts = factRows(context, listed);
  // The heading of the page and the line under it are names too.
  const above = [...namePieces(words, listed.member), ...originalName(words, listed.member)];
  const isAbove = ({ name }: (typeof names)[number]) =>
    above.some(({ text }) => text === name.text);
  const stated = names.map((row) => ({ ...row, text: isAbove(row) ? row.status : undefined }));
  return {
    facts: { heading: words.text('member.facts'), rows: facts },
    names: {
      heading: words.text('member.names'),
      rows: names.filter((row) => !isAbove(row)),
    },
    sources: {
      heading: words.text('member.sources'),
      rows: [
        ...[...stated, ...facts.map((row) => ({ ...row, text: undefined }))]
          .filter(({ text, source }) => text !== undefined || source !== undefined)
          .map(({ label, text, source }) => ({ label, text, source })),
        ...recordRows(context, listed),
      ],
    },
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
  return {
    heading: words.text('member.cite'),
    texts: [
      { pieces: [...piecesOf(own.text, locale), { text: ` ${own.url}` }], lang: undefined },
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
      code: [
        { text: `<p lang="${tag}"><a href="${own.url}">` },
        ...piecesOf(escapeHtml(own.text), locale),
        { text: `</a> ${words.text('member.notAccreditation')}</p>` },
      ],
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

/** The ways to other members: at its place, of its type, in its fields, each with their number, and on its list. */
function othersOf(context: Context, listed: CurrentMember | FormerMember) {
  const { content, counts, fields, places, words, locale } = context;
  const { id, member, entry } = listed;
  const { kind } = member;
  // The member itself is counted, unless it is a former one.
  const own = 'lastListed' in entry ? 0 : 1;
  const link = (text: string, href: string, all = 0) =>
    all > own
      ? [{ text: words.text('filter.choice', { name: text, count: all - own }), href }]
      : [];
  const atPlace = (code: string) => {
    const { countries, regions } = content.places;
    const place = (countries[code] ?? regions[code])?.[locale] ?? code;
    const text = words.text('member.othersAt', { place });
    return link(text, routes.place(locale, code), places.get(code)?.length);
  };
  const ofKind = (kind: MemberKind) => {
    const text = words.text('member.othersOfKind', { kind: words.text(`kind.${kind}`) });
    return link(text, routes.directoryOf(locale, `kind=${kind}`), counts.kind.get(kind));
  };
  const inField = (field: string) => {
    const text = words.text('member.othersInField', {
      field: content.fields[field]?.[locale] ?? field,
    });
    return link(text, routes.directoryOf(locale, `field=${field}`), counts.field.get(field));
  };
  const place = placeOf(member);
  return {
    label: words.text('member.others'),
    links: [
      ...(place === undefined ? [] : atPlace(place)),
      ...(kind === undefined ? [] : ofKind(kind)),
      ...(fields.get(id) ?? []).flatMap(inField),
      { text: words.text(`members.${entry.list}`), href: routes.list(locale, entry.list) },
    ],
  };
}

/** A member's page, down to the last word and URL. */
export type MemberView = ReturnType<typeof memberView>;

import { membersAt, placeCodes } from '#domain/directory.ts';
import { contentFiles } from '#domain/file.ts';
import { locales, originalLocale } from '#domain/locale.ts';
import { findPlace } from '#domain/place.ts';
import { routes } from '#routes.ts';
import type { Context } from '#views/context.ts';
import { editLinks } from '#views/edit.ts';
import { createFrame, type Frame } from '#views/frame.ts';
import { memberRow, namesLegend } from '#views/members.ts';
import { textIn } from '#views/text.ts';

/** The ISO 3166 codes of all places with a page. */
export function placesOf({ current }: Context): string[] {
  return placeCodes(current);
}

/** A country or a Chinese region: its names, its members, and how to get in touch there. */
export function placeView(context: Context, code: string) {
  const { content, current, ledger, locale, words } = context;
  const place = findPlace(content.places, code);
  const rows = membersAt(current, code).map((member) => memberRow(context, member));
  const local = Object.entries(place.local ?? {})
    .filter(([tag]) => tag !== locale)
    .map(([tag, text]) => textIn(text, tag, locale));
  return {
    /** Its Chinese and local names, if they differ from the reader's. */
    names: [
      ...(place[locale] === place[originalLocale]
        ? []
        : [textIn(place[originalLocale], locales[originalLocale].tag, locale)]),
      ...local,
    ],
    count: words.text('members.inList', { count: rows.length }),
    asOf: words.text('members.asOf', { date: words.date(ledger.date) }),
    /** ISO 8601. */
    dateTime: ledger.date,
    legend: namesLegend(context),
    rows,
    start: {
      heading: words.text('place.start'),
      text: words.text('place.startText'),
      link: {
        text: words.text('place.write'),
        href: routes.writeAbout(locale, 'place', code.toLowerCase()),
      },
    },
    others: { text: words.text('place.others'), href: routes.map(locale) },
  };
}

/** The frame of the page of a place. */
export function placeFrame(context: Context, code: string): Frame {
  const { content, locale, words } = context;
  const place = findPlace(content.places, code)[locale];
  return createFrame(context, {
    title: words.text('place.title', { place }),
    description: words.text('place.description', {
      place,
      alliance: content.alliance.names[locale].name,
    }),
    address: (other) => routes.place(other, code),
    edit: editLinks(context, contentFiles.places),
    share: 'member',
    sheet: 'list',
  });
}

/** The page of a place, down to the last word and URL. */
export type PlaceView = ReturnType<typeof placeView>;

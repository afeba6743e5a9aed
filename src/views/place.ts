import { contentFiles } from '#domain/file.ts';
import { locales, originalLocale } from '#domain/locale.ts';
import { findPlace } from '#domain/place.ts';
import { type Part, partPath, routes } from '#routes.ts';
import type { Context } from '#views/context.ts';
import { editLinks } from '#views/edit.ts';
import { createFrame, type Frame, withRange } from '#views/frame.ts';
import { memberRow, namesLegend } from '#views/members.ts';
import { partsOf, type Shown, takePart } from '#views/part.ts';
import { textIn } from '#views/text.ts';

/** All places with a page, each with its ISO 3166 code and the parts of its members. */
export function placeParts(context: Context) {
  return [...context.places].map(([code, members]) => ({
    params: { code: code.toLowerCase() },
    props: { context, code },
    parts: partsOf(members.length),
  }));
}

/** A country or a Chinese region: its names, its members or a part of them, and how to get in touch there. */
export function placeView(context: Context, code: string, part: Part = 1) {
  const { content, ledger, locale, words } = context;
  const place = findPlace(content.places, code);
  const members = context.places.get(code) ?? [];
  const { items, ...paging } = takePart(words, members, part, routes.place(locale, code));
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
    count: words.text('members.inList', { count: members.length }),
    asOf: words.text('members.asOf', { date: words.date(ledger.date) }),
    /** ISO 8601. */
    dateTime: ledger.date,
    legend: namesLegend(context),
    rows: items.map((member) => memberRow(context, member)),
    ...paging,
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

/** The frame of the page of a place, or of a part of its members. */
export function placeFrame(context: Context, code: string, { shown }: { shown: Shown }): Frame {
  const { content, locale, words } = context;
  const place = findPlace(content.places, code)[locale];
  return createFrame(context, {
    title: withRange(words.text('place.title', { place }), shown),
    description: words.text('place.description', {
      place,
      alliance: content.alliance.names[locale].name,
    }),
    address: (other) => partPath(routes.place(other, code), shown.part),
    edit: editLinks(context, contentFiles.places),
    share: 'member',
    sheet: 'list',
  });
}

/** The page of a place, down to the last word and URL. */
export type PlaceView = ReturnType<typeof placeView>;

import { countByCountry, countByRegion, membersAt, placeCodes } from '#domain/directory.ts';
import { contentFiles } from '#domain/file.ts';
import { locales, originalLocale } from '#domain/locale.ts';
import type { Places } from '#domain/place.ts';
import { routes } from '#routes.ts';
import type { Context } from '#views/context.ts';
import { editLinks } from '#views/edit.ts';
import { createFrame, type Frame } from '#views/frame.ts';
import { memberRow } from '#views/members.ts';
import { type Link, type Text, textIn } from '#views/text.ts';

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
    rows,
    start: {
      heading: words.text('place.start'),
      text: words.text('place.startText'),
      link: { text: words.text('home.getInTouch'), href: routes.page(locale, 'contact') },
    },
    others: placeMapView(context, words.text('place.others'), code),
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

/**
 * Every country and Chinese region with members as a tile, on a rough map if there is room.
 * @param without the code of a place to leave out
 */
export function placeMapView(context: Context, heading: string, without?: string): PlaceMapView {
  const { content, current, locale, words } = context;
  const groups = [
    [words.text('members.countries'), countByCountry(current, content.places, locale)] as const,
    [words.text('members.regions'), countByRegion(current, content.places, locale)] as const,
  ];
  return {
    heading,
    note: words.text('home.mapNote'),
    groups: groups.map(([label, counts]) => ({
      label,
      tiles: counts.filter(({ code }) => code !== without).map((count) => tileOf(context, count)),
    })),
  };
}

function tileOf({ content, locale }: Context, { code, name, count }: Count): Tile {
  const { tile } = findPlace(content.places, code);
  const sign = content.places.regions[code]?.sign;
  return {
    text: name,
    href: routes.place(locale, code),
    count,
    ...(sign === undefined ? {} : { sign: textIn(sign, locales[originalLocale].tag, locale) }),
    ...(tile === undefined ? {} : { column: tile[0], row: tile[1] }),
  };
}

function findPlace({ countries, regions }: Places, code: string) {
  const place = countries[code] ?? regions[code];
  if (!place) throw new Error(`No place ${code}`);
  return place;
}

type Count = { code: string; name: string; count: number };

/** The page of a place, down to the last word and URL. */
export type PlaceView = ReturnType<typeof placeView>;

/** The tiles of all places: two lists that also form one map. */
export type PlaceMapView = {
  heading: string;
  note: string;
  groups: { label: string; tiles: Tile[] }[];
};

/** A place with its number of members; column and row on the map, from 1, if it has a position. */
type Tile = Link & { count: number; sign?: Text; column?: number; row?: number };

import type { CurrentMember, PlaceCount } from '#domain/directory.ts';
import { locales, originalLocale } from '#domain/locale.ts';
import { type Member, memberCharacter, memberKinds } from '#domain/member.ts';
import { findPlace, homeCountry, placeOf } from '#domain/place.ts';
import { routes } from '#routes.ts';
import type { Context } from '#views/context.ts';

/** More characters than these make a tile two columns wide, if nothing lies east of it. */
const mostInColumn = 6;

/**
 * The map written in characters: a tile for every country and Chinese region with members, and in it a character for
 * each of them; on a rough map if there is room.
 */
export function mapView(context: Context) {
  const { content, current, countries, regions, locale, words } = context;
  const { tag } = locales[originalLocale];
  const places = [...countries, ...regions];
  const taken = new Set(places.map(({ code }) => `${findPlace(content.places, code).tile}`));
  const tileOf = ({ code, name, count }: PlaceCount) => {
    const [column, row] = findPlace(content.places, code).tile ?? [];
    const cells = current.filter(({ member }) => placeOf(member) === code).map(cellOf);
    return {
      text: name,
      href: routes.place(locale, code),
      /** All members of the place; those of a Chinese region are in the tile of the region. */
      count,
      cells,
      /** Column and row on the map, from 1, if the place has a position. */
      column,
      row,
      isWide:
        cells.length > mostInColumn && column !== undefined && !taken.has(`${column + 1},${row}`),
      isHome: code === homeCountry,
    };
  };
  const placeless = current.filter(({ member }) => placeOf(member) === undefined);
  return {
    heading: words.text('home.where'),
    skip: words.text('home.skipMap'),
    note: words.text('home.mapNote'),
    /** The language of the characters. */
    lang: tag === locales[locale].tag ? undefined : tag,
    lights: lightsView(context),
    groups: [
      {
        label: words.text('members.countries'),
        tiles: countries.filter(({ code }) => code !== homeCountry).map(tileOf),
      },
      {
        label: findPlace(content.places, homeCountry)[locale],
        tiles: [...countries.filter(({ code }) => code === homeCountry), ...regions].map(tileOf),
      },
    ],
    /** Members whose place is not known, with the way to them: the directory by place. */
    placeless:
      placeless.length === 0
        ? undefined
        : {
            text: words.text('filter.placeless'),
            href: `${routes.page(locale, 'members')}?sort=place`,
            count: placeless.length,
            cells: placeless.map(cellOf),
          },
  };
}

/** The kinds of members, each with the name of its light. */
function lightsView({ current, words }: Context) {
  const kinds = memberKinds
    .map((kind) => ({
      id: lightOf(kind),
      name: words.text(`kind.${kind}`),
      count: current.filter(({ member }) => member.kind === kind).length,
    }))
    .filter(({ count }) => count > 0);
  return {
    label: words.text('members.kind'),
    all: words.text('filter.all'),
    kinds: kinds.map(({ id, name, count }) => ({
      id,
      text: words.text('filter.choice', { name, count }),
    })),
  };
}

/** The character of a member and the light of its kind. */
function cellOf({ member }: CurrentMember) {
  return { sign: memberCharacter(member).hanzi, light: lightOf(member.kind) };
}

/** The id of a kind's radio button, which is also the class of its squares. */
function lightOf(kind: Member['kind']): string | undefined {
  return kind && `k${memberKinds.indexOf(kind)}`;
}

/** The map, down to the last word and URL. */
export type MapView = ReturnType<typeof mapView>;

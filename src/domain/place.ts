import { z } from 'zod';
import { type Locale, originalLocale } from '#domain/locale.ts';
import { fillEach, hanzi, localized, localizedInTime, pattern, text } from '#domain/localized.ts';

/** The country of the Alliance, ISO 3166-1 alpha-2, whose members are grouped by region. */
export const homeCountry = 'CN';

const status = z.enum(['attested', 'standard']);

const placeFields = {
  ...localizedInTime(text).shape,
  /** The name with its type word, as running text wants it. */
  full: localized(text).partial().optional(),
  /** The name in the languages of the place itself, by BCP 47 tag. */
  local: z.record(z.string(), text).optional(),
  status: localizedInTime(status),
  source: z.record(z.string(), text).optional(),
  /** Other forms in use, for search only. */
  also: localized(z.array(text)).partial().optional(),
  note: text.optional(),
};

/** Column and row on the map of tiles, both from 1, from the north-west. */
const tile = z.tuple([z.int().min(1).max(9), z.int().min(1).max(9)]).optional();

const placeKind = text.optional();

/** `content/places.yaml`: countries by ISO 3166-1 alpha-2, regions by ISO 3166-2, cities by id. */
export const placesSchema = z.strictObject({
  sources: z.record(z.string(), z.strictObject({ url: z.url('bad-address'), what: text })),
  countries: z.record(pattern(/^[A-Z]{2}$/, 'CN'), z.strictObject({ ...placeFields, tile })),
  regions: z.record(
    pattern(/^[A-Z]{2}-[A-Z0-9]{1,3}$/, 'CN-AH'),
    z.strictObject({
      ...placeFields,
      kind: placeKind,
      /** The region's one-character name in Chinese. */
      sign: hanzi.optional(),
      tile,
    }),
  ),
  cities: z.record(
    pattern(/^[a-z][a-z-]*$/, 'hefei'),
    z.strictObject({ ...placeFields, kind: placeKind, region: text }),
  ),
  extra: z.record(z.string(), z.strictObject({ ...placeFields, kind: placeKind, region: text })),
});

/** The places with their international names where a language that need not be whole has none yet. */
export function fillPlaces({ sources, countries, regions, cities, extra }: Places): Places {
  return {
    sources,
    countries: fillEach(countries),
    regions: fillEach(regions),
    cities: fillEach(cities),
    extra: fillEach(extra),
  };
}

/**
 * The places of a member, narrowest first.
 * A city that shares its region's name in the original language (Beijing, Bangkok) is left out.
 */
export function placesAt(places: Places, { country, region, city }: PlaceOf): PlaceAt[] {
  const parts = [
    { key: `city ${city}`, place: city === undefined ? undefined : places.cities[city] },
    { key: `region ${region}`, place: region === undefined ? undefined : places.regions[region] },
    {
      key: `country ${country}`,
      place: country === undefined ? undefined : places.countries[country],
    },
  ].filter((part): part is PlaceAt => part.place !== undefined);
  return parts.filter(
    ({ place }, index) => place[originalLocale] !== parts[index + 1]?.place[originalLocale],
  );
}

/** Where a member is in the reader's language, from the narrowest known place to the country; empty if none is known. */
export function describePlace(places: Places, at: PlaceOf, locale: Locale): string[] {
  return placesAt(places, at).map(({ place }) => place[locale]);
}

/** The place under which a member is looked for: in the Alliance's own country its region, else its country, if known. */
export function placeOf({ country, region }: PlaceOf): string | undefined {
  return country === homeCountry && region !== undefined ? region : country;
}

/**
 * The country or region with an ISO 3166 code.
 * @throws Error if there is none
 */
export function findPlace({ countries, regions }: Places, code: string) {
  const place = countries[code] ?? regions[code];
  if (!place) throw new Error(`No place ${code}`);
  return place;
}

/** The country code of an ISO 3166-2 region code. */
export function countryOfRegion(region: string): string {
  return region.slice(0, 2);
}

/** All places of the site. */
export type Places = z.infer<typeof placesSchema>;

/** The place codes of a member, as far as they are known. */
export type PlaceOf = {
  country?: string | undefined;
  region?: string | undefined;
  city?: string | undefined;
};

/** A place with a key of its own among all places. */
export type PlaceAt = { key: string; place: Places['countries'][string] };

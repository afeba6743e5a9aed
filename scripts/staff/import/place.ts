import type { ListId } from '#domain/ledger.ts';
import { originalLocale } from '#domain/locale.ts';
import { countryOfRegion, homeCountry, type Places } from '#domain/place.ts';

/**
 * Where a member is, by its listed name: in China the region of the place named in it,
 * elsewhere the country at its beginning. A name with places of two regions leaves it open.
 */
export function guessPlace(name: string, list: ListId, places: Places): GuessedPlace {
  if (list === 'china') {
    const regions = new Set(findPlaces(name, regionNames(places)));
    const [region] = regions;
    return { country: homeCountry, ...(regions.size === 1 && region !== undefined && { region }) };
  }
  const [first] = [...countryNames(places)]
    .filter(([place]) => name.startsWith(place))
    .sort(([a], [b]) => b.length - a.length);
  return first ? { country: first[1] } : {};
}

/** All names of places in Chinese, without 省, 市 or 县 after them, for cutting names into words. */
export function placeNames(places: Places): Set<string> {
  const names = [...regionNames(places).keys(), ...countryNames(places).keys(), ...worldNames()];
  return new Set(names.map((name) => name.replace(/(?<=..)[省市县]$/, '')));
}

/** Chinese regions by their own names and those of their cities. */
function regionNames({ regions, cities }: Places): Map<string, string> {
  return new Map(
    [
      ...Object.entries(cities).map(([, city]) => [city[originalLocale], city.region] as const),
      ...Object.entries(regions).map(([code, region]) => [region[originalLocale], code] as const),
    ].filter(([, region]) => countryOfRegion(region) === homeCountry),
  );
}

/** Countries by their own names, other forms of them, and those of their regions and cities. */
function countryNames({ countries, regions, cities, extra }: Places): Map<string, string> {
  const named = (place: Places['countries'][string], country: string) =>
    [place[originalLocale], ...(place.also?.[originalLocale] ?? [])].map(
      (name) => [name, country] as const,
    );
  const inside = [...Object.values(cities), ...Object.values(extra)].map(
    (place) => [place, countryOfRegion(place.region)] as const,
  );
  return new Map(
    [
      ...inside,
      ...Object.entries(regions).map(([code, place]) => [place, countryOfRegion(code)] as const),
      ...Object.entries(countries).map(([code, place]) => [place, code] as const),
    ].flatMap(([place, country]) => named(place, country)),
  );
}

/** The Chinese names of all countries, also of those that have no member yet. */
function worldNames(): string[] {
  const names = new Intl.DisplayNames(originalLocale, { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return letters.flatMap((a) => letters.flatMap((b) => names.of(a + b) ?? []));
}

/** The codes of the places in a name from left to right; at each point the longest place counts. */
function findPlaces(name: string, known: ReadonlyMap<string, string>): string[] {
  const found: string[] = [];
  for (let at = 0; at < name.length; ) {
    const [place, code] =
      [...known]
        .filter(([text]) => name.startsWith(text, at))
        .sort(([a], [b]) => b.length - a.length)[0] ?? [];
    if (code !== undefined) found.push(code);
    at += place?.length ?? 1;
  }
  return found;
}

/** Country (ISO 3166-1) and region (ISO 3166-2) if the name contains them. */
export type GuessedPlace = { country?: string; region?: string };

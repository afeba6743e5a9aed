import type { ListId } from '#domain/ledger.ts';
import { originalLocale } from '#domain/locale.ts';
import { countryOfRegion, homeCountry, type Places } from '#domain/place.ts';

/**
 * Where a member is, by its listed name: in China the region of the place named in it,
 * elsewhere the country at its beginning. A name with places of two regions leaves it open.
 */
export function guessPlace(
  name: string,
  list: ListId,
  places: Places,
): { country?: string; region?: string } {
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
function regionNames(places: Places): Map<string, string> {
  const inChina = allPlaces(places).filter(([, code]) => code.startsWith(`${homeCountry}-`));
  return new Map(inChina.map(([place, region]) => [place[originalLocale], region]));
}

/** Countries by their own names, other forms of them, and those of their regions and cities. */
function countryNames(places: Places): Map<string, string> {
  const named = allPlaces(places).flatMap(([place, code]) =>
    [place[originalLocale], ...(place.also?.[originalLocale] ?? [])].map(
      (name) => [name, countryOfRegion(code)] as const,
    ),
  );
  return new Map(named);
}

/** Every place with the code of its region, or of its country where it is in none; the widest last. */
function allPlaces({ countries, regions, cities, extra }: Places) {
  const inside = Object.values({ ...extra, ...cities }).map(
    (place) => [place, place.region] as const,
  );
  const coded = [...Object.entries(regions), ...Object.entries(countries)];
  return [...inside, ...coded.map(([code, place]) => [place, code] as const)];
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

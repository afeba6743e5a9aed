import { nearestOf } from '#checks/nearest.ts';
import { defineProblems, type Path, type Problem, placeOf } from '#checks/problem.ts';
import { report as reportSchema } from '#checks/schema.ts';
import { didYouMean, keyWords, knownOptions } from '#checks/words.ts';
import { localeCodes, mapStaffLocales } from '#domain/locale.ts';
import type { Member } from '#domain/member.ts';
import { countryOfRegion, homeCountry, type Places } from '#domain/place.ts';
import type { Checked, RawEntry } from '#reader/raw.ts';

/** Kinds of problem with places. */
export const report = defineProblems(
  {
    'unknown-place': `
    places.yaml 的“{table}”中没有“{code}”
    {nearest}{known}新的地方请先加到 content/places.yaml
    国家、省区、城市用代码表示，名称只写在 places.yaml 一处。
    “{code}” is not among the {table} of places.yaml
    {nearest}{known}add a new place to content/places.yaml first
    Countries, regions, and cities are given by code; their names stand in places.yaml alone.`,
    'place-mismatch': `
    “{inner}”属于“{expected}”，不属于“{found}”
    请把“{found}”改为“{expected}”，或把“{inner}”换成“{found}”的地方
    城市要在所写的省区内，省区要在所写的国家内。
    “{inner}” lies in “{expected}”, not in “{found}”
    change “{found}” to “{expected}”, or “{inner}” to a place in “{found}”
    A city must lie in the region given, a region in the country given.`,
    'unknown-source': `
    places.yaml 的 sources 中没有“{code}”
    {nearest}新的来源请先加到 sources
    地名的来源列在同一文件的 sources 里，用代号引用。
    “{code}” is not among the sources of places.yaml
    {nearest}add a new source to sources first
    Sources of place names are listed under sources in the same file and cited by key.`,
    'tile-taken': `
    位置 [{tile}] 已由“{other}”占用
    请换一个空的位置，或去掉 tile
    首页方格图上一格只能放一个地方。
    The tile [{tile}] is taken by “{other}”
    choose a free tile, or leave tile out
    On the map of tiles each tile holds one place.`,
  },
  {
    'place-not-of-name': `
    名称“{name}”以地名“{place}”开头，{key} 写的却是“{found}”
    请核对所在地，照实改正；名称里的地名不是所在地的，请写明理由，作为已核对的提醒
    照着另一个成员的文件抄写时，所在地最容易忘了改。
    The name “{name}” begins with the place “{place}”, but {key} is “{found}”
    see where the organization is and correct it; if the place in its name is not where it is, accept the warning and say so
    Where a file was made from another member’s, the place is easily left as it was.`,
  },
);

/** Countries, regions and cities of members: known, and inside one another. */
export function checkPlaces(members: Checked<Member>[], places: Places): Problem[] {
  return members.flatMap(({ entry, value: { country, region, city } }) => {
    const has = (table: keyof Places, code: string | undefined): code is string =>
      code !== undefined && Object.hasOwn(places[table], code);
    const unknown = (key: string, table: PlaceTable, code: string | undefined, within = '') =>
      code === undefined ? [] : checkPlace(entry, [key], table, code, places, within);
    const inside = (key: string, inner: string, expected: string, found: string | undefined) =>
      expected === found
        ? []
        : [
            report('place-mismatch', placeOf(entry, [key]), {
              inner,
              expected,
              found: found ?? '—',
            }),
          ];
    const missingCountry = (code: string) =>
      reportSchema('missing', placeOf(entry, ['country']), {
        key: 'country',
        line: `country: ${countryOfRegion(code)}`,
      });
    return [
      ...unknown('country', 'countries', country),
      ...unknown('region', 'regions', region, country),
      ...unknown('city', 'cities', city, region),
      ...(has('regions', region) && has('countries', country)
        ? inside('region', region, countryOfRegion(region), country)
        : []),
      ...(region !== undefined && country === undefined ? [missingCountry(region)] : []),
      ...(has('cities', city) && (region === undefined || has('regions', region))
        ? inside('city', city, places.cities[city]?.region ?? '', region)
        : []),
    ];
  });
}

/**
 * Reports a place code that is not in its table, with those that could be meant.
 * @param within the code of the country or region in which the place lies
 */
function checkPlace(
  entry: RawEntry,
  path: Path,
  table: PlaceTable,
  code: string,
  places: Places,
  within = '',
): Problem[] {
  if (Object.hasOwn(places[table], code)) return [];
  const all = Object.keys(places[table]);
  const near = nearestOf(code, all) ?? codeOfName(places, table, code);
  const inside = all.filter((key) => {
    const { region } = places[table][key] as { region?: string };
    return within === '' || key.startsWith(`${within}-`) || region === within;
  });
  const nameOf = (key: string) => mapStaffLocales((locale) => places[table][key]?.[locale] ?? '');
  const known = knownOptions(near === undefined ? inside : [], nameOf);
  const values = { table: keyWords([table]), code, nearest: didYouMean(near), known };
  const fix = near === undefined ? undefined : { from: code, to: near };
  return [report('unknown-place', placeOf(entry, path), values, fix)];
}

/** The code of a place whose name was written instead, in any language. */
function codeOfName(places: Places, table: PlaceTable, name: string): string | undefined {
  const codes = Object.entries<Record<string, unknown>>(places[table]);
  return codes.find(([, place]) => localeCodes.some((locale) => place[locale] === name))?.[0];
}

/** The table of places by itself: regions in known countries, cities in known regions, known sources, distinct tiles. */
export function checkPlaceTable({ entry, value: places }: Checked<Places>): Problem[] {
  const countries = Object.keys(places.regions).flatMap((code) =>
    checkPlace(entry, ['regions', code], 'countries', countryOfRegion(code), places),
  );
  const regions = (['cities', 'extra'] as const).flatMap((table) =>
    Object.entries(places[table]).flatMap(([code, { region }]) =>
      checkPlace(entry, [table, code, 'region'], 'regions', region, places),
    ),
  );
  return [
    ...countries,
    ...regions,
    ...findSharedTiles(entry, places),
    ...checkSources(entry, places),
  ];
}

type PlaceTable = Exclude<keyof Places, 'sources'>;

function findSharedTiles(entry: RawEntry, places: Places): Problem[] {
  const taken = new Map<string, string>();
  return (['countries', 'regions'] as const).flatMap((table) =>
    Object.entries(places[table]).flatMap(([code, { tile }]) => {
      if (tile === undefined) return [];
      const other = taken.get(String(tile));
      taken.set(String(tile), code);
      const values = { tile: tile.join(', '), other: other ?? '' };
      const place = placeOf(entry, [table, code, 'tile']);
      return other === undefined ? [] : [report('tile-taken', place, values)];
    }),
  );
}

function checkSources(entry: RawEntry, places: Places): Problem[] {
  const known = Object.keys(places.sources);
  return (['countries', 'regions', 'cities', 'extra'] as const).flatMap((table) =>
    Object.entries(places[table]).flatMap(([code, { source = {} }]) =>
      Object.entries<string>(source)
        .filter(([, key]) => !known.includes(key))
        .map(([language, key]) => {
          const values = { code: key, nearest: didYouMean(nearestOf(key, known)) };
          return report(
            'unknown-source',
            placeOf(entry, [table, code, 'source', language]),
            values,
          );
        }),
    ),
  );
}

/** Members whose name begins with a place where they are not, and names no other where they are. */
export function checkNamedPlaces(members: Checked<Member>[], places: Places): Problem[] {
  const { countries, regions, cities, extra } = places;
  const named = [
    ...Object.entries(countries).map(([code, { zh }]) => ({ zh, code, key: 'country' as const })),
    ...Object.entries(regions).map(([code, { zh }]) => ({ zh, code, key: 'region' as const })),
    ...Object.values({ ...cities, ...extra }).map(({ zh, region }) => ({
      zh,
      code: region,
      key: 'region' as const,
    })),
  ].filter(({ code }) => code !== homeCountry);
  return members.flatMap(({ entry, value }) => {
    const inName = named.filter(({ zh }) => value.zh.includes(zh));
    const isThere = inName.some(({ key, code }) => value[key] === undefined || value[key] === code);
    // Places abroad are translated, and lie less plainly in one region.
    const isPlain = ({ key, code }: (typeof named)[number]) =>
      key === 'country' || (value.country === homeCountry && countryOfRegion(code) === homeCountry);
    const [first] = inName
      .filter((place) => value.zh.startsWith(place.zh) && isPlain(place))
      .sort((a, b) => b.zh.length - a.zh.length);
    const found = first && value[first.key];
    if (!first || isThere || found === undefined) return [];
    const table = first.key === 'country' ? countries : regions;
    // A code that is wrong by itself is reported above.
    const isKnown = Object.hasOwn(table, found);
    if (!isKnown || (first.key === 'region' && countryOfRegion(found) !== value.country)) return [];
    const values = {
      name: value.zh,
      place: first.zh,
      key: keyWords([first.key]),
      found: `${table[found]?.zh ?? ''} ${found}`.trim(),
    };
    return [report('place-not-of-name', placeOf(entry, [first.key]), values)];
  });
}

import { nearestOf } from '#checks/nearest.ts';
import {
  defineProblems,
  type Fix,
  type Path,
  type Problem,
  placeOf,
  replaceBy,
  type Words,
} from '#checks/problem.ts';
import { reportMissing } from '#checks/schema.ts';
import { didYouMean, keyWords, knownOptions, words } from '#checks/words.ts';
import { localeCodes, mapStaffLocales } from '#domain/locale.ts';
import type { Member } from '#domain/member.ts';
import { countryOfRegion, homeCountry, type Places } from '#domain/place.ts';
import type { Checked, RawEntry } from '#reader/raw.ts';

/** Kinds of problem with places. */
export const report = defineProblems(
  {
    'unknown-place': `
    places.yaml 的“{table}”中没有“{code}”
    {nearest}{known}表里还没有的地方，请先删去这一行，或请技术同事把它加到 content/places.yaml
    国家、省区、城市用代码表示，名称只写在 places.yaml 一处。
    “{code}” is not among the {table} of places.yaml
    {nearest}{known}for a place that is not there yet, leave this line out, or ask a technical colleague to add it to content/places.yaml
    Countries, regions, and cities are given by code; their names stand in places.yaml alone.`,
    'place-mismatch': `
    {inner}在{expected}，这里写的却是{found}
    {cure}
    城市要在所写的省区内，省区要在所写的国家内。
    {inner} lies in {expected}, but here stands {found}
    {cure}
    A city must lie in the region given, a region in the country given.`,
    'unknown-source': `
    places.yaml 的 sources 中没有“{code}”
    {nearest}{known}新的来源请先在同一文件的 sources 下面照别的来源写一条
    地名的来源列在同一文件的 sources 里，用代号引用。
    “{code}” is not among the sources of places.yaml
    {nearest}{known}write a new source under sources in the same file first, like the others there
    Sources of place names are listed under sources in the same file and cited by key.`,
    'tile-taken': `
    位置 [{tile}] 已由“{other}”占用
    请改为附近空着的位置，如 {free}，或删去这一行
    首页方格图上一格只能放一个地方。
    The tile [{tile}] is taken by “{other}”
    write a free tile near it, such as {free}, or delete this line
    On the map of tiles each tile holds one place.`,
  },
  {
    'place-not-of-name': `
    名称“{name}”以地名“{place}”开头，{key} 写的却是{found}
    请核对所在地：在“{place}”的，改为{code}，{below}；不在的，照下面写明理由
    照着另一个成员的文件抄写时，所在地最容易忘了改。
    The name “{name}” begins with the place “{place}”, but {key} is {found}
    see where the organization is: if in “{place}”, write {code}, {below}; if not, accept the warning as shown below
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
    const missingCountry = (code: string) =>
      reportMissing(placeOf(entry, ['country']), 'country', countryOfRegion(code));
    return [
      ...unknown('country', 'countries', country),
      ...unknown('region', 'regions', region, country),
      ...unknown('city', 'cities', city, region),
      ...(region !== undefined && country === undefined ? [missingCountry(region)] : []),
      ...(region === undefined && has('cities', city)
        ? [reportMissing(placeOf(entry, ['region']), 'region', places.cities[city]?.region ?? '')]
        : []),
      ...findMismatch(entry, { country, region, city }, places),
    ];
  });
}

/** A region that is not in the country given, or a city that is not in the region: the first of the two. */
function findMismatch(
  entry: RawEntry,
  { country, region, city }: Pick<Member, 'country' | 'region' | 'city'>,
  places: Places,
): Problem[] {
  const nameOf = (table: PlaceTable, code: string) => quoteCode(table, code, places);
  const isKnown = (table: PlaceTable, code: string | undefined): code is string =>
    code !== undefined && Object.hasOwn(places[table], code);
  if (!isKnown('regions', region)) return [];
  const cityRegion = isKnown('cities', city) ? places.cities[city]?.region : undefined;
  const say = (
    [key, inner]: [string, Words],
    [expected, found]: [Words, Words],
    cure: Words,
    fix?: Fix,
  ) => [report('place-mismatch', placeOf(entry, [key]), { inner, expected, found, cure }, fix)];
  if (isKnown('countries', country) && countryOfRegion(region) !== country) {
    // Of three the one that fits neither of the others is wrong.
    const isRegionOdd = cityRegion !== undefined && countryOfRegion(cityRegion) === country;
    const [right, found] = [
      nameOf('countries', countryOfRegion(region)),
      nameOf('countries', country),
    ];
    const odd = nameOf('regions', cityRegion ?? '');
    return say(
      ['region', nameOf('regions', region)],
      [right, found],
      isRegionOdd
        ? words(`请把 region 改为${odd.zh}`, `change region to ${odd.en}`)
        : words(
            `在${right.zh}的，请把 country 改为${right.zh}；在${found.zh}的，请改正 region 和 city`,
            `if it is in ${right.en}, change country to ${right.en}; if in ${found.en}, correct region and city`,
          ),
      isRegionOdd ? { from: region, to: cityRegion } : undefined,
    );
  }
  if (!isKnown('cities', city) || cityRegion === undefined || cityRegion === region) return [];
  const [right, found] = [nameOf('regions', cityRegion), nameOf('regions', region)];
  const cities = Object.keys(places.cities)
    .filter((id) => places.cities[id]?.region === region)
    .map((id) => nameOf('cities', id));
  const zh = cities.map((name) => name.zh).join('、') || '那里的城市，或删去这一行';
  const en = cities.map((name) => name.en).join(', ') || 'a city there, or delete this line';
  return say(
    ['city', nameOf('cities', city)],
    [right, found],
    words(
      `在${right.zh}的，请把上面的 region 改为${right.zh}；在${found.zh}的，请把 city 改为${zh}`,
      `if it is in ${right.en}, change region above to ${right.en}; if in ${found.en}, change city to ${en}`,
    ),
  );
}

/** The code of a place as it is to be written, with its name. */
function quoteCode(table: PlaceTable, code: string, places: Places): Words {
  return mapStaffLocales((locale, index) => {
    const name = places[table][code]?.[locale] ?? '';
    return index === 0 ? `“${code}”（${name}）` : `“${code}” (${name})`;
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
  return [report('unknown-place', placeOf(entry, path), values, replaceBy(code, near))];
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
      if (other === undefined) return [];
      const place = placeOf(entry, [table, code, 'tile']);
      const values = { tile: tile.join(', '), other, free: freeTiles(places, tile).join(' / ') };
      return [report('tile-taken', place, values)];
    }),
  );
}

/** The free tiles nearest to one that is taken. */
function freeTiles(
  { countries, regions }: Places,
  [column, row]: readonly [number, number],
): string[] {
  const taken = Object.values({ ...countries, ...regions }).map(({ tile }) => String(tile));
  const distance = ([x, y]: readonly [number, number]) => Math.abs(x - column) + Math.abs(y - row);
  return Array.from(
    { length: 81 },
    (_, index) => [1 + (index % 9), 1 + Math.floor(index / 9)] as const,
  )
    .filter((tile) => !taken.includes(String(tile)))
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, 3)
    .map((tile) => `[${tile.join(', ')}]`);
}

function checkSources(entry: RawEntry, places: Places): Problem[] {
  const known = Object.keys(places.sources);
  return (['countries', 'regions', 'cities', 'extra'] as const).flatMap((table) =>
    Object.entries(places[table]).flatMap(([code, { source = {} }]) =>
      Object.entries<string>(source)
        .filter(([, key]) => !known.includes(key))
        .map(([language, key]) => {
          const near = nearestOf(key, known);
          const options = knownOptions(near ? [] : known, () => undefined);
          const values = { code: key, nearest: didYouMean(near), known: options };
          const place = placeOf(entry, [table, code, 'source', language]);
          return report('unknown-source', place, values, replaceBy(key, near));
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
    return [reportNamedPlace(entry, value.zh, { ...first, place: first.zh, found }, places)];
  });
}

/** Reports a country or region that is not the one where the place at the start of a name lies. */
function reportNamedPlace(
  entry: RawEntry,
  name: string,
  {
    place,
    key,
    code,
    found,
  }: Record<'place' | 'code' | 'found', string> & {
    key: 'country' | 'region';
  },
  places: Places,
): Problem {
  const nameOf = (of: string) => quoteCode(key === 'country' ? 'countries' : 'regions', of, places);
  const id = Object.keys(places.cities).find((other) => places.cities[other]?.zh === place);
  const city = id === undefined ? undefined : quoteCode('cities', id, places);
  const below = city
    ? words(`city 改为${city.zh}`, `and ${city.en} as the city`)
    : key === 'country'
      ? words(
          '下面的 region 和 city 也照改，不知道代码的删去',
          'correct region and city below too, or delete them',
        )
      : words('下面的 city 也照改，不知道代码的删去', 'correct the city below too, or delete it');
  const values = {
    name,
    place,
    key: keyWords([key]),
    found: nameOf(found),
    code: nameOf(code),
    below,
  };
  return report('place-not-of-name', placeOf(entry, [key]), values, { from: found, to: code });
}

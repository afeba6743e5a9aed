import { describe, expect, test } from 'vitest';
import { localeCodes } from '#domain/locale.ts';
import { makeNewcomer, publishedContent } from '#scripts/fixtures/sample-content.ts';
import { createContext } from '#views/context.ts';
import { homeView } from '#views/home.ts';
import { mapView } from '#views/map.ts';

describe.each(localeCodes)('map, in %s', (locale) => {
  test('has every place with members, each once and apart from the others', async () => {
    const context = createContext(await publishedContent(), locale);
    const tiles = mapView(context).groups.flatMap((group) => group.tiles);
    expect(tiles.map(({ href }) => href).sort()).toEqual(
      [...context.places.keys()].map((code) => `/${locale}/places/${code.toLowerCase()}/`).sort(),
    );
    const covered = tiles.flatMap(({ column = 0, row = 0, isWide }) => [
      `${column},${row}`,
      ...(isWide ? [`${column + 1},${row}`] : []),
    ]);
    expect(new Set(covered).size).toBe(covered.length);
    for (const { text, column, row } of tiles) {
      expect(text).not.toBe('');
      expect(column && row, text).toBeGreaterThan(0);
    }
  });

  test('has the character of every member once, in the tile of its place', async () => {
    const context = createContext(await publishedContent(), locale);
    const { groups, placeless } = mapView(context);
    const tiles = groups.flatMap((group) => group.tiles);
    const cells = [...tiles.flatMap((tile) => tile.cells), ...(placeless?.cells ?? [])];
    expect(new Set(cells.map(({ sign }) => sign)).size).toBe(86);
    expect(cells).toHaveLength(86);
    for (const { text, count, cells: own, isHome } of tiles)
      if (!isHome) expect(own, text).toHaveLength(count);
    const [home] = tiles.filter(({ isHome }) => isHome);
    expect(home?.count).toBeGreaterThan(50);
    expect(groups[1]?.tiles[0]).toBe(home);
  });

  test('has a light for every kind that members have, and for no other', async () => {
    const context = createContext(await publishedContent(), locale);
    const { lights, groups, placeless } = mapView(context);
    const cells = groups.flatMap(({ tiles }) => tiles.flatMap((tile) => tile.cells));
    const lit = [...cells, ...(placeless?.cells ?? [])].map(({ light }) => light);
    expect(lights.kinds.map(({ id }) => id).sort()).toEqual(
      [...new Set(lit)].filter((light) => light !== undefined).sort(),
    );
    for (const { id, text } of lights.kinds)
      expect(text).toContain(String(lit.filter((light) => light === id).length));
  });
});

test('home view names a member by a character of its Chinese name', async () => {
  const content = await publishedContent();
  const members = new Map([...content.members, ['yi', makeNewcomer()]]);
  const lists = { '2024-07-10': { china: ['yi'], abroad: ['uitm'] } };
  const { map, figures } = homeView(createContext({ ...content, members, lists }, 'th'));
  const tiles = map.groups.flatMap((group) => group.tiles);
  expect([...tiles, map.placeless].flatMap((tile) => tile?.cells ?? [])).toContainEqual(
    expect.objectContaining({ sign: '乙' }),
  );
  expect(map.lang).toBe('zh-CN');
  expect(figures.items.map(({ value }) => value)).toEqual([2, 1, 0]);
});

test('home view counts members, countries and regions', async () => {
  const { figures } = homeView(createContext(await publishedContent(), 'en'));
  expect(figures.items.map(({ value }) => value)).toEqual([86, 8, 20]);
});

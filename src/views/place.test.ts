import { describe, expect, test } from 'vitest';
import { localeCodes } from '#domain/locale.ts';
import { makeNewcomer, publishedContent } from '#scripts/fixtures/sample-content.ts';
import { createContext } from '#views/context.ts';
import { homeView } from '#views/home.ts';
import { placeMapView, placesOf, placeView } from '#views/place.ts';

describe('place view', () => {
  test('names the members of a country or region, and nobody else', async () => {
    const context = createContext(await publishedContent(), 'en');
    const namesAt = (code: string) => placeView(context, code).rows.map(({ name }) => name.href);
    expect(namesAt('MN')).toHaveLength(4);
    expect(namesAt('CN-JS')).toHaveLength(5);
    const atHome = context.current.filter(({ member }) => member.country === 'CN');
    expect(namesAt('CN')).toHaveLength(atHome.length);
    expect(atHome.length).toBeGreaterThan(50);
    const others = placeView(context, 'TH').others.groups.flatMap(({ tiles }) => tiles);
    expect(others.map(({ href }) => href)).not.toContain('/en/places/th/');
    expect(namesAt('EG')).toContain('/en/members/helwan-university/');
  });

  test("gives the Chinese and the local name beside the reader's", async () => {
    const content = await publishedContent();
    const context = createContext(content, 'en');
    expect(placeView(context, 'TH').names).toEqual([{ text: '泰国', lang: 'zh-CN' }]);
    const { TH: thailand } = content.places.countries;
    if (thailand) thailand.local = { th: 'ประเทศไทย' };
    expect(placeView(context, 'TH').names).toEqual([
      { text: '泰国', lang: 'zh-CN' },
      { text: 'ประเทศไทย', lang: 'th' },
    ]);
    expect(placeView(createContext(content, 'th'), 'TH').names).toHaveLength(1);
    expect(placeView(createContext(await publishedContent(), 'zh'), 'TH').names).not.toContainEqual(
      expect.objectContaining({ text: '泰国' }),
    );
  });

  test.each(localeCodes)(
    'has every place with members on the map, with its count: %s',
    async (locale) => {
      const context = createContext(await publishedContent(), locale);
      const [countries, regions] = placeMapView(context, '').groups;
      const total = (tiles: { count: number }[] = []) =>
        tiles.reduce((sum, { count }) => sum + count, 0);
      const located = context.current.filter(({ member }) => member.country !== undefined);
      expect(total(countries?.tiles)).toBe(located.length);
      const atHome = context.current.filter(({ member }) => member.region?.startsWith('CN'));
      expect(total(regions?.tiles)).toBe(atHome.length);
      const tiles = [...(countries?.tiles ?? []), ...(regions?.tiles ?? [])];
      expect(tiles.map(({ href }) => href).sort()).toEqual(
        placesOf(context)
          .map((code) => `/${locale}/places/${code.toLowerCase()}/`)
          .sort(),
      );
      for (const { text, column, row } of tiles) {
        expect(text).not.toBe('');
        expect(column && row, text).toBeGreaterThan(0);
      }
    },
  );
});

describe('home view', () => {
  test('names a member without translation by its Chinese name and pinyin', async () => {
    const content = await publishedContent();
    const members = new Map([...content.members, ['yi', makeNewcomer()]]);
    const lists = { '2024-07-10': { china: ['yi'], abroad: ['uitm'] } };
    const { wall, figures } = homeView(createContext({ ...content, members, lists }, 'th'));
    expect(wall.cells[0]).toMatchObject({
      hanzi: { text: '乙', lang: 'zh-CN' },
      pieces: [
        { text: '乙学院', lang: 'zh-CN' },
        { text: ' ' },
        { text: 'Yi Xueyuan', lang: 'zh-Latn-pinyin', isReading: true },
      ],
    });
    expect(figures.items.map(({ value }) => value)).toEqual([2, 1, 0]);
  });

  test.each(localeCodes)(
    'has a cell with a reading for every member, each its own: %s',
    async (locale) => {
      const { wall, figures } = homeView(createContext(await publishedContent(), locale));
      expect(wall.cells).toHaveLength(86);
      for (const { href, pinyin } of wall.cells) expect(pinyin?.text, href).toMatch(/^\p{L}+$/u);
      expect(new Set(wall.cells.map(({ hanzi }) => hanzi.text)).size).toBe(86);
      expect(figures.items.map(({ value }) => value)).toEqual([86, 8, 20]);
    },
  );
});

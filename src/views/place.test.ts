import { describe, expect, test } from 'vitest';
import { publishedContent } from '#scripts/fixtures/sample-content.ts';
import { createContext } from '#views/context.ts';
import { placeView } from '#views/place.ts';

describe('place view', () => {
  test('names the members of a country or region, and nobody else', async () => {
    const context = createContext(await publishedContent(), 'en');
    const namesAt = (code: string) => placeView(context, code).rows.map(({ name }) => name.href);
    expect(namesAt('MN')).toHaveLength(4);
    expect(namesAt('CN-JS')).toHaveLength(5);
    const atHome = context.current.filter(({ member }) => member.country === 'CN');
    expect(namesAt('CN')).toHaveLength(atHome.length);
    expect(atHome.length).toBeGreaterThan(50);
    expect(placeView(context, 'TH').others.href).toBe('/en/#places');
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
});

import { describe, expect, test } from 'vitest';
import { countryOfRegion, describePlace, placeOf, placesSchema } from '#domain/place.ts';
import { makePlaces } from '#scripts/fixtures/sample-content.ts';

describe('place', () => {
  const places = makePlaces();

  test('is described from the city to the country in the language of the reader', () => {
    const hefei = { country: 'CN', region: 'CN-AH', city: 'hefei' };
    expect(describePlace(places, hefei, 'zh')).toEqual(['合肥', '安徽', '中国']);
    expect(describePlace(places, hefei, 'en')).toEqual(['Hefei', 'Anhui', 'China']);
    expect(describePlace(places, hefei, 'ru')).toEqual(['Хэфэй', 'Аньхой', 'Китай']);
  });

  test('says a city that is called like its region once', () => {
    const beijing = { country: 'CN', region: 'CN-BJ', city: 'beijing' };
    expect(describePlace(places, beijing, 'zh')).toEqual(['北京', '中国']);
    expect(describePlace(places, beijing, 'th')).toEqual(['ปักกิ่ง', 'จีน']);
  });

  test('leaves out what is not known', () => {
    expect(describePlace(places, { country: 'TH' }, 'en')).toEqual(['Thailand']);
    expect(describePlace(places, { country: 'CN', region: 'CN-SD' }, 'en')).toEqual([
      'Shandong',
      'China',
    ]);
    expect(describePlace(places, {}, 'en')).toEqual([]);
    expect(placeOf({})).toBeUndefined();
  });

  test('lies in the country that its region code begins with', () => {
    expect(countryOfRegion('CN-AH')).toBe('CN');
  });

  test('has a code of the right form', () => {
    const withCountry = (code: string) => ({
      ...places,
      countries: { ...places.countries, [code]: places.countries['CN'] },
    });
    expect(placesSchema.safeParse(withCountry('XX')).success).toBe(true);
    expect(placesSchema.safeParse(withCountry('china')).success).toBe(false);
  });
});

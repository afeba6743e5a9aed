import { describe, expect, test } from 'vitest';
import { localeCodes } from '#domain/locale.ts';
import { localized, mapLocales, text, translated } from '#domain/localized.ts';

describe('localized', () => {
  test('wants every language and no other', () => {
    const all = mapLocales(() => 'A');
    expect(localized(text).safeParse(all).success).toBe(true);
    const { th, ...three } = all;
    expect(localized(text).safeParse(three).success).toBe(false);
    expect(localized(text).safeParse({ ...all, de: th }).success).toBe(false);
    expect(translated(text).safeParse(all).success).toBe(false);
  });

  test('refuses empty text and white space at the ends', () => {
    for (const value of ['', '  ', ' A', 'A\n']) expect(text.safeParse(value).success).toBe(false);
    expect(text.safeParse('A B').success).toBe(true);
  });

  test('builds a value for each language', () => {
    expect(Object.entries(mapLocales((locale) => locale))).toEqual(
      localeCodes.map((code) => [code, code]),
    );
  });
});

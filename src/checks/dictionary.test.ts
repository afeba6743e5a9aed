import { describe, expect, test } from 'vitest';
import { checkDictionaries, type Dictionary, flatten } from '#checks/dictionary.ts';
import { type Locale, locales } from '#domain/locale.ts';
import { mapLocales } from '#domain/localized.ts';

describe('dictionary', () => {
  test('is right when every language has the keys, placeholders and plural forms it needs', () => {
    expect(check({})).toEqual([]);
  });

  test('lacks a key that the Chinese one has', () => {
    expect(check({ en: { menu: undefined } })).toEqual([['ui-missing', 'en', 'menu']]);
  });

  test('holds a key that the Chinese one lacks', () => {
    expect(check({ th: { extra: 'เกิน' } })).toEqual([['ui-unknown', 'th', 'extra']]);
  });

  test('in Russian needs all four plural forms', () => {
    for (const form of ['one', 'few', 'many', 'other'])
      expect(check({ ru: { [`total_${form}`]: undefined } })).toEqual([
        ['ui-plural', 'ru', `total_${form}`],
      ]);
  });

  test('has no plural form that its language does not know', () => {
    expect(check({ th: { total_one: '{{count}}' } })).toEqual([['ui-unknown', 'th', 'total_one']]);
  });

  test('holds the placeholders of the Chinese text, no other and no fewer', () => {
    for (const greeting of ['Hello', 'Hello {{nane}}', '{{name}} {{name2}}'])
      expect(check({ en: { greeting } })).toEqual([['ui-placeholders', 'en', 'greeting']]);
    expect(check({ ru: { total_few: 'несколько' } })).toEqual([
      ['ui-placeholders', 'ru', 'total_few'],
    ]);
  });

  test('writes dates with the parts that its language wants, and with nothing else', () => {
    expect(check({ th: { 'date.day': '{{day}} {{buddhistYear}}' } })).toEqual([]);
    expect(check({ th: { 'date.day': '{{weekday}}' } })).toEqual([
      ['ui-placeholders', 'th', 'date.day'],
    ]);
  });

  test('has no empty text', () => {
    expect(check({ ru: { menu: '' } })).toEqual([['empty', 'ru', 'menu']]);
  });

  test('is flattened to dotted keys', () => {
    expect([...flatten({ a: { b: { c: '1' } }, d: '2' })]).toEqual([
      ['a.b.c', '1'],
      ['d', '2'],
    ]);
  });
});

/** A right dictionary in each language, with some texts changed or (undefined) left out, checked. */
function check(changes: Partial<Record<Locale, Record<string, string | undefined>>>) {
  const make = (locale: Locale): Dictionary => {
    const { pluralCategories } = new Intl.PluralRules(locales[locale].tag).resolvedOptions();
    const texts = {
      menu: 'M',
      greeting: '{{name}}!',
      'date.day': '{{day}}.{{year}}',
      ...Object.fromEntries(pluralCategories.map((form) => [`total_${form}`, '{{count}}'])),
      ...changes[locale],
    };
    const { 'date.day': day, ...rest } = texts;
    const present = Object.entries(rest).filter(([, text]) => text !== undefined);
    return { ...(Object.fromEntries(present) as Dictionary), date: { day: day ?? '' } };
  };
  const ui = mapLocales((locale) => ({
    file: `content/ui/${locale}.json`,
    id: locale,
    data: make(locale),
  }));
  return checkDictionaries(ui).map(({ kind, file, path }) => [
    kind,
    file.replace(/^content\/ui\/(\w+)\.json$/, '$1'),
    path.join('.'),
  ]);
}

import { describe, expect, onTestFinished, test, vi } from 'vitest';
import en from '#content/ui/en.json' with { type: 'json' };
import ru from '#content/ui/ru.json' with { type: 'json' };
import { localeCodes } from '#domain/locale.ts';
import { createTranslator, type TextKey } from '#i18n/translator.ts';

describe('translator', () => {
  test.each([
    [1, 'one'],
    [2, 'few'],
    [5, 'many'],
    [11, 'many'],
    [21, 'one'],
    [86, 'many'],
  ] as const)('says %i in Russian in the plural form “%s”', (count, form) => {
    const { one, few, many } = pluralForms();
    expect(new Set([one, few, many]).size).toBe(3);
    expect(createTranslator('ru').text('members.total', { count })).toBe(
      { one, few, many }[form].replace('{{count}}', String(count)),
    );
  });

  test('tells one from many in English', () => {
    const { text } = createTranslator('en');
    expect(text('members.total', { count: 1 })).toBe(
      en.members.total_one.replace('{{count}}', '1'),
    );
    expect(text('members.total', { count: 86 })).toBe(
      en.members.total_other.replace('{{count}}', '86'),
    );
    expect(en.members.total_one).not.toBe(en.members.total_other);
  });

  test('gives the text of every plural category of a language, with a placeholder for the number', () => {
    const { total_one, total_few, total_many, total_other } = ru.members;
    expect(createTranslator('ru').pluralForms('members.total')).toEqual({
      one: total_one,
      few: total_few,
      many: total_many,
      other: total_other,
    });
    expect(Object.keys(createTranslator('th').pluralForms('members.total'))).toEqual(['other']);
  });

  test.each([
    ['zh', '2024年8月2日', '2024年4月', '2024年'],
    ['en', 'August 2, 2024', 'April 2024', '2024'],
    ['ru', '2 августа 2024 г.', 'апрель 2024 г.', '2024 г.'],
    ['th', '2 สิงหาคม พ.ศ. 2567', 'เดือนเมษายน พ.ศ. 2567', 'พ.ศ. 2567'],
  ] as const)('writes days, months and years in %s', (locale, day, month, year) => {
    const { date } = createTranslator(locale);
    expect(['2024-08-02', '2024-04', '2024'].map((iso) => withSpaces(date(iso)))).toEqual([
      day,
      month,
      year,
    ]);
  });

  test('writes the days that the alliance is dated by', () => {
    const day = (locale: 'zh' | 'ru') => withSpaces(createTranslator(locale).date('2024-07-10'));
    expect(day('zh')).toBe('2024年7月10日');
    expect(day('ru')).toBe('10 июля 2024 г.');
  });

  test('adds the other year where a language has two eras, and nothing where it has one', () => {
    const both = (locale: (typeof localeCodes)[number]) =>
      withSpaces(createTranslator(locale).date('2024-08-02', { bothEras: true }));
    expect(both('th')).toBe('2 สิงหาคม พ.ศ. 2567 (ค.ศ. 2024)');
    expect(both('en')).toBe('August 2, 2024');
    expect(both('ru')).toBe('2 августа 2024 г.');
    expect(both('zh')).toBe('2024年8月2日');
  });

  test('never writes a year of the Buddhist calendar without its era', () => {
    for (const locale of localeCodes)
      for (const iso of ['2024-08-02', '2024-04', '2024'])
        for (const bothEras of [false, true]) {
          const text = withSpaces(createTranslator(locale).date(iso, { bothEras }));
          expect(text.replace('พ.ศ. 2567', '')).not.toContain('2567');
        }
  });

  test.each(localeCodes)('throws where a text or a value is missing in %s', (locale) => {
    const { text } = createTranslator(locale);
    expect(() => text('search.unheardOf' as TextKey)).toThrow('search.unheardOf');
    expect(() => text('notice.translation')).toThrow('date');
    expect(() => text('members.total')).toThrow('members.total');
    expect(text('notice.translation', { date: 'D' })).toContain('D');
  });

  test('takes no text from another language', async () => {
    const { search, ...rest } = ru;
    const { field, ...words } = search;
    vi.resetModules();
    vi.doMock('#content/ui/ru.json', () => ({ default: { ...rest, search: words } }));
    onTestFinished(() => vi.doUnmock('#content/ui/ru.json'));
    const spoilt = await import('#i18n/translator.ts');
    expect(() => spoilt.createTranslator('ru').text('search.field')).toThrow('search.field');
    expect(spoilt.createTranslator('en').text('search.field')).toBe(en.search.field);
    expect(createTranslator('ru').text('search.field')).toBe(field);
  });

  test('leaves signs as they are', () => {
    expect(createTranslator('en').text('filter.unknown', { value: '<&">' })).toContain('<&">');
  });

  test('names languages in the words of the language', () => {
    expect(createTranslator('en').language('th')).toBe('Thai');
    expect(createTranslator('zh').language('ar')).toBe('阿拉伯语');
  });
});

function pluralForms() {
  const { total_one: one, total_few: few, total_many: many } = ru.members;
  return { one, few, many };
}

/** Whether a space may break is a matter of type, not of words. */
function withSpaces(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}

import { describe, expect, test } from 'vitest';
import { findAvoided, type Glossary } from '#domain/glossary.ts';
import { translationLocales } from '#domain/locale.ts';
import { mapLocales } from '#domain/localized.ts';
import { sampleContent } from '#scripts/fixtures/sample-content.ts';

describe('glossary', () => {
  const glossary = {
    terms: [
      {
        ...mapLocales(() => '联盟'),
        en: 'the Alliance',
        ru: 'Альянс',
        status: mapLocales(() => 'proposed' as const),
        avoid: { en: ['the League', 'the Union'], ru: ['Консорциум'] },
      },
    ],
  } satisfies Glossary;

  test('finds a rendering to avoid whatever its case, and says which to prefer', () => {
    expect(findAvoided(glossary, 'en', 'Members of THE LEAGUE meet.')).toEqual([
      { avoid: 'the League', prefer: 'the Alliance' },
    ]);
    expect(findAvoided(glossary, 'ru', 'задачи консорциума')).toEqual([
      { avoid: 'Консорциум', prefer: 'Альянс' },
    ]);
  });

  test('finds nothing in a text that follows it, or in another language', () => {
    expect(findAvoided(glossary, 'en', 'Members of the Alliance meet.')).toEqual([]);
    expect(findAvoided(glossary, 'th', 'the League')).toEqual([]);
  });

  test.each(translationLocales)('is followed by the charter in %s', async (locale) => {
    const { charter, glossary: terms } = await sampleContent();
    const texts = [...charter.values()].flatMap((section) => section[locale].blocks);
    expect(texts.length).toBeGreaterThan(20);
    expect(texts.flatMap(({ text }) => findAvoided(terms, locale, text))).toEqual([]);
  });
});

import { nearestOf } from '#checks/nearest.ts';
import { didYouMean, languageWords, type Problem, wordsFor } from '#checks/problem.ts';
import { type Locale, locales, originalLocale } from '#domain/locale.ts';
import { mapLocales } from '#domain/localized.ts';

/** What a date may be written with; each language takes what its dates are made of. */
const datePlaceholders = [
  '{{day}}',
  '{{month}}',
  '{{monthNumber}}',
  '{{year}}',
  '{{buddhistYear}}',
] as const;

/**
 * Compares the interface dictionaries: every key of the Chinese one in every language,
 * nothing beside, the same placeholders, and for counted texts exactly the plural forms
 * that the language has (CLDR, by `Intl.PluralRules`).
 */
export function checkDictionaries(dictionaries: Record<Locale, Dictionary>): Problem[] {
  const wrong = Object.values(mapLocales((locale) => findNonTexts(locale, dictionaries[locale])));
  if (wrong.flat().length > 0) return wrong.flat();
  const flat = mapLocales((locale) => flatten(dictionaries[locale]));
  const bases = new Map([...flat[originalLocale]].map(([key, text]) => [baseOf(key), text]));
  return Object.values(mapLocales((locale) => checkOne(locale, flat[locale], flat, bases))).flat();
}

/** The dictionary's texts by dotted key. */
export function flatten(dictionary: Dictionary, prefix = ''): Map<string, string> {
  const entries = Object.entries(dictionary).flatMap(([key, value]) => {
    if (typeof value === 'string') return [[prefix + key, value] as const];
    // What is neither a text nor a group is told elsewhere.
    const isGroup = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isGroup ? [...flatten(value, `${prefix}${key}.`)] : [];
  });
  return new Map(entries);
}

/** Values that are neither a text nor a group of texts. */
function findNonTexts(locale: Locale, value: unknown, path: string[] = []): Problem[] {
  if (typeof value === 'string' && path.length > 0) return [];
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return Object.entries(value).flatMap(([key, inner]) =>
      findNonTexts(locale, inner, [...path, key]),
    );
  const values = {
    key: path.join('.') || locale,
    expected: wordsFor('string'),
    value: JSON.stringify(value),
  };
  return [{ kind: 'wrong-type', file: `content/ui/${locale}.json`, path, values }];
}

function checkOne(
  locale: Locale,
  own: Map<string, string>,
  flat: Record<Locale, Map<string, string>>,
  bases: Map<string, string>,
): Problem[] {
  const problem = (
    kind: Problem['kind'],
    key: string,
    values: Problem['values'] = {},
  ): Problem => ({
    kind,
    file: `content/ui/${locale}.json`,
    path: key.split('.'),
    values: { key, language: languageWords(locale), ...values },
  });
  const categories = new Intl.PluralRules(locales[locale].tag).resolvedOptions().pluralCategories;
  const expected = new Set(
    [...bases.keys()].flatMap((base) =>
      flat[originalLocale].has(base) ? [base] : categories.map((category) => `${base}_${category}`),
    ),
  );
  const missingKeys = [...expected].filter((key) => !own.has(key));
  const missing = missingKeys.map((key) => {
    const name = key.split('.').at(-1) ?? key;
    const original = flat[originalLocale].get(key) ?? '';
    const isForm = baseOf(key) !== key && !flat[originalLocale].has(baseOf(key));
    return isForm
      ? problem('ui-plural', key, { name })
      : problem('ui-missing', key, { name, original });
  });
  const unknown = [...own.keys()]
    .filter((key) => !expected.has(key))
    .map((key) => problem('ui-unknown', key, { nearest: didYouMean(nearestOf(key, missingKeys)) }));
  const empty = [...own].filter(([, text]) => text === '').map(([key]) => problem('empty', key));
  const placeholders = [...own].flatMap(([key, text]) => {
    const found = placeholdersOf(text);
    const isDate = key.startsWith('date.');
    const wanted: string[] = isDate
      ? [...datePlaceholders]
      : placeholdersOf(bases.get(baseOf(key)) ?? text);
    const right = isDate
      ? found.every((name) => wanted.includes(name))
      : wanted.join() === found.join();
    return right
      ? []
      : [
          problem('ui-placeholders', key, {
            expected: wanted.join(' ') || wordsFor('nothing'),
            found: found.join(' ') || wordsFor('nothing'),
          }),
        ];
  });
  return [...missing, ...unknown, ...empty, ...placeholders];
}

function baseOf(key: string): string {
  return key.replace(/_(zero|one|two|few|many|other)$/, '');
}

function placeholdersOf(text: string): string[] {
  return [...new Set(text.match(/\{\{[^{}]*\}\}/g))].sort();
}

/** Interface texts, nested by topic. */
export type Dictionary = { [key: string]: string | Dictionary };

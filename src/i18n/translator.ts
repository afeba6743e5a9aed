import { createInstance, type i18n } from 'i18next';
import en from '#content/ui/en.json' with { type: 'json' };
import ru from '#content/ui/ru.json' with { type: 'json' };
import th from '#content/ui/th.json' with { type: 'json' };
import zh from '#content/ui/zh.json' with { type: 'json' };
import { parseDate } from '#domain/date.ts';
import { type Locale, locales } from '#domain/locale.ts';
import type { Localized } from '#domain/localized.ts';

const dictionaries: Localized<typeof zh | object> = { zh, en, ru, th };

const instance: i18n = createInstance();
// i18next without a backend is ready when init returns; the promise carries nothing.
void instance.init({
  resources: Object.fromEntries(
    Object.entries(dictionaries).map(([code, translation]) => [code, { translation }]),
  ),
  fallbackLng: false,
  initAsync: false,
  returnEmptyString: false,
  interpolation: { escapeValue: false },
  saveMissing: true,
  missingKeyHandler: (languages, _namespace, key) => {
    throw new Error(`Interface text missing: ${key} (${languages.join(', ')})`);
  },
  missingInterpolationHandler: (text, match) => {
    throw new Error(`No value for ${String(match[1])} in “${text}”`);
  },
});

/**
 * The interface words of one language. There is no fallback: a missing text or value throws,
 * so that no reader ever sees another language's words or a bare key.
 */
export function createTranslator(locale: Locale): Translator {
  const fixed = instance.getFixedT(locale);
  const translate = (key: string, values: Values = {}): string => fixed(key, values);
  const monthName = (iso: string, form: 'in-date' | 'alone') => {
    const { year, month = 1 } = parseDate(iso);
    const options: Intl.DateTimeFormatOptions = {
      month: 'long',
      timeZone: 'UTC',
      calendar: 'gregory',
    };
    if (form === 'in-date') options.day = 'numeric';
    const parts = new Intl.DateTimeFormat(locales[locale].tag, options).formatToParts(
      Date.UTC(year, month - 1, 1),
    );
    return parts.find(({ type }) => type === 'month')?.value ?? '';
  };
  const date = (iso: string, { bothEras = false } = {}) => {
    const { year, month, day } = parseDate(iso);
    const precision = day !== undefined ? 'day' : month !== undefined ? 'month' : 'year';
    return translate(`date.${precision === 'day' && bothEras ? 'dayBothEras' : precision}`, {
      year,
      buddhistYear: year + 543,
      month: monthName(iso, precision === 'day' ? 'in-date' : 'alone'),
      monthNumber: month ?? '',
      day: day ?? '',
    });
  };
  return {
    locale,
    text: translate,
    date,
    pluralForms: (key) =>
      Object.fromEntries(
        new Intl.PluralRules(locales[locale].tag)
          .resolvedOptions()
          .pluralCategories.map((category) => [
            category,
            translate(`${key}_${category}`, { count: '{{count}}' }),
          ]),
      ),
    language: (tag) =>
      new Intl.DisplayNames([locales[locale].tag], { type: 'language' }).of(tag) ?? tag,
  };
}

/** Interface words and dates of one language. */
export type Translator = {
  locale: Locale;
  /** The text of a key; `count` chooses the plural form. */
  text: (key: TextKey, values?: Values) => string;
  /** Every plural form of a counted text by CLDR category, with `{{count}}` for the number. */
  pluralForms: (key: CountedKey) => Record<string, string>;
  /** An ISO 8601 date of day, month or year precision; `bothEras` adds the year of the other calendar if the language has one. */
  date: (iso: string, options?: { bothEras?: boolean }) => string;
  /** The name of a language, given as BCP 47 tag. */
  language: (tag: string) => string;
};

/** Dotted key of an interface text, without plural ending. */
export type TextKey = WithoutPlural<Leaves<typeof zh>>;

/** Dotted key of a text with plural forms, without plural ending. */
type CountedKey = Counted<Leaves<typeof zh>>;

/** The values of a text's placeholders. */
type Values = Record<string, string | number>;

type Leaves<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${Leaves<T[K]>}`;
}[keyof T & string];

type Counted<K extends string> = K extends `${infer Base}_other` ? Base : never;

type WithoutPlural<K extends string> = K extends `${infer Base}_other` ? Base : K;

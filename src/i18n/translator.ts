import { createInstance, type i18n } from 'i18next';
import type zh from '#content/ui/zh.json';
import { parseDate } from '#domain/date.ts';
import { type Locale, localeCodes, locales } from '#domain/locale.ts';

/** The words of each language. The path is relative, as Vite demands of a path that is put together. */
const dictionaries = await Promise.all(
  localeCodes.map(async (code) => {
    const words = await import(`../../content/ui/${code}.json`, { with: { type: 'json' } });
    return [code, { translation: words.default as object }] as const;
  }),
);

const instance: i18n = createInstance();
// i18next without a backend is ready when init returns; the promise carries nothing.
void instance.init({
  resources: Object.fromEntries(dictionaries),
  fallbackLng: false,
  initAsync: false,
  returnEmptyString: false,
  saveMissing: true,
  missingKeyHandler: (languages, _namespace, key) => {
    throw new Error(`Interface text missing: ${key} (${languages.join(', ')})`);
  },
});

/**
 * The interface words of one language. There is no fallback: a missing text or value throws,
 * so that no reader ever sees another language's words or a bare key.
 */
export function createTranslator(locale: Locale): Translator {
  const known = translators.get(locale) ?? makeTranslator(locale);
  translators.set(locale, known);
  return known;
}

const translators = new Map<Locale, Translator>();

function makeTranslator(locale: Locale) {
  const { tag } = locales[locale];
  const { number, text, templateOf } = makeTexts(locale);
  /** Pages share a few dates. */
  const dates = new Map<string, string>();
  const names = new Map<string, string>();
  const languageNames = new Intl.DisplayNames([tag], { type: 'language' });
  return {
    locale,
    text,
    /** A whole number in the digits of the language. */
    number,
    /** Every plural form of a counted text by CLDR category, with `{{count}}` for the number. */
    pluralForms: (key: CountedKey): Record<string, string> =>
      Object.fromEntries(
        new Intl.PluralRules(tag)
          .resolvedOptions()
          .pluralCategories.map((category) => [category, templateOf(`${key}_${category}`)]),
      ),
    /** An ISO 8601 date of day, month or year precision; `bothEras` adds the year of the other calendar if the language has one. */
    date: (iso: string, { bothEras = false } = {}) => {
      const known = dates.get(`${iso} ${bothEras}`);
      if (known !== undefined) return known;
      const { year, month, day } = parseDate(iso);
      const precision = day !== undefined ? 'day' : month !== undefined ? 'month' : 'year';
      const date = text(`date.${precision === 'day' && bothEras ? 'dayBothEras' : precision}`, {
        year,
        buddhistYear: year + 543,
        month: monthName(tag, precision === 'day', month),
        monthNumber: month ?? '',
        day: day ?? '',
      });
      dates.set(`${iso} ${bothEras}`, date);
      return date;
    },
    /** The names of the months, from January, as they stand beside a day. */
    months: () => Array.from({ length: 12 }, (_, index) => monthName(tag, true, index + 1)),
    /** The name of a language, given as BCP 47 tag. */
    language: (of: string) => {
      const name = names.get(of) ?? languageNames.of(of) ?? of;
      names.set(of, name);
      return name;
    },
  };
}

/** The texts of a language. i18next is asked once for each: every page has dozens. */
function makeTexts(locale: Locale) {
  const { tag } = locales[locale];
  const translate: (key: string, options: Record<string, unknown>) => string =
    instance.getFixedT(locale);
  const plural = new Intl.PluralRules(tag);
  const templates = new Map<string, string>();
  const templateOf = (key: string, count?: number) => {
    const id = count === undefined ? key : `${key} ${plural.select(count)}`;
    const template = templates.get(id) ?? translate(key, { count, skipInterpolation: true });
    templates.set(id, template);
    return template;
  };
  const digits = new Intl.NumberFormat(tag, { useGrouping: false });
  const number = (value: number) => digits.format(value);
  /** The text of a key; `count` chooses the plural form. */
  const text = (key: TextKey, values: Values = {}) => {
    const { count } = values;
    const template = templateOf(key, typeof count === 'number' ? count : undefined);
    return template.replace(placeholder, (_, name: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`No value for ${name} in “${template}”`);
      return typeof value === 'number' ? number(value) : value;
    });
  };
  return { number, text, templateOf };
}

/** A place for a value in a text. */
const placeholder = /\{\{(\w+)\}\}/g;

/** The name of a month (from 1), alone or in the form that it has beside a day. */
function monthName(tag: string, isBesideDay: boolean, month = 1): string {
  const key = `${tag} ${isBesideDay} ${month}`;
  const name = monthNames.get(key) ?? readMonthName(tag, isBesideDay, month);
  monthNames.set(key, name);
  return name;
}

/** Formats are slow to make, and every page has dates. */
const monthNames = new Map<string, string>();

function readMonthName(tag: string, isBesideDay: boolean, month: number): string {
  const format = new Intl.DateTimeFormat(tag, {
    month: 'long',
    day: isBesideDay ? 'numeric' : undefined,
    timeZone: 'UTC',
    calendar: 'gregory',
  });
  const parts = format.formatToParts(Date.UTC(2000, month - 1));
  return parts.find(({ type }) => type === 'month')?.value ?? '';
}

/** Interface words and dates of one language. */
export type Translator = ReturnType<typeof makeTranslator>;

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

/**
 * The languages of the site. This is the only list of them: to add a language, add a line here;
 * the compiler and the content check then name every text that is still missing.
 */
export const locales = {
  zh: {
    tag: 'zh-CN',
    name: '中文',
    openGraph: 'zh_CN',
    collation: 'zh-u-co-pinyin',
    initials: 'pinyin',
    phone: 'national',
    script: /\p{Script=Han}/u,
    quotes: '“ ”',
    wrongQuotes: /["«»„「」『』]|(?<=\p{sc=Han})'|'(?=\p{sc=Han})/gu,
  },
  en: {
    tag: 'en',
    name: 'English',
    openGraph: 'en_US',
    collation: 'en',
    initials: 'letter',
    phone: 'international',
    // Latin letters do not identify a language.
    script: undefined,
    quotes: '“ ”',
    wrongQuotes: /["«»„]|(?<!\p{L})'|'(?!\p{L})/gu,
  },
  ru: {
    tag: 'ru',
    name: 'Русский',
    openGraph: 'ru_RU',
    collation: 'ru',
    initials: 'letter',
    phone: 'international',
    script: /\p{Script=Cyrillic}/u,
    quotes: '« »',
    wrongQuotes: /["”‘’]|(?<!„[^“„]*)“/gu,
  },
  th: {
    tag: 'th',
    name: 'ไทย',
    openGraph: 'th_TH',
    collation: 'th',
    initials: 'consonant',
    phone: 'international',
    script: /\p{Script=Thai}/u,
    quotes: '“ ”',
    wrongQuotes: /["«»„]/gu,
  },
} as const satisfies Record<string, LocaleFacts>;

/** Every locale code, in the order in which languages are offered to the reader. */
export const localeCodes = Object.keys(locales) as Locale[];

/** The language of the original document; every other text is a translation of it. */
export const originalLocale = 'zh';

/** The language offered to readers whose language is not known. */
export const internationalLocale = 'en' satisfies Locale;

/** The languages that are translations of the original. */
export const translationLocales = localeCodes.filter(
  (code): code is TranslationLocale => !isOriginal(code),
);

/** Whether a page in this language shows the original itself. */
export function isOriginal(locale: Locale): locale is typeof originalLocale {
  return locale === originalLocale;
}

/** Narrows any text (an address part, a file name) to a locale code. */
export function isLocale(text: string): text is Locale {
  return Object.hasOwn(locales, text);
}

/** Orders texts as a reader of the language expects; Chinese by pinyin. */
export function createCollator(locale: Locale): Intl.Collator {
  return new Intl.Collator(locales[locale].collation, { ignorePunctuation: true });
}

/** The language whose letters a text is written in, `undefined` for Latin and unknown letters. */
export function localeOfScript(text: string): Locale | undefined {
  return localeCodes.find((code) => locales[code].script?.test(text));
}

/**
 * Cuts a text where the letters change to another language: words in the letters of another language
 * of the site, and on pages in other letters phrases of two and more Latin words, which are English here.
 */
export function splitByScript(text: string, locale: Locale): { text: string; locale?: Locale }[] {
  const foreign = localeCodes.filter((code) => code !== locale && locales[code].script);
  const letters = foreign.map((code) => locales[code].script?.source).join('|');
  const words = `(?:${letters})(?:(?:${letters})|[ +·](?=${letters}))*`;
  const phrases = String.raw`\p{Script=Latin}+(?:[ ’'-]\p{Script=Latin}+)+`;
  const pattern = new RegExp(locales[locale].script ? `${words}|${phrases}` : words, 'gu');
  const parts: { text: string; locale?: Locale }[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > end) parts.push({ text: text.slice(end, match.index) });
    parts.push({ text: match[0], locale: localeOfScript(match[0]) ?? internationalLocale });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}

/** Locale code as used in addresses and file names: `zh`, `en`, `ru` or `th`. */
export type Locale = keyof typeof locales;

/** A language into which the original is translated. */
export type TranslationLocale = Exclude<Locale, typeof originalLocale>;

/** What the site knows of a language. */
type LocaleFacts = {
  /** BCP 47 tag for `lang`, `hreflang` and `content-language`. */
  tag: string;
  /** The language's own name for itself. */
  name: string;
  /** Open Graph locale, language_TERRITORY. */
  openGraph: string;
  /** BCP 47 tag with the collation readers expect in a directory. */
  collation: string;
  /** How an index letter is taken from a name. */
  initials: 'pinyin' | 'letter' | 'consonant';
  /** Whether phone numbers are written as within China or with the country code. */
  phone: 'national' | 'international';
  /** Letters by which a text of unknown language is taken to be in this one. */
  script: RegExp | undefined;
  /** Its quotation marks. */
  quotes: string;
  /** Quotation marks of other languages, and of typewriters. */
  wrongQuotes: RegExp;
};

/**
 * The languages of the site with every fact about them. This is the only list: to add a language, add an entry here;
 * the compiler and the content check then report every text that is still missing.
 */
export const locales = {
  zh: {
    state: 'whole',
    tag: 'zh-CN',
    name: '中文',
    collation: 'zh-u-co-pinyin',
    initials: 'pinyin',
    phone: 'national',
    script: /\p{Script=Han}/u,
    quotes: '“ ”',
    wrongQuotes: /["«»„「」『』]|(?<=\p{sc=Han})'|'(?=\p{sc=Han})/gu,
    separation: 'none',
    excerptWords: 60,
    input: 'composed',
    signature: 'right',
    keys: undefined,
    endings: undefined,
    shareFont: 'serif',
    isForStaff: true,
  },
  en: {
    state: 'whole',
    tag: 'en',
    name: 'English',
    collation: 'en',
    initials: 'letter',
    phone: 'international',
    // Latin letters do not identify the language.
    script: undefined,
    quotes: '“ ”',
    wrongQuotes: /["«»„]|(?<!\p{L})'|'(?!\p{L})/gu,
    separation: 'blanks',
    excerptWords: 30,
    input: 'direct',
    signature: 'left',
    keys: '`1234567890-=qwertyuiop[]\\asdfghjkl;\'zxcvbnm,./~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?',
    endings: /(?:ies|es|[yes])$/,
    shareFont: 'serif',
    isForStaff: true,
  },
  ru: {
    state: 'whole',
    tag: 'ru',
    name: 'Русский',
    collation: 'ru',
    initials: 'letter',
    phone: 'international',
    script: /\p{Script=Cyrillic}/u,
    quotes: '« »',
    wrongQuotes: /["”‘’]|(?<!„[^“„]*)“/gu,
    separation: 'blanks',
    excerptWords: 30,
    input: 'direct',
    signature: 'left',
    keys: 'ё1234567890-=йцукенгшщзхъ\\фывапролджэячсмитьбю.Ё!"№;%:?*()_+ЙЦУКЕНГШЩЗХЪ/ФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,',
    endings: /(?:(?:ск)?[аеиоуыэюяйь]+[вмхй]?|[аеиоыя]ми|[ео]го|[ео]му)$/,
    shareFont: 'serif',
    isForStaff: false,
  },
  th: {
    state: 'whole',
    tag: 'th',
    name: 'ไทย',
    collation: 'th',
    initials: 'consonant',
    phone: 'international',
    script: /\p{Script=Thai}/u,
    quotes: '“ ”',
    wrongQuotes: /["«»„]/gu,
    separation: 'none',
    excerptWords: 30,
    input: 'direct',
    signature: 'right',
    keys: '_ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฃฟหกดเ้่าสวงผปแอิืทมใฝ%+๑๒๓๔ู฿๕๖๗๘๙๐"ฎฑธํ๊ณฯญฐ,ฅฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦ',
    endings: undefined,
    shareFont: 'thai',
    isForStaff: false,
  },
} as const satisfies Record<string, LocaleFacts>;

const allCodes = Object.keys(locales) as Locale[];

/** Whether drafts are shown as if they were published, as DRAFT_LANGUAGES=1 asks. */
const showsDrafts = Boolean(globalThis.process?.env['DRAFT_LANGUAGES']);

/** Languages in preparation, whose content is neither read nor published. */
export const draftLocales = allCodes.filter((code) => !showsDrafts && stateOf(code) === 'draft');

/** Every locale code, in the order in which languages are offered to the reader. */
export const localeCodes = allCodes.filter((code) => !draftLocales.includes(code));

/** The language of the original document; every other text is a translation of it. */
export const originalLocale = 'zh';

/** The language offered to readers whose own language is unknown. */
export const internationalLocale = 'en' satisfies Locale;

/** The languages that are translations of the original. */
export const translationLocales = localeCodes.filter(
  (code): code is TranslationLocale => !isOriginal(code),
);

/** Whether a page in this language shows the original itself. */
export function isOriginal(locale: Locale): locale is typeof originalLocale {
  return locale === originalLocale;
}

/** The languages of messages for staff. */
export const staffLocales = localeCodes.filter(
  (code): code is StaffLocale => locales[code].isForStaff,
);

/** Letters of the site's languages that need no input method, as the source of a regular expression. */
export const directLetters = localeCodes
  .filter((code) => locales[code].input === 'direct')
  .flatMap((code) => locales[code].script?.source ?? [])
  .join('|');

/** Builds a value for each language that staff read, Chinese first. */
export function mapStaffLocales<T>(
  make: (locale: StaffLocale, index: number) => T,
): Record<StaffLocale, T> {
  return Object.fromEntries(staffLocales.map((code, index) => [code, make(code, index)])) as Record<
    StaffLocale,
    T
  >;
}

/** BCP 47 tag of Hanyu Pinyin, the romanisation of the original language. */
export const pinyinTag = `${originalLocale}-Latn-pinyin`;

/** Narrows any text (a URL segment, a file name) to a locale code. */
export function isLocale(text: string): text is Locale {
  return localeCodes.some((code) => code === text);
}

/** Whether everything must exist in the language, names, places and terms too. */
export function isWhole(locale: Locale): boolean {
  return stateOf(locale) === 'whole';
}

function stateOf(locale: Locale): LocaleFacts['state'] {
  return locales[locale].state;
}

/** The `dir` of a text by its BCP 47 tag; `undefined` for left to right, the default of HTML. */
export function directionOf(tag: string): 'rtl' | undefined {
  const direction = directions.get(tag) ?? new Intl.Locale(tag).getTextInfo().direction ?? 'ltr';
  directions.set(tag, direction);
  return direction === 'rtl' ? direction : undefined;
}

const directions = new Map<string, 'ltr' | 'rtl'>();

/** The ISO 639 code of a language of the site, by which its name is known; the code of the site need not be it. */
export function languageOf(locale: Locale): string {
  return languages[locale];
}

const languages = Object.fromEntries(
  allCodes.map((code) => [code, new Intl.Locale(locales[code].tag).language]),
) as Record<Locale, string>;

/** The language with this BCP 47 tag, or `undefined` for any other tag. */
export function localeOfTag(tag: string): Locale | undefined {
  return localeCodes.find((code) => locales[code].tag === tag);
}

/** Whether the language is typed with an input method that composes characters. */
export function isComposed(locale: Locale): boolean {
  return locales[locale].input === 'composed';
}

/** Orders texts as a reader of the language expects; Chinese by pinyin. */
export function createCollator(locale: Locale): Intl.Collator {
  return new Intl.Collator(locales[locale].collation, { ignorePunctuation: true });
}

/** The language in whose script a text is written, or `undefined` for Latin and unknown scripts. */
export function localeOfScript(text: string): Locale | undefined {
  return localeCodes.find((code) => locales[code].script?.test(text));
}

/**
 * Splits a text where its script shows another language: words in the script of another language of the site and,
 * on pages in a script of their own, phrases of two or more Latin words, which are taken to be English.
 */
export function splitByScript(text: string, locale: Locale): { text: string; locale?: Locale }[] {
  const parts: { text: string; locale?: Locale }[] = [];
  let end = 0;
  for (const match of text.matchAll(otherScripts[locale])) {
    if (match.index > end) parts.push({ text: text.slice(end, match.index) });
    parts.push({ text: match[0], locale: localeOfScript(match[0]) ?? internationalLocale });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}

/** What is in another script on pages of a language. */
const otherScripts = Object.fromEntries(
  localeCodes.map((locale) => {
    const own = locales[locale].script?.source;
    const scripts = localeCodes.map((code) => locales[code].script?.source);
    // Another language may have the same script.
    const letters = scripts.filter((script) => script !== undefined && script !== own).join('|');
    const words = `(?:${letters})(?:(?:${letters})|[ +·](?=${letters}))*`;
    const phrases = String.raw`\p{Script=Latin}+(?:[ ’'-]\p{Script=Latin}+)+`;
    return [locale, new RegExp(own ? `${words}|${phrases}` : words, 'gu')];
  }),
) as Record<Locale, RegExp>;

/** Locale code as used in URLs and file names: `zh`, `en`, `ru` or `th`. */
export type Locale = keyof typeof locales;

/** A language into which the original is translated. */
export type TranslationLocale = Exclude<Locale, typeof originalLocale>;

/** A language in which messages for staff are written. */
export type StaffLocale = {
  [Code in Locale]: (typeof locales)[Code]['isForStaff'] extends true ? Code : never;
}[Locale];

/** Everything the site knows about a language. */
type LocaleFacts = {
  /**
   * How much of the content must exist in the language: all of it (`whole`); the interface, the Alliance's own facts,
   * the introduction and the pages (`minimum`); or nothing yet (`draft`).
   */
  state: 'whole' | 'minimum' | 'draft';
  /** BCP 47 tag for `lang`, `hreflang` and `content-language`. */
  tag: string;
  /** The language's own name for itself. */
  name: string;
  /** BCP 47 tag with the collation readers expect in a directory. */
  collation: string;
  /** How a name's index letter is found. */
  initials: 'pinyin' | 'letter' | 'consonant';
  /** Whether phone numbers are written as within China or with the country code. */
  phone: 'national' | 'international';
  /** The script that identifies the language. */
  script: RegExp | undefined;
  /** Opening and closing quotation mark. */
  quotes: string;
  /** Quotation marks of other languages, and of typewriters. */
  wrongQuotes: RegExp;
  /** What stands between words. */
  separation: 'blanks' | 'none';
  /** Length of a search result's excerpt in words of the page index, which counts each Chinese character as a word. */
  excerptWords: number;
  /** Whether the language is typed with an input method that composes characters, or letter by letter. */
  input: 'composed' | 'direct';
  /** On which side the signature of a letter stands. */
  signature: 'left' | 'right';
  /** Font of share pictures that is tried first, a key of `fonts` in `share/fonts.ts`. */
  shareFont: 'serif' | 'thai' | 'arabic';
  /** Whether messages for staff are written in the language. */
  isForStaff: boolean;
  /** What each key gives, without and then with Shift, in the order of all such texts; undefined if it has no layout of its own. */
  keys: string | undefined;
  /** Endings of words that search leaves out of account. */
  endings: RegExp | undefined;
};

import { type Locale, locales, originalLocale } from '#domain/locale.ts';

/**
 * What a translation must have in common with its original, and has not:
 * numbers with those of dates, telephone numbers, and addresses.
 * @returns nothing where they agree
 */
export function compareFacts(
  original: string,
  translation: string,
  locale: Locale,
): FactDifference[] {
  const differences: FactDifference[] = [];
  const [there, here] = [contactsOf(original), contactsOf(translation)];
  if (there.found.join() !== here.found.join())
    differences.push({ kind: 'contact-differs', expected: there.found, found: here.found });
  const required = numbersOf(there.rest);
  const allowed = new Set([...required, ...chineseNumbersOf(there.rest)]);
  const found = numbersOf(here.rest).map((number) =>
    allowed.has(number - 543) ? number - 543 : number,
  );
  const months = monthsOf(here.rest, locale);
  const isMissing = required.some((number) => !found.includes(number) && !months.has(number));
  const isExtra = found.some((number) => !allowed.has(number));
  if (isMissing || isExtra)
    differences.push({
      kind: 'number-differs',
      expected: required.map(String),
      found: [...found, ...[...months].filter((month) => !found.includes(month))].map(String),
    });
  return differences;
}

/** Telephone numbers of ten digits and more, e-mail and web addresses, and the text without them. */
function contactsOf(text: string): { found: string[]; rest: string } {
  const found: string[] = [];
  const rest = text
    .normalize('NFKC')
    .replace(/https?:\/\/[!-~]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, (address) => {
      found.push(address.replace(/[).,;]+$/, '').toLowerCase());
      return ' ';
    })
    .replace(/\+?\d(?:[ -]?\d){9,}/g, (phone) => {
      found.push(phone.replace(/\D/g, '').replace(/^86(?=1\d{10}$)/, ''));
      return ' ';
    });
  return { found: found.sort(), rest };
}

/** The numbers written in digits, each once; groups of three are read as one number. */
function numbersOf(text: string): number[] {
  const digits =
    text
      .replace(/(?<!\d)\d{1,3}(?:[, ]\d{3})+(?!\d)/g, (number) => number.replace(/\D/g, ''))
      .match(/\d+/g) ?? [];
  return [...new Set(digits.map(Number))];
}

/** The numbers written in Chinese characters, below a hundred. */
function chineseNumbersOf(text: string): number[] {
  const signs = chineseDigits;
  const form = new RegExp(`[${signs.join('')}${ten}]+`, 'gu');
  return (text.match(form) ?? []).flatMap((number) => {
    const [tens = '', ones = ''] = number.includes(ten) ? number.split(ten) : ['', number];
    const digit = (sign: string) => Math.max(signs.indexOf(sign), 0);
    if (tens.length > 1 || ones.length > 1) return [...ones, ...tens].map(digit);
    return [(number.includes(ten) ? 10 * (tens === '' ? 1 : digit(tens)) : 0) + digit(ones)];
  });
}

const chineseFormat = new Intl.NumberFormat('zh-u-nu-hanidec');
const chineseDigits = Array.from({ length: 10 }, (_, digit) => chineseFormat.format(digit));

/** The Chinese sign for ten. */
const ten = '\u5341';

/** The months that a text names, from 1; nothing in the language of the original, which writes them in digits. */
function monthsOf(text: string, locale: Locale): Set<number> {
  const found = new Set<number>();
  if (locale === originalLocale) return found;
  const words = text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  for (let month = 1; month <= 12; month++) {
    const stem = stemOf(month, locale);
    // Thai writes words without blanks; elsewhere an ending of a few letters may follow.
    const isNamed =
      text.includes(remember(`${locale} ${month} alone`, () => nameOf(month, locale, {}))) ||
      words.some((word) => word.startsWith(stem) && word.length <= stem.length + 2);
    if (isNamed) found.add(month);
  }
  return found;
}

/** What the forms of a month's name have in common at their beginning. */
function stemOf(month: number, locale: Locale): string {
  return remember(`${locale} ${month}`, () => makeStem(month, locale));
}

/** Formatters are slow to make. */
const made = new Map<string, string>();

function remember(key: string, make: () => string): string {
  const known = made.get(key) ?? make();
  made.set(key, known);
  return known;
}

function makeStem(month: number, locale: Locale): string {
  const [alone, dated] = [nameOf(month, locale, {}), nameOf(month, locale, { day: 'numeric' })];
  let length = 0;
  while (length < alone.length && alone[length] === dated[length]) length++;
  return alone.slice(0, Math.max(length, 2)).toLowerCase();
}

function nameOf(month: number, locale: Locale, options: Intl.DateTimeFormatOptions): string {
  const parts = new Intl.DateTimeFormat(locales[locale].tag, {
    month: 'long',
    timeZone: 'UTC',
    ...options,
  }).formatToParts(new Date(Date.UTC(2024, month - 1, 1)));
  return parts.find(({ type }) => type === 'month')?.value ?? '';
}

/** What differs, as it stands in the original and in the translation. */
export type FactDifference = {
  kind: 'number-differs' | 'contact-differs';
  expected: string[];
  found: string[];
};

import { type Locale, locales, originalLocale } from '#domain/locale.ts';

/**
 * What a translation must have in common with its original, and has not:
 * numbers with those of dates, telephone numbers, and addresses.
 * @returns an empty list if they agree
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
  const known = [...required, ...chineseNumbersOf(there.rest)];
  // Of the afternoon hours some languages write twelve more; half past is 30.
  const allowed = new Set([
    ...known,
    ...known.filter((hour) => hour < 12).map((hour) => hour + 12),
  ]);
  const found = numbersOf(here.rest).map((number) =>
    allowed.has(number - 543) ? number - 543 : number,
  );
  const months = monthsOf(here.rest, locale);
  const isMissing = required.some(
    (number) =>
      !found.includes(number) &&
      !months.has(number) &&
      !found.includes(number * 1e4) &&
      !found.includes(number * 1e8) &&
      !(number < 12 && found.includes(number + 12)),
  );
  const isExtra = found.some((number) => !allowed.has(number));
  if (isMissing || isExtra)
    differences.push({
      kind: 'number-differs',
      expected: required.map(String),
      found: [...found, ...[...months].filter((month) => !found.includes(month))].map(String),
    });
  return differences;
}

/** Telephone numbers of ten digits and more, e-mail addresses, hosts of web addresses, and the text without them. */
function contactsOf(text: string): { found: string[]; rest: string } {
  const found = new Set<string>();
  const rest = text
    .replace(/\u2011/g, '-')
    .normalize('NFKC')
    .replace(/[\u0e50-\u0e59]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50))
    .replace(/(?:https?:\/\/|www\.)[!-~]+/g, (address) => {
      const [, host = ''] = /^(?:https?:\/\/)?(?:www\.)?([^/?#]+)/.exec(address) ?? [];
      found.add(host.replace(/[).,;]+$/, '').toLowerCase());
      return ' ';
    })
    .replace(/(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/g, (address) => {
      found.add(address.toLowerCase());
      return ' ';
    })
    // Dates and numbers in groups of three are no telephone numbers.
    .replace(/\+?\(?\d(?:[ ()-]{0,2}\d){9,}/g, (phone) => {
      if (/^\d{4}-\d{2}-\d{2}|^\d{1,3}(?: \d{3})+$|^\d{4}(?:[ -]\d{4})+$/.test(phone)) return phone;
      found.add(
        phone
          .replace(/\D/g, '')
          .replace(/^00/, '')
          .replace(/^86(?=\d{9,})/, '')
          .replace(/^0/, ''),
      );
      return ' ';
    });
  return { found: [...found].sort(), rest };
}

/** The numbers written in digits, each once; groups of three are read as one number. */
function numbersOf(text: string): number[] {
  const digits =
    text
      .replace(/(?<!\d)\d{1,3}(?:[, ]\d{3})+(?!\d)/g, (number) => number.replace(/\D/g, ''))
      .match(/\d+/g) ?? [];
  return [...new Set(digits.map(Number))];
}

/** The numbers written in Chinese characters, and those that 10,000 and 100,000,000 make of digits before them. */
function chineseNumbersOf(text: string): number[] {
  const form = new RegExp(`[${chineseDigits.join('')}${chineseUnits.join('')}\u4e24]+`, 'gu');
  const written = (text.match(form) ?? []).flatMap((number) => [
    readChinese(number),
    ...[...number].map((sign) => Math.max(chineseDigits.indexOf(sign), 0)),
  ]);
  const [, , , tenThousand = '', hundredMillion = ''] = chineseUnits;
  const scaled = [...text.matchAll(new RegExp(`(\\d+)([${tenThousand}${hundredMillion}])`, 'gu'))];
  return [
    ...written,
    ...scaled.map(([, digits, unit]) => Number(digits) * (unit === tenThousand ? 1e4 : 1e8)),
  ];
}

function readChinese(number: string): number {
  const digitOf = (sign: string) => (sign === '\u4e24' ? 2 : chineseDigits.indexOf(sign));
  if (![...number].some((sign) => chineseUnits.includes(sign)))
    return Number([...number].map(digitOf).join(''));
  let [total, section, digit] = [0, 0, 0];
  for (const sign of number) {
    const unit = chineseUnits.indexOf(sign);
    if (unit < 0) digit = digitOf(sign);
    else if (unit < 3) {
      section += (digit || 1) * 10 ** (unit + 1);
      digit = 0;
    } else {
      total += (section + digit) * (unit === 3 ? 1e4 : 1e8);
      [section, digit] = [0, 0];
    }
  }
  return total + section + digit;
}

const chineseFormat = new Intl.NumberFormat(originalLocale, { numberingSystem: 'hanidec' });
const chineseDigits = Array.from({ length: 10 }, (_, digit) => chineseFormat.format(digit));

/** The Chinese signs for ten, a hundred, a thousand, ten thousand, a hundred million. */
const chineseUnits = ['\u5341', '\u767e', '\u5343', '\u4e07', '\u4ebf'];

/** The months that a text names, from 1; none in the original, which writes them in digits. */
function monthsOf(text: string, locale: Locale): Set<number> {
  const found = new Set<number>();
  if (locale === originalLocale) return found;
  const words = text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  for (let month = 1; month <= 12; month++) {
    const stem = stemOf(month, locale);
    // Thai writes words without blanks; elsewhere an ending of a few letters may follow.
    const isNamed =
      text.includes(remember(`${locale} ${month} alone`, () => nameOf(month, locale, {}))) ||
      text.includes(
        remember(`${locale} ${month} short`, () => nameOf(month, locale, { month: 'short' })),
      ) ||
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

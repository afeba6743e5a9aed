import { chineseNumbersOf, numbersOf, saysNumber } from '#checks/numbers.ts';
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
  const key = `${locale}\n${original}\n${translation}`;
  const known = compared.get(key) ?? findDifferences(original, translation, locale);
  compared.set(key, known);
  return known;
}

/** Content that is checked again has almost the same texts. */
const compared = new Map<string, FactDifference[]>();

function findDifferences(original: string, translation: string, locale: Locale): FactDifference[] {
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
      !saysNumber(here.rest, number) &&
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
export function contactsOf(text: string): { found: string[]; rest: string } {
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

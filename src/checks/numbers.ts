import { originalLocale } from '#domain/locale.ts';

/** The numbers that a text writes in digits, each once, with those that a word such as “million” makes of them. */
export function numbersOf(text: string): number[] {
  const scaled: number[] = [];
  const rest = text
    .replace(/(?<!\d)\d{1,3}(?:[, ]\d{3})+(?!\d)/g, (number) => number.replace(/\D/g, ''))
    .replace(scaledForm, (_, digits: string, word: string) => {
      scaled.push(Math.round(Number(digits.replace(',', '.')) * scaleOf(word)));
      return ' ';
    });
  return [...new Set([...scaled, ...(rest.match(/\d+/g) ?? []).map(Number)])];
}

/** Whether a text says a small number in words, in any language of the site, as “first” and “twice” do. */
export function saysNumber(text: string, number: number): boolean {
  const words = numberWords[number];
  if (words !== undefined && new RegExp(`(?<!\\p{L})(?:${words})`, 'iu').test(text)) return true;
  // Centuries are often in Roman numerals.
  if (number >= 40) return false;
  const roman = 'X'.repeat(number / 10) + (romanDigits[number % 10] ?? '');
  return new RegExp(`(?<!\\p{L})${roman}(?!\\p{L})`, 'u').test(text);
}

const romanDigits = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'];

/** The numbers that a text writes in Chinese characters. */
export function chineseNumbersOf(text: string): number[] {
  const form = new RegExp(`[${chineseDigits.join('')}${chineseUnits.join('')}\u4e24]+`, 'gu');
  return (text.match(form) ?? []).flatMap((number) => [
    readChinese(number),
    ...[...number].map((sign) => Math.max(chineseDigits.indexOf(sign), 0)),
  ]);
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

/** Words after a number that multiply it, in all languages of the site, by the beginnings of their forms. */
const scales: readonly (readonly [number, string])[] = [
  [1e8, '亿'],
  [1e6, '百万|million|mln|миллион|млн|ล้าน'],
  [1e9, '十亿|billion|bln|миллиард|млрд'],
  [1e5, '十万|แสน'],
  [1e4, '万|หมื่น'],
  [1e3, '千|thousand|тысяч|тыс|พัน'],
];

const scaledForm = new RegExp(
  `(\\d+(?:[.,]\\d+)?)\\s*(${scales.map(([, word]) => word).join('|')})`,
  'giu',
);

function scaleOf(word: string): number {
  return scales.find(([, form]) => new RegExp(`^(?:${form})$`, 'iu').test(word))?.[0] ?? 1;
}

/** The small numbers in words, in all languages of the site, by the beginnings of their forms. */
const numberWords: readonly (string | undefined)[] = [
  undefined,
  'one|first|once|single|один|одн|перв|.*(?:หนึ่ง|แรก|เดียว)',
  'two|second|twice|both|double|два|две|дву|втор|дважды|оба|обе|.*สอง',
  'three|third|thrice|три|трех|трёх|трет|.*สาม',
  'four|четыр|четвер|четвёр|.*สี่',
  'five|fifth|пят|.*ห้า',
  'six|шест|.*หก',
  'seven|сем|седьм|.*เจ็ด',
  'eight|восьм|восем|.*แปด',
  'nine|ninth|девят|.*เก้า',
  'ten|десят|.*สิบ',
  'eleven|одиннадцат|.*สิบเอ็ด',
  'twel|двенадцат|.*สิบสอง',
];

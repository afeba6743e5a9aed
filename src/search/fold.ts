/**
 * Makes texts comparable: ignores case, full width, traditional forms, the dots of Cyrillic yo, marks on Latin and
 * Arabic letters, Arabic letters that are written for each other, Thai phinthu, invisible characters and punctuation;
 * blanks count only between words of scripts that separate words.
 * @param variants traditional characters with their simplified forms
 * @returns the folded text and the source position of each of its characters
 */
export function fold(text: string, variants: ReadonlyMap<string, string>): Folded {
  const source = text.normalize('NFC');
  let folded = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let isApart = false;
  let index = 0;
  for (const sign of source) {
    const next = foldSign(sign, variants);
    if (next === ' ') isApart = true;
    else
      for (const letter of next) {
        if (
          isApart &&
          folded !== '' &&
          !isDense(folded[folded.length - 1] ?? '') &&
          !isDense(letter)
        ) {
          folded += ' ';
          starts.push(index);
          ends.push(index);
        }
        isApart = false;
        folded += letter;
        for (let unit = 0; unit < letter.length; unit++) {
          starts.push(index);
          ends.push(index + sign.length);
        }
      }
    index += sign.length;
  }
  return { text: folded, starts, ends };
}

/** Thai as it is meant: a vowel typed as two signs, also with a tone mark between them, becomes the one it looks like. */
export function repairThai(text: string): string {
  return text
    .replace(/\u0e4d([\u0e48-\u0e4b]?)\u0e32/g, '$1\u0e33')
    .replace(/\u0e40\u0e40/g, '\u0e41');
}

/** A text in the signs of ordinary texts: no full width, Thai digits, hyphens or traditional characters. */
export function plainText(text: string, variants: ReadonlyMap<string, string>): string {
  return [...repairThai(text.normalize('NFC'))]
    .map((sign) =>
      thai.test(sign) ? foldDigit(sign) : sign.normalize('NFKC').replace(hyphen, ' '),
    )
    .map((sign) => variants.get(sign) ?? sign)
    .join('');
}

/** Whether a letter belongs to a script without blanks between words. */
export function isDense(letter: string): boolean {
  return dense.test(letter);
}

function foldSign(sign: string, variants: ReadonlyMap<string, string>): string {
  if (thai.test(sign)) return /[\u0e3a\u0e46\u0e2f]/.test(sign) ? '' : foldDigit(sign);
  if (invisible.test(sign)) return '';
  const plain = sign.normalize('NFKC').toLowerCase();
  const simple = variants.get(plain) ?? plain;
  if (!/[\p{L}\p{N}]/u.test(simple)) return ' ';
  const bare = marked.test(simple) ? simple.normalize('NFD').replace(/\p{M}/gu, '') : simple;
  return alike[bare] ?? foldDigit(bare);
}

/** The common digit for a Thai, Arabic or Persian one. */
function foldDigit(sign: string): string {
  return /[\u0e50-\u0e59\u0660-\u0669\u06f0-\u06f9]/.test(sign)
    ? String(sign.charCodeAt(0) % 16)
    : sign;
}

/** Letters and those as which readers take them: Cyrillic yo; alef wasla, alef maqsura, Persian yeh and kaf, teh marbuta. */
const alike: Record<string, string> = {
  '\u0451': '\u0435',
  '\u0671': '\u0627',
  '\u0649': '\u064a',
  '\u06cc': '\u064a',
  '\u06a9': '\u0643',
  '\u0629': '\u0647',
};

const thai = /[\u0e00-\u0e7f]/;
const hyphen = /[-\u2010-\u2015]/g;
const dense = /[\p{Script=Han}\p{Script=Thai}]/u;
/** Letters whose marks make no difference. */
const marked = /[\p{Script=Arabic}\p{Script=Latin}]/u;
/** With the Arabic stroke that makes words longer. */
const invisible = /[\p{Cf}\p{M}\u02b9-\u02bf'\u2019\u00b7\u0640]/u;

/** A folded text; its character `i` comes from the text's characters `starts[i]` to `ends[i]` (UTF-16 units). */
export type Folded = { text: string; starts: number[]; ends: number[] };

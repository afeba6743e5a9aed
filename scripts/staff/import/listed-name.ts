import { Converter } from 'opencc-js/t2cn';

const han = String.raw`[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’·—]`;

/**
 * A name as it is published: without the blanks and line breaks that typing and narrow cells leave in it.
 * A blank between Chinese and Latin stays; a line break beside Chinese is no blank.
 */
export function cleanName(text: string): string {
  return (
    text
      // Copies from PDF files hold look-alikes of common characters.
      .replace(/[\u2f00-\u2fdf\uf900-\ufaff]/g, (sign) => sign.normalize('NFKC'))
      .replace(/[\u200b-\u200f\u2028-\u202e\u2060\ufeff\u00ad]/g, (sign) =>
        sign === '\u2028' || sign === '\u2029' ? '\n' : '',
      )
      .trim()
      .replace(new RegExp(`(?<=${han})\\s+(?=${han})`, 'gu'), '')
      .replace(new RegExp(`(?<=${han})\\s*[\\r\\n]\\s*|\\s*[\\r\\n]\\s*(?=${han})`, 'gu'), '')
      .replace(/\s+/g, ' ')
  );
}

/** A name for comparison: in simplified characters, without differences of width, blanks, and forms of brackets, dots, and dashes. */
export function foldName(name: string): string {
  return simplify(cleanName(name).normalize('NFKC'))
    .toLowerCase()
    .replace(/\s+/g, '')
    .replace(/[·•‧∙・.]/g, '·')
    .replace(/[‐-―−-]/g, '-')
    .replace(/[“”„"]/g, '"')
    .replace(/[‘’']/g, "'");
}

/** A text in simplified characters. */
export const simplify: (text: string) => string = Converter({ from: 't', to: 'cn' });

/**
 * A name without what may stand around it: marks of notes, numbers, remarks in brackets, offices, a translation.
 * @param isPart whether a text in brackets belongs to names, as places do
 */
export function bareName(name: string, isPart: (text: string) => boolean): string {
  let bare = name;
  for (let before = ''; before !== bare; ) {
    before = bare;
    const [, inside] = /[(（]([^()（）]*)[)）]$/.exec(bare) ?? [];
    bare = (inside !== undefined && isPart(inside) ? bare : bare.replace(brackets, ''))
      .replace(marks, '')
      .replace(offices, '')
      .replace(translation, '');
  }
  return bare === '' ? name : bare;
}

const brackets =
  /^[[【〔(（][^\]】〕)）]*[\]】〕)）]\s*|\s*[[【〔(（][^[【〔(（\]】〕)）]*[\]】〕)）]$/u;
const sign = '[*＊※★☆●○◎■□▲△▼◆◇†‡#＃√✓✔①-⑳⑴-⒇❶-❿¹²³⁰-⁹\\s]';
const marks = new RegExp(
  `^${sign}+|^[(（]?\\d{1,3}[.、)）]\\s*|(?:${sign}|(?<=\\p{Script=Han})\\d{1,2})+$`,
  'gu',
);
const office =
  '(?:(?:常务|名誉|轮值|执行)?副?(?:理事长?|会长|主席|秘书长)|发起|创始|牵头|支持|依托)单位';
const offices = new RegExp(`^${office}[:：\\s]*|[-—–:：,，\\s]*${office}$`, 'gu');
const translation =
  /(?<=[\p{Script=Han})）])[-—–,，/\s]*[\p{Script=Latin}\d][^\p{Script=Han}]*\p{Script=Latin}{2}[^\p{Script=Han}]*$/u;

/** Whether a text can be the name of an organisation at all. */
export function isName(text: string): boolean {
  return /\p{L}.*\p{L}/u.test(text);
}

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

/** A name for comparison: without differences of width, blanks, and forms of brackets, dots, and dashes. */
export function foldName(name: string): string {
  return cleanName(name)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, '')
    .replace(/[·•‧∙・.]/g, '·')
    .replace(/[‐-―−-]/g, '-')
    .replace(/[“”„"]/g, '"')
    .replace(/[‘’']/g, "'");
}

/** Whether a text can be the name of an organisation at all. */
export function isName(text: string): boolean {
  return /\p{L}.*\p{L}/u.test(text);
}

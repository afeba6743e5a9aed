import { Buffer } from 'node:buffer';
import { decodeText } from '#reader/text-file.ts';

/**
 * The text of a mail or text file in every form it may have been saved in: as it stands, with quoted-printable signs
 * decoded, and without the marks of HTML. Which of them is right, a checksum in the text has to tell.
 */
export function mailTexts(bytes: Uint8Array): string[] {
  // Files of Word and Excel are ZIP archives; no mail with a block is as long as a list may be.
  if (bytes.length > 2 ** 20 || (bytes[0] === 0x50 && bytes[1] === 0x4b)) return [];
  const { text } = decodeText(bytes);
  const plain = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const decoded = [plain, ...base64Parts(plain)].flatMap((one) => [one, decodeQuoted(one)]);
  return [...new Set(decoded.flatMap((one) => [one, stripHtml(one)]))];
}

/** The parts of a saved mail whose text is in base64. */
function base64Parts(mail: string): string[] {
  const parts = mail.matchAll(/^Content-Transfer-Encoding: *base64\n(?:.+\n)*\n([\w+/=\n]+)/gim);
  return [...parts].map(([, code = '']) => {
    const { text } = decodeText(Buffer.from(code, 'base64'));
    return text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  });
}

/** Quoted-printable signs, and the line breaks it adds, turned back into text; other text stays as it is. */
function decodeQuoted(text: string): string {
  return text
    .replace(/=[ \t]*\n/g, '')
    .replace(/(?:=[0-9A-F]{2})+/gi, (signs) =>
      decodeText(Buffer.from(signs.replaceAll('=', ''), 'hex')).text.replace(/\r\n?/g, '\n'),
    );
}

/** The text of HTML, or of a text with leftovers of it, such as the URL in angle brackets behind a link. */
function stripHtml(text: string): string {
  return text
    .replace(/<(?:br|\/p|\/div|\/tr|\/li)\b[^>]*>/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(#x?[0-9a-f]+|[a-z]+);/gi, (whole, name: string) => decodeEntity(name) ?? whole);
}

function decodeEntity(name: string): string | undefined {
  const [, hex, digits] = /^#(?:x([0-9a-f]+)|(\d+))$/i.exec(name) ?? [];
  const code = hex ? Number.parseInt(hex, 16) : Number(digits);
  if (code > 0 && code <= 0x10ffff) return String.fromCodePoint(code);
  return entities[name.toLowerCase()];
}

const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

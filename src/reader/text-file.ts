import type { Problem } from '#checks/problem.ts';

/**
 * Decodes a text file and tells what an editor's program did to it: another encoding, a byte order mark,
 * line ends of Windows, invisible or unnormalised characters, an unresolved merge.
 * @param file its path from the project's root
 * @returns the text as meant: decoded by what it is, without byte order mark, with line feeds
 */
export function readTextFile(
  bytes: Uint8Array,
  file: string,
): { text: string; problems: Problem[] } {
  const problems: Problem[] = [];
  const tell = (
    kind: Problem['kind'],
    position: Problem['position'],
    values: Problem['values'] = {},
    fix?: Problem['fix'],
  ) => problems.push({ kind, file, path: [], position, values, fix });
  const top = { line: 1, column: 1 };
  const { encoding, text: decoded } = decodeText(bytes);
  if (encoding !== 'UTF-8') tell('file-encoding', top, { encoding });
  // Of lost characters nothing more can be said.
  if (encoding === '—') return { text: '', problems };
  let text = decoded;
  if (text.startsWith('\ufeff')) {
    if (encoding === 'UTF-8') tell('file-bom', top);
    text = text.slice(1);
  }
  if (text.trim() === '') tell('file-empty', top);
  const end = text.indexOf('\r');
  if (end >= 0) tell('file-crlf', { line: text.slice(0, end).split('\n').length, column: 1 });
  text = text.replace(/\r+\n?/g, '\n');
  const isConflict = /^(<{7}|>{7})(\s|$)/m.test(text);
  let lost = false;
  text.split('\n').forEach((line, index) => {
    const at = (column: number) => ({ line: index + 1, column: column + 1 });
    for (const match of line.matchAll(invisible)) {
      if (isJoiner(line, match.index)) continue;
      if (match[0] === '\ufffd') {
        if (!lost) tell('lost-characters', at(match.index), { value: line.trim().slice(0, 60) });
        lost = true;
        continue;
      }
      const code = `U+${(match[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
      const value = line
        .slice(Math.max(match.index - 6, 0), match.index + 7)
        .replace(invisible, '');
      tell('invisible-character', at(match.index), { code, value }, { from: match[0], to: '' });
    }
    for (const { 0: value, index: column } of line.matchAll(/\S+/g)) {
      const normal = normalize(value);
      if (normal !== value)
        tell('not-normalised', at(column), { value, normal }, { from: value, to: normal });
    }
    const ruined = ruins.exec(line);
    if (ruined && !lost) {
      tell('lost-characters', at(ruined.index), { value: line.trim().slice(0, 60) });
      lost = true;
    }
    if (isConflict && /^(<{7}|={7}|>{7})(\s|$)/.test(line))
      tell('merge-conflict', at(0), { value: line });
  });
  return { text, problems };
}

/** What is left of a text that was saved in an encoding without its characters, and of signs of one font. */
const ruins = /\u951f\u65a4\u62f7|\?{4,}|[\ue000-\uf8ff]/;

/** As a keyboard writes it: composed, no radicals for characters, no two signs for one Thai vowel. */
function normalize(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u2e80-\u2fdf]/gu, (sign) => sign.normalize('NFKC'))
    .replaceAll('\u0e40\u0e40', '\u0e41')
    .replaceAll('\u0e4d\u0e32', '\u0e33');
}

/** Control characters, soft hyphens, zero-width and directional characters, and the sign for what was lost. */
const invisible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000d\u000e-\u001f\u007f-\u009f\u00ad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufffd]/gu;

/** Whether a zero-width (non-)joiner does its work: in Sinhala, Persian and others it shapes the letters around it. */
function isJoiner(line: string, index: number): boolean {
  const around = `${line[index - 1] ?? ''}${line[index + 1] ?? ''}`;
  return (
    /[\u200c\u200d]/.test(line[index] ?? '') &&
    /^[\p{L}\p{M}]{2}$/u.test(around) &&
    !/[\p{sc=Latin}\p{sc=Han}\p{sc=Cyrillic}\p{sc=Thai}]/u.test(around)
  );
}

/**
 * The text of a file in UTF-8, UTF-16 or GB 18030, which holds GBK; a byte order mark stays.
 * @returns `—` for the encoding where it is none of these and characters are lost
 */
export function decodeText(bytes: Uint8Array): { encoding: string; text: string } {
  const as = (encoding: string) =>
    new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  // A file that was cut short is still of that encoding.
  const loosely = (encoding: string) =>
    new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return { encoding: 'UTF-16', text: loosely('utf-16le') };
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return { encoding: 'UTF-16', text: loosely('utf-16be') };
  const zeros = bytes.subarray(0, 200).filter((byte) => byte === 0).length;
  if (zeros > 20) {
    const isBigEndian = bytes[0] === 0;
    const text = new TextDecoder(isBigEndian ? 'utf-16be' : 'utf-16le').decode(bytes);
    return { encoding: 'UTF-16', text };
  }
  try {
    return { encoding: 'UTF-8', text: as('utf-8') };
  } catch {
    try {
      return { encoding: 'GBK', text: as('gb18030') };
    } catch {
      return { encoding: '—', text: new TextDecoder().decode(bytes) };
    }
  }
}

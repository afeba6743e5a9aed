/**
 * The block of a mail by which a member proposes corrections of its entry: lines of the form `key = value` between
 * a head and an end. `npm run import` reads it back. This file is part of the form's script and imports nothing.
 */
const correctionHead = 'member-correction 1';

/** The head of the same block as a person types it: it has no sum, and empty values say nothing. */
export const letterHead = 'member-letter 1';

/** The last line of a block. */
export const correctionEnd = '[end]';

/** The ending of a key whose value is the hash of what the sender saw. */
export const seenEnding = '.was';

/**
 * The block as text.
 * @param entries keys and values in their order; none are empty
 */
export function writeCorrection(entries: readonly Entry[]): string {
  const clean = entries.map(([key, value]): Entry => [key, cleanText(value)]);
  const lines = [...clean, ['sum', sumOf(clean)] as const].map(
    ([key, value]) => `${key} = ${value}`,
  );
  return [`[${correctionHead}]`, ...lines, correctionEnd].join('\n');
}

/** The sum of a block's entries, by which damage is found; it is no protection against fraud. */
function sumOf(entries: readonly Entry[]): string {
  return writeHash(entries.reduce(addEntry, emptyHash));
}

/** Adds an entry to the hash of those before it. */
export function addEntry(hash: number, [key, value]: Entry): number {
  return addText(hash, `${key}=${value}\n`);
}

/** A value on one line: composed letters, single blanks, and nothing that cannot be seen. */
export function cleanText(text: string): string {
  return text
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC');
}

/** A short hash of a text: eight hexadecimal digits. */
export function hashText(text: string): string {
  return writeHash(addText(emptyHash, text));
}

/** The hash of no text (FNV-1a). */
export const emptyHash = 0x811c9dc5;

function addText(hash: number, text: string): number {
  let sum = hash;
  for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  return sum;
}

/** A hash as it is written: eight hexadecimal digits. */
export function writeHash(hash: number): string {
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** A key with its value. */
export type Entry = readonly [key: string, value: string];

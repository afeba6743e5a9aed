/**
 * The first character of a Chinese name that its pinyin does not match; `undefined` if all match.
 * Spaces, apostrophes, punctuation, and case do not count; letters and digits stand for themselves.
 * @param readings how a character may be read, without tone marks, in small letters
 */
export function findUnread(
  name: string,
  pinyin: string,
  readings: (hanzi: string) => readonly string[],
): string | undefined {
  const signs = [...name.normalize('NFKC').toLowerCase()].filter((sign) =>
    /[\p{L}\p{N}]/u.test(sign),
  );
  const spelled = pinyin
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9\u00fc]+/g, '');
  // Every point in the pinyin that the characters so far may lead to.
  let points = new Set([0]);
  for (const sign of signs) {
    const forms = /\p{sc=Han}/u.test(sign) ? readings(sign).flatMap(formsOf) : [sign];
    const next = new Set<number>();
    for (const point of points)
      for (const form of forms) if (spelled.startsWith(form, point)) next.add(point + form.length);
    if (next.size === 0) return sign;
    points = next;
  }
  return points.has(spelled.length) ? undefined : signs.at(-1);
}

/** A syllable as it is written: u with two dots may become yu, as in passports. */
function formsOf(syllable: string): string[] {
  return syllable.includes('\u00fc') ? [syllable, syllable.replace('\u00fc', 'yu')] : [syllable];
}

/** Pinyin without tone marks; the dots of ü stay. */
export function withoutTones(pinyin: string): string {
  return pinyin
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0304\u030c]/g, '')
    .normalize('NFC');
}

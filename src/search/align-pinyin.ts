import { pinyin } from 'pinyin-pro';

/**
 * Splits the pinyin of a Chinese name into one syllable per character; a run of Latin letters counts as one.
 * The given pinyin is authoritative; the readings of the characters only tell where one syllable ends.
 * @param spelling words apart, without tone marks, such as `Wuxi Zhiye`
 * @returns lower-case syllables; the words of `spelling` if they do not match the characters
 */
export function alignPinyin(name: string, spelling: string): string[] {
  const letters = spelling.toLowerCase().replace(/[^a-z]/g, '');
  const signs = name.match(/\p{Script=Han}|[A-Za-z]+/gu) ?? [];
  const align = (index: number, at: number): string[] | undefined => {
    const sign = signs[index];
    if (sign === undefined) return at === letters.length ? [] : undefined;
    for (const reading of readingsOf(sign)) {
      if (!letters.startsWith(reading, at)) continue;
      const rest = align(index + 1, at + reading.length);
      if (rest) return [reading, ...rest];
    }
    return undefined;
  };
  const words = spelling.toLowerCase().split(/[^a-z]+/);
  return align(0, 0) ?? words.filter(Boolean);
}

/** The possible readings of a character, without tones; Latin letters stand for themselves. */
function readingsOf(sign: string): string[] {
  if (/^[A-Za-z]/.test(sign)) return [sign.toLowerCase()];
  const readings = pinyin(sign, { multiple: true, toneType: 'none', type: 'array' });
  return [...new Set(readings.map((reading) => reading.normalize('NFD').replace(/[^a-z]/g, '')))];
}

/** The pinyin of a Chinese word, in lower-case letters without tone marks. */
export function spellPinyin(word: string): string {
  const syllables = pinyin(word, { toneType: 'none', type: 'array', v: true });
  return syllables.join('').toLowerCase();
}

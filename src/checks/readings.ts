import { Converter } from 'opencc-js/t2cn';
import { pinyin } from 'pinyin-pro';
import { withoutTones } from '#domain/pinyin.ts';

/**
 * How a Chinese character may be read, in small letters.
 * @param tone whether tone marks are written
 */
export function readingsOf(hanzi: string, tone = false): string[] {
  const key = `${hanzi} ${tone}`;
  const known = readings.get(key) ?? findReadings(hanzi, tone);
  readings.set(key, known);
  return known;
}

/** Names have few different characters. */
const readings = new Map<string, string[]>();

function findReadings(hanzi: string, tone: boolean): string[] {
  const toneType = tone ? 'symbol' : 'none';
  const found = pinyin(hanzi, { multiple: true, type: 'array', toneType });
  // The province is written Shaanxi, to tell it from Shanxi.
  return hanzi === '\u9655' && !tone ? [...found, 'shaan'] : found;
}

/**
 * The pinyin of a Chinese name with its tone marks. The spelling is authoritative; dictionaries tell the tones.
 * @param spelling words apart, without tone marks
 * @param character one that has a known reading in this name
 * @returns the spelling as it is, if the characters are not read like this
 */
export function markTones(
  name: string,
  spelling: string,
  character?: { hanzi: string; pinyin: string },
): string {
  const signs = name.normalize('NFKC').match(/[\p{L}\p{N}]/gu) ?? [];
  const inContext = pinyin(signs.join(''), { type: 'array', toneSandhi: false });
  const readings = signs.map((sign, index) =>
    /\p{sc=Han}/u.test(sign)
      ? [
          ...(sign === character?.hanzi ? [character.pinyin] : []),
          inContext[index] ?? '',
          ...readingsOf(sign, true),
          // As the province of Shaanxi is written.
          ...readingsOf(sign),
        ]
      : [sign],
  );
  const align = (index: number, at: number): string | undefined => {
    const between = /^[^\p{L}\p{N}]*/u.exec(spelling.slice(at))?.[0] ?? '';
    const start = at + between.length;
    const options = readings[index];
    if (!options) return start === spelling.length ? between : undefined;
    for (const reading of options) {
      const { length } = withoutTones(reading);
      const written = spelling.slice(start, start + length);
      if (written.toLowerCase() !== withoutTones(reading).toLowerCase()) continue;
      const rest = align(index + 1, start + length);
      const isCapital = written.slice(0, 1) !== written.slice(0, 1).toLowerCase();
      const initial = reading.slice(0, 1);
      if (rest !== undefined)
        return between + (isCapital ? initial.toUpperCase() : initial) + reading.slice(1) + rest;
    }
    return undefined;
  };
  return align(0, 0) ?? spelling;
}

/** A Chinese text in simplified characters, character by character; those that simplified texts use too stay. */
export function simplify(text: string): string {
  return text.replace(/\p{sc=Han}/gu, (sign) => (common().has(sign) ? sign : convert(sign)));
}

const convert = Converter({ from: 't', to: 'cn' });

/** The characters of GB 2312, the standard set of simplified Chinese. */
function common(): ReadonlySet<string> {
  set ??= new Set(
    new TextDecoder('gbk').decode(
      Uint8Array.from({ length: 72 * 94 * 2 }, (_, index) => {
        const cell = index >> 1;
        return index % 2 === 0 ? 0xb0 + Math.floor(cell / 94) : 0xa1 + (cell % 94);
      }),
    ),
  );
  return set;
}

let set: ReadonlySet<string> | undefined;

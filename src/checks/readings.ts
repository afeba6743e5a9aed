import { Converter } from 'opencc-js/t2cn';
import { pinyin } from 'pinyin-pro';

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

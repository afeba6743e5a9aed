import { Converter } from 'opencc-js/t2cn';
import { pinyin } from 'pinyin-pro';

/**
 * How a Chinese character may be read, in small letters, with v for u with two dots.
 * @param tone whether tone marks are written; the two dots are then written too
 */
export function readingsOf(hanzi: string, tone = false): string[] {
  const options = { multiple: true, type: 'array' } as const;
  const readings = tone
    ? pinyin(hanzi, { ...options, toneType: 'symbol' })
    : pinyin(hanzi, { ...options, toneType: 'none', v: true });
  return readings;
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

import { pinyin } from 'pinyin-pro';

/** How a Chinese character may be read: pinyin without tone marks, in small letters, with v for u with two dots. */
export function readingsOf(hanzi: string): string[] {
  return pinyin(hanzi, { multiple: true, toneType: 'none', type: 'array', v: true });
}

import { defineProblems, lineOf, type Place, type Problem, placeOf } from '#checks/problem.ts';
import { placeIn, type ReaderText } from '#checks/reader-texts.ts';
import { isLocale, isOriginal } from '#domain/locale.ts';
import type { RawDocument } from '#reader/raw.ts';

/** Kinds of problem with brackets and quotation marks that belong together. */
export const report = defineProblems(
  {},
  {
    'half-width-brackets': `
    汉字用了半角括号，或一对括号一半全角一半半角：“{value}”
    请改为“{right}”
    中文里用全角括号，一对括号要一样。联盟文件原文中的括号照原样保留，不在此列。
    Chinese characters stand in half-width brackets, or one bracket of a pair is half-width: “{value}”
    write “{right}”
    Chinese takes full-width brackets, and the two of a pair are alike. Those of the Alliance’s own document stay as they are.`,
    unpaired: `
    “{value}”没有另一半，或前后颠倒：“{around}”
    请补上另一半，或删去这一个
    括号和引号总是一对；少了一半，读者不知道到哪里为止。
    “{value}” has no other half, or the two are in the wrong order: “{around}”
    add the other half, or delete this one
    Brackets and quotation marks come in pairs; with one missing a reader cannot tell where they end.`,
  },
);

/** Half-width brackets around Chinese, and those of which the other is full-width. */
export function checkBrackets(text: ReaderText): Problem[] {
  const { content, published } = text;
  if (published === true) return [];
  return [...content.matchAll(/([(（])([^()（）]*)([)）])/gu)].flatMap((match) => {
    const { 0: from, 1: first = '', 2: inside = '', 3: last = '', index } = match;
    const isMixed = (first === '(') !== (last === ')');
    const isNarrow = first === '(' && last === ')' && isOriginal(text.locale);
    if (!isMixed && !(isNarrow && /\p{sc=Han}/u.test(inside))) return [];
    if (published?.includes(from)) return [];
    const to = isOriginal(text.locale) ? `（${inside}）` : `(${inside})`;
    const values = { value: from, right: to };
    return [report('half-width-brackets', placeIn(text, index), values, { from, to })];
  });
}

/** Brackets and quotation marks without their other half, in texts that stand in no document. */
export function checkPairs(text: ReaderText): Problem[] {
  if (text.line !== undefined) return [];
  return findUnpaired(text.content, () => placeOf(text.entry, text.path));
}

/** Brackets and quotation marks without their other half, in each paragraph of the documents. */
export function checkPairsInBlocks(documents: readonly RawDocument[]): Problem[] {
  return documents.flatMap((document) => {
    const { locale, blocks, prose, unreadable } = document;
    if (!isLocale(locale) || unreadable) return [];
    return blocks.flatMap(({ text, line, type }, index) => {
      const end = blocks[index + 1]?.line ?? Number.POSITIVE_INFINITY;
      const lines = prose.filter((other) => other.line >= line && other.line < end);
      return type === 'code'
        ? []
        : findUnpaired(text, (around) => {
            const at = lines.find((other) => other.text.includes(around));
            const column = (at?.text.indexOf(around) ?? 0) + 1;
            return lineOf(document, at?.line ?? line, column);
          });
    });
  });
}

/** The first mark of a text that has no other half. */
function findUnpaired(text: string, place: (around: string) => Place): Problem[] {
  const open: { sign: string; index: number }[] = [];
  for (const { 0: sign, index } of text.matchAll(/[()（）[\]【】《》“”„«»]/gu)) {
    const last = open.at(-1)?.sign ?? '';
    const isOpener = openers.includes(sign) && !(sign === '“' && last === '„');
    if (isOpener) open.push({ sign, index });
    else if (closers[sign]?.includes(last) && last !== '') open.pop();
    else if (!numbers.test(text.slice(0, index + 1))) return [reportAt(index, sign)];
  }
  const [first] = open;
  return first ? [reportAt(first.index, first.sign)] : [];

  function reportAt(index: number, value: string): Problem {
    const around = text.slice(Math.max(index - 6, 0), index + 7).trim();
    return report('unpaired', place(around), { value, around });
  }
}

/** `a)` and `1）` number what follows. */
const numbers = /(?:^|[\s，。；：,;:])[\p{L}\p{N}]{1,2}[)）]$/u;

const openers = '(（[【《“„«';

/** What each mark can close; of brackets the width does not count here. */
const closers: Readonly<Record<string, string>> = {
  ')': '(（',
  '）': '(（',
  ']': '[',
  '】': '【',
  '》': '《',
  '”': '“„',
  '“': '„',
  '»': '«',
};

import { flatten } from '#checks/dictionary.ts';
import { defineProblems, lineOf, type Problem } from '#checks/problem.ts';
import { languageWords, typeWords, type Words, words } from '#checks/words.ts';
import { type Block, findBlockMismatch } from '#domain/charter.ts';
import {
  isLocale,
  isOriginal,
  type Locale,
  mapStaffLocales,
  originalLocale,
  type TranslationLocale,
} from '#domain/locale.ts';
import { mapLocales } from '#domain/localized.ts';
import type { RawContent, RawDocument } from '#reader/raw.ts';

/** Kinds of problem with the order of paragraphs in translations. */
export const report = defineProblems(
  {
    'blocks-differ': `
    {difference}
    {cure}{languages}
    译文与原文逐段对照，多一段少一段都会错位。
    {difference}
    {cure}{languages}
    Translation and original are read side by side; a paragraph more or less shifts them all.`,
  },
  {
    'paragraphs-swapped': `
    这一段和第 {other} 行的一段像是换了位置：这里译的是 {original} 第 {line} 行
    请与中文核对，把两段换回来
    两段的用语和数字，各自与原文的另一段相符。
    This paragraph and the one at line {other} seem to have changed places: here stands the translation of line {line} of {original}
    compare with the Chinese, and put the two back
    The terms and numbers of each of the two are those of the other one’s original.`,
  },
);

/** Translations whose blocks are not those of the original, one to one and in the same order. */
export function checkOrder(raw: RawContent): Problem[] {
  const pairs = mapLocales((locale) => (isOriginal(locale) ? [] : pairsOf(raw, locale)));
  return [raw.charter, raw.pages].flatMap((documents) =>
    documents
      .filter(({ locale, unreadable }) => locale === originalLocale && !unreadable)
      .flatMap((original) => {
        const translations = documents.filter(
          ({ id, locale, unreadable }) =>
            id === original.id && isLocale(locale) && !isOriginal(locale) && !unreadable,
        );
        const scoreOf = ({ blocks, locale }: RawDocument) =>
          makeScore(original.blocks, blocks, pairs[locale as TranslationLocale]);
        const behind = translations.filter((document) => isOutOfStep(document, original));
        const [first] = behind;
        // Where all translations agree it is the original that was changed.
        const isOriginalAlone =
          first !== undefined &&
          behind.length === translations.length &&
          behind.length > 1 &&
          behind.every((document) => !isOutOfStep(document, first));
        if (isOriginalAlone) return [reportOriginal(original, first, scoreOf(first))];
        const languages = languagesOf(behind);
        return translations.flatMap((document) => {
          if (behind.includes(document))
            return [reportTranslation(original, document, scoreOf(document), languages)];
          // Without the terms too little is known of which paragraph is which.
          return raw.glossary.unreadable ? [] : findSwap(original, document, scoreOf(document));
        });
      }),
  );
}

function isOutOfStep({ blocks }: RawDocument, original: RawDocument): boolean {
  return findBlockMismatch(original.blocks, blocks) !== undefined;
}

/** Which translations of a text do not follow its original. */
function languagesOf(behind: readonly RawDocument[]): Words {
  const names = behind.map(({ locale }) => languageWords(locale));
  return mapStaffLocales((code, index) =>
    index === 0
      ? `；还对不上的是${names.map((name) => name[code]).join('、')}`
      : `; still different: ${names.map((name) => name[code]).join(', ')}`,
  );
}

/** The first block, of one side or of both, that has no counterpart where the others correspond best. */
function findGap(original: RawDocument, { blocks }: RawDocument, score: Score): Gap {
  const [rows, columns] = [original.blocks.length, blocks.length];
  const isPair = (row: number, column: number) =>
    original.blocks[row]?.type === blocks[column]?.type;
  // The best that the blocks from here on can come to; two without counterpart are worse than any pair.
  const best = Array.from({ length: rows + 1 }, () => new Array<number>(columns + 1).fill(0));
  const at = (row: number, column: number) => best[row]?.[column] ?? Number.NEGATIVE_INFINITY;
  const paired = (row: number, column: number) =>
    isPair(row, column)
      ? Math.max(score(row, column), -4) + at(row + 1, column + 1)
      : Number.NEGATIVE_INFINITY;
  for (let row = rows; row >= 0; row--)
    for (let column = columns; column >= 0; column--)
      if (row < rows || column < columns)
        (best[row] as number[])[column] = Math.max(
          paired(row, column),
          at(row + 1, column) - 3,
          at(row, column + 1) - 3,
        );
  let [row, column] = [0, 0];
  while (row < rows && column < columns && at(row, column) === paired(row, column))
    [row, column] = [row + 1, column + 1];
  const isBoth = at(row, column) === at(row + 1, column + 1) - 6;
  const isMissing = isBoth || at(row, column) === at(row + 1, column) - 3;
  return { row, column, isBoth, isMissing };
}

/** Reports where a translation does not follow its original. */
function reportTranslation(
  original: RawDocument,
  { file, ...document }: RawDocument,
  score: Score,
  languages: Words,
): Problem {
  const { row, column, isBoth, isMissing } = findGap(original, { file, ...document }, score);
  const line = lineAt(original, row);
  const place = lineOf({ file }, lineAt(document, column));
  const there = describe(original.blocks[row]);
  const here = describe(document.blocks[column]);
  const values = isBoth
    ? differentWords(original.file, line, there, here)
    : isMissing
      ? missingWords(original.file, line, there, sideOf(document, column))
      : extraWords(original.file, here);
  return report('blocks-differ', place, { ...values, languages });
}

/** Reports where an original is not what all its translations, such as the one given, were made from. */
function reportOriginal(original: RawDocument, translation: RawDocument, score: Score): Problem {
  const { row, column, isBoth, isMissing } = findGap(original, translation, score);
  const place = lineOf(original, lineAt(original, row));
  const own = describe(original.blocks[row]);
  const theirs = describe(translation.blocks[column]);
  const [line, side] = [lineAt(translation, column), sideOf(original, row)];
  const there = `${translation.file}:${line}`;
  const [difference, cure] = isBoth
    ? [
        words(
          `这里是${own.zh}，各种译文里却是${theirs.zh}（${there}）`,
          `Here stands ${own.en}, but in all translations ${theirs.en} (${there})`,
        ),
        words(
          '请改成一样：改这里，或者各种译文一起改',
          'make them the same, here or in all translations',
        ),
      ]
    : isMissing
      ? [
          words(
            `这里多了${own.zh}，各种译文里都没有`,
            `Here stands ${own.en}, which no translation has`,
          ),
          words(
            `不是有意加的，请删去；是新加的，请在各种译文的同一处也加上，如 ${translation.file} 第 ${line} 行的${sideOf(translation, column).zh}；是由一段拆成两段的，请把译文的那一段也在同样的地方拆开`,
            `delete it if it was not meant; if it is new, add it at the same place of every translation, such as ${sideOf(translation, column).en} line ${line} of ${translation.file}; if a paragraph was split, split that paragraph of every translation at the same place`,
          ),
        ]
      : [
          words(
            `这一行的${side.zh}少了${theirs.zh}：各种译文里都有（${there}）`,
            `${side.en} this line ${theirs.en} is missing, which all translations have (${there})`,
          ),
          words(
            '误删或并进了别的一段的，请恢复；有意删去的，请在各种译文里也删去',
            'if it was deleted or joined to another by mistake, restore it; if it is meant to go, delete it in every translation too',
          ),
        ];
  return report('blocks-differ', place, { difference, cure, languages: words('', '') });
}

/** The line of a block; of the last one for what would come after it. */
function lineAt({ blocks }: Pick<RawDocument, 'blocks'>, index: number): number {
  return blocks[Math.min(index, blocks.length - 1)]?.line ?? 1;
}

/** Whether what is missing before a block comes above its line; at the end of a text it comes below the last. */
function sideOf({ blocks }: Pick<RawDocument, 'blocks'>, index: number): Words {
  return index < blocks.length ? words('上面', 'above') : words('下面', 'below');
}

function differentWords(file: string, line: number, there: Words, here: Words) {
  return {
    difference: words(
      `这里是${here.zh}，原文 ${file} 第 ${line} 行却是${there.zh}`,
      `Here stands ${here.en}, but line ${line} of the original ${file} is ${there.en}`,
    ),
    cure: words('请改成与原文一样', 'make it the same as the original'),
  };
}

function missingWords(file: string, line: number, there: Words, side: Words) {
  return {
    difference: words(
      `这一行的${side.zh}少了${there.zh}：在原文 ${file} 第 ${line} 行`,
      `${side.en === 'above' ? 'Above' : 'Below'} this line ${there.en} is missing; it is line ${line} of the original ${file}`,
    ),
    cure: words(
      `请在这一行的${side.zh}补上它的译文，段落前后各空一行；已经并进别的一段的，把那一段拆开`,
      `add its translation ${side.en} this line, with an empty line before and after a paragraph; if it is part of another paragraph, split that one`,
    ),
  };
}

function extraWords(file: string, here: Words) {
  return {
    difference: words(
      `这里多了${here.zh}，原文 ${file} 里没有`,
      `Here stands ${here.en}, which the original ${file} does not have`,
    ),
    cure: words(
      '请删去，或把它与前后的一段并成一段；要新加的，请在各种语言里都加上',
      'delete it, or join it with the paragraph before or after it; to add something, add it in every language',
    ),
  };
}

function describe(block: Block | undefined) {
  const type = typeWords(block?.type ?? 'nothing');
  const text = block?.text ? `“${block.text.slice(0, 20)}…”` : '';
  return mapStaffLocales((code, index) => `${type[code]}${index > 0 && text ? ' ' : ''}${text}`);
}

/** Two blocks of a kind that fit the original better the other way round. */
function findSwap(original: RawDocument, { file, blocks }: RawDocument, score: Score): Problem[] {
  let best = { gain: 3, first: 0, second: 0 };
  for (const first of blocks.keys())
    for (let second = first + 1; second < blocks.length; second++) {
      if (blocks[first]?.type !== blocks[second]?.type) continue;
      const gain =
        score(first, second) + score(second, first) - score(first, first) - score(second, second);
      if (gain > best.gain) best = { gain, first, second };
    }
  if (best.second === 0) return [];
  const values = {
    original: original.file,
    line: original.blocks[best.second]?.line ?? 1,
    other: blocks[best.second]?.line ?? 1,
  };
  return [report('paragraphs-swapped', lineOf({ file }, blocks[best.first]?.line ?? 1), values)];
}

/** Tells how well a block of a translation fits one of the original: by terms, numbers, Latin words, and length. */
function makeScore(
  original: readonly Block[],
  translation: readonly Block[],
  pairs: Pair[],
): Score {
  const ratios = translation.map(
    ({ text }, index) => (text.length + 1) / ((original[index]?.text.length ?? 0) + 1),
  );
  const usual = ratios.toSorted((a, b) => a - b)[Math.floor(ratios.length / 2)] ?? 1;
  const known = original.map(({ text }) => ({
    text,
    pairs: pairs.filter(({ term }) => text.includes(term)),
    signs: signsOf(text),
  }));
  const lower = translation.map(({ text }) => text.toLowerCase());
  return (row, column) => {
    const [from, to, block] = [known[row], lower[column], translation[column]];
    if (!from || to === undefined || !block) return 0;
    const agree = (is: boolean, weight: number) => (is ? weight : -weight);
    const signs = signsOf(block.text);
    return (
      from.pairs.reduce((sum, { stems }) => sum + agree(hasStems(to, stems), 1), 0) +
      block.terms.reduce((sum, { term }) => sum + agree(from.text.includes(term), 2), 0) +
      [...from.signs].reduce((sum, sign) => sum + agree(signs.has(sign), 1), 0) -
      [...signs].filter((sign) => !from.signs.has(sign)).length -
      2 * Math.abs(Math.log((to.length + 1) / (from.text.length + 1) / usual))
    );
  };
}

/** Numbers and Latin words, which a translation into another script keeps. */
function signsOf(text: string): Set<string> {
  return new Set(text.match(/\d+|[A-Z][A-Za-z]+/g));
}

function hasStems(text: string, stems: readonly string[]): boolean {
  return stems.every((stem) => text.includes(stem));
}

/** Chinese words with what they are called in a language: the terms, the interface words, and the places. */
function pairsOf({ glossary, ui, places }: RawContent, locale: TranslationLocale): Pair[] {
  const [original, own] = [originalLocale as Locale, locale].map((code) =>
    flatten(ui?.[code].data),
  );
  const terms = (glossary.data as { terms?: Named[] } | undefined)?.terms ?? [];
  const known = places.data as Record<string, Record<string, Named>> | undefined;
  const named = [...terms, ...Object.values(known?.['regions'] ?? {})].map((entry) => [
    entry[originalLocale],
    entry[locale],
  ]);
  return [...named, ...[...(original ?? [])].map(([key, text]) => [text, own?.get(key)])].flatMap(
    ([term = '', there = '']) =>
      /^\p{sc=Han}{2,12}$/u.test(term) && there ? [{ term, stems: stemsOf(there) }] : [],
  );
}

/** The beginnings of the words of a term, which stay in all its forms. */
function stemsOf(term: string): string[] {
  const all = term.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  return all
    .filter((word) => word.length > 3)
    .map((word) =>
      /\p{sc=Thai}/u.test(word) ? word : word.slice(0, Math.ceil(word.length * 0.7)),
    );
}

/** The first blocks that have no counterpart: of the original, of the translation, or of both. */
type Gap = { row: number; column: number; isBoth: boolean; isMissing: boolean };

type Score = (row: number, column: number) => number;
type Pair = { term: string; stems: string[] };
type Named = Partial<Record<Locale, string>>;

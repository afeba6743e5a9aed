import { defineProblems, type Problem } from '#checks/problem.ts';
import { languageOf, placeIn, type ReaderText } from '#checks/reader-texts.ts';
import { words, wordsForSpaces } from '#checks/words.ts';
import { isOriginal, localeOfScript, locales } from '#domain/locale.ts';

/** Kinds of problem with the typing of texts. */
export const report = defineProblems(
  {
    'mixed-letters': `
    “{value}”里混有两种字母：{letters}
    {cure}
    拉丁字母和俄文字母有些看起来一样，混用的词搜索不到，朗读也会出错。
    “{value}” mixes two alphabets: {letters}
    {cure}
    Some Latin and Cyrillic letters look the same; a word that mixes them is not found by search and is read out wrongly.`,
    'thai-mark-space': `
    泰文的元音或声调符号前多了空格：“{value}”
    请删去空格：“{right}”
    这些符号必须紧跟它的辅音，否则显示成虚线圆圈。
    A space stands before a Thai vowel or tone mark: “{value}”
    delete the space: “{right}”
    These marks must follow their consonant, or they show on a dotted circle.`,
    'thai-mark-order': `
    泰文的元音或声调符号重复、颠倒或没有跟在辅音后面：“{value}”
    请改为“{right}”
    一个辅音后面先是一个元音符号，再是一个声调符号；顺序不对的词搜索不到，还会显示成虚线圆圈。
    Thai vowel or tone marks are doubled, in the wrong order, or follow no consonant: “{value}”
    write “{right}”
    After a consonant comes one vowel mark, then one tone mark; a word in another order is not found by search and may show a dotted circle.`,
    'markup-in-words': `
    “{value}”会照原样显示，这里不能用 HTML 或 Markdown 的符号
    请删去这些符号，只留文字
    界面用语、名称和标题是纯文字，标签和星号会原样出现在网页上。
    “{value}” would show as it stands; HTML and Markdown mean nothing here
    delete these marks and keep the words
    Interface texts, names, and titles are plain text; tags and asterisks show on the page as they are.`,
  },
  {
    'wrong-quotes': `
    {language}里用了别的引号：{value}
    请改为 {right}
    每种语言有自己的引号。
    There are quotation marks {value} in text that is in {language}
    write {right}
    Each language has quotation marks of its own.`,
    'full-width-sign': `
    {language}里有全角符号“{value}”
    请改为半角“{right}”{space}
    全角符号只用在中文里，在别的文字里会留出一大块空白；半角标点后面要空一格。
    There is a full-width sign “{value}” in text that is in {language}
    write “{right}”{space}
    Full-width letters and punctuation marks belong to Chinese; in other scripts they leave a gap. A half-width punctuation mark has a space after it.`,
    'half-width-punctuation': `
    汉字之间用了半角标点“{value}”
    请改为“{right}”
    中文里用全角标点。联盟文件原文中的半角标点照原样保留，不在此列。
    Half-width punctuation “{value}” stands between Chinese characters
    write “{right}”
    Chinese takes full-width punctuation. Slips of the Alliance’s own document stay as they are.`,
    doubled: `
    “{value}”重复了
    请改为“{right}”
    标点和词连打两次，多半是改字时留下的。
    “{value}” stands twice
    write “{right}”
    A mark or a word typed twice is most often left from an edit.`,
    'extra-space': `
    多了空格：“{value}”
    请改为“{right}”
    词与词之间只空一格，汉字之间、标点前面不空。
    There is a space too many: “{value}”
    write “{right}”
    Words are one space apart; none stands between Chinese characters or before a punctuation mark.`,
    'thai-digit': `
    这里用了泰文数字“{value}”
    请改为“{right}”
    全站用阿拉伯数字，搜索和核对才一致。
    Thai digits are used here: “{value}”
    write “{right}”
    The site uses Arabic digits everywhere, so that search and checks agree.`,
    'traditional-character': `
    这里有繁体字“{value}”
    请改为简体“{right}”
    网站的中文是简体；混入的繁体字搜索不到，也与名单不一致。
    There are traditional Chinese characters here: “{value}”
    write the simplified “{right}”
    The site’s Chinese is simplified; a traditional character is not found by search and differs from the list.`,
  },
);

/** Signs, spaces, and letters that are typed wrongly in a text. */
export function checkTyping(text: ReaderText, simplify?: (text: string) => string): Problem[] {
  return [
    ...rules.flatMap((rule) => applyRule(rule, text)),
    ...findMarkup(text),
    ...findWrongQuotes(text),
    ...findFullWidth(text),
    ...findMixedLetters(text),
    ...findMisplacedMarks(text),
    ...(simplify ? findTraditional(text, simplify) : []),
  ];
}

/** Marks of Chinese that are not the wide form of what is typed for them. */
const chineseMarks: Readonly<Record<string, string>> = {
  '.': '\u3002',
  '..': '\u2026\u2026',
  '--': '\u2014\u2014',
};

/** What a pattern finds is wrong, and is replaced by something of the same meaning. */
const rules: Rule[] = [
  {
    kind: 'half-width-punctuation',
    form: /(?<=\p{sc=Han})(?:[,;:?!](?=\p{sc=Han})|\.(?=\p{sc=Han}|$)|\.{2,}|-{2,})/gu,
    right: (sign) =>
      chineseMarks[sign.slice(0, 2)] ?? String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0),
    isMistake: ({ published, content }, { index }) =>
      published !== true && !published?.includes(content.slice(index - 1, index + 2)),
  },
  {
    kind: 'thai-mark-space',
    form: /(?<=\p{sc=Thai})(?<![ \u00a0])[ \u00a0]{1,9}(?=[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e])/gu,
    right: () => '',
  },
  {
    kind: 'extra-space',
    // Odd blanks; between words; where Chinese characters or full-width marks touch; before a mark; after an opening bracket.
    form: /[\t\u1680\u2000-\u2006\u2008-\u200a\u205f]|(?<=[\p{L}\p{N}])[ \u00a0]{2,}(?=[\p{L}\p{N}])|(?<=[\p{sc=Han}\u3001-\u3011\uff01-\uff1f])[ \u00a0\u3000]+(?=[\p{sc=Han}\u3001-\u3011\uff01-\uff1f])|(?<=[\p{L}\p{N}])[ \u00a0]+(?=[,;:!?.)](?:\s|$))|(?<=\()[ \u00a0]+(?=\p{L})/gu,
    right: (_, around) => (/^[\p{sc=Han}\W].|.[\p{sc=Han}\p{P}]$/u.test(around) ? '' : ' '),
  },
  {
    kind: 'doubled',
    form: /([\uff0c\u3002\uff1b\uff1a\u3001,;:])\1|(?<!\.)\.\.(?!\.)|(?<![\p{L}\p{M}])([\p{Lu}\p{Ll}]{2,}) \2(?![\p{L}\p{M}])/gu,
    right: (found) => found.slice(0, Math.floor(found.length / 2)),
  },
  {
    kind: 'thai-digit',
    form: /[\u0e50-\u0e59]+/gu,
    right: (digits) => digits.replace(/./gu, (sign) => String(sign.charCodeAt(0) - 0x0e50)),
  },
];

function applyRule({ kind, form, right = () => '', isMistake }: Rule, text: ReaderText): Problem[] {
  const { content } = text;
  return [...content.matchAll(form)].flatMap((match) => {
    const { 0: found, index } = match;
    if (isMistake && !isMistake(text, match)) return [];
    const [before = ''] = /[^\s\0]{0,12}$/.exec(content.slice(0, index)) ?? [];
    const [after = ''] = /^[^\s\0]{0,12}/.exec(content.slice(index + found.length)) ?? [];
    const to = before + right(found, before.slice(-1) + after.slice(0, 1)) + after;
    const from = before + found + after;
    const values = { value: from, right: to };
    return [report(kind as 'extra-space', placeIn(text, index), values, { from, to })];
  });
}

function findWrongQuotes(text: ReaderText): Problem[] {
  if (text.isQuoted) return [];
  const { content, locale } = text;
  const { quotes: right, wrongQuotes } = locales[locale];
  // A passage of another language keeps its own.
  const isForeign = (value: string, index: number) =>
    [content.slice(index + 1), content.slice(0, index)].some((side, at) => {
      const [letter = ''] = (at === 0 ? /^\p{L}/u : /\p{L}$/u).exec(side) ?? [];
      const other = localeOfScript(letter);
      return other && other !== locale && locales[other].quotes.includes(value);
    });
  const wrong = [...content.matchAll(wrongQuotes)].filter(
    ({ 0: value, index }) => !isForeign(value, index),
  );
  const [first] = wrong;
  if (!first) return [];
  const last = wrong.at(-1) ?? first;
  const from = content.slice(first.index, last.index + last[0].length);
  const fix = wrong.length === 2 ? { from, to: withQuotes(from, right) } : undefined;
  const value = [...new Set(wrong.map(([sign]) => sign))].join(' ');
  const values = { value, language: languageOf(text), right };
  return [report('wrong-quotes', placeIn(text, first.index), values, fix)];
}

/** A quoted passage in other quotation marks: the first two of `right`. */
function withQuotes(passage: string, right: string): string {
  const [open = '', close = ''] = right.split(' ');
  return `${open}${passage.slice(1, -1)}${close}`;
}

/** Marks of HTML and Markdown where words are shown as they stand. */
function findMarkup(text: ReaderText): Problem[] {
  const { content, line } = text;
  const found = line === undefined ? [...content.matchAll(markup)] : [];
  const [first] = found;
  if (!first) return [];
  const value = found.map(([sign]) => sign).join(' ');
  const to = content
    .replace(/&(?:nbsp|#160);/gi, ' ')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(markup, (sign) => (/^[*`]/.test(sign) ? sign.replace(/[*`]/g, '') : ''));
  const fix = { from: content, to: to.trim() };
  return [report('markup-in-words', placeIn(text, first.index), { value }, fix)];
}

const markup =
  /<\/?[a-z][^<>]*>|&(?:[a-z]{2,8}|#x?[\da-f]+);|(?<![\w*])\*{1,2}[^*\s][^*]*\*{1,2}|\]\([^)]*\)|`[^`]+`|^(?:#{1,6}|[-*]) /giu;

/** Full-width letters, digits and punctuation outside Chinese, which keeps its own. */
function findFullWidth(text: ReaderText): Problem[] {
  const { content, locale } = text;
  if (isOriginal(locale)) return [];
  return [...content.matchAll(/[\u3000-\u3002\uff01-\uff5e]+/gu)].flatMap(({ 0: value, index }) => {
    const around = content.slice(Math.max(index - 1, 0), index + value.length + 1);
    if (/\p{sc=Han}/u.test(around)) return [];
    const right = value.normalize('NFKC').replaceAll('\u3002', '.').replaceAll('\u3001', ',');
    const [before, after] = spacesAround(value, content, index);
    const values = {
      value,
      right,
      language: languageOf(text),
      space: wordsForSpaces(before, after),
    };
    const fix = { from: value, to: before + right + after };
    return [report('full-width-sign', placeIn(text, index), values, fix)];
  });
}

/** Words with Latin and Cyrillic letters; letters that look like one of the other alphabet are put right. */
function findMixedLetters(text: ReaderText): Problem[] {
  return [...text.content.matchAll(/[\p{L}\p{M}]{2,99}/gu)].flatMap(({ 0: value, index }) => {
    const latin = value.match(/\p{sc=Latin}/gu) ?? [];
    const cyrillic = value.match(/[\p{sc=Cyrillic}\p{sc=Greek}]/gu) ?? [];
    if (latin.length === 0 || cyrillic.length === 0) return [];
    const isLatin = latin.length < cyrillic.length;
    const fewer: string[] = isLatin ? latin : cyrillic;
    const wrong = [...value].flatMap((letter, at) =>
      fewer.includes(letter) ? [{ letter, at: at + 1 }] : [],
    );
    const letters = words(
      wrong.map(({ letter, at }) => `第 ${at} 个“${letter}”是${alphabetOf(letter)[0]}`).join('，'),
      wrong
        .map(({ letter, at }) => `“${letter}” (letter ${at}) is ${alphabetOf(letter)[1]}`)
        .join(', '),
    );
    const [from, to] = isLatin ? [latinTwins, cyrillicTwins] : [cyrillicTwins, latinTwins];
    const right = value.replace(/./gu, (letter) =>
      fewer.includes(letter) ? (to[from.indexOf(letter)] ?? letter) : letter,
    );
    const isWhole = fewer.every((letter) => from.includes(letter));
    const fix = isWhole ? { from: value, to: right } : undefined;
    const cure = isWhole
      ? words(
          `请复制“${right}”，换掉这个词（看起来一样，字母不同）`,
          `copy “${right}” and put it in place of this word (it looks the same, but its letters differ)`,
        )
      : words(
          '请译者用键盘把整个词重新输入，不要复制粘贴',
          'ask the translator to type the whole word again, without copying and pasting',
        );
    return [report('mixed-letters', placeIn(text, index), { value, letters, cure }, fix)];
  });
}

/** The alphabet of a letter that is not like those around it, in Chinese and English. */
function alphabetOf(letter: string): [string, string] {
  if (/\p{sc=Latin}/u.test(letter)) return ['拉丁字母', 'Latin'];
  return /\p{sc=Greek}/u.test(letter) ? ['希腊字母', 'Greek'] : ['俄文字母', 'Cyrillic'];
}

/** Letters that look the same, in the same order. */
const latinTwins = 'aceopxyABCEHKMOPTX';
const cyrillicTwins =
  '\u0430\u0441\u0435\u043e\u0440\u0445\u0443\u0410\u0412\u0421\u0415\u041d\u041a\u041c\u041e\u0420\u0422\u0425';

/** Thai marks that do not follow a consonant, or not as one vowel mark, one tone mark, and perhaps sara am. */
function findMisplacedMarks(text: ReaderText): Problem[] {
  const clusters = text.content.matchAll(/(\p{sc=Thai}?)([\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]+)/gu);
  return [...clusters].flatMap(({ 0: value, 1: before = '', 2: marks = '', index }) => {
    const isAfterConsonant = /[\u0e01-\u0e2e]/.test(before);
    if (isAfterConsonant && markOrder.test(marks)) return [];
    const sorted = [...new Set(marks)].sort((a, b) => rankOf(a) - rankOf(b)).join('');
    const isRight = isAfterConsonant && markOrder.test(sorted);
    const right = before + sorted;
    const fix = isRight ? { from: value, to: right } : undefined;
    const values = { value, right: isRight ? right : before };
    const isAfterSpace = /\s$/.test(text.content.slice(0, index));
    return before === '' && isAfterSpace
      ? []
      : [report('thai-mark-order', placeIn(text, index), values, fix)];
  });
}

const markOrder = /^[\u0e31\u0e34-\u0e3a\u0e47]?[\u0e48-\u0e4e]?\u0e33?$/;

/** Vowel marks, then tone marks, then sara am. */
function rankOf(mark: string): number {
  return mark === '\u0e33' ? 2 : mark >= '\u0e48' ? 1 : 0;
}

/** Traditional characters in Chinese; names of other places may be written as they are there. */
function findTraditional(text: ReaderText, simplify: (text: string) => string): Problem[] {
  const { content, locale, path } = text;
  if (!isOriginal(locale) || path.includes('also')) return [];
  const simple = [...simplify(content)];
  const signs = [...content];
  const index = signs.findIndex((sign, at) => sign !== simple[at]);
  if (index < 0) return [];
  const wrong = signs.filter((sign, at) => sign !== simple[at]).join('');
  const right = simple.filter((sign, at) => sign !== signs[at]).join('');
  const fix = { from: content, to: simple.join('') };
  return [report('traditional-character', placeIn(text, index), { value: wrong, right }, fix)];
}

/** The spaces that half-width signs need where they take the place of full-width ones: none at an end or in a number. */
function spacesAround(value: string, content: string, index: number): [string, string] {
  const [before = '', after = ''] = [content[index - 1], content[index + value.length]];
  const isWord = (character: string) => /[\p{L}\p{M}\p{N}]/u.test(character);
  const inNumber = /\d/.test(before) && /\d/.test(after);
  return [
    /^[\uff08\uff3b]/.test(value) && isWord(before) ? ' ' : '',
    /[\u3001\u3002\uff0c\uff1a\uff1b\uff01\uff1f\uff09\uff3d]$/.test(value) &&
    isWord(after) &&
    !inNumber
      ? ' '
      : '',
  ];
}

type Rule = {
  kind: 'half-width-punctuation' | 'thai-mark-space' | 'extra-space' | 'doubled' | 'thai-digit';
  form: RegExp;
  /** @param around the characters before and after */
  right?: (found: string, around: string) => string;
  isMistake?: (text: ReaderText, match: { index: number }) => boolean;
};

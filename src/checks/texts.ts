import { flatten } from '#checks/dictionary.ts';
import { originalOf } from '#checks/documents.ts';
import {
  defineProblems,
  lineOf,
  type Path,
  type Place,
  type Problem,
  placeOf,
} from '#checks/problem.ts';
import { languageWords, wordsForSpaces } from '#checks/words.ts';
import {
  isLocale,
  isOriginal,
  type Locale,
  localeCodes,
  locales,
  originalLocale,
} from '#domain/locale.ts';
import type { Localized } from '#domain/localized.ts';
import type { RawContent, RawDocument, RawEntry } from '#reader/raw.ts';

/** Kinds of problem with the typing of texts. */
export const report = defineProblems(
  {
    'same-as-original': `
    这一段还是中文，没有翻译：“{value}”
    请换成译文
    读者看不懂的文字比没有更糟。
    This is still the Chinese text: “{value}”
    put the translation in its place
    A text that a reader cannot read is worse than none.`,
    'wrong-language': `
    这段文字看来不是{language}：“{value}”
    如果放错了文件或栏目，请移到正确的地方；没有放错，请换成该语言的文字
    读者选了哪种语言，就应当看到哪种语言的文字。
    This text does not look like {language}: “{value}”
    if it is in the wrong file or field, move it; if not, put text in the right language there
    A reader who has chosen a language should read that language.`,
    'mixed-letters': `
    “{value}”里混有两种字母：{letters}
    请全部用同一种字母重新输入
    拉丁字母和俄文字母有些看起来一样，混用的词搜索不到，朗读也会出错。
    “{value}” mixes two alphabets: {letters}
    type it again in one alphabet
    Some Latin and Cyrillic letters look the same; a word that mixes them is not found by search and is read out wrongly.`,
    'thai-mark-space': `
    泰文的元音或声调符号前多了空格：“{value}”
    请删去空格：“{right}”
    这些符号必须紧跟它的辅音，否则显示成虚线圆圈。
    A space stands before a Thai vowel or tone mark: “{value}”
    delete the space: “{right}”
    These marks must follow their consonant, or they show on a dotted circle.`,
  },
  {
    'wrong-quotes': `
    引号 {value} 不是{language}的写法
    请用 {right}
    每种语言有自己的引号。
    The quotation mark {value} is not the one used in {language}
    use {right}
    Each language has quotation marks of its own.`,
    'full-width-sign': `
    {language}里有全角符号“{value}”
    请改为半角“{right}”{space}
    全角符号只用在中文里，在别的文字里会留出一大块空白；半角标点后面要空一格。
    There is a full-width sign “{value}” in text that is in {language}
    write “{right}”{space}
    Full-width letters and punctuation marks belong to Chinese; in other scripts they leave a gap. A half-width punctuation mark has a space after it.`,
    'name-punctuation': `
    名称带有引号或句末标点：{value}
    请只写名称本身（文件格式所用的英文引号 "…" 可以保留）
    名称会用在标题和名单里，引号和标点会一起显示。
    The name has quotation marks or a punctuation mark at the end: {value}
    write the name alone (straight quotes "…" belong to the file’s format and may stay)
    Names stand in headings and lists, where the marks would show with them.`,
    'half-width-punctuation': `
    汉字之间用了半角标点“{value}”
    请改为“{right}”
    中文里用全角标点。联盟文件原文中的半角标点照原样保留，不在此列。
    Half-width punctuation “{value}” stands between Chinese characters
    write “{right}”
    Chinese takes full-width punctuation. Slips of the Alliance’s own document stay as they are.`,
  },
);

/**
 * Typing mistakes in everything that readers see: quotation marks of another language, half-width punctuation
 * between Chinese characters, words of two alphabets, blanks before Thai marks, texts left in Chinese.
 */
export function checkTexts(raw: RawContent): Problem[] {
  return textsOf(raw).flatMap((text) => checks.flatMap((check) => check(text)));
}

const checks: ((text: ReaderText) => Problem[])[] = [
  findWrongQuotes,
  findHalfWidth,
  findFullWidth,
  checkNamePunctuation,
  checkLanguage,
  findMixedLetters,
  findThaiGaps,
];

/** The place of a character in a text; `index` from 0. */
function placeIn({ entry, path, line }: ReaderText, index = 0): Place {
  return line === undefined ? placeOf(entry, path) : lineOf(entry, line, index + 1);
}

function languageOf({ locale }: ReaderText) {
  return languageWords(locales[locale].tag);
}

function findWrongQuotes(text: ReaderText): Problem[] {
  if (text.isQuoted) return [];
  const { quotes, wrongQuotes } = locales[text.locale];
  return [...text.content.matchAll(wrongQuotes)].map(({ 0: value, index }) =>
    report('wrong-quotes', placeIn(text, index), {
      value,
      language: languageOf(text),
      right: quotes,
    }),
  );
}

/** Comma, semicolon, colon, question and exclamation mark of Latin type between Chinese characters. */
function findHalfWidth(text: ReaderText): Problem[] {
  const { content, published } = text;
  return [...content.matchAll(/(?<=\p{sc=Han})[,;:?!](?=\p{sc=Han})/gu)].flatMap(
    ({ 0: value, index }) => {
      const around = content.slice(index - 1, index + 2);
      if (published === true || published?.includes(around)) return [];
      const right = String.fromCodePoint((value.codePointAt(0) ?? 0) + 0xfee0);
      const fix = { from: around, to: around.replace(value, right) };
      return [report('half-width-punctuation', placeIn(text, index), { value, right }, fix)];
    },
  );
}

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

/** Names in quotation marks, or with punctuation at their end. */
function checkNamePunctuation(text: ReaderText): Problem[] {
  const form = /^[\u201c"\u00ab\u300a].*[\u201d"\u00bb\u300b]$|[\uff0c\u3002,;\uff1b\u3001]$/;
  return text.isName && form.test(text.content)
    ? [report('name-punctuation', placeIn(text), { value: text.content })]
    : [];
}

/** Texts in another language than theirs, and translations left as the original. */
function checkLanguage(text: ReaderText): Problem[] {
  const { content, locale, original } = text;
  const value = content.slice(0, 40);
  if (content === original)
    return /\p{sc=Han}/u.test(content)
      ? [report('same-as-original', placeIn(text), { value })]
      : [];
  return isInLanguage(content, locale)
    ? []
    : [report('wrong-language', placeIn(text), { value, language: languageOf(text) })];
}

/** Words with Latin and Cyrillic letters. */
function findMixedLetters(text: ReaderText): Problem[] {
  return [...text.content.matchAll(/[\p{L}\p{M}]{2,99}/gu)].flatMap(({ 0: value, index }) => {
    const latin = value.match(/\p{sc=Latin}/gu) ?? [];
    const cyrillic = value.match(/\p{sc=Cyrillic}/gu) ?? [];
    if (latin.length === 0 || cyrillic.length === 0) return [];
    const [fewer, script] =
      latin.length < cyrillic.length ? [latin, 'Latin'] : [cyrillic, 'Cyrillic'];
    const letters = fewer.map((letter) => `${letter} U+${hex(letter)} ${script}`).join(', ');
    return [report('mixed-letters', placeIn(text, index), { value, letters })];
  });
}

/** White space before a Thai vowel or tone mark that belongs to the consonant before it. */
function findThaiGaps(text: ReaderText): Problem[] {
  const form = /\p{sc=Thai}?(?<![ \u00a0])[ \u00a0]{1,9}[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]/gu;
  return [...text.content.matchAll(form)].map(({ 0: value, index }) => {
    const right = value.replace(/\s+/g, '');
    return report(
      'thai-mark-space',
      placeIn(text, index),
      { value, right },
      { from: value, to: right },
    );
  });
}

/** Whether letters leave it possible that a text is in a language: mostly its own, or Latin in a short one. */
function isInLanguage(content: string, locale: Locale): boolean {
  const count = (script: RegExp) => (content.match(new RegExp(script.source, 'gu')) ?? []).length;
  const own = locales[locale].script;
  const latin = count(/\p{sc=Latin}/u);
  const others = localeCodes
    .map((code) => locales[code].script)
    .filter((script) => script !== undefined && script !== own)
    .reduce((sum, script) => sum + count(script as RegExp), 0);
  if (own === undefined) return others <= latin;
  const letters = count(own);
  // Names and terms of other languages stand in Latin letters.
  return letters > 0 ? others <= letters * 2 : others === 0 && latin < 60;
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

function hex(letter: string): string {
  return (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}

/** Every text that a reader sees, with its language and place. */
function textsOf(raw: RawContent): ReaderText[] {
  const { alliance, places, glossary, members, charter, pages, ui } = raw;
  return [
    ...[alliance, places, glossary].flatMap((entry) => textsOfData(entry, entry.data, {})),
    // The list publishes the members' Chinese names as they are.
    ...members.flatMap((entry) =>
      textsOfData(entry, entry.data, { isName: true, published: true }),
    ),
    ...(ui ? localeCodes.flatMap((locale) => textsOfDictionary(ui, locale)) : []),
    ...charter.flatMap((document) =>
      textsOfDocument(document, charter, publishedText(document, raw)),
    ),
    ...pages.flatMap((document) => textsOfDocument(document, pages, undefined)),
  ];
}

/** Texts of a data file: those below a key that is a locale. */
function textsOfData(
  entry: RawEntry,
  value: unknown,
  facts: DataFacts,
  path: Path = [],
): ReaderText[] {
  const { locale } = facts;
  if (typeof value === 'string')
    return locale === undefined ? [] : [{ ...facts, entry, path, locale, content: value }];
  if (typeof value !== 'object' || value === null) return [];
  // A name seen elsewhere is written as it is written there.
  const { status, name } = value as { status?: unknown; name?: unknown };
  const isQuoted = facts.isQuoted || (name !== undefined && status !== 'translated');
  return Object.entries(value).flatMap(([key, inner]) =>
    unread.has(key)
      ? []
      : textsOfData(
          entry,
          inner,
          { ...facts, isQuoted, ...(isLocale(key) ? { locale: key } : {}) },
          [...path, key],
        ),
  );
}

/** Keys of data files whose values no reader sees as text. */
const unread = new Set(['source', 'status', 'avoid', 'note', 'url', 'what', 'lang', 'kind']);

/** Texts of an interface dictionary, each with the original's. */
function textsOfDictionary(ui: Localized<RawEntry>, locale: Locale): ReaderText[] {
  const entry = ui[locale];
  const originals = flatten(ui[originalLocale].data);
  return [...flatten(entry.data)].map(([key, content]) => {
    const original = isOriginal(locale) ? undefined : originals.get(key);
    return { entry, path: key.split('.'), locale, content, original };
  });
}

/** The paragraphs of the original that translations were made from: word for word as the Alliance published them. */
function publishedText(document: RawDocument, raw: RawContent): Published {
  if (document.locale !== originalLocale) return undefined;
  const record = raw.records.find(({ id }) => id === document.id)?.data;
  const { originals = {} } = (record ?? {}) as { originals?: Record<string, string> };
  return Object.values(originals).join('\n') || true;
}

/** The front matter and the lines of a text. */
function textsOfDocument(
  document: RawDocument,
  documents: RawDocument[],
  published: Published,
): ReaderText[] {
  const { locale, data, prose } = document;
  if (!isLocale(locale)) return [];
  const original = isOriginal(locale) ? undefined : originalOf(document, documents);
  const originalLines = new Set(original?.prose.map(({ text }) => text));
  const facts = Object.entries(data as Record<string, unknown>);
  return [
    ...facts.flatMap(([key, content]) =>
      typeof content === 'string' ? [{ entry: document, path: [key], locale, content }] : [],
    ),
    ...prose.map(({ line, text }) => ({
      entry: document,
      path: [],
      line,
      locale,
      content: text,
      published,
      original: originalLines.has(text) ? text : undefined,
    })),
  ];
}

/** A text that a reader sees. */
type ReaderText = {
  entry: RawEntry;
  path: Path;
  /** Its line in a document, from 1. */
  line?: number;
  locale: Locale;
  content: string;
  /** Whether it is written as it was seen elsewhere. */
  isQuoted?: boolean;
  /** Whether it is the name of a member. */
  isName?: boolean;
  /** What of it must stay as it is. */
  published?: Published;
  /** The original text in the same place. */
  original?: string | undefined;
};

/** What the Alliance published word for word: the whole text, or what it has in common with this. */
type Published = true | string | undefined;

/** What is known of a value from the file and the keys above it. */
type DataFacts = Partial<Pick<ReaderText, 'locale' | 'isQuoted' | 'isName' | 'published'>>;

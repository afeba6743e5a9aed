import { defineProblems, type Problem } from '#checks/problem.ts';
import { languageOf, placeIn, type ReaderText } from '#checks/reader-texts.ts';
import { internationalLocale, type Locale, localeCodes, locales } from '#domain/locale.ts';

/** Kinds of problem with the language of texts, and with the form of names. */
export const report = defineProblems(
  {
    'same-as-original': `
    这一段还是中文，没有翻译：“{value}”
    请换成{language}的译文；还没有的，先请人翻译
    读者看不懂的文字比没有更糟。
    This is still the Chinese text: “{value}”
    put the {language} translation in its place; if there is none yet, have it made
    A text that a reader cannot read is worse than none.`,
    'wrong-language': `
    这段文字看来不是{language}：“{value}”
    请换成{language}的文字；如果是放错了地方，请把它移到它那种语言的文件或那一行；成员还没有{language}名称的，请删去上面的“{code}:”一行和它下面缩进的各行
    读者选了哪种语言，就应当看到哪种语言的文字。
    This text does not look like {language}: “{value}”
    put text in {language} there; if it only stands in the wrong place, move it to the file or line of its language; if a member has no name in {language} yet, delete the line “{code}:” above and the lines indented below it
    A reader who has chosen a language should read that language.`,
  },
  {
    'foreign-words': `
    {language}里夹了一段别的语言：“{value}”
    请译成{language}，或删去；是名称的，请放在引号或括号里
    粘贴译文时容易把另一种语言的句子带进来。
    There is a passage of another language in text that is in {language}: “{value}”
    translate it into {language}, or delete it; put a name in quotation marks or brackets
    Pasting a translation easily brings along a sentence of another language.`,
    'left-over': `
    像是还没写完：“{value}”
    请写上实际内容，或删去
    留作以后再填的记号，读者也会看到。
    This looks unfinished: “{value}”
    write what belongs here, or delete it
    A mark left to be filled in later is seen by readers too.`,
    'latin-name': `
    这个{language}名称全是拉丁字母：“{value}”
    请写{language}的名称；还没有的，请删去上面的“{code}:”一行和它下面缩进的各行
    读者会以为这就是该语言的名称；没有译名的成员，网站会显示中文名称和拼音。
    This name in {language} is all in Latin letters: “{value}”
    write the name in {language}; if there is none yet, delete the line “{code}:” above and the lines indented below it
    Readers take it for a name in that language; a member without one is shown by its Chinese name with pinyin.`,
    'letter-case': `
    “{value}”的大小写不像名称的写法
    请照该单位自己的写法改大小写，一般是每个词的首字母大写、其余小写；它自己就这样写的，照下面写明理由
    全部大写或全部小写的名称，在名单里很显眼，也不便朗读。
    The capitals of “{value}” are not those of a name
    write capitals and small letters as the organization does, most often a capital for each word; if it does write so, accept the warning as shown below
    A name all in capitals or all in small letters stands out in a list and is hard to read out.`,
    'name-punctuation': `
    名称或标题带有引号或句末标点：{value}
    请只写名称本身，删去这些符号（包住整个值的英文双引号 "…" 可以保留）
    名称会用在标题和名单里，引号和标点会一起显示。
    The name or title has quotation marks or a punctuation mark at the end: {value}
    write the name alone, without these marks (straight quotes "…" around the whole value may stay)
    Names stand in headings and lists, where the marks would show with them.`,
  },
);

/** Texts in another language than theirs, and names that are not written as names are. */
export function checkLanguage(text: ReaderText): Problem[] {
  const { content, original, locale, isName = false, isTitle = false } = text;
  const say = (kind: keyof typeof report.kinds, value = content.slice(0, 60), index = 0) => {
    const values = { value: value.trim(), language: languageOf(text), code: locale };
    const fix =
      kind === 'name-punctuation' ? { from: content, to: withoutMarks(content) } : undefined;
    return [report(kind, placeIn(text, index), values, fix)];
  };
  if (content === original) return /\p{sc=Han}/u.test(content) ? say('same-as-original') : [];
  if (!isInLanguage(content, locale)) return say('wrong-language');
  const foreign = findForeign(content, locale, isName);
  const unfinished = unfinishedForm.exec(content);
  const isNamed = isName || isTitle;
  return [
    ...(unfinished ? say('left-over', unfinished[0], unfinished.index) : []),
    ...(foreign ? say('foreign-words', foreign[0].slice(0, 60), foreign.index) : []),
    ...(isLatin(text) ? say(isName ? 'latin-name' : 'foreign-words') : []),
    ...(isNamed && hasOddCase(text) ? say('letter-case') : []),
    ...(isNamed && hasMarks(content, isName) ? say('name-punctuation') : []),
  ];
}

/**
 * Texts of several words in a language of Latin letters that are still the English ones; in other languages the letters
 * show it.
 */
export function findEnglish(texts: readonly ReaderText[]): Problem[] {
  const english = new Set(
    texts.filter(({ locale }) => locale === internationalLocale).map(({ content }) => content),
  );
  return texts
    .filter(({ content, locale, isName }) => {
      const isOther = locale !== internationalLocale && locales[locale].script === undefined;
      if (!isOther || isName || !english.has(content)) return false;
      const words = content.replace(/\{\{.*?\}\}/g, '').match(/(?<!\p{L})\p{Ll}{2,}/gu) ?? [];
      return words.length > 3;
    })
    .map((text) => {
      const value = text.content.slice(0, 60);
      const values = { value, language: languageOf(text), code: text.locale };
      return report('wrong-language', placeIn(text, 0), values);
    });
}

/** What writers leave where something is still to be written. */
const unfinishedForm =
  /(?<![\p{L}\d])(?:TODO|TBD|FIXME|XXX+|[Ll]orem ipsum)(?![\p{L}\d])|(?<=\p{sc=Han})X{2,}|X{2,}(?=\p{sc=Han})|×{2,}|[\u25cb\u25ef]{2,}|(?<=[^\s_]\s*)_{3,}|(?:\?|\uff1f){3,}|(?<![\u63a5\u62db\u6b3e\u7b49\u671f\u5bf9\u770b\u4f18\u4ea4])\u5f85(?:\u8865\u5145?|\u8bd1|\u7ffb\u8bd1|\u586b\u5199?|\u6838\u5b9e)|(?<!\d)[Xx×]\u6708[Xx×]\u65e5/u;

/** Whether a name or an interface text has no letter of its language’s script, and is no abbreviation or brand. */
function isLatin({ content, locale, line, isShort, original = '' }: ReaderText): boolean {
  const own = locales[locale].script;
  const words = content.replace(/\{\{.*?\}\}/g, '').match(/\p{sc=Latin}+/gu) ?? [];
  const isWord = (word: string) => /^\p{L}?\p{Ll}{2}/u.test(word) && !original.includes(word);
  return (
    line === undefined && !isShort && own !== undefined && !own.test(content) && words.some(isWord)
  );
}

/** Whether a name stands in quotation marks, or begins or ends with punctuation that is not of an abbreviation. */
function hasMarks(text: string, isName: boolean): boolean {
  const name = text.replace(/\b(?:Corp|Univ|Coll|Inst|Tech|Dept)\.$/, '');
  return (
    /^[\u201c"\u00ab\u300a][^\u201d"\u00bb\u300b]*[\u201d"\u00bb\u300b]$/.test(name) ||
    /^[.,;\uff0c\u3002\uff1b\u3001]|[,;*\uff0c\u3002\uff1b\u3001\uff0a]$/.test(name) ||
    /(?<!\.)\p{L}{4,}\.$/u.test(name) ||
    (isName && /[!?:\uff01\uff1f\uff1a]$/.test(name))
  );
}

/** A name without the marks around it. */
function withoutMarks(text: string): string {
  const inner = text.replace(/^[\u201c"\u00ab\u300a](.*)[\u201d"\u00bb\u300b]$/, '$1');
  return inner.replace(
    /^[.,;\uff0c\u3002\uff1b\u3001]+|[.,;*!?:\uff0c\u3002\uff1b\u3001\uff0a\uff01\uff1f\uff1a]+$/gu,
    '',
  );
}

/** Whether a name is all in capitals, other than an abbreviation, or begins with a small letter; in pinyin any word. */
function hasOddCase({ content, path, entry }: ReaderText): boolean {
  const words = content.match(/[\p{Lu}\p{Ll}]+/gu) ?? [];
  // Names for running text begin with their type.
  if (path.includes('full') || !words[0] || /\p{sc=Han}|\p{sc=Thai}/u.test(content)) return false;
  if (!/\p{Ll}/u.test(content)) {
    const longest = entry.file.endsWith('places.yaml') ? 3 : 6;
    return words.length > 2 || words.some((word) => word.length > longest);
  }
  if (entry.file.endsWith('places.yaml')) return !/\p{Lu}/u.test(content);
  const isPinyin = path.length === 1 && /^(?:pinyin|toned)$/.test(String(path[0]));
  return (isPinyin ? /(?<![\p{L}'\u2019])\p{Ll}/u : /^\p{Ll}+(?!\p{L})/u).test(content);
}

/** A passage in the script of another language, too long for a name, or of English words that are no name. */
function findForeign(text: string, locale: Locale, isName: boolean): RegExpExecArray | undefined {
  const content = text.replace(/https?:\S+|www\.\S+|\S+@\S+/g, (address) =>
    '\0'.repeat(address.length),
  );
  const own = locales[locale].script?.source;
  const scripts = localeCodes.map((code) => locales[code].script?.source ?? latin);
  for (const script of scripts.filter((other) => other !== (own ?? latin))) {
    for (const match of content.matchAll(passageIn(script))) {
      const before = content.slice(0, match.index);
      // A name may be long where it is set apart.
      const marks =
        script === latin
          ? '[(\\uff08\\u201c\\u00ab\\u300a"]'
          : '[(\\uff08\\u201c\\u00ab\\u300a":\\uff1a]';
      const isApart =
        new RegExp(`${marks}\\s?$`).test(before) && !/[\p{L}\p{M}][.\u3002]/u.test(match[0]);
      // A name is in one language, but for Latin words.
      const limit = isApart ? 100 : isName && script !== latin ? 2 : 20;
      if (weightOf(match[0], script) >= limit) return match;
    }
  }
  return undefined;
}

/** Matches passages in a script; made once, since every text is searched for all of them. */
function passageIn(script: string): RegExp {
  const form =
    passages.get(script) ?? new RegExp(`${script}(?:${script}|\\p{M}|[\\p{P}\\d+ ])*`, 'gu');
  passages.set(script, form);
  return form;
}

const passages = new Map<string, RegExp>();

/** Small words that occur in names. */
const inNames = new Set(['of', 'for', 'and', 'the', 'in', 'at', 'on', 'to', 'de', 'la', 'del']);

const latin = '\\p{sc=Latin}';

/** How much a passage says, about as many letters: of English the small words only, as names have capitals. */
function weightOf(passage: string, script: string): number {
  if (script === latin) {
    const words = passage.match(/[\p{L}’']+/gu) ?? [];
    const small = words.filter((word) => /^\p{Ll}{2}/u.test(word) && !inNames.has(word));
    return words.length < 4 ? 0 : small.length * 10;
  }
  const letters = passage.match(new RegExp(script, 'gu')) ?? [];
  return letters.length * (/\p{sc=Han}/u.test(passage) ? 2.5 : 1);
}

/** Whether letters leave it possible that a text is in a language: mostly its own, or Latin in a short one. */
function isInLanguage(content: string, locale: Locale): boolean {
  // What stands in quotation marks or brackets may be a name.
  const plain = content.replace(
    /[(\uff08\u201c\u00ab\u300a][^)\uff09\u201d\u300b]*[)\uff09\u201d\u300b]/gu,
    '',
  );
  const counted = /\p{L}/u.test(plain) ? plain : content;
  const count = (script: RegExp) => counted.split(script).length - 1;
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

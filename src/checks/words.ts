import type { StaffLanguage, Words } from '#checks/problem.ts';

/** The beginning of a cure where a value is near a known one; empty where none is. */
export function didYouMean(nearest: string | undefined): Words {
  return nearest === undefined
    ? { zh: '', en: '' }
    : { zh: `您是不是要写“${nearest}”？`, en: `did you mean “${nearest}”? ` };
}

/** The name of a language by its BCP 47 tag. */
export function languageWords(tag: string): Words {
  const nameIn = (language: StaffLanguage) =>
    new Intl.DisplayNames(language, { type: 'language' }).of(tag) ?? tag;
  // The site calls its languages 英文, 俄文, 泰文; CLDR has 英语, 俄语, 泰语.
  return { zh: nameIn('zh').replace(/^(英|俄|泰)语$/, '$1文'), en: nameIn('en') };
}

/** The end of a cure where the text to write needs spaces around it; empty where it needs none. */
export function wordsForSpaces(before: string, after: string): Words {
  if (before && after)
    return { zh: '，前面和后面各空一格', en: ' with a space before and after it' };
  if (before) return { zh: '，前面空一格', en: ' and a space before it' };
  if (after) return { zh: '，后面空一格', en: ' and a space after it' };
  return { zh: '', en: '' };
}

/** The type of a value in a data file, or of a block in a text, as an editor would say it. */
export function typeWords(type: string): Words {
  const [, level] = /^heading-(\d)$/.exec(type) ?? [];
  if (level)
    return { zh: `${'零一二三四五六'[Number(level)]}级标题`, en: `a heading of level ${level}` };
  return types[type] ?? { zh: type, en: type };
}

const types: Record<string, Words> = {
  string: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '列表（每行以“- ”开头）', en: 'a list (lines that begin with “- ”)' },
  tuple: { zh: '两个数字，如 [3, 4]', en: 'two numbers, such as [3, 4]' },
  object: { zh: '一组“键: 值”', en: 'a group of “key: value” lines' },
  record: { zh: '一组“键: 值”', en: 'a group of “key: value” lines' },
  paragraph: { zh: '段落', en: 'a paragraph' },
  'list-item': { zh: '列表项', en: 'a list item' },
  blockquote: { zh: '引文', en: 'a quotation' },
  nothing: { zh: '没有内容', en: 'nothing' },
};

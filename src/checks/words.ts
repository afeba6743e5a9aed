import type { Words } from '#checks/problem.ts';
import { mapStaffLocales } from '#domain/locale.ts';

/** A text in Chinese and English. */
function words(chinese: string, english: string): Words {
  return mapStaffLocales((_, index) => (index === 0 ? chinese : english));
}

/** The beginning of a cure where a value is near a known one; empty where none is. */
export function didYouMean(nearest: string | undefined): Words {
  return nearest === undefined
    ? words('', '')
    : words(`您是不是要写“${nearest}”？`, `did you mean “${nearest}”? `);
}

/** The name of a language by its BCP 47 tag. */
export function languageWords(tag: string): Words {
  // The site calls its languages 英文, 俄文, 泰文; CLDR has 英语, 俄语, 泰语.
  return mapStaffLocales((locale) =>
    (new Intl.DisplayNames(locale, { type: 'language' }).of(tag) ?? tag).replace(
      /^(英|俄|泰)语$/,
      '$1文',
    ),
  );
}

/** The end of a cure where the text to write needs spaces around it; empty where it needs none. */
export function wordsForSpaces(before: string, after: string): Words {
  if (before && after) return words('，前面和后面各空一格', ' with a space before and after it');
  if (before) return words('，前面空一格', ' and a space before it');
  if (after) return words('，后面空一格', ' and a space after it');
  return words('', '');
}

/** The type of a value in a data file, or of a block in a text, as an editor would say it. */
export function typeWords(type: string): Words {
  const [, level] = /^heading-(\d)$/.exec(type) ?? [];
  if (level)
    return words(`${'零一二三四五六'[Number(level)]}级标题`, `a heading of level ${level}`);
  return types[type] ?? words(type, type);
}

const types: Record<string, Words> = {
  string: words('文字', 'text'),
  number: words('数字', 'a number'),
  int: words('整数', 'a whole number'),
  boolean: words('true 或 false', 'true or false'),
  array: words('列表（每行以“- ”开头）', 'a list (lines that begin with “- ”)'),
  tuple: words('两个数字，如 [3, 4]', 'two numbers, such as [3, 4]'),
  object: words('一组“键: 值”', 'a group of “key: value” lines'),
  record: words('一组“键: 值”', 'a group of “key: value” lines'),
  paragraph: words('段落', 'a paragraph'),
  'list-item': words('列表项', 'a list item'),
  blockquote: words('引文', 'a quotation'),
  nothing: words('没有内容', 'nothing'),
};

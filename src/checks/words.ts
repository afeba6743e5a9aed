import { isLocale, mapStaffLocales, originalLocale, type StaffLocale } from '#domain/locale.ts';

/** A text in Chinese and English. */
export function words(chinese: string, english: string): Words {
  return mapStaffLocales((_, index) => (index === 0 ? chinese : english));
}

/** The beginning of a cure where a value is near a known one; empty where none is. */
export function didYouMean(nearest: string | undefined): Words {
  return nearest === undefined
    ? words('', '')
    : words(`您是不是要写“${nearest}”？`, `did you mean “${nearest}”? `);
}

/**
 * The place of a value in a data file: in Chinese in words before the keys, in English by the keys alone.
 * @param data the file's data, which names the entries of a list
 */
export function keyWords(path: Path, data?: unknown): Words {
  let value = data;
  const parts = path.map((key) => {
    value = (value as Record<string | number, unknown> | undefined | null)?.[key];
    const term = typeof key === 'number' && (value as Record<string, unknown>)?.[originalLocale];
    return { key, term: typeof term === 'string' ? `“${term}”` : undefined };
  });
  const chinese = parts.map(
    ({ key, term }) => term ?? (typeof key === 'number' ? `第 ${key + 1} 项` : keyName(key)),
  );
  const english = parts.map(({ key, term }) => term ?? key).join('.');
  return words(
    chinese.join('·') === english ? english : `${chinese.join('·')} ${english}`,
    english,
  );
}

/** What a key of a data file is called in Chinese; the key itself where it has no name. */
function keyName(key: string): string {
  return isLocale(key) ? languageWords(key)[originalLocale] : (keyNames[key] ?? key);
}

/** Keys or codes to choose from, in Chinese with their names. */
export function optionWords(
  options: readonly string[],
  nameOf: (option: string) => Words | undefined = nameOfKey,
): Words {
  const named = options.map((option) => ({ option, name: nameOf(option) }));
  return mapStaffLocales((locale, index) =>
    named
      .map(({ option, name }) => (name?.[locale] ? `${option} ${name[locale]}` : option))
      .join(index === 0 ? '、' : ', '),
  );
}

function nameOfKey(key: string): Words {
  return words(keyName(key) === key ? '' : keyName(key), '');
}

/** A sentence that lists what there is to choose from; empty where there is nothing, or too much to read. */
export function knownOptions(
  options: readonly string[],
  nameOf: (option: string) => Words | undefined,
): Words {
  if (options.length === 0 || options.length > 40) return words('', '');
  const list = optionWords(options, nameOf);
  return mapStaffLocales((code, index) =>
    index === 0 ? `可用的有：${list[code]}。` : `known are ${list[code]}; `,
  );
}

/** What the keys of data files are called. */
const keyNames: Readonly<Record<string, string>> = {
  ...{ native: '本国语言', lang: '语言代码' },
  ...{
    pinyin: '拼音',
    toned: '带声调的拼音',
    character: '代表字',
    hanzi: '汉字',
    kind: '种类',
    country: '国家',
  },
  ...{ region: '省区', city: '城市', names: '各语言名称', name: '名称', status: '状态' },
  ...{ source: '来源', short: '简称', website: '网站', url: '网址', renamed: '更名' },
  ...{ date: '日期', note: '备注', match: '核对', certainty: '把握', basis: '根据' },
  ...{ mark: '标识', sign: '字', initiated: '倡议日期', documentDate: '落款日期' },
  ...{ organizer: '落款单位', contacts: '联系方式', people: '联系人', phones: '电话' },
  ...{ emails: '邮箱', menu: '主菜单', records: '备案与验证', icp: 'ICP 备案号' },
  ...{ police: '公安备案号', verification: '站长验证', indexNow: 'IndexNow 密钥' },
  ...{
    china: '中方',
    abroad: '外方',
    title: '标题',
    description: '摘要',
    label: '菜单用名',
    draft: '草稿',
  },
  ...{ from: '所据原文', terms: '术语', explanation: '说明', avoid: '不用的译法' },
  ...{ claims: '不可声称', countries: '国家', regions: '省区', cities: '城市', extra: '其他地方' },
  ...{ sources: '来源表', tile: '方格位置', full: '全称', local: '当地名称', also: '别名' },
  ...{ given: '名称用词', words: '搜索用词', kinds: '种类', pages: '页面', ignored: '略去的词' },
};

/** The name of a language by its BCP 47 tag. */
export function languageWords(tag: string): Words {
  // The site calls its languages 英文, 俄文, 泰文; CLDR has 英语, 俄语, 泰语.
  return mapStaffLocales((locale) =>
    (languageNames[locale].of(tag) ?? tag).replace(/^(英|俄|泰)语$/, '$1文'),
  );
}

const languageNames = mapStaffLocales(
  (locale) => new Intl.DisplayNames(locale, { type: 'language' }),
);

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

/** What a link leads to. */
export function targetWords(target: 'file' | 'place'): Words {
  return target === 'file' ? words('文件', 'a file') : words('页内位置', 'a place on a page');
}

/** A value as an editor would say it: a text in quotation marks, anything else by its type. */
export function valueWords(value: unknown): Words {
  if (Array.isArray(value)) return typeWords('array');
  if (typeof value === 'object' && value !== null) return typeWords('object');
  const text = String(value).slice(0, 80);
  return words(`“${text}”`, `“${text}”`);
}

/** How a value becomes one of the type that is needed; empty where that is plain. */
export function howToWrite(expected: string, found: unknown): Words {
  const isGroup = typeof found === 'object' && found !== null && !Array.isArray(found);
  if (expected === 'string' && ['number', 'boolean'].includes(typeof found))
    return words('：请给它加上英文双引号', ': put it in double quotes');
  if (expected === 'string')
    return words(
      '，放在冒号后面的同一行，行首的“- ”和下面缩进的行都删去',
      ', after the colon on the same line; delete the “- ” and the lines indented below',
    );
  if (expected === 'array' && isGroup)
    return words(
      '：第一行的行首加“- ”，下面同组的各行再缩进两个空格',
      ': put “- ” before the first line, and indent the lines below it by two more spaces',
    );
  return expected === 'array' ? words('，每行一项', ', one item a line') : words('', '');
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

/** Words in the languages of the staff. */
export type Words = Record<StaffLocale, string>;

/** Keys and indexes down to a value in a file. */
export type Path = readonly (string | number)[];

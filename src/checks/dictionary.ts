import { nearestOf } from '#checks/nearest.ts';
import { defineProblems, type Place, type Problem, placeOf } from '#checks/problem.ts';
import { report as reportSchema, reportType } from '#checks/schema.ts';
import { didYouMean, languageWords, words } from '#checks/words.ts';
import {
  type Locale,
  localeCodes,
  locales,
  originalLocale,
  translationLocales,
} from '#domain/locale.ts';
import { type Localized, mapLocales } from '#domain/localized.ts';
import type { RawEntry } from '#reader/raw.ts';

/** Kinds of problem with the interface words. */
export const report = defineProblems(
  {
    'ui-asked': `
    网站需要界面用语“{key}”，zh.json 里没有
    {nearest}误删的：点 History 打开以前的版本，把这一行复制回来；\`content/ui/\` 里各种语言的文件都要有
    网站按左边的名称取界面用语，缺了这一条就无法生成。
    The site needs the interface text “{key}”, which zh.json does not have
    {nearest}if it was deleted by mistake, open an earlier version under History and copy the line back; every file in \`content/ui/\` needs it
    The site finds an interface text by the name on its left; without this one it cannot be built.`,
    'ui-missing': `
    缺少界面用语“{key}”（{language}）
    请在这一行的下面补一行“"{name}": "译文",”（中文是“{original}”）
    每种语言的界面用语与中文一一对应，缺一条页面就生成不了。
    The interface text “{key}” is missing ({language})
    below this line add “"{name}": "translation",” (the Chinese is “{original}”)
    Every Chinese text of the interface needs its counterpart; without one of them no page can be made.`,
    'ui-plural': `
    界面用语“{key}”缺一种数量形式（{language}）
    请在这一行的下面补一行“"{name}": "译文",”；这种形式的译文请问译者，不要照抄 _other 那一条
    带数量的用语，各语言的形式不同：俄文有 _one、_few、_many、_other 四种，英文有 _one、_other 两种，中文、泰文只有 _other。
    The interface text “{key}” lacks a plural form ({language})
    below this line add “"{name}": "text",”; ask the translator for the text in this form, and do not copy that of _other
    Counted texts take the forms of their language: _one, _few, _many, _other in Russian, _one, _other in English, _other in Chinese and Thai.`,
    'ui-unknown': `
    “{key}”在{language}中是多余的，zh.json 没有它
    {nearest}多余的请删去这一行；要新加的，请先加到 zh.json
    中文界面用语是原文，其他语言不能多出。
    “{key}” is one too many in {language}: zh.json does not have it
    {nearest}delete the line if it is not wanted; to add something, add it to zh.json first
    The Chinese words are the original; no other language has more.`,
    'ui-placeholders': `
    “{key}”的占位符应当{expected}，这里{found}
    请照 zh.json 的同一条抄写占位符，连同花括号，一个字符也不改
    {{count}} 这样的占位符会换成真正的数字或名称。
    As to placeholders, “{key}” must hold {expected}; here {found}
    copy the placeholders exactly from the same entry of zh.json, with their curly brackets
    Placeholders such as {{count}} are replaced by the real number or name.`,
  },
  {
    'ui-unused': `
    网站没有用到界面用语“{key}”
    请删去这一行，\`content/ui/\` 里别的语言的文件中同名的一行也删去
    没有人会看到它，却要人翻译和维护。
    The site does not use the interface text “{key}”
    delete this line, and the line of the same name in the files of the other languages in \`content/ui/\`
    Nobody would see it, but somebody must translate and keep it.`,
  },
);

/** What a date may be written with; each language uses what it needs. */
const datePlaceholders = [
  '{{day}}',
  '{{month}}',
  '{{monthNumber}}',
  '{{year}}',
  '{{buddhistYear}}',
];

/**
 * Compares the interface dictionaries: every key of the Chinese one in every language, no others, the same
 * placeholders, and for counted texts exactly the plural categories of the language (CLDR).
 */
export function checkDictionaries(
  ui: Localized<RawEntry>,
  code: CodeKeys = unknownCode,
): Problem[] {
  const notText = localeCodes.flatMap((locale) => findNonTexts(ui[locale], ui[locale].data));
  if (notText.length > 0) return notText;
  const texts = mapLocales((locale) => flatten(ui[locale].data));
  return [
    ...localeCodes.flatMap((locale) => checkKeys(ui[locale], locale, texts, code)),
    ...checkPlaceholders(ui, texts, code),
    ...checkCodeKeys(ui, code),
  ];
}

const unknownCode: CodeKeys = { asked: new Set(), quoted: new Set(), passed: new Map() };

/**
 * A dictionary's texts by dotted key; values that are neither a text nor a group are left out, and so are notes to
 * the check, whose key begins with `//`.
 */
export function flatten(dictionary: unknown, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(isGroup(dictionary) ? dictionary : {}).flatMap(([key, value]) =>
      key.startsWith('//')
        ? []
        : typeof value === 'string'
          ? [[prefix + key, value] as const]
          : isGroup(value)
            ? [...flatten(value, `${prefix}${key}.`)]
            : [],
    ),
  );
}

function isGroup(value: unknown): value is Dictionary {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Values that are neither a text nor a group of texts. */
function findNonTexts(entry: RawEntry, value: unknown, path: string[] = []): Problem[] {
  if (typeof value === 'string' && path.length > 0) return [];
  if (isGroup(value))
    return Object.entries(value).flatMap(([key, inner]) =>
      findNonTexts(entry, inner, [...path, key]),
    );
  const key = path.join('.') || entry.id;
  return [reportType(placeOf(entry, path), key, value, 'string')];
}

/** Keys that are missing, unknown, or without text. */
function checkKeys(
  entry: RawEntry,
  locale: Locale,
  texts: Localized<Texts>,
  code: CodeKeys,
): Problem[] {
  const [own, original] = [texts[locale], texts[originalLocale]];
  const language = languageWords(locale);
  const bases = new Set([...original.keys()].map(baseOf));
  const categories = new Intl.PluralRules(locales[locale].tag).resolvedOptions().pluralCategories;
  const expected = [...bases].flatMap((base) =>
    original.has(base) ? [base] : categories.map((category) => `${base}_${category}`),
  );
  // What the code does not use, or only the original lacks, is reported there.
  const missing = expected.filter((key) => !own.has(key) && isUsed(key, code));
  const unknown = [...own.keys()]
    .filter(
      (key) => !expected.includes(key) && (bases.has(baseOf(key)) || !code.asked.has(baseOf(key))),
    )
    .map((key) => ({ key, near: nearestOf(key, missing) }));
  // A key that is missing because it was mistyped is reported once, where it stands.
  const mistyped = new Set(unknown.map(({ near }) => near));
  return [
    ...missing
      .filter((key) => !mistyped.has(key))
      .map((key) => {
        const name = lastOf(key);
        const isPlural = !bases.has(key);
        return isPlural
          ? report('ui-plural', placeOfKey(entry, key), { key, language, name })
          : report('ui-missing', placeOfKey(entry, key), {
              key,
              language,
              name,
              original: original.get(key) ?? '',
            });
      }),
    ...unknown.map(({ key, near }) => {
      const fix = near === undefined ? undefined : { from: lastOf(key), to: lastOf(near) };
      const values = { key, language, nearest: didYouMean(near) };
      return report('ui-unknown', placeOfKey(entry, key), values, fix);
    }),
    ...[...own]
      .filter(([key, text]) => text.trim() === '' && (text === '' || !/separator$/i.test(key)))
      .map(([key]) => reportSchema('empty', placeOfKey(entry, key), { key })),
  ];
}

/**
 * Texts with other placeholders than the original's; a date may leave some out. Where the original has one that the
 * code does not fill in, or where all translations agree against it, the original is wrong.
 */
function checkPlaceholders(
  ui: Localized<RawEntry>,
  texts: Localized<Texts>,
  { passed }: CodeKeys,
): Problem[] {
  const bases = mapLocales((locale) =>
    mapValues(
      Map.groupBy(texts[locale], ([key]) => baseOf(key)),
      (forms) => placeholdersOf(forms.map(([, text]) => text).join()),
    ),
  );
  const expectedOf = (base: string): readonly string[] => {
    const own = bases[originalLocale].get(base) ?? [];
    const filled = passed.get(base);
    const areFilled = (names: readonly string[]) => names.every((name) => filled?.includes(name));
    const [other = own, ...rest] = translationLocales.map(
      (locale) => bases[locale].get(base) ?? [],
    );
    const isAgreed = rest.every((names) => names.join() === other.join());
    if (filled && !areFilled(own)) return isAgreed && areFilled(other) ? other : filled;
    const isMore = filled !== undefined && own.length > other.length;
    return isAgreed && !isMore && (!filled || areFilled(other)) ? other : own;
  };
  return localeCodes.flatMap((locale) =>
    [...texts[locale]].flatMap(([key, text]) => {
      const found = placeholdersOf(text);
      const isDate = key.startsWith('date.');
      const expected = isDate ? datePlaceholders : expectedOf(baseOf(key));
      const isRight = isDate
        ? found.every((name) => expected.includes(name))
        : expected.join() === found.join();
      if (isRight) return [];
      const list = (names: readonly string[]) =>
        names.length > 0 ? words(`是 ${names.join(' ')}`, names.join(' ')) : words('没有', 'none');
      const values = { key, expected: list(expected), found: list(found) };
      const [to, ...missing] = expected.filter((name) => !found.includes(name));
      const [from, ...extra] = found.filter((name) => !expected.includes(name));
      const isOne = to && from && missing.length === 0 && extra.length === 0 && !isDate;
      const fix = isOne ? { from, to } : undefined;
      return [report('ui-placeholders', placeOfKey(ui[locale], key), values, fix)];
    }),
  );
}

function mapValues<K, V, T>(map: Map<K, V>, make: (value: V) => T): Map<K, T> {
  return new Map([...map].map(([key, value]) => [key, make(value)]));
}

/** Compares the Chinese dictionary with the keys that the site's code uses. */
function checkCodeKeys(ui: Localized<RawEntry>, code: CodeKeys): Problem[] {
  const entry = ui[originalLocale];
  const keys = [...flatten(entry.data).keys()];
  const bases = new Set(keys.map(baseOf));
  const unused = keys.filter((key) => !isUsed(key, code));
  const missing = [...code.asked].filter((key) => !bases.has(key));
  // A key that nothing uses, beside one that is missing, is that one under another name.
  const renamed = new Map(
    missing.flatMap((key) => {
      const beside = unused.filter((other) => groupOf(other) === groupOf(key));
      const near = nearestOf(key, beside) ?? (beside.length === 1 ? beside[0] : undefined);
      return near === undefined ? [] : [[key, near] as const];
    }),
  );
  const meant = new Set(renamed.values());
  return [
    ...missing.map((key) => {
      const other = renamed.get(key);
      const nearest = other
        ? words(
            `这里写的是“${lastOf(other)}”，请改回“${lastOf(key)}”；`,
            `here it is called “${lastOf(other)}”: change it back to “${lastOf(key)}”; `,
          )
        : '';
      const fix = other ? { from: `"${lastOf(other)}"`, to: `"${lastOf(key)}"` } : undefined;
      return report('ui-asked', placeOfKey(entry, other ?? key), { key, nearest }, fix);
    }),
    ...unused
      .filter((key) => !meant.has(key))
      .map((key) => report('ui-unused', placeOfKey(entry, key), { key }, 'delete-line')),
  ];
}

function groupOf(key: string): string {
  return key.slice(0, key.lastIndexOf('.') + 1);
}

/** Whether a key, or the beginning of it that code completes (`status.${status}`), stands in quotes in the code. */
function isUsed(key: string, { quoted }: CodeKeys): boolean {
  const parts = baseOf(key).split('.');
  const groups = parts.map((_, index) => `${parts.slice(0, index).join('.')}.`);
  return quoted.size === 0 || [baseOf(key), ...groups].some((name) => quoted.has(name));
}

function placeOfKey(entry: RawEntry, key: string): Place {
  return placeOf(entry, key.split('.'));
}

/** The last part of a key, which stands in its line. */
function lastOf(key: string): string {
  return key.split('.').at(-1) ?? key;
}

/** A key without its plural category. */
function baseOf(key: string): string {
  return key.replace(/_(zero|one|two|few|many|other)$/, '');
}

function placeholdersOf(text: string): string[] {
  return [...new Set(text.match(/\{\{[^{}]*\}\}/g))].sort();
}

/** Interface texts, nested by topic. */
export type Dictionary = { [key: string]: string | Dictionary };

/** Texts by dotted key. */
type Texts = Map<string, string>;

/** The interface keys found in the site's code. */
export type CodeKeys = {
  /** Keys that code asks for by their full name. */
  asked: ReadonlySet<string>;
  /** The placeholders that code fills in, by key, in order. */
  passed: ReadonlyMap<string, readonly string[]>;
  /** Everything in quotes that has the form of a key or of its beginning. */
  quoted: ReadonlySet<string>;
};

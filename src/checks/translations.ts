import { originalOf } from '#checks/documents.ts';
import {
  defineProblems,
  type Fix,
  lineOf,
  type Place,
  type Problem,
  placeOf,
  type Words,
} from '#checks/problem.ts';
import type { ReaderText } from '#checks/reader-texts.ts';
import { compareFacts } from '#checks/translation-facts.ts';
import { words } from '#checks/words.ts';
import { findBlockMismatch, type Section } from '#domain/charter.ts';
import {
  isLocale,
  isOriginal,
  type Locale,
  originalLocale,
  type TranslationLocale,
} from '#domain/locale.ts';
import { alignWithOriginal, type TranslationRecord } from '#domain/translation-record.ts';
import type { Checked, RawDocument } from '#reader/raw.ts';

/** Kinds of problem with translations and what they were made from. */
export const report = defineProblems(
  {
    'not-recorded': `
    这份译文开头的“from:”各行与正文对不上，或者没有了
    改动时误删或改动了这几行的：点 History 打开以前的版本，把“from:”和它下面以“- ”开头的各行复制回来；新译的：请技术同事运行 npm run translations -- accept {section}
    网站靠这些记录知道哪一段译文旧于原文。
    The lines of “from:” at the top of this translation do not fit its text, or are gone
    if they were deleted or changed by mistake, open an earlier version under History and copy “from:” and the lines below it that begin with “- ” back; for a new translation, ask a technical colleague to run npm run translations -- accept {section}
    By these records the site knows which paragraph of a translation is older than its original.`,
    'original-not-kept': `
    这一行的“{hash}”在 {path} 里找不到
    这两处由程序写入，不用手改：请点 History 打开以前的版本，把改动过的复制回来；仍然不行的，请技术同事运行 npm run translations -- accept {section}
    译文所依据的原文要保存下来，才能说出后来改了哪些字。
    The “{hash}” of this line is not in {path}
    both are written by a program, not by hand: open an earlier version under History and copy back what was changed; if that does not help, ask a technical colleague to run npm run translations -- accept {section}
    The original that a translation was made from is kept, so that the words that changed can be told.`,
    'original-made-from': `
    中文是原文，不是译文
    请删去“{key}:”这一行和它下面以“- ”开头的各行
    只有译文才记录译自哪一版原文。
    The Chinese text is the original and no translation
    remove the line “{key}:” and the lines below it that begin with “- ”
    Only translations record what they were made from.`,
    'contact-differs': `
    电话、邮箱或网址与中文不同：{original} 里{expected}，这里{found}
    请照中文抄写，一字不差
    联系方式在各种语言里必须一字不差。
    A telephone number, e-mail address, or web address differs from the Chinese: {original} has {expected}, here {found}
    copy it from the Chinese exactly
    Contact details must be the same in every language, to the letter.`,
  },
  {
    'added-not-recorded': `
    这一段是新加的，还没有记下它译自原文的哪一段
    您不用改什么，可以照常上线；请把下面这一行发给技术同事，由他运行：npm run translations -- accept {sections}
    记下以后，原文的这一段再改动时，网站才会注明译文旧于原文。
    This paragraph is new, and it is not recorded which original it was made from
    there is nothing to change, and it may go online; send this line to a technical colleague, who runs it: npm run translations -- accept {sections}
    Only once it is recorded will the site say so when this paragraph of the original changes.`,
    'number-differs': `
    数字与中文不同：{original} 里{expected}，这里{found}
    请照中文改正数字和日期；中文用字写的数、这里换了说法的，照下面写明理由
    译文里的数字、日期应与中文一致（泰文的佛历年份会自动换算）。
    The numbers differ from the Chinese: {original} has {expected}, here {found}
    correct numbers and dates by the Chinese; where it has a number in words, or this says it otherwise, accept the warning as shown below
    Numbers and dates of a translation are those of the Chinese (Buddhist years are converted).`,
  },
);

type CheckedSection = Checked<Section, RawDocument>;

/** Translations without the record of the original that each block was made from. */
export function checkTranslations(
  charter: CheckedSection[],
  records: Checked<TranslationRecord>[],
): Problem[] {
  const documents = charter.map(({ entry }) => entry);
  const added: { document: RawDocument; lines: number[] }[] = [];
  const problems = charter.flatMap(({ entry: document, value: { from, blocks } }) => {
    const original = originalOf(document, documents);
    if (!original || document.unreadable || original.unreadable) return [];
    const place = placeOf(document, ['from']);
    if (original === document)
      return from === undefined ? [] : [report('original-made-from', place, { key: 'from' })];
    // Blocks that do not correspond are reported first.
    if (findBlockMismatch(original.blocks, blocks)) return [];
    const record = records.find(({ entry }) => entry.id === document.id)?.value;
    const made = alignWithOriginal(original.blocks, from ?? [], record?.originals);
    const accepted = record?.accepted[document.locale as TranslationLocale] ?? [];
    const fresh = blocks.filter((_, index) => made[index] === undefined);
    // A new paragraph of the original was translated anew; otherwise the record is damaged.
    if (from === undefined || fresh.some(({ hash }) => accepted.includes(hash)))
      return [report('not-recorded', place, { section: sectionName(document) })];
    if (fresh.length > 0) added.push({ document, lines: fresh.map(({ line }) => line) });
    return [];
  });
  const sectionsOf = ({ id }: RawDocument) =>
    added.flatMap(({ document }) => (document.id === id ? [sectionName(document)] : [])).join(' ');
  const warnings = added.flatMap(({ document, lines }) =>
    lines.map((line) =>
      report('added-not-recorded', lineOf(document, line), { sections: sectionsOf(document) }),
    ),
  );
  return [...problems, ...warnings];
}

/** Translations made from an original whose text was not kept, so that what changed cannot be shown. */
export function checkOriginals(
  charter: CheckedSection[],
  records: Checked<TranslationRecord>[],
): Problem[] {
  return charter.flatMap(({ entry: document, value: { from = [] } }) => {
    const isTranslation = isLocale(document.locale) && !isOriginal(document.locale);
    if (!isTranslation || document.unreadable) return [];
    const record = records.find(({ entry }) => entry.id === document.id);
    const index = from.findIndex((hash) => record?.value.originals[hash] === undefined);
    if (index < 0) return [];
    const values = {
      path: `content/charter/${document.id}/record.yaml`,
      hash: from[index] ?? '',
      section: sectionName(document),
    };
    return [report('original-not-kept', placeOf(document, ['from', index]), values)];
  });
}

/** A section as `npm run translations` takes it. */
function sectionName({ locale, id }: RawDocument): string {
  return `${locale}/charter/${id}`;
}

/** Numbers, dates, telephone numbers, and addresses of translations that are not those of the original. */
export function checkFacts(documents: RawDocument[]): Problem[] {
  return documents.flatMap((document) => {
    const { locale } = document;
    const original = originalOf(document, documents);
    if (!isLocale(locale) || isOriginal(locale) || !original) return [];
    if (document.unreadable || original.unreadable) return [];
    const compare = (there: string, here: string, place: Place) =>
      compareTexts(there, here, locale, original.file, place);
    const there = original.data as Record<string, unknown>;
    const facts = Object.entries(document.data as Record<string, unknown>).flatMap(([key, here]) =>
      typeof here === 'string' && typeof there[key] === 'string'
        ? compare(there[key], here, placeOf(document, [key]))
        : [],
    );
    // Blocks that do not correspond are reported first.
    if (findBlockMismatch(original.blocks, document.blocks)) return facts;
    const blocks = document.blocks.flatMap(({ line }, index) =>
      compare(
        textWithContacts(original, index),
        textWithContacts(document, index),
        lineOf(document, line),
      ),
    );
    return [...facts, ...blocks];
  });
}

/** Numbers of interface words and of data that are not those of the original beside them. */
export function checkTextFacts(text: ReaderText): Problem[] {
  const { original, locale, entry, path, line, content, isName } = text;
  if (original === undefined || line !== undefined || isName || path[0] === 'date') return [];
  const plain = (of: string) => of.replace(/\{\{.*?\}\}/g, '');
  // Interface words have a file for each language; other data has all of them in one.
  const file = entry.file.replace(`/${locale}.json`, `/${originalLocale}.json`);
  return compareTexts(plain(original), plain(content), locale, file, placeOf(entry, path));
}

function compareTexts(
  original: string,
  translation: string,
  locale: Locale,
  file: string,
  place: Place,
): Problem[] {
  return compareFacts(original, translation, locale).map(({ kind, expected, found }) =>
    report(
      kind,
      place,
      {
        original: file,
        expected: listWords(expected),
        found: listWords(found),
      },
      onlyDifference(expected, found, translation),
    ),
  );
}

function listWords(values: readonly string[]): Words {
  const list = values.join(', ');
  return list === '' ? words('没有', 'none') : words(`是 ${list}`, list);
}

/** The one that differs, if it is one on either side and stands in the text once. */
function onlyDifference(expected: string[], found: string[], text: string): Fix | undefined {
  const [to, ...missing] = expected.filter((value) => !found.includes(value));
  const [from, ...extra] = found.filter((value) => !expected.includes(value));
  if (!to || !from || missing.length > 0 || extra.length > 0) return undefined;
  const isOnce = text.split(new RegExp(`(?<!\\d)${RegExp.escape(from)}(?!\\d)`)).length === 2;
  return isOnce ? { from, to } : undefined;
}

/** The text of a block with the mailboxes and telephone numbers that its links lead to. */
function textWithContacts({ blocks, links }: RawDocument, index: number): string {
  const first = blocks[index]?.line ?? 0;
  const end = blocks[index + 1]?.line ?? Number.POSITIVE_INFINITY;
  const contacts = links
    .filter(({ url, line }) => /^(?:mailto|tel):/.test(url) && line >= first && line < end)
    .map(({ url }) => url.replace(/^\w+:/, ''));
  return [blocks[index]?.text ?? '', ...contacts].join(' ');
}

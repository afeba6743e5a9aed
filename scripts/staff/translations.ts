import { join } from 'node:path';
import { diffWordsWithSpace } from 'diff';
import { parseDocument, stringify } from 'yaml';
import { defineProblems, hasErrors } from '#checks/problem.ts';
import { blockIds, charterSections } from '#domain/charter.ts';
import { contentFiles } from '#domain/file.ts';
import { type Locale, originalLocale, translationLocales } from '#domain/locale.ts';
import {
  compareWithOriginal,
  findUntouched,
  recordAccepted,
  type TranslationRecord,
} from '#domain/translation-record.ts';
import type { RawContent, RawDocument } from '#reader/raw.ts';
import { nextCommand } from '#scripts/staff/arguments.ts';
import { readRawContent, writeChanges } from '#scripts/staff/project.ts';
import { Refusal } from '#scripts/staff/refusal.ts';
import { readText } from '#scripts/staff/write-files.ts';

const report = defineProblems({
  'translation-unchanged': `
    {name}：原文改了，第 {blocks} 段译文却没有改
    请先改译文；核对后确实不必改的，运行下面的命令
    {name}: the original has changed, but block {blocks} of the translation has not
    change the translation first; if it was compared and needs no change, run the command below`,
  'translation-unknown': `
    没有名为“{name}”的译文
    请照 {example} 的样子写
    There is no translation “{name}”
    write it like {example}`,
  'translation-invalid': `
    {name} 的文件有误
    请先运行下面的命令并改正
    The files of {name} have errors
    run the command below and correct them first`,
  'translation-unnamed': `
    没有写明是哪一节译文
    请照下面的样子写
    No translation is named
    write it like this`,
  'command-unknown': `
    没有命令“{command}”
    可用的是 accept，写法如下
    There is no command “{command}”
    there is accept, written like this`,
});

/** How a translation is named. */
const example = 'th/charter/tasks';

/**
 * Compares what each translated section of the charter was made from with the present original.
 * @returns one report per language and section, in their order
 */
export function reportTranslations(content: RawContent) {
  return translationLocales.flatMap((locale) =>
    charterSections.map((section) => {
      const { blocks = [] } = findSection(content, section, originalLocale) ?? {};
      const translation = findSection(content, section, locale);
      const record = findRecord(content, section);
      const ids = blockIds(section, blocks);
      return {
        /** Such as `th/charter/tasks`. */
        name: `${locale}/charter/${section}`,
        locale,
        file: contentFiles.section(section, locale),
        isMissing: translation === undefined,
        /** With the id of the original block, and the line of the translation's block in its file, from 1. */
        blocks: compareWithOriginal(blocks, madeFrom(translation), record).map((block, index) => ({
          ...block,
          id: ids[index],
          line: translation?.blocks[index]?.line,
        })),
      };
    }),
  );
}

/** The members that have no name in a language yet, by their ids, for each language. */
export function findUnnamed({ members }: RawContent): { name: string; ids: string[] }[] {
  return translationLocales.map((locale) => ({
    name: `${locale}/members`,
    ids: members.flatMap(({ id, data }) => {
      const { names } = (data ?? {}) as { names?: Partial<Record<Locale, unknown>> | null };
      return names?.[locale] === undefined ? [id] : [];
    }),
  }));
}

/**
 * Records that translations were made from the present original: all of them or none,
 * in their own files and in the records beside them. Their text stays as it is.
 * @param root the project's root, an absolute path
 * @param names languages and sections, such as `th/charter/tasks`
 * @param isReviewed whether somebody compared the texts and found that a translation needs no change
 * @throws Refusal if there is no such section, a file has errors,
 *   or a translation was not changed although its original was
 */
export function acceptTranslations(
  root: string,
  names: readonly string[],
  isReviewed = false,
): void {
  const content = readRawContent(root);
  const records = new Map<string, TranslationRecord>();
  /** What those accepted by now are made from. */
  const made = new Map<string, string[]>();
  const changes = new Map<string, string>();
  for (const name of names) {
    const { locale, section, original, translation } = findTranslation(content, name);
    const record = records.get(section) ?? findRecord(content, section);
    const from = madeFrom(translation);
    const { blocks } = original;
    const untouched = findUntouched(blocks, translation.blocks, from, record?.accepted[locale]);
    if (untouched.length > 0 && !isReviewed) {
      const values = { name, blocks: untouched.join('、') };
      throw new Refusal(report('translation-unchanged', { file: translation.file }, values)).next(
        nextCommand('translations', ['accept', name, '--reviewed']),
      );
    }
    const hashes = blocks.map(({ hash }) => hash);
    made.set(`${locale}/${section}`, hashes);
    const others = translationLocales
      .filter((other) => other !== locale)
      .map(
        (other) =>
          made.get(`${other}/${section}`) ?? madeFrom(findSection(content, section, other)),
      );
    const accepted = { locale, blocks: translation.blocks };
    records.set(section, recordAccepted(record, blocks, accepted, others));
    // A byte order mark would end up before the frontmatter.
    const source = (readText(join(root, translation.file)) ?? '').replace(/^\ufeff/, '');
    changes.set(translation.file, withHashes(source, hashes));
  }
  for (const [section, record] of records)
    changes.set(`content/charter/${section}/record.yaml`, formatRecord(record));
  writeChanges(root, changes);
}

/** @throws Refusal if there is no such translation, or its files have errors */
function findTranslation(content: RawContent, name: string) {
  const [, code, section = ''] = /^([\w-]+)\/charter\/(\w+)$/.exec(name) ?? [];
  const locale = translationLocales.find((known) => known === code);
  const original = findSection(content, section, originalLocale);
  const translation = locale && findSection(content, section, locale);
  if (!original || !translation)
    throw new Refusal(report('translation-unknown', { file: name }, { name, example }));
  const files = [original.file, translation.file];
  if (hasErrors(content.problems.filter(({ file }) => files.includes(file))))
    throw new Refusal(report('translation-invalid', { file: translation.file }, { name })).next(
      nextCommand('check'),
    );
  return { locale, section, original, translation };
}

/** The text of a file with the hashes in its frontmatter; everything else stays as it is. */
export function withHashes(source: string, hashes: readonly string[]): string {
  const [head = '', frontmatter = ''] = /^---\r?\n([\s\S]*?)---\r?\n/.exec(source) ?? [];
  const document = parseDocument(frontmatter === '' ? '{}' : frontmatter);
  const list = document.createNode([...hashes]);
  for (const item of list.items) Object.assign(item, { type: 'QUOTE_DOUBLE' });
  document.set('from', list);
  if (document.contents && 'flow' in document.contents) document.contents.flow = false;
  return `---\n${document.toString()}---\n${source.slice(head.length)}`;
}

/** The words of a text that were left out `[-…-]` and put in `{+…+}`. */
export function markChanges(before: string, after: string): string {
  return diffWordsWithSpace(before, after, { intlSegmenter: segmenter })
    .map(({ value, added, removed }) =>
      removed ? `[-${value}-]` : added ? `{+${value}+}` : shortenMiddle(value),
    )
    .join('');
}

const segmenter = new Intl.Segmenter(originalLocale, { granularity: 'word' });

function formatRecord(record: TranslationRecord): string {
  return `# 译文所依据的原文，和上次确认时的译文；由 npm run translations 写入，不用手改。
# What translations were made from, and what they said when last accepted; written by npm run translations.
${stringify(record, { lineWidth: 0 })}`;
}

/** Unchanged text, shortened to its ends: enough to find the place. */
function shortenMiddle(text: string): string {
  return text.length > 40 ? `${text.slice(0, 12)}…${text.slice(-12)}` : text;
}

function findSection(
  { charter }: RawContent,
  section: string,
  locale: Locale,
): RawDocument | undefined {
  return charter.find(({ id, locale: code }) => id === section && code === locale);
}

function findRecord({ records = [] }: RawContent, section: string): TranslationRecord | undefined {
  const entry = records.find(({ id }) => id === section);
  return entry?.unreadable ? undefined : (entry?.data as TranslationRecord | undefined);
}

function madeFrom(document: RawDocument | undefined): string[] | undefined {
  const { from } = (document?.data ?? {}) as { from?: unknown };
  return Array.isArray(from) ? from.map(String) : undefined;
}

function formatReport({ name, file, isMissing, blocks }: TranslationReport): string {
  if (isMissing) return `${name}  缺少 missing`;
  const outdated = blocks.filter(({ state }) => state === 'outdated');
  if (outdated.length === 0) return `${name}  与原文一致 current`;
  return [
    `${name}  旧于原文 older than the original: ${outdated.map(({ number }) => number).join(', ')} / ${blocks.length}`,
    ...outdated.flatMap(({ number, line, before, after }) => [
      `  ${file}${line === undefined ? '' : `:${line}`}  第 ${number} 段 block ${number}`,
      before === undefined
        ? `    原文现为 the original now: ${after}`
        : `    ${markChanges(before, after)}`,
    ]),
  ].join('\n');
}

/**
 * `npm run translations`: reports how far translations match the original, or records that some do.
 * @param root the project's root, an absolute path
 * @param command `accept` with the names of translations, or nothing
 * @param isReviewed whether somebody compared the texts and found that a translation needs no change
 * @throws Refusal if the arguments are wrong or a translation cannot be accepted
 */
export function runTranslations(
  root: string,
  [command, ...names]: readonly string[],
  isReviewed: boolean,
): string {
  const place = { file: 'npm run translations' };
  const accept = nextCommand('translations', ['accept', example]);
  if (command === 'accept' && names.length === 0)
    throw new Refusal(report('translation-unnamed', place)).next(accept);
  if (command === 'accept') acceptTranslations(root, names, isReviewed);
  else if (command !== undefined)
    throw new Refusal(report('command-unknown', place, { command })).next(accept);
  const content = readRawContent(root);
  const reports = reportTranslations(content);
  const outdated = reports.filter(({ blocks }) => blocks.some(({ state }) => state === 'outdated'));
  return [
    ...reports.map(formatReport),
    ...findUnnamed(content).map(({ name, ids }) =>
      ids.length === 0
        ? `${name}  与原文一致 current`
        : `${name}  缺少译名 names missing: ${ids.join(', ')}`,
    ),
    ...(outdated.length === 0
      ? []
      : [
          '\n[-删去-]{+新增+} [-left out-]{+put in+}',
          '改好译文后，运行对应的一行 once a translation has caught up, run its line:',
          ...outdated.map(({ name }) => `  ${nextCommand('translations', ['accept', name])}`),
        ]),
  ].join('\n');
}

/** One translated section. */
type TranslationReport = ReturnType<typeof reportTranslations>[number];

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineProblems, isError } from '#checks/problem.ts';
import type { Content } from '#domain/content.ts';
import { currentMembers } from '#domain/directory.ts';
import { contentFiles } from '#domain/file.ts';
import { readLedger } from '#domain/ledger.ts';
import { localeCodes, locales, originalLocale, translationLocales } from '#domain/locale.ts';
import { parseContent } from '#reader/content.ts';
import { nextCommand } from '#scripts/staff/arguments.ts';
import { escapeMarkdown } from '#scripts/staff/markdown-text.ts';
import {
  comparePages,
  groupChanges,
  type PageChange,
  textsOf,
} from '#scripts/staff/page-changes.ts';
import { checkFiles, readFiles } from '#scripts/staff/project.ts';
import { Refusal } from '#scripts/staff/refusal.ts';
import { reportTranslations } from '#scripts/staff/translations.ts';

const report = defineProblems({
  'base-missing': `
    没有这个文件夹：“{base}”
    请写明改动之前的项目文件夹，如下
    There is no folder “{base}”
    name the folder of the project before the change, like this`,
});

/**
 * What a change does to the site, as Markdown in Chinese and English: the pages changed in each language,
 * translations put out of date by it, members that joined, left or got another name.
 * @param base root of the project before the change
 * @param now root of the project after it
 * @throws Refusal if there is no folder `base`
 */
export function summarizeChange(base: string, now: string): string {
  if (!existsSync(base))
    throw new Refusal(report('base-missing', { file: '--base' }, { base: base || '—' })).next(
      'npm run --silent changes -- --base …',
    );
  const [before, after] = [readState(resolve(base)), readState(now)];
  const all = new Set([...before.texts.keys(), ...after.texts.keys()]);
  const files = [...all].filter((file) => before.texts.get(file) !== after.texts.get(file)).sort();
  if (files.length === 0)
    return '内容没有改动：没有页面因此改变，也没有译文因此需要更新。No content was changed: no page is different and no translation is out of date because of it.\n';
  return [
    '## 内容的改动 Changes to the content',
    ...describePages(before, after, files, now),
    '### 因此需要更新的译文 Translations put out of date by this change',
    ...outdatedSection(before, after, files),
    '### 成员 Members',
    ...memberSection(before.content, after.content),
    '',
  ].join('\n\n');
}

/** Reads what is under `content/`, valid or not, and how many errors it has. */
function readState(root: string) {
  const files = readFiles(root);
  const { content, problems } = checkFiles(root, files);
  const errors = problems.filter((problem) => isError(problem)).length;
  return { files, texts: textsOf(files), raw: parseContent(files), content, errors };
}

/** The pages changed, and the files that no page shows; all files if a state has errors. */
function describePages(before: State, after: State, files: string[], now: string): string[] {
  const [old, current] = [before.content, after.content];
  if (!old || !current)
    return describeFiles(
      current
        ? `改动之前的内容按现在的规则有 ${before.errors} 个问题，所以这里只列文件，不列页面。By the present rules the content before this change has ${before.errors} problem(s); so files are listed here and no pages.`
        : `改动之后的内容有 ${after.errors} 个问题，所以这里只列文件，不列页面。After this change the content has ${after.errors} problem(s); so files are listed here and no pages.`,
      files,
    );
  const states = [
    { files: before.files, content: old },
    { files: after.files, content: current },
  ] as const;
  const changes = comparePages(now, ...states, files);
  const unseen = files.filter((file) => !changes.some((change) => change.files.includes(file)));
  return [
    '### 改动的页面 Pages changed',
    ...(changes.length === 0
      ? [none]
      : ['● 有改动 changed　＋ 新增 new　－ 不再有 gone', pageTable(changes)]),
    ...describeFiles(
      '这些文件的改动在页面上看不到。Changed, but not to be seen on any page:',
      unseen,
    ),
  ];
}

function pageTable(changes: readonly PageChange[]): string {
  const heads = ['页面 Page', ...localeCodes.map((code) => locales[code].name), '文件 Files'];
  const rules = ['---', ...localeCodes.map(() => ':-:'), '---'];
  const rows = groupChanges(changes).map(({ title, path, marks, files, others }) => {
    const more = others === 0 ? '' : ` 等 ${others + 1} 页 and ${others} more`;
    const page = `${escapeMarkdown(title)}${more}${path === '' ? '' : `<br>\`${path}\``}`;
    return [page, ...marks, files.map((file) => `\`${file}\``).join('<br>')];
  });
  return [heads, rules, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The paragraphs of the charter whose translations became older, and other pages changed in Chinese alone. */
function outdatedSection(before: State, after: State, files: string[]): string[] {
  const outdatedIn = ({ raw }: State) =>
    reportTranslations(raw).flatMap(({ name, locale, blocks }) =>
      blocks
        .filter(({ state }) => state === 'outdated')
        .map((block) => ({ ...block, name, locale, key: `${name} ${block.number}` })),
    );
  const earlier = new Set(outdatedIn(before).map(({ key }) => key));
  const outdated = outdatedIn(after).filter(({ key }) => !earlier.has(key));
  const charter = [...Map.groupBy(outdated, ({ name }) => name)].map(([name, blocks]) => {
    const places = blocks.map(({ id, after: text }) => {
      const start = text.length > 30 ? `${text.slice(0, 30)}……` : text;
      return `  - \`#${id}\` ${escapeMarkdown(start)}`;
    });
    const [language] = blocks.map(({ locale }) => locales[locale].name);
    return [`- \`${name}\`（${language}）`, ...places].join('\n');
  });
  // Other texts record no original; what was changed in Chinese alone is for a person to judge.
  const chineseOnly = files.flatMap((file) => {
    const [, id = '', code] = /^content\/pages\/(.*)\/(\w+)\.mdx$/.exec(file) ?? [];
    if (code !== originalLocale || !after.texts.has(file)) return [];
    const left = translationLocales.filter(
      (locale) => !files.includes(contentFiles.page(id, locale)),
    );
    const names = left.map((locale) => locales[locale].name).join(' · ');
    return left.length > 0 ? [`- \`${file}\` → ${names}`] : [];
  });
  const names = [...new Set(outdated.map(({ name }) => name))];
  const caughtUp = `译文跟上之后 once they have caught up:\n\n\`\`\`\n${nextCommand('translations', ['accept', ...names])}\n\`\`\``;
  const mustFollow =
    '只改了中文的页面，请看译文要不要跟上。Pages changed in Chinese only; see whether the translations must follow:';
  return [
    ...(charter.length === 0 ? [none] : [charter.join('\n'), caughtUp]),
    ...(chineseOnly.length === 0 ? [] : [mustFollow, chineseOnly.join('\n')]),
  ];
}

/** Who joined, left, or got another name or id, by the newest list of either state. */
function memberSection(before: Content | undefined, after: Content | undefined): string[] {
  if (!before || !after)
    return ['内容有问题，名单无法比较。The content has problems, so the lists cannot be compared.'];
  const [old, current] = [listedNames(before), listedNames(after)];
  const idsBy = (names: Map<string, string>) => new Map([...names].map(([id, name]) => [name, id]));
  const [oldIds, currentIds] = [idsBy(old), idsBy(current)];
  const lines = [
    ...[...current].flatMap(([id, name]) => {
      const [oldName, oldId] = [old.get(id), oldIds.get(name)];
      const label = `${escapeMarkdown(name)} \`${id}\``;
      if (oldName === name) return [];
      if (oldName !== undefined) return `- 更名 Renamed: ${escapeMarkdown(oldName)} → ${label}`;
      return oldId === undefined
        ? `- 新增 New: ${label}`
        : `- 换了编号 Another id: \`${oldId}\` → ${label}`;
    }),
    ...[...old]
      .filter(([id, name]) => !current.has(id) && !currentIds.has(name))
      .map(([id, name]) => `- 离开 Left: ${escapeMarkdown(name)} \`${id}\``),
  ];
  return lines.length === 0
    ? [`没有增减，共 ${current.size} 家。None joined or left; ${current.size} in all.`]
    : [lines.join('\n'), `${old.size} → ${current.size}`];
}

/** The names on the newest list by id. */
function listedNames({ members, lists }: Content): Map<string, string> {
  const listed = currentMembers(members, readLedger(lists));
  return new Map(listed.map(({ id, member }) => [id, member.zh]));
}

/** A sentence and the files that it speaks of; nothing without files. */
function describeFiles(sentence: string, files: readonly string[]): string[] {
  return files.length === 0 ? [] : [sentence, files.map((file) => `- \`${file}\``).join('\n')];
}

const none = '没有。None.';

type State = ReturnType<typeof readState>;

import { type KindName, problemKinds } from '#checks/catalogue.ts';
import type { Problem } from '#checks/problem.ts';
import { correctedLine } from '#checks/reporters.ts';
import { staffLocales } from '#domain/locale.ts';
import type { ContentFiles } from '#reader/raw.ts';
import { copiedContent } from '#scripts/fixtures/content-copy.ts';
import { plantedMistakes } from '#scripts/fixtures/planted-mistakes.ts';
import { escapeMarkdown } from '#scripts/staff/markdown-text.ts';
import { checkFiles } from '#scripts/staff/project.ts';

/**
 * The pages of `docs/problems/`: for each kind of problem what it means, an example and what to do, in Chinese
 * and English. The example is the first planted mistake of the kind, as the check reports it.
 * @param root the project's root, an absolute path
 * @returns texts by path from the root
 */
export function makeProblemPages(root: string): Map<string, string> {
  const kinds = Object.keys(problemKinds) as KindName[];
  const real = copiedContent(root);
  const pages = kinds.map((kind): [string, string] => [
    `docs/problems/${kind}.md`,
    makePage(kind, findExample(root, real, kind)),
  ]);
  return new Map([['docs/problems/README.md', makeIndex(kinds)], ...pages]);
}

function findExample(root: string, real: ContentFiles, kind: KindName): Example {
  const mistake = plantedMistakes.find((planted) => planted.kind === kind);
  if (!mistake) throw new Error(`No mistake of the kind ${kind} is planted`);
  const files = new Map(real);
  mistake.plant(files);
  const read = (file: string, line: number) =>
    new TextDecoder().decode(files.get(file)).split(/\r?\n/)[line - 1];
  const problem = checkFiles(root, files, exampleDay).problems.find(
    (found) => found.kind === kind && found.file === mistake.file,
  );
  if (!problem) throw new Error(`The mistake planted for ${kind} is not reported`);
  const { file, position } = problem;
  const line = position && read(file, position.line)?.trimEnd();
  return {
    problem,
    // Garbled text and empty lines show nothing.
    line: line === undefined || line === '' || line.includes('\ufffd') ? undefined : line,
    corrected: correctedLine(problem, read)?.corrected,
  };
}

/** The day on which the examples are reported, so that the pages are the same on every day. */
const exampleDay = '2026-11-24';

/** What differs between the two halves of a page, in the order of the languages of staff. */
const languages = [
  {
    heading: '中文',
    error: '错误：改正之前网站不会生成。',
    gone: '（这一行整行删去）',
    warning: '提醒：不影响生成，请核对。',
    example: '例',
    cure: '改法',
    stop: '。',
  },
  {
    heading: 'English',
    error: 'An error: the site is not built until this is corrected. ',
    gone: '(Delete this whole line.)',
    warning: 'A warning: the site is still built; please check. ',
    example: 'Example',
    cure: 'What to do',
    stop: '.',
  },
] as const;

function makePage(kind: KindName, { problem, line, corrected }: Example): string {
  const { file, position } = problem;
  const place = position ? `${file}:${position.line}` : file;
  const halves = staffLocales.flatMap((code, index) => {
    const words = languages[index] ?? languages[0];
    const { says, cure } = problem[code];
    const { severity, [code]: texts } = problemKinds[kind];
    return [
      `## ${words.heading}`,
      '',
      `${words[severity]}${asMarkdown(texts.meaning)}`,
      '',
      `**${words.example}** \`${place}\``,
      '',
      ...fence(line, file),
      `> ${asMarkdown(says)}${words.stop}`,
      '',
      `**${words.cure}** ${asMarkdown(cure)}${words.stop}`,
      '',
      ...(corrected?.trim() === '' ? [words.gone, ''] : fence(corrected, file)),
    ];
  });
  return `${[`# ${kind}`, '', notice, '', ...halves].join('\n').trimEnd()}\n`;
}

function makeIndex(kinds: KindName[]): string {
  return [
    '# 内容检查的问题 · Problems of content',
    '',
    notice,
    '',
    '`npm run check` 会说出的每一种问题；每页说明意思、例子和改法。',
    'Every kind of problem that `npm run check` reports; each page has its meaning, an example, and what to do.',
    '',
    ...kinds.map(
      (kind) =>
        `- [${kind}](${kind}.md)：${asMarkdown(problemKinds[kind].zh.meaning)} ${asMarkdown(problemKinds[kind].en.meaning)}`,
    ),
    '',
  ].join('\n');
}

const notice =
  '<!-- npm run generate 生成，改动请写在 src/checks/ 和 src/reader/。Made by npm run generate from src/checks/ and src/reader/. -->';

/** A sentence as Markdown; what is between backticks is code. */
function asMarkdown(sentence: string): string {
  return sentence
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? part : escapeMarkdown(part)))
    .join('');
}

/** A line of a file as a code block; nothing for no line. */
function fence(line: string | undefined, file: string): string[] {
  if (line === undefined) return [];
  const language = /\.(\w+)$/.exec(file)?.[1] ?? '';
  return [`\`\`\`${language}`, line, '```', ''];
}

type Example = { problem: Problem; line: string | undefined; corrected: string | undefined };

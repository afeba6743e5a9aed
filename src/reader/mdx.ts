import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Nodes, Root, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkFrontmatter from 'remark-frontmatter';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { defineProblems, lineOf, type Place, type Problem } from '#checks/problem.ts';
import { words } from '#checks/words.ts';
import { addressNote, type Block, type LinkUse, type TermUse } from '#domain/charter.ts';
import { frontmatterOf, hideMistakes } from '#reader/mdx-lines.ts';
import { findHeadingProblems, findTreeProblems, reportTag } from '#reader/mdx-tree.ts';
import type { ProseLine } from '#reader/raw.ts';

/** Kinds of problem that keep an MDX text from being parsed. */
export const report = defineProblems({
  frontmatter: `
    文件开头的 --- 没有结束
    请在第 {line} 行的上面加一行，只写三个半角减号 --- ，不写别的
    文件开头两行 --- 之间是页面的信息；少了第二行，正文会被当作信息。
    The --- at the top of the file is not closed
    above line {line} add a line that holds only three half-width hyphens, ---, and nothing else
    The details of a page stand between two lines of --- at the top; without the second, the text is taken for details.`,
  'frontmatter-place': `
    文件的第一行不是 --- ，页面信息（title 等）因此读不到
    {cure}
    --- 不在第一行，标题等页面信息就会被当作正文。
    The first line of the file is not ---, so the page details (title and so on) are not found
    {cure}
    With --- anywhere else the title and the other details are taken for text.`,
  'frontmatter-dashes': `
    “{value}”不是三个半角连字符，页面信息因此读不到
    请把这一行改为三个半角减号 ---
    Word 和输入法会把三个连字符换成破折号。
    “{value}” is not three half-width hyphens, so the page details are not found
    write three half-width hyphens, ---, on this line
    Word and input methods turn three hyphens into a dash.`,
  'mdx-unclosed': `
    标记“{value}”没有结束
    请改为“{closed}”，斜线前空一格
    组件要自己结束，斜杠在最后。
    The tag “{value}” is not closed
    write “{closed}”
    A component closes itself, with a slash at its end.`,
  'mdx-syntax': `
    这里有读不出来的符号：“{value}”
    多半是多打了“<”：请删去它，紧跟着的“/”“>”也一起删去；确实要显示“<”的，在它前面加一个反斜线 \\
    正文读不出来，页面无法生成。
    There is a sign here that cannot be read: “{value}”
    most likely a “<” too many: delete it, and a “/” or “>” that follows it at once; to show a “<”, put a backslash \\ before it
    The text cannot be read, and the page cannot be made.`,
});

/** What is wrong with the lines around the frontmatter; nothing where it can be read, or there is none. */
export function findFrontmatterProblem(source: string, file: string): Problem | undefined {
  if (frontmatterOf(source) !== '') return undefined;
  const lines = source.split('\n');
  const isDashes = (line = '') =>
    /^[-\u2010-\u2015\u2212\uff0d_=* ]+$/.test(line) && line.trim() !== '';
  const isKey = (line = '') => /^(?:title|description|label|from):/.test(line);
  const dashes = (index: number) => {
    const from = lines[index] ?? '';
    const fix = { from, to: '---' };
    return report('frontmatter-dashes', lineOf({ file }, index + 1), { value: from.trim() }, fix);
  };
  const key = lines.findIndex(isKey);
  if (key < 0 || key > 5) return undefined;
  const first = isDashes(lines[key - 1]) ? key - 1 : undefined;
  if (first !== undefined && !/^---\s*$/.test(lines[first] ?? '')) return dashes(first);
  if (first === undefined)
    return report('frontmatter-place', lineOf({ file }, 1), {
      cure: words(
        `请在第 ${key + 1} 行的上面加一行，只写三个半角减号 ---，并删去它前面的各行`,
        `above line ${key + 1} add a line of three half-width hyphens, ---, and delete what stands before it`,
      ),
    });
  if (first > 0)
    return report('frontmatter-place', lineOf({ file }, 1), {
      cure: words(
        `请删去第 ${first + 1} 行的 --- 前面的所有内容，连同空行`,
        `delete everything before the --- at line ${first + 1}, empty lines too`,
      ),
    });
  const last = lines.findIndex((line, index) => index > key && isDashes(line));
  const end = lines.findIndex((line, index) => index > 0 && !/^(?:[\w.-]+:|\s|-\s|#\s)/.test(line));
  return last > 0
    ? dashes(last)
    : report('frontmatter', lineOf({ file }, 1), { line: Math.max(end, 1) + 1 });
}

/** Reads emphasis as the build does. */
const parser = unified()
  .use(remarkParse)
  .use(remarkCjkFriendly)
  .use(remarkFrontmatter)
  .use(remarkMdx);

/**
 * Reads an MDX text. What cannot be read becomes a problem; nothing is thrown.
 * @param source a whole file, with its frontmatter
 * @param file path from the project's root
 * @param components names of the components that may stand in it
 */
export function readMdx(source: string, file: string, components: readonly string[]): ReadMdx {
  const { hidden, problems: mistakes } = hideMistakes(source, file);
  const { root, problems: errors } = parse(hidden, file, components);
  const problems = [
    ...mistakes,
    ...errors,
    ...findTreeProblems(root, { file, source: hidden }, components),
    ...findHeadingProblems(root, { file, source }),
  ].sort((a, b) => lineAndColumn(a) - lineAndColumn(b));
  const isLost = (line: number) =>
    problems.some(({ kind, position }) => kind === 'lost-line' && position?.line === line);
  return {
    blocks: addressedBlocks(root),
    links: findLinks(root).filter(({ line }) => !isLost(line)),
    prose: proseOf(source),
    problems,
  };
}

function lineAndColumn({ position }: Problem): number {
  return (position?.line ?? 0) * 1e4 + (position?.column ?? 0);
}

/** Parses as much as can be parsed: a line that cannot be read is reported and left out. */
function parse(
  source: string,
  file: string,
  components: readonly string[],
): { root: Root; problems: Problem[] } {
  const problems: Problem[] = [];
  const lines = source.split('\n');
  for (;;) {
    try {
      return { root: parser.parse(lines.join('\n')), problems };
    } catch (error) {
      if ((error as ParseError).reason === undefined) throw error;
      const { problem, line } = parseProblem(error as ParseError, lines, file, components);
      problems.push(problem);
      if (lines[line - 1]?.trim() === '' || problems.length > 20)
        return { root: { type: 'root', children: [] }, problems };
      lines[line - 1] = '';
    }
  }
}

/** A parser's error as a problem, and the line that keeps the text from being parsed, from 1. */
function parseProblem(
  { reason = '', line = 1, column = 1, place }: ParseError,
  lines: string[],
  file: string,
  components: readonly string[],
): { problem: Problem; line: number } {
  // A missing closing tag is noticed at the end; the message names the opening tag with its place in brackets.
  const [, tag, tagLine, tagColumn] = /`<(\/?\w[\w.]*)>?`(?: \((\d+):(\d+))?/.exec(reason) ?? [];
  const start = place && 'start' in place ? place.start : { line, column };
  const position = tagLine
    ? { line: Number(tagLine), column: Number(tagColumn) }
    : { line: start.line, column: start.column };
  // A tag that never ends is noticed where the text does.
  const openTag = /<(\/?[A-Za-z][\w.]*)[^<>]*$/;
  const above = lines.slice(0, position.line).findLastIndex((text) => openTag.test(text));
  if (tag === undefined && above >= 0)
    Object.assign(position, { line: above + 1, column: (lines[above]?.search(openTag) ?? 0) + 1 });
  const text = lines[position.line - 1] ?? '';
  const found = tag ?? openTag.exec(text)?.[1];
  const name = found?.replace('/', '');
  const at = lineOf({ file }, position.line, position.column);
  const sign = text.lastIndexOf('<', Math.max(position.column - 1, 0));
  const problem =
    name === undefined && sign >= 0
      ? reportSign(file, position.line, text, sign)
      : name === undefined
        ? report('mdx-syntax', at, {
            value: text.slice(Math.max(position.column - 2, 0)).slice(0, 30),
          })
        : components.includes(name)
          ? reportUnclosed(`<${found}>`, name, text, at)
          : reportTag(name, `<${found}>`, components, at);
  return { problem, line: position.line };
}

/** Reports a less-than sign that begins nothing. */
function reportSign(file: string, line: number, text: string, index: number): Problem {
  const value = text.slice(index, index + 30);
  const fix = { from: value, to: `\\${value}` };
  return report('mdx-syntax', lineOf({ file }, line, index + 1), { value }, fix);
}

/** Reports a mark of a component that does not close itself. */
function reportUnclosed(value: string, name: string, text: string, place: Place): Problem {
  const closed = `<${name} />`;
  // Of a mark that is typed in two parts nothing may be left.
  const isAlone = /^\s*<[^<>]*>?\s*$/.test(text);
  const fix = isAlone ? { from: text.trim(), to: closed } : undefined;
  return report('mdx-unclosed', place, { value, closed }, fix);
}

/**
 * The blocks of a top-level node: one for each item of a list, none for frontmatter and link definitions, else one.
 * The build numbers blocks with it too.
 */
export function blocksOf(node: RootContent): Block[] {
  // An expression is a note to the check, or an address.
  if (/^(?:yaml|definition|mdxFlowExpression)$/.test(node.type)) return [];
  if (node.type === 'list') return node.children.map((item) => toBlock('list-item', item));
  if (node.type === 'heading') return [toBlock(`heading-${node.depth}`, node)];
  if (node.type === 'mdxJsxFlowElement') return [toBlock(`<${node.name ?? ''}>`, node)];
  return [toBlock(node.type, node)];
}

/** All blocks, each with the address that stands above it. */
function addressedBlocks({ children }: Root): Block[] {
  let address: string | undefined;
  return children.flatMap((node) => {
    if (node.type === 'mdxFlowExpression') address = addressNote.exec(node.value)?.[1] ?? address;
    const [first, ...rest] = blocksOf(node);
    if (!first) return [];
    const addressed = address === undefined ? first : { ...first, address };
    address = undefined;
    return [addressed, ...rest];
  });
}

function toBlock(type: string, node: RootContent): Block {
  const text = textOf(node, { includeImageAlt: false });
  return {
    type,
    text,
    hash: hashOf(`${type} ${text}`),
    terms: findTerms(node),
    line: node.position?.start.line ?? 1,
  };
}

/** SHA-256 of a text without its white space, first twelve hexadecimal digits. */
function hashOf(text: string): string {
  const normal = text.normalize('NFC').replace(/\s+/g, '');
  return bytesToHex(sha256(utf8ToBytes(normal))).slice(0, 12);
}

/** The terms that a text marks for explanation, as links of the form `term:` and the term in Chinese. */
function findTerms(node: Nodes): TermUse[] {
  const terms: TermUse[] = [];
  visit(node, 'link', (link) => {
    const term = termOf(link.url);
    const { line = 1, column = 1 } = link.position?.start ?? {};
    if (term !== undefined) terms.push({ term, text: textOf(link), line, column });
  });
  return terms;
}

/** The term that a link names; `undefined` where the link leads to a page. */
export function termOf(url: string): string | undefined {
  return url.startsWith('term:') ? url.slice('term:'.length) : undefined;
}

/** The links and link definitions of a text, except marked terms. */
function findLinks(root: Root): LinkUse[] {
  const links: LinkUse[] = [];
  visit(root, (node) => {
    if ((node.type !== 'link' && node.type !== 'definition') || termOf(node.url) !== undefined)
      return;
    const { line = 1, column = 1 } = node.position?.start ?? {};
    links.push({ url: node.url, text: textOf(node), line, column });
  });
  return links;
}

/** The lines that readers see, with link targets, components and code replaced by zeros; columns stay. */
function proseOf(source: string): ProseLine[] {
  const skipped = frontmatterOf(source);
  const first = skipped.split('\n').length;
  return source
    .slice(skipped.length)
    .split(/\r?\n/)
    .map((text, index) => ({
      line: first + index,
      text: text.replace(/(?<=\])\([^)]*\)|^\[[^\]]+\]:.*|<[A-Z][^>]*>|`[^`]+`/g, (part) =>
        '\0'.repeat(part.length),
      ),
    }))
    .filter(({ text }) => text.trim() !== '' && !text.startsWith('{/*'));
}

/** An MDX text as read. */
export type ReadMdx = {
  /** Its top-level blocks, list items one by one, without frontmatter. */
  blocks: Block[];
  links: LinkUse[];
  prose: ProseLine[];
  problems: Problem[];
};

/** What the parser throws for a text that it cannot read. */
type ParseError = {
  reason?: string;
  line?: number;
  column?: number;
  place?: { start: { line: number; column: number } } | object;
};

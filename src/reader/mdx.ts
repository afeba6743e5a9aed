import { createHash } from 'node:crypto';
import type { Nodes, Root, RootContent } from 'mdast';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkFrontmatter from 'remark-frontmatter';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { wordsFor } from '#checks/problem.ts';
import type { Block, LinkUse, TermUse } from '#domain/charter.ts';
import { hideFaults, type ProseLine, proseOf, type TextFault } from '#reader/mdx-slips.ts';

/** Bold and the like are read as the build reads them. */
const parser = unified()
  .use(remarkParse)
  .use(remarkCjkFriendly)
  .use(remarkFrontmatter)
  .use(remarkMdx);

/**
 * Reads an MDX text. What cannot be read becomes a fault; nothing is thrown.
 * @param source a whole file, with its frontmatter
 * @param components names of the components that may stand in it
 */
export function readText(source: string, components: readonly string[]): ReadText {
  const { hidden, faults } = hideFaults(source);
  const { root, faults: syntax } = parse(hidden, components);
  return {
    blocks: root.children.flatMap(nodeToBlocks),
    links: findLinks(root),
    prose: proseOf(source),
    faults: [
      ...faults,
      ...syntax,
      ...findFaults(root, components),
      ...findHeadingFaults(root),
    ].sort((a, b) => a.position.line - b.position.line || a.position.column - b.position.column),
  };
}

/** Parses as much as can be parsed: a line that cannot be read is told and left out. */
function parse(source: string, components: readonly string[]): { root: Root; faults: TextFault[] } {
  const faults: TextFault[] = [];
  const lines = source.split('\n');
  for (;;) {
    try {
      return { root: parser.parse(lines.join('\n')), faults };
    } catch (error) {
      const { reason, line = 1, column = 1, place } = error as ParseError;
      if (reason === undefined) throw error;
      // What an unclosed tag is missing is noticed at the end; the tag itself is named in brackets.
      const [, tag, tagLine, tagColumn] =
        /`<(\/?\w[\w.]*)>?`(?: \((\d+):(\d+))?/.exec(reason) ?? [];
      const start = place && 'start' in place ? place.start : { line, column };
      const position = tagLine
        ? { line: Number(tagLine), column: Number(tagColumn) }
        : { line: start.line, column: start.column };
      // A tag that never ends is noticed where the text does.
      const openTag = /<(\/?[A-Za-z][\w.]*)[^<>]*$/;
      const above = lines.slice(0, position.line).findLastIndex((line) => openTag.test(line));
      if (tag === undefined && above >= 0)
        Object.assign(position, { line: above + 1, column: lines[above]?.search(openTag) ?? 0 });
      const text = lines[position.line - 1] ?? '';
      const [, open] = openTag.exec(text) ?? [];
      const name = (tag ?? open)?.replace('/', '');
      faults.push(
        name === undefined
          ? { kind: 'mdx-syntax', value: text, values: {}, position }
          : components.includes(name)
            ? {
                kind: 'mdx-unclosed',
                value: `<${tag ?? open}>`,
                values: { closed: `<${name} />` },
                position,
              }
            : {
                kind: /^[a-z]/.test(name) ? 'mdx-html' : 'unknown-component',
                value: `<${tag ?? open}>`,
                values: {},
                position,
              },
      );
      if (text.trim() === '' || faults.length > 20)
        return { root: { type: 'root', children: [] }, faults };
      lines[position.line - 1] = '';
    }
  }
}

function nodeToBlocks(node: RootContent): Block[] {
  // A definition is where links lead to; nothing of it is shown.
  if (node.type === 'yaml' || node.type === 'definition') return [];
  if (node.type === 'list') return node.children.map((item) => toBlock('list-item', item));
  if (node.type === 'heading') return [toBlock(`heading-${node.depth}`, node)];
  if (node.type === 'mdxJsxFlowElement') return [toBlock(`<${node.name ?? ''}>`, node)];
  return [toBlock(node.type, node)];
}

function toBlock(type: string, node: RootContent): Block {
  const text = textOf(node);
  return {
    type,
    text,
    hash: hashOf(`${type} ${text}`),
    terms: findTerms(node),
    line: node.position?.start.line ?? 1,
  };
}

/** SHA-256 of what a text says, first twelve hexadecimal digits; how its lines are broken does not count. */
function hashOf(text: string): string {
  const said = text.normalize('NFC').replace(/\s+/g, '');
  return createHash('sha256').update(said).digest('hex').slice(0, 12);
}

/** The terms that a text marks for explanation, as links of the form `term:` and the term in Chinese. */
function findTerms(node: Nodes): TermUse[] {
  const term = node.type === 'link' ? termOf(node.url) : undefined;
  const { line = 1, column = 1 } = node.position?.start ?? {};
  const inner = 'children' in node ? node.children.flatMap(findTerms) : [];
  return term === undefined ? inner : [{ term, line, column }, ...inner];
}

/** The term that a link's address names, or nothing where the link leads to a page. */
export function termOf(url: string): string | undefined {
  return url.startsWith('term:') ? url.slice('term:'.length) : undefined;
}

/** The text of a node without markup; nothing for no node. */
export function textOf(node: Nodes | undefined): string {
  if (node === undefined) return '';
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

/** Where a text leads to, marked terms apart. */
function findLinks(node: Nodes): LinkUse[] {
  const inner = 'children' in node ? node.children.flatMap(findLinks) : [];
  if ((node.type !== 'link' && node.type !== 'definition') || termOf(node.url) !== undefined)
    return inner;
  const { line = 1, column = 1 } = node.position?.start ?? {};
  return [{ url: node.url, line, column }, ...inner];
}

/** Program code in a text, images, and components that do not exist. */
function findFaults(node: Nodes, components: readonly string[]): TextFault[] {
  const { line = 1, column = 1 } = node.position?.start ?? {};
  const fault = (kind: TextFault['kind'], value: string): TextFault => ({
    kind,
    value,
    values: {},
    position: { line, column },
  });
  const inner =
    'children' in node ? node.children.flatMap((child) => findFaults(child, components)) : [];
  switch (node.type) {
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      return [fault('mdx-code', `{${node.value}}`)];
    case 'mdxjsEsm':
      return [fault('mdx-import', node.value)];
    case 'text':
      return findUnread(node.value).map((value) => fault('not-markdown', value));
    case 'definition':
      return node.url.startsWith('data:') ? [fault('text-image', node.label ?? '')] : [];
    case 'heading':
      return textOf(node).trim() === '' ? [fault('heading-empty', '#'.repeat(node.depth))] : inner;
    case 'image':
    case 'imageReference':
      return [fault('text-image', node.alt ?? '')];
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement': {
      const name = node.name ?? '';
      if (node.type === 'mdxJsxFlowElement' && components.includes(name))
        return node.children.length > 0 || node.attributes.length > 0
          ? [{ ...fault('component-filled', `<${name}>`), values: { closed: `<${name} />` } }]
          : [];
      const kind = /^[a-z]/.test(name) ? 'mdx-html' : 'unknown-component';
      return [fault(kind, `<${name}>`), ...inner];
    }
    default:
      return inner;
  }
}

/** What was meant to be a link, bold, or a sign, and would stand on the page as it was typed. */
function findUnread(text: string): string[] {
  const form =
    /(?<=\[[^[\]]{0,99})\]\s?[(\uff08][^)\uff09]{0,99}|\u3011\([^)]{0,99}|\*\*|\uff0a\uff0a|&[a-z]{2,8}(?!;)\b/g;
  return text.match(form) ?? [];
}

/** Headings of the first level, which is the page's title, and headings that skip a level. */
function findHeadingFaults({ children }: Root): TextFault[] {
  let above = 1;
  return children.flatMap((node): TextFault[] => {
    if (node.type !== 'heading') return [];
    const { line = 1, column = 1 } = node.position?.start ?? {};
    const value = textOf(node);
    const told = { value, position: { line, column } };
    const expected = above + 1;
    above = Math.max(node.depth, 2);
    if (node.depth === 1)
      return [{ kind: 'heading-level-one', values: {}, fix: { from: '# ', to: '## ' }, ...told }];
    if (node.depth <= expected) return [];
    const marks = '#'.repeat(expected);
    const values = {
      found: wordsFor(`heading-${node.depth}`),
      expected: wordsFor(`heading-${expected}`),
      marks,
    };
    const fix = { from: `${'#'.repeat(node.depth)} `, to: `${marks} ` };
    return [{ kind: 'heading-order', values, fix, ...told }];
  });
}

/** An MDX text, and what must not be in it. */
export type ReadText = {
  /** Its top-level blocks, list items one by one, frontmatter left out. */
  blocks: Block[];
  links: LinkUse[];
  prose: ProseLine[];
  faults: TextFault[];
};

/** What the parser says of a text that it cannot read. */
type ParseError = {
  reason?: string;
  line?: number;
  column?: number;
  place?: { start: { line: number; column: number } } | object;
};

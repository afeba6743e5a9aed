import { createHash } from 'node:crypto';
import type { Nodes, Root, RootContent } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Block, TermUse } from '#domain/charter.ts';
import type { Position, ProblemKind } from '#domain/problem.ts';

const parser = unified().use(remarkParse).use(remarkFrontmatter).use(remarkMdx);

/**
 * Reads an MDX text.
 * @param components names of the components that may stand in it
 * @throws VFileMessage with `line`, `column` and `reason` where the text is not MDX
 */
export function readText(source: string, components: readonly string[]): ReadText {
  const root: Root = parser.parse(source);
  return { blocks: root.children.flatMap(nodeToBlocks), faults: findFaults(root, components) };
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

/** Program code in a text, and components that do not exist. */
function findFaults(node: Nodes, components: readonly string[]): TextFault[] {
  const position = {
    line: node.position?.start.line ?? 1,
    column: node.position?.start.column ?? 1,
  };
  const inner =
    'children' in node ? node.children.flatMap((child) => findFaults(child, components)) : [];
  switch (node.type) {
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      return [{ kind: 'mdx-code', value: `{${node.value}}`, position }];
    case 'mdxjsEsm':
      return [{ kind: 'mdx-import', value: node.value, position }];
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement': {
      const name = node.name ?? '';
      const isKnown = node.type === 'mdxJsxFlowElement' && components.includes(name);
      return isKnown
        ? inner
        : [{ kind: 'unknown-component', value: `<${name}>`, position }, ...inner];
    }
    default:
      return inner;
  }
}

/** An MDX text: its top-level blocks (list items one by one, frontmatter left out), and what must not be in it. */
export type ReadText = { blocks: Block[]; faults: TextFault[] };

/** Something in a text that would stop the build. */
type TextFault = { kind: ProblemKind; value: string; position: Position };

import type { Nodes, Root, RootContent } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Block } from '#domain/charter.ts';

const parser = unified().use(remarkParse).use(remarkFrontmatter).use(remarkMdx);

/**
 * The top-level blocks of an MDX text, list items one by one; frontmatter is left out.
 * @throws VFileMessage with `line`, `column` and `reason` where the text is not MDX
 */
export function readBlocks(source: string): Block[] {
  const root: Root = parser.parse(source);
  return root.children.flatMap(nodeToBlocks);
}

function nodeToBlocks(node: RootContent): Block[] {
  if (node.type === 'yaml') return [];
  if (node.type === 'list') return node.children.map((item) => toBlock('list-item', item));
  if (node.type === 'heading') return [toBlock(`heading-${node.depth}`, node)];
  if (node.type === 'mdxJsxFlowElement') return [toBlock(`<${node.name ?? ''}>`, node)];
  return [toBlock(node.type, node)];
}

function toBlock(type: string, node: RootContent): Block {
  return { type, text: textOf(node), line: node.position?.start.line ?? 1 };
}

function textOf(node: Nodes): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

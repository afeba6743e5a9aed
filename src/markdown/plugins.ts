import type { Root as HastRoot } from 'hast';
import type { Root as MdastRoot, Nodes } from 'mdast';
import type { VFile } from 'vfile';
import { headingId } from '#domain/charter.ts';
import { isLocale } from '#domain/locale.ts';
import type { Routes } from '#routes.ts';

/** Joins lines of one Chinese paragraph: between Chinese characters a line break is no space. */
export function remarkJoinChineseLines() {
  return (tree: MdastRoot) => {
    visit(tree, (node) => {
      if (node.type === 'text')
        node.value = node.value.replace(
          /(?<=[\p{sc=Han}\u3000-\u303f\uff00-\uffef])\n(?=[\p{sc=Han}\u3000-\u303f\uff00-\uffef])/gu,
          '',
        );
    });
  };
}

/** Turns a link such as `/members/` into the address of that page in the language of the file. */
export function remarkSiteLinks(routes: Routes) {
  return () => (tree: MdastRoot, file: VFile) => {
    const locale = file.path.match(/(\w+)\.mdx$/)?.[1] ?? '';
    visit(tree, (node) => {
      if (node.type !== 'link' || !node.url.startsWith('/') || !isLocale(locale)) return;
      const [path = '', fragment] = node.url.split('#');
      const address = routes.page(locale, path.replace(/^\/|\/$/g, '') || 'home');
      node.url = fragment === undefined ? address : `${address}#${fragment}`;
    });
  };
}

/** Hands the page's view to every component that an editor places in a text. */
export function remarkComponentView() {
  return (tree: MdastRoot) => {
    visit(tree, (node) => {
      if (node.type !== 'mdxJsxFlowElement' || !/^[A-Z]/.test(node.name ?? '')) return;
      node.attributes.push({
        type: 'mdxJsxAttribute',
        name: 'view',
        value: {
          type: 'mdxJsxAttributeValueExpression',
          value: 'props.view',
          data: {
            estree: {
              type: 'Program',
              sourceType: 'module',
              comments: [],
              body: [
                {
                  type: 'ExpressionStatement',
                  expression: {
                    type: 'MemberExpression',
                    object: { type: 'Identifier', name: 'props' },
                    property: { type: 'Identifier', name: 'view' },
                    computed: false,
                    optional: false,
                  },
                },
              ],
            },
          },
        },
      });
    });
  };
}

/** Gives headings ids that are the same in every language, so that a place in a text has one address. */
export function rehypeHeadingIds() {
  return (tree: HastRoot, file: VFile) => {
    const section = file.path.match(/content\/charter\/([^/]+)\//)?.[1];
    const seen = { 2: 0, 3: 0 };
    for (const node of tree.children) {
      if (node.type !== 'element') continue;
      const level = node.tagName === 'h2' ? 2 : node.tagName === 'h3' ? 3 : undefined;
      if (level === undefined) continue;
      seen[level] += 1;
      node.properties['id'] =
        section === undefined ? `h${level}-${seen[level]}` : headingId(section, level, seen[level]);
    }
  };
}

function visit(node: Nodes, act: (node: Nodes) => void): void {
  act(node);
  if ('children' in node) for (const child of node.children) visit(child, act);
}

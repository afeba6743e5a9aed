import type { Element, Root as HastRoot, RootContent, Text } from 'hast';
import type { Root as MdastRoot, Nodes } from 'mdast';
import type { MdxJsxAttribute, MdxJsxFlowElementHast } from 'mdast-util-mdx-jsx';
import type { VFile } from 'vfile';
import { headingId, noteIds } from '#domain/charter.ts';
import { isLocale, type Locale, locales, splitByScript } from '#domain/locale.ts';
import { homePage } from '#domain/page.ts';
import { termOf, textOf } from '#reader/mdx.ts';
import type { Routes } from '#routes.ts';

/** Joins lines of one Chinese paragraph: between Chinese characters a line break is no space. */
export function remarkJoinChineseLines() {
  return (tree: MdastRoot) => {
    visit(tree, (node) => {
      if (!('children' in node)) return;
      node.children.forEach((child, index) => {
        if (child.type !== 'text') return;
        const before = textOf(node.children[index - 1]).slice(-1);
        const after = textOf(node.children[index + 1]).slice(0, 1);
        const joined = (before + child.value + after).replace(chineseBreak, '');
        child.value = joined.slice(before.length, joined.length - after.length);
      });
    });
  };
}

/** Chinese characters and the punctuation that stands between them, quotation marks, dash and ellipsis included. */
const chinese = String.raw`[\p{sc=Han}\u2014\u2018-\u201d\u2026\u3000-\u303f\uff00-\uffef]`;
const chineseBreak = new RegExp(String.raw`(?<=${chinese})\r?\n(?=${chinese})`, 'gu');

/** Turns a link such as `/members/` into the address of that page in the language of the file. */
export function remarkSiteLinks(routes: Routes) {
  return () => (tree: MdastRoot, file: VFile) => {
    const locale = file.path.match(/(\w+)\.mdx$/)?.[1] ?? '';
    visit(tree, (node) => {
      if ((node.type !== 'link' && node.type !== 'definition') || !isLocale(locale)) return;
      // A path from the root: no other host. With an ending it is a file, without one a page.
      const [, path, rest = ''] = /^\/(?!\/)([^?#]*)([?#].*)?$/.exec(node.url) ?? [];
      if (path === undefined) return;
      const address = path.includes('.')
        ? routes.file(path)
        : routes.page(locale, path.replace(/\/$/, '') || homePage);
      node.url = address + rest;
    });
  };
}

/** Hands the page's view to every component that an editor places in a text. */
export function remarkComponentView() {
  return (tree: MdastRoot) => {
    visit(tree, (node) => {
      if (node.type === 'mdxJsxFlowElement' && /^[A-Z]/.test(node.name ?? ''))
        node.attributes.push(viewAttribute());
    });
  };
}

/** Turns the terms marked in a charter section into references to the notes that explain them. */
export function remarkTermNotes() {
  return (tree: MdastRoot, file: VFile) => {
    const section = sectionOf(file);
    let number = 0;
    visit(tree, (node) => {
      if (section === undefined || node.type !== 'link' || termOf(node.url) === undefined) return;
      const { note, reference } = noteIds(section, ++number);
      node.url = `#${note}`;
      node.data = { hProperties: { id: reference, className: ['term'], role: 'doc-noteref' } };
    });
  };
}

/**
 * Wraps every block of a charter section in a `<Block>`, which the page gives its fragment, its tools and its state.
 * Blocks are numbered as `readText` counts them; a list is one wrapper that counts for its items.
 */
export function rehypeCharterBlocks() {
  return (tree: HastRoot, file: VFile) => {
    if (sectionOf(file) === undefined) return;
    let number = 0;
    tree.children = tree.children.map((child) => {
      if (child.type !== 'element' && child.type !== 'mdxJsxFlowElement') return child;
      const count =
        child.type === 'element' && /^[ou]l$/.test(child.tagName) ? countItems(child) : 1;
      const wrapper: MdxJsxFlowElementHast = {
        type: 'mdxJsxFlowElement',
        name: 'Block',
        attributes: [
          { type: 'mdxJsxAttribute', name: 'number', value: String(number) },
          viewAttribute(),
        ],
        children: [child],
      };
      number += count;
      return wrapper;
    });
  };
}

function countItems({ children }: Element): number {
  return children.filter((child) => child.type === 'element' && child.tagName === 'li').length;
}

/** The attribute `view={props.view}`. */
function viewAttribute(): MdxJsxAttribute {
  return {
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
  };
}

/** The charter section that a file holds, or nothing for other texts. */
function sectionOf(file: VFile): string | undefined {
  return file.path.match(/content\/charter\/([^/]+)\//)?.[1];
}

/** Gives headings ids that are the same in every language, so that a place in a text has one address. */
export function rehypeHeadingIds() {
  return (tree: HastRoot, file: VFile) => {
    const section = sectionOf(file);
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

/** Marks words of another language in a text with that language, which picks glyphs and voices. */
export function rehypeForeignText() {
  return (tree: HastRoot, file: VFile) => {
    const locale = file.path.match(/(\w+)\.mdx$/)?.[1] ?? '';
    if (!isLocale(locale)) return;
    const walk = (parent: { children: RootContent[] }) => {
      parent.children = parent.children.flatMap((child): RootContent[] => {
        if (child.type === 'element') walk(child as { children: RootContent[] });
        return child.type === 'text' ? splitByLanguage(child.value, locale) : [child];
      });
    };
    walk(tree);
  };
}

function splitByLanguage(text: string, locale: Locale): (Text | Element)[] {
  return splitByScript(text, locale).map(({ text: value, locale: found }) =>
    found === undefined
      ? { type: 'text', value }
      : {
          type: 'element',
          tagName: 'span',
          properties: { lang: locales[found].tag },
          children: [{ type: 'text', value }],
        },
  );
}

function visit(node: Nodes, act: (node: Nodes) => void): void {
  act(node);
  if ('children' in node) for (const child of node.children) visit(child, act);
}

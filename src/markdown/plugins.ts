import type { Element, Root as HastRoot, RootContent, Text } from 'hast';
import type { Root as MdastRoot } from 'mdast';
import type { MdxJsxAttribute, MdxJsxFlowElement } from 'mdast-util-mdx';
import { toString as textOf } from 'mdast-util-to-string';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { headingId, noteIds } from '#domain/charter.ts';
import { isLocale, type Locale, locales, splitByScript } from '#domain/locale.ts';
import { homePage } from '#domain/page.ts';
import { blocksOf, termOf } from '#reader/mdx.ts';
import type { Routes } from '#routes.ts';

/** Joins lines of one Chinese paragraph: between Chinese characters a line break is not a space. */
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

/** Chinese characters and the punctuation between them, quotation marks, dash and ellipsis included. */
const chinese = String.raw`[\p{sc=Han}\u2014\u2018-\u201d\u2026\u3000-\u303f\uff00-\uffef]`;

const chineseBreak = new RegExp(String.raw`(?<=${chinese})\r?\n(?=${chinese})`, 'gu');

/** Turns a link such as `/members/` into the URL of that page in the language of the file. */
export function remarkSiteLinks(routes: Routes) {
  return () => (tree: MdastRoot, file: VFile) => {
    const locale = localeOf(file);
    visit(tree, (node) => {
      if ((node.type !== 'link' && node.type !== 'definition') || locale === undefined) return;
      // A path from the root, on this host. With an extension it is a file, without one a page.
      const [, path, rest = ''] = /^\/(?!\/)([^?#]*)([?#].*)?$/.exec(node.url) ?? [];
      if (path === undefined) return;
      const url = path.includes('.')
        ? routes.file(path)
        : routes.page(locale, path.replace(/\/$/, '') || homePage);
      node.url = url + rest;
    });
  };
}

/** Turns the terms marked in a charter section into references to the notes that explain them. */
export function remarkTermNotes() {
  return (tree: MdastRoot, file: VFile) => {
    const section = sectionOf(file);
    let number = 0;
    visit(tree, 'link', (node) => {
      if (section === undefined || termOf(node.url) === undefined) return;
      const { note, reference } = noteIds(section, ++number);
      node.url = `#${note}`;
      node.data = { hProperties: { id: reference, className: ['term'], role: 'doc-noteref' } };
    });
  };
}

/** Gives headings ids that are the same in every language, so that a place in a text has one fragment. */
export function remarkHeadingIds() {
  return (tree: MdastRoot, file: VFile) => {
    const section = sectionOf(file);
    const seen = { 2: 0, 3: 0 };
    for (const node of tree.children) {
      if (node.type !== 'heading' || (node.depth !== 2 && node.depth !== 3)) continue;
      const number = ++seen[node.depth];
      const id =
        section === undefined ? `h${node.depth}-${number}` : headingId(section, node.depth, number);
      node.data = { hProperties: { id } };
    }
  };
}

/**
 * Wraps every block of a charter section in a `<Block>`, which the page gives its fragment, its tools and its state.
 * Blocks are counted as the reader counts them; a list is one wrapper that counts for its items.
 */
export function remarkCharterBlocks() {
  return (tree: MdastRoot, file: VFile) => {
    if (sectionOf(file) === undefined) return;
    let number = 0;
    tree.children = tree.children.map((child) => {
      const count = blocksOf(child).length;
      if (count === 0) return child;
      const wrapper: MdxJsxFlowElement = {
        type: 'mdxJsxFlowElement',
        name: 'Block',
        attributes: [{ type: 'mdxJsxAttribute', name: 'number', value: String(number) }],
        children: [child as MdxJsxFlowElement['children'][number]],
      };
      number += count;
      return wrapper;
    });
  };
}

/** Gives the page's view to every component in a text, as the attribute `view={props.view}`. */
export function remarkComponentView() {
  return (tree: MdastRoot) => {
    visit(tree, 'mdxJsxFlowElement', (node) => {
      if (/^[A-Z]/.test(node.name ?? '')) node.attributes.push(structuredClone(viewAttribute));
    });
  };
}

const viewAttribute = (
  unified().use(remarkParse).use(remarkMdx).parse('<A view={props.view} />')
    .children[0] as MdxJsxFlowElement
).attributes[0] as MdxJsxAttribute;

/** Marks words of another language in a text with that language, which selects glyphs and voices. */
export function rehypeForeignText() {
  return (tree: HastRoot, file: VFile) => {
    const locale = localeOf(file);
    if (locale === undefined) return;
    const walk = (parent: { children: RootContent[] }) => {
      parent.children = parent.children.flatMap((child): RootContent[] => {
        if ('children' in child) walk(child as { children: RootContent[] });
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

function localeOf(file: VFile): Locale | undefined {
  const [, name = ''] = /(\w+)\.mdx$/.exec(file.path) ?? [];
  return isLocale(name) ? name : undefined;
}

/** The charter section that a file holds; `undefined` for other texts. */
function sectionOf(file: VFile): string | undefined {
  return file.path.match(/content\/charter\/([^/]+)\//)?.[1];
}

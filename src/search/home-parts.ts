import { type CheerioAPI, load } from 'cheerio';

/** The parts of the home page that the directory shows too: the map and the wall. */
const parts = ['.map', '.wall'];

/**
 * Makes those parts of a home page into trees, from which a script makes elements without parsing HTML.
 * @throws Error if the page lacks one
 */
export function homeParts(html: string): Tree[] {
  const $ = load(html);
  return parts.map((part) => {
    const [tree] = toTrees($, $(part));
    if (!tree) throw new Error(`The home page has no ${part}`);
    return tree;
  });
}

function toTrees($: CheerioAPI, nodes: Nodes): Tree[] {
  return nodes.toArray().flatMap<Tree>((node) => {
    if (node.type === 'text') return [node.data];
    if (node.type !== 'tag') return [];
    return [{ tag: node.name, attributes: node.attribs, children: toTrees($, $(node).contents()) }];
  });
}

type Nodes = ReturnType<ReturnType<CheerioAPI>['contents']>;

/** An element, or a text. */
export type Tree = { tag: string; attributes: Record<string, string>; children: Tree[] } | string;

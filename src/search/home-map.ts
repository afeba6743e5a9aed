import { type CheerioAPI, load } from 'cheerio';

/**
 * Makes the map of a home page, which the directory shows too, into a tree, from which a script makes elements without
 * parsing HTML.
 * @throws Error if the page has none
 */
export function homeMap(html: string): Tree {
  const $ = load(html);
  const [tree] = toTrees($, $('.map'));
  if (!tree) throw new Error('The home page has no .map');
  return tree;
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

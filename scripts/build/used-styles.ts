import { type ChildNode, type Container, parse } from 'postcss';
import parseSelectors, { type Node, type Selector } from 'postcss-selector-parser';

/**
 * A stylesheet without the selectors that name a class, an id or a language which a page does not have.
 * Scripts add elements, but no classes and no ids that inline styles name.
 * @param css the whole stylesheet
 * @param names what the page has: `.class`, `#id`, and of its language `html:lang(en)`
 */
export function usedStyles(css: string, names: ReadonlySet<string>): string {
  return print(partsOf(css), names);
}

/** Stylesheets are parsed once, however many pages they are in. */
const parsed = new Map<string, Part[]>();

function partsOf(css: string): Part[] {
  const known = parsed.get(css) ?? readParts(parse(css));
  parsed.set(css, known);
  return known;
}

function readParts({ nodes = [] }: Partial<Container<ChildNode>>): Part[] {
  return nodes.map((node) => {
    if (node.type === 'rule')
      return { selectors: readSelectors(node.selector), body: node.nodes.map(String).join(';') };
    if (node.type === 'atrule' && /^(media|supports)$/.test(node.name))
      return { head: `@${node.name} ${node.params}`, parts: readParts(node) };
    // Other rules end with a block or, like declarations, with a semicolon.
    return { text: `${node}${node.type === 'atrule' && node.nodes ? '' : ';'}` };
  });
}

/** Each selector with the names that an element must have; what stands in `:not()` it must not. */
function readSelectors(text: string): SelectorNames[] {
  const selectors: SelectorNames[] = [];
  parseSelectors((root) => {
    root.each((selector) => {
      selectors.push({ text: String(selector).trim(), names: namesIn(selector) });
    });
  }).processSync(text);
  return selectors;
}

function namesIn(selector: Selector): string[] {
  const [language] = /^html:lang\(\w+\)/.exec(String(selector).trim()) ?? [];
  const names = selector.nodes.flatMap((node: Node) =>
    node.type === 'class' ? [`.${node.value}`] : node.type === 'id' ? [`#${node.value}`] : [],
  );
  return language ? [language, ...names] : names;
}

function print(parts: readonly Part[], names: ReadonlySet<string>): string {
  return parts
    .map((part) => {
      if ('text' in part) return part.text;
      if ('parts' in part) {
        const inner = print(part.parts, names);
        return inner && `${part.head}{${inner}}`;
      }
      const used = part.selectors.filter((selector) => selector.names.every((n) => names.has(n)));
      return used.length > 0 ? `${used.map(({ text }) => text).join(',')}{${part.body}}` : '';
    })
    .join('');
}

type Part =
  | { selectors: SelectorNames[]; body: string }
  | { head: string; parts: Part[] }
  | { text: string };

type SelectorNames = { text: string; names: string[] };

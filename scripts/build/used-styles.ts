import { type ChildNode, type Container, parse } from 'postcss';
import parseSelectors, { type Node, type Selector } from 'postcss-selector-parser';

/**
 * A stylesheet without the selectors that need a class, an id, an element inside another, a language or a direction
 * which a page does not have. Scripts add elements, but no classes and no ids that inline styles name.
 * @param css the whole stylesheet
 * @param names what the page has, as in {@link PageParts}
 */
export function usedStyles(css: string, names: ReadonlySet<string>): string {
  const sheet = sheets.get(css) ?? readSheet(css);
  sheets.set(css, sheet);
  const key = sheet.names.filter((name) => names.has(name)).join(' ');
  const used = sheet.used.get(key) ?? print(sheet.parts, names);
  sheet.used.set(key, used);
  return used;
}

/** Stylesheets are parsed once, however many pages they are in, and printed once for pages that use the same of them. */
const sheets = new Map<string, Sheet>();

function readSheet(css: string): Sheet {
  const parts = readParts(parse(css));
  return { parts, names: [...new Set(namesOf(parts))], used: new Map() };
}

function namesOf(parts: readonly Part[]): string[] {
  return parts.flatMap((part) => {
    if ('text' in part) return [];
    return 'parts' in part ? namesOf(part.parts) : part.selectors.flatMap(({ names }) => names);
  });
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

/** What a page must have for a selector to match, in the form of the names of {@link PageParts}. */
function namesIn(selector: Selector): string[] {
  const names = String(selector).match(/\bhtml:lang\(\w+\)|\[dir=rtl\]/g) ?? ([] as string[]);
  // One element next to another says nothing about what lies in what.
  const isNested = !selector.nodes.some(
    ({ type, value }) => type === 'combinator' && /[+~]/.test(value ?? ''),
  );
  let [tag, before] = ['', ''];
  let isSame = false;
  selector.each((node: Node) => {
    if (node.type === 'id') names.push(`#${node.value}`);
    if (node.type === 'tag') tag = node.value;
    if (node.type === 'combinator') [tag, isSame] = ['', false];
    if (node.type !== 'class') return;
    const name = `.${node.value}`;
    names.push(
      tag + name,
      ...(before && (isSame || isNested) ? [before + (isSame ? '' : ' ') + name] : []),
    );
    before = name;
    isSame = true;
  });
  return names;
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

/** A stylesheet, every name in its selectors, and what pages use of it by the names they have. */
type Sheet = { parts: Part[]; names: string[]; used: Map<string, string> };

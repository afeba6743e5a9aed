import { Parser } from 'htmlparser2';

/** What styles and policy of a page depend on: its classes and ids, its inline styles and scripts. */
export function readParts(html: string): PageParts {
  const parts: PageParts = { names: new Set(), styles: [], scripts: [], hasSearch: false };
  const shapes = new Set<Shape>();
  /** Takes the text of the element that is being read. */
  let texts: string[] | undefined;
  /** The shapes of the open elements, outermost first. */
  const open = [page];
  const handler = {
    onopentag(tag: string, attributes: Record<string, string>) {
      const { class: list, id, role, src, type, lang = '', dir } = attributes;
      const shape = shapeIn(open.at(-1) ?? page, tag, list);
      shapes.add(shape);
      open.push(shape);
      if (tag === 'html') parts.names.add(`html:lang(${lang.split('-')[0]})`);
      if (dir !== undefined) parts.names.add(`[dir=${dir}]`);
      if (id !== undefined) parts.names.add(`#${id}`);
      if (role === 'search') parts.hasSearch = true;
      // Data such as JSON-LD is no script.
      const isScript = tag === 'script' && src === undefined && (type ?? 'module') === 'module';
      texts = tag === 'style' ? parts.styles : isScript ? parts.scripts : undefined;
      texts?.push('');
    },
    ontext(text: string) {
      if (texts) texts.push(`${texts.pop()}${text}`);
    },
    onclosetag() {
      open.pop();
      texts = undefined;
    },
  };
  new Parser(handler, { decodeEntities: false }).end(html);
  for (const { names } of shapes) for (const name of names) parts.names.add(name);
  return parts;
}

/** Returns the shape of an element inside another. */
function shapeIn(outer: Shape, tag: string, list: string | undefined): Shape {
  if (list === undefined) return outer;
  const key = `${tag} ${list}`;
  const shape = outer.inner.get(key) ?? makeShape(outer, tag, list);
  outer.inner.set(key, shape);
  return shape;
}

function makeShape(outer: Shape, tag: string, list: string): Shape {
  const classes = list.match(/\S+/g)?.map((name) => `.${name}`) ?? [];
  const names = classes.flatMap((name) => [
    name,
    tag + name,
    ...outer.classes.map((around) => `${around} ${name}`),
    ...classes.filter((other) => other !== name).map((other) => other + name),
  ]);
  return { names, classes: [...new Set([...outer.classes, ...classes])], inner: new Map() };
}

/**
 * An element as styles see it: its names as in {@link PageParts}, its classes and those around it, and the shapes inside it by
 * tag and classes. Pages share them.
 */
type Shape = { names: string[]; classes: string[]; inner: Map<string, Shape> };

/** The shape around everything. */
const page: Shape = { names: [], classes: [], inner: new Map() };

/** The parts of a page. */
export type PageParts = {
  /**
   * `.class`, `tag.class` and `#id` of its elements; `.one .other` for one inside another, `.one.other` for one with both; the
   * language and direction, as in `html:lang(zh)` and `[dir=rtl]`.
   */
  names: Set<string>;
  /** The texts of its styles. */
  styles: string[];
  /** The texts of its inline scripts. */
  scripts: string[];
  /** Whether it has a search box. */
  hasSearch: boolean;
};

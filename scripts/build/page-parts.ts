import { Parser } from 'htmlparser2';

/** What styles and policy of a page depend on: its classes and ids, its inline styles and scripts. */
export function readParts(html: string): PageParts {
  const parts: PageParts = { names: new Set(), styles: [], scripts: [], hasSearch: false };
  /** Takes the text of the element that is being read. */
  let texts: string[] | undefined;
  /** The classes of the open elements, outermost first. */
  const open: string[][] = [];
  const parser = new Parser({
    onopentag(tag, attributes) {
      const { class: list, id, role, src, type, lang = '', dir } = attributes;
      const classes = list?.match(/\S+/g)?.map((name) => `.${name}`) ?? [];
      const outside = classes.length > 0 ? open.flat() : [];
      for (const name of classes) {
        parts.names.add(name).add(tag + name);
        for (const outer of outside) parts.names.add(`${outer} ${name}`);
        for (const other of classes) if (other !== name) parts.names.add(other + name);
      }
      open.push(classes);
      if (tag === 'html') parts.names.add(`html:lang(${lang.split('-')[0]})`);
      if (dir !== undefined) parts.names.add(`[dir=${dir}]`);
      if (id !== undefined) parts.names.add(`#${id}`);
      if (role === 'search') parts.hasSearch = true;
      // Data such as JSON-LD is no script.
      const isScript = tag === 'script' && src === undefined && (type ?? 'module') === 'module';
      texts = tag === 'style' ? parts.styles : isScript ? parts.scripts : undefined;
      texts?.push('');
    },
    ontext(text) {
      if (texts) texts.push(`${texts.pop()}${text}`);
    },
    onclosetag() {
      open.pop();
      texts = undefined;
    },
  });
  parser.end(html);
  return parts;
}

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

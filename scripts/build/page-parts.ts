import { Parser } from 'htmlparser2';

/** What styles and policy of a page depend on: its classes and ids, its inline styles and scripts. */
export function readParts(html: string): PageParts {
  const parts: PageParts = { names: new Set(), styles: [], scripts: [], hasSearch: false };
  /** Takes the text of the element that is being read. */
  let texts: string[] | undefined;
  const parser = new Parser({
    onopentag(tag, attributes) {
      const { class: classes, id, role, src, type } = attributes;
      for (const name of classes?.split(/\s+/) ?? []) parts.names.add(`.${name}`);
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
      texts = undefined;
    },
  });
  parser.end(html);
  return parts;
}

/** The parts of a page. */
export type PageParts = {
  /** `.class` and `#id` of its elements. */
  names: Set<string>;
  /** The texts of its styles. */
  styles: string[];
  /** The texts of its inline scripts. */
  scripts: string[];
  /** Whether it has a search box. */
  hasSearch: boolean;
};

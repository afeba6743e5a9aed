import { globSync, readFileSync } from 'node:fs';
import type { Plugin } from 'postcss';

/**
 * Gives the custom properties of styles a letter for a name: they stand on every page, often.
 * @param folder with all stylesheets of the site, which name the same properties
 */
export function shortNames(folder: string): Plugin {
  const names = nameProperties(
    globSync(`${folder}/*.css`).map((file) => readFileSync(file, 'utf8')),
  );
  const rename = (text: string) => text.replace(property, (name) => names.get(name) ?? name);
  return {
    postcssPlugin: 'short-names',
    Declaration(declaration) {
      declaration.prop = rename(declaration.prop);
      declaration.value = rename(declaration.value);
    },
  };
}

/** A short name for each custom property of stylesheets, the shortest for those that are used most. */
export function nameProperties(sheets: readonly string[]): Map<string, string> {
  const uses = new Map<string, number>();
  for (const [name] of sheets.join('\n').matchAll(property))
    uses.set(name, (uses.get(name) ?? 0) + 1);
  const names = [...uses].sort(([a, more], [b, less]) => less - more || (a < b ? -1 : 1));
  return new Map(names.map(([name], index) => [name, `--${(index + 10).toString(36)}`]));
}

/** The name of a custom property where it is set or used; letters only, unlike that of a modifier of a class. */
const property = /(?<![\w-])--[a-z][a-z-]*/g;

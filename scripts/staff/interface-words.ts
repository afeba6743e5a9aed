import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Dictionary, flatten } from '#checks/dictionary.ts';

/**
 * Compares the interface dictionary with what the site's code asks for.
 * A key counts as used where it, or the beginning that code completes (`status.${status}`), is in quotes.
 * @param root the project's root; without `src/` nothing is known
 */
export function compareWithCode(root: string, dictionary: Dictionary): ComparedWords {
  const { asked, named } = readCode(root);
  if (named.size === 0) return noWords;
  const keys = [...flatten(dictionary).keys()];
  const bases = new Set(keys.map(baseOf));
  return {
    missing: [...asked].filter((key) => !bases.has(key)),
    unused: keys.filter((key) => {
      const base = baseOf(key);
      const groups = base
        .split('.')
        .map((_, index, parts) => `${parts.slice(0, index).join('.')}.`);
      return !named.has(base) && !groups.some((group) => named.has(group));
    }),
  };
}

/** Where nothing is known. */
export const noWords: ComparedWords = { missing: [], unused: [] };

function baseOf(key: string): string {
  return key.replace(/_(zero|one|two|few|many|other)$/, '');
}

/** Keys that the site's code asks for, and everything in it that has the form of a key or of its beginning; read once. */
function readCode(root: string): { asked: Set<string>; named: Set<string> } {
  const known = codes.get(root);
  if (known) return known;
  const code = globSync('src/**/*.{ts,astro}', { cwd: root, exclude: ['**/*.test.ts'] })
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n');
  const read = {
    asked: new Set(code.match(/(?<=\.text\(\s*')[a-zA-Z]+(?:\.[a-zA-Z]+)+(?=')/g)),
    named: new Set(code.match(/(?<=['"`])[a-zA-Z]+(?:\.[a-zA-Z]+)*\.?(?=['"`]|\$\{)/g)),
  };
  codes.set(root, read);
  return read;
}

const codes = new Map<string, { asked: Set<string>; named: Set<string> }>();

/** Keys that code asks for and the dictionary lacks, and keys that no code asks for. */
type ComparedWords = { missing: string[]; unused: string[] };

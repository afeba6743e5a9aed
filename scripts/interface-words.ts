import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Dictionary, flatten } from '#domain/dictionary.ts';

/**
 * The keys of the interface dictionary that no code of the site asks for.
 * A key counts as asked for where it, or the beginning that code completes (`status.${status}`), stands in quotes.
 * @param root the project's root; without `src/` nothing is known to be unused
 */
export function findUnusedWords(root: string, dictionary: Dictionary): string[] {
  const asked = findAskedWords(root);
  if (asked.size === 0) return [];
  return [...flatten(dictionary).keys()].filter((key) => {
    const base = key.replace(/_(zero|one|two|few|many|other)$/, '');
    const groups = base.split('.').map((_, index, parts) => `${parts.slice(0, index).join('.')}.`);
    return !asked.has(base) && !groups.some((group) => asked.has(group));
  });
}

/** Everything in the site's code that has the form of a key or of its beginning; read once. */
function findAskedWords(root: string): Set<string> {
  const known = askedWords.get(root);
  if (known) return known;
  const code = globSync('src/**/*.{ts,astro}', { cwd: root })
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n');
  const asked = new Set(code.match(/(?<=['"`])[a-zA-Z]+(?:\.[a-zA-Z]+)*\.?(?=['"`]|\$\{)/g));
  askedWords.set(root, asked);
  return asked;
}

const askedWords = new Map<string, Set<string>>();

import { resolve } from 'node:path';
import { readTree } from './builds/tree.ts';

/**
 * `npm run audit:compare -- <before> <after>`: the files in which two built sites differ. Pages that differ only in
 * the hashes of scripts, in their policy and in inline scripts are counted; of others the first difference is shown.
 */
const [before, after] = process.argv.slice(2, 4).map((folder) => readTree(resolve(folder)));
if (!before || !after) throw new Error('Name two built sites: npm run audit:compare -- <a> <b>');
let [same, scriptsOnly] = [0, 0];
for (const path of [...new Set([...before.keys(), ...after.keys()])].sort()) {
  if (/\.(?:br|gz)$/.test(path)) continue;
  const [one, two] = [before.get(path), after.get(path)];
  if (!one || !two) console.log(`${one ? 'only before' : 'only after'}: ${path}`);
  else if (one.equals(two)) same++;
  else if (path.endsWith('.html')) comparePages(path, withoutScripts(one), withoutScripts(two));
  else console.log(`differs: ${path}, ${one.length} B before, ${two.length} B after`);
}
console.log(`${same} files are the same, ${scriptsOnly} pages differ in scripts and policy only`);

function comparePages(path: string, one: string, two: string): void {
  if (one === two) {
    scriptsOnly++;
    return;
  }
  let at = 0;
  while (one[at] === two[at]) at++;
  const excerpt = (page: string) => page.slice(Math.max(at - 60, 0), at + 100).replace(/\n/g, '⏎');
  console.log(`differs: ${path}\n  - ${excerpt(one)}\n  + ${excerpt(two)}`);
}

function withoutScripts(page: Buffer): string {
  return page
    .toString()
    .replace(/<meta http-equiv="content-security-policy"[^>]*>/gi, '')
    .replace(/_astro\/(\w+)-[\w-]+\.js/g, '_astro/$1.js')
    .replace(/<script>[\s\S]*?<\/script>/g, '');
}

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { hashFiles, renameFiles } from '#search/hashed-files.ts';

test.each(['/', '/sub/path/'])(
  'files get names by their content, in whatever names them, on a site at %s',
  async (base) => {
    const build = async (words: string) => {
      const site = mkdtempSync(join(tmpdir(), 'hashed-'));
      onTestFinished(() => rmSync(site, { recursive: true }));
      const script = (file: string) => `const settings={"lists":"${base}${file}"};"a.js"`;
      const page = (file: string) =>
        `<button value="${base}${file}"></button>${base}search/en-search.js "a.json"`;
      const renamed = await hashFiles(
        site,
        base,
        new Map([
          ['search/words.json', words],
          ['search/en-search.js', script('search/words.json')],
        ]),
      );
      const [search = '', lists = ''] = readdirSync(join(site, '_astro')).sort();
      const read = (file: string) => readFileSync(join(site, file), 'utf8');
      expect(renameFiles(page('search/en-search.js'), renamed)).toBe(page(`_astro/${search}`));
      expect(read(`_astro/${search}`)).toBe(script(`_astro/${lists}`));
      expect(read(`_astro/${lists}`)).toBe(words);
      return [search, lists];
    };
    const first = await build('["Siam"]');
    expect(first[0]).toMatch(/^en-search\.[0-9a-f]{6}\.js$/);
    expect(await build('["Siam"]')).toEqual(first);
    const [search, lists] = await build('["Colombo"]');
    // Whoever names a changed file changes too.
    expect([search === first[0], lists === first[1]]).toEqual([false, false]);
  },
);

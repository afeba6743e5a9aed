import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { hashFiles } from '#search/hashed-files.ts';

test.each(['/', '/sub/path/'])(
  'files get names by their content, in whatever names them, on a site at %s',
  async (base) => {
    const build = async (names: string) => {
      const site = mkdtempSync(join(tmpdir(), 'hashed-'));
      onTestFinished(() => rmSync(site, { recursive: true }));
      for (const folder of ['search', 'en/about'])
        mkdirSync(join(site, folder), { recursive: true });
      writeFileSync(join(site, 'search/names.json'), names);
      const settings = { members: `${base}search/names.json`, page: `${base}en/search/` };
      writeFileSync(join(site, 'search/en.json'), JSON.stringify(settings));
      writeFileSync(
        join(site, 'en/about/index.html'),
        `<dialog data-words="${base}search/en.json"></dialog>${base}search/en.json "a.json"`,
      );
      await hashFiles(site, base, ['search/names.json', 'search/en.json']);
      const [words = '', index = ''] = readdirSync(join(site, '_astro')).sort();
      const read = (file: string) => readFileSync(join(site, file), 'utf8');
      expect(read('en/about/index.html')).toBe(
        `<dialog data-words="${base}_astro/${words}"></dialog>${base}search/en.json "a.json"`,
      );
      expect(JSON.parse(read(`_astro/${words}`))).toEqual({
        members: `${base}_astro/${index}`,
        page: `${base}en/search/`,
      });
      expect(read(`_astro/${index}`)).toBe(names);
      return [words, index];
    };
    const first = await build('["Siam"]');
    expect(first[0]).toMatch(/^en\.[0-9a-f]{6}\.json$/);
    expect(await build('["Siam"]')).toEqual(first);
    const [words, index] = await build('["Colombo"]');
    // Whoever names a changed file changes too.
    expect([words === first[0], index === first[1]]).toEqual([false, false]);
  },
);

import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { release } from '#scripts/hosting/release.ts';

const days = (count: number) => new Date(Date.now() - count * 24 * 60 * 60_000);

/** Two built sites, of which the second has other scripts, and a folder for releases. */
function makeSites() {
  const folder = mkdtempSync(join(tmpdir(), 'release-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const write = (site: string, files: Record<string, string>) => {
    for (const [file, text] of Object.entries(files)) {
      const path = join(folder, site, file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
      utimesSync(path, days(50), days(50));
    }
    return join(folder, site);
  };
  const same = {
    '404.html': 'x',
    'pagefind/index/a.pf_index': 'x',
    '.hosting/nginx/site.conf': 'x',
  };
  return {
    first: write('first', {
      ...same,
      'zh/index.html': '1',
      '_astro/a.1.js': '1',
      'zh/old.html': '',
    }),
    second: write('second', { ...same, 'zh/index.html': '2', '_astro/a.2.js': '2', _headers: '' }),
    target: join(folder, 'release'),
  };
}

test('a release is the site without configuration of servers, and keeps hashed files of the one before', async () => {
  const { first, second, target } = makeSites();
  expect(await release(first, target, 30)).toContain('5 files of the site; 0 old ones kept');
  const before = statSync(join(target, '404.html')).mtimeMs;
  expect((await release(second, target, 30)).split('\n').slice(2)).toEqual(['zh/old.html']);
  const files = readdirSync(target, { recursive: true }).map(String).sort();
  expect(files.filter((file) => file.includes('.') || file.startsWith('_h'))).toEqual([
    '404.html',
    '_astro/a.1.js',
    '_astro/a.2.js',
    '_headers',
    'pagefind/index/a.pf_index',
    'zh/index.html',
  ]);
  expect(readFileSync(join(target, 'zh/index.html'), 'utf8')).toBe('2');
  // What is the same is not new for browsers.
  expect(statSync(join(target, '404.html')).mtimeMs).toBe(before);
});

test('hashed files stay for some days after the last release that had them, and a site can come back', async () => {
  const { first, second, target } = makeSites();
  const old = join(target, '_astro/a.1.js');
  await release(first, target, 30);
  // The site was not changed for a long time: its own files are as good as new.
  for (const file of [old, join(target, 'pagefind/index/a.pf_index')])
    utimesSync(file, days(99), days(99));
  await release(first, target, 30);
  await release(second, target, 30);
  expect(existsSync(old)).toBe(true);
  utimesSync(old, days(29), days(29));
  expect(await release(second, target, 30)).toContain('1 old ones kept');
  utimesSync(old, days(31), days(31));
  expect(await release(second, target, 30)).toMatch(/1 removed:\n_astro\/a\.1\.js$/);
  expect(existsSync(old)).toBe(false);
  expect(existsSync(join(target, 'pagefind/index/a.pf_index'))).toBe(true);
  await release(first, target, 0);
  expect(readdirSync(join(target, '_astro'))).toEqual(['a.1.js']);
});

test('texts lie in a release compressed, as long as it has them', async () => {
  const { first, second, target } = makeSites();
  const text = '联盟 alliance '.repeat(100);
  writeFileSync(join(first, 'zh/old.html'), text);
  writeFileSync(join(first, '_astro/a.1.js'), text);
  expect(await release(first, target, 30)).toContain('5 files of the site; 0 old ones kept');
  const copies = ['zh/old.html.br', 'zh/old.html.gz', '_astro/a.1.js.br', '_astro/a.1.js.gz'];
  for (const copy of copies) expect(existsSync(join(target, copy)), copy).toBe(true);
  await release(second, target, 30);
  expect(copies.map((copy) => existsSync(join(target, copy)))).toEqual([false, false, true, true]);
});

test('nothing but a built site can be released', async () => {
  const { target, first } = makeSites();
  await expect(release('src', target, 30)).rejects.toThrow(/npm run build。\n.*no built site/);
  await expect(release(first, target, Number('x'))).rejects.toThrow('number of days');
});

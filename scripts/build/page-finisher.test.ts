import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startPageFinisher } from '#scripts/build/page-finisher.ts';

const page = (main: string) =>
  new TextEncoder().encode(
    `<html lang="th"><head><meta charset="utf-8"><link rel="stylesheet" href="/a/_astro/x.css"></head><body><script src="/a/search/th.js"></script>${main}</body></html>`,
  ).buffer;

/** A finisher for a site under `/a/` with a stylesheet. */
function openSite() {
  const folder = mkdtempSync(join(tmpdir(), 'pages-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, '_astro'));
  writeFileSync(join(folder, '_astro/x.css'), '.a{top:0}.b{top:0}');
  const finisher = startPageFinisher();
  finisher.open({
    folder,
    base: '/a/',
    renamed: new Map([['"/a/search/th.js"', '"/a/_astro/th.123456.js"']]),
    words: new Map([['th', ['สยาม']]]),
  });
  return { finisher, at: (file: string) => join(folder, file) };
}

test('a page is written as it is published, and returned as search indexes it', async () => {
  const { finisher, at } = openSite();
  const found = '<main data-pagefind-body class="a">ประเทศสยามใหม่</main>';
  const [indexed, other] = await Promise.all([
    finisher.finish('th/one/index.html', page(found)),
    finisher.finish('404.html', page('<main>404</main>')),
  ]);
  expect(other).toBeUndefined();
  const html = readFileSync(at('th/one/index.html'), 'utf8');
  expect(html).toContain('<style>.a{top:0}</style>');
  expect(html).toContain('src="/a/_astro/th.123456.js"');
  expect(html).toContain('content-security-policy');
  const [main] = /<main.*<\/main>/.exec(html) ?? [];
  expect(main).toContain('สยาม');
  expect(indexed).toContain(main);
  expect(existsSync(at('404.html'))).toBe(true);
  await finisher.close();
  expect(existsSync(at('_astro/x.css'))).toBe(false);
});

test('a page that cannot be finished is an error, and no other is', async () => {
  const { finisher, at } = openSite();
  writeFileSync(at('404.html'), 'a file of public/');
  await expect(finisher.finish('404.html', page(''))).rejects.toThrow(
    /public\/404\.html 占了.*\n.*stands where a page belongs/,
  );
  expect(readFileSync(at('404.html'), 'utf8')).toBe('a file of public/');
  await expect(finisher.finish('index.html', new ArrayBuffer())).rejects.toThrow('encoding');
  await expect(finisher.finish('en/index.html', page(''))).resolves.toBeUndefined();
  await finisher.close();
});

import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { finishPage } from '#scripts/build/finished-page.ts';

const page = (head: string, body: string) =>
  `<html><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`;
const withoutPolicy = (html: string) =>
  finishPage(html, () => '').replace(/<meta http-equiv="content-security-policy"[^>]*>/, '');

test('a page gets the styles that it uses, and its policy agrees with them', () => {
  const sheets = new Map([
    ['/_astro/one.css', '.a{top:0}.b{top:0}'],
    ['/_astro/two.css', '#c{top:0}#d{top:0}'],
  ]);
  const links = [...sheets.keys()].map((path) => `<link rel="stylesheet" href="${path}">`);
  const html = finishPage(
    page(`${links.join('')}<style>p{top:0}.d{top:0}</style>`, '<p class="x a" id="c"></p>'),
    (path) => sheets.get(path) ?? '',
  );
  for (const used of ['.a{top:0}#c{top:0}', 'p{top:0}']) {
    expect(html).toContain(`<style>${used}</style>`);
    expect(html).toContain(createHash('sha256').update(used).digest('base64'));
  }
  expect(html).not.toContain('stylesheet');
});

test('white space goes where nobody sees it, and stays between words', () => {
  const body = '<ul> <li> <b>one</b> <i>two</i> three </li> \n <li>four</li></ul> <p>\n five </p>';
  expect(withoutPolicy(page(' <title>x</title> ', body))).toBe(
    page(
      '<title>x</title>',
      '<ul><li><b>one</b> <i>two</i> three</li><li>four</li></ul><p>five</p>',
    ),
  );
});

test('styles lose the blanks in their values, but not those in texts', () => {
  const css = '.a{--b:"Songti SC", "x, y" 1rem / 2px;transition:a 1s, b 2s}';
  expect(withoutPolicy(page(`<style>${css}</style>`, '<p class="a"></p>'))).toContain(
    '<style>.a{--b:"Songti SC","x, y" 1rem/2px;transition:a 1s,b 2s}</style>',
  );
});

test('data and scripts stay as they are', () => {
  const script = '<script>let a = 1 < 2 && "  "</script>';
  const data = '<script type="application/ld+json">{"a": "1 \\u003cp> 2"}</script>';
  expect(withoutPolicy(page(script + data, ''))).toBe(page(script + data, ''));
});

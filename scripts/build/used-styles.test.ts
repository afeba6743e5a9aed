import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { usedStyles } from '#scripts/build/used-styles.ts';

const names = new Set(['.a', '.b', '.a .b', '.a.b', 'ul.a', '#main', 'html:lang(zh)']);

describe('the styles of a page', () => {
  test.each([
    ['h3{margin:0}', 'elements, which scripts may add', 'h3{margin:0}'],
    ['.a{margin:0}.c{margin:1px}', 'a class of the page', '.a{margin:0}'],
    ['.a .c,.a .b{margin:0}', 'one selector of two', '.a .b{margin:0}'],
    ['.a .b,.b .a,.b p .a{margin:0}', 'one inside the other', '.a .b{margin:0}'],
    ['.b+.a,.a~.b{margin:0}', 'one after the other', '.b+.a,.a~.b{margin:0}'],
    ['ul.a,p.a{margin:0}', 'a class of another element', 'ul.a{margin:0}'],
    ['.a.b,.a.c{margin:0}', 'two classes of one element', '.a.b{margin:0}'],
    ['[dir=rtl] .a{margin:0}', 'the other direction', ''],
    ['#main,#other{margin:0}', 'an id', '#main{margin:0}'],
    ['.a:not(.c){margin:0}', 'what is not there', '.a:not(.c){margin:0}'],
    ['.a:not(.b,.c)>p:first-child{margin:0}', 'a list', '.a:not(.b,.c)>p:first-child{margin:0}'],
    [
      'html:lang(zh) p{margin:0}html:lang(ru) p{margin:1px}',
      'the language of the page',
      'html:lang(zh) p{margin:0}',
    ],
    [':lang(ru) p{margin:0}', 'a language that a part may have', ':lang(ru) p{margin:0}'],
    ['[data-x] .a{margin:0}', 'an attribute that a script sets', '[data-x] .a{margin:0}'],
    ['@media print{.c{margin:0}}', 'a block that is empty', ''],
    ['@media print{.a{margin:0}.c{margin:0}}', 'a block', '@media print{.a{margin:0}}'],
    [
      '@media print{@supports (x:y){.a{margin:0}}}',
      'blocks in blocks',
      '@media print{@supports (x:y){.a{margin:0}}}',
    ],
    [
      '@view-transition{navigation:auto}',
      'rules without selectors',
      '@view-transition{navigation:auto}',
    ],
    [
      '@page{size:A4;@bottom-right{content:""}}',
      'paper',
      '@page{size:A4;@bottom-right{content:""}}',
    ],
    ['.a{--x:url(a;b);content:"{}"}', 'braces in texts', '.a{--x:url(a;b);content:"{}"}'],
  ])('%s: %s', (css, _, expected) => {
    expect(usedStyles(css, names)).toBe(expected);
  });
});

test('scripts that run in pages add no classes', () => {
  const scripts = globSync('src/{browser,correct,quote,search}/*.ts').filter(
    (file) => !file.endsWith('.test.ts'),
  );
  expect(scripts.length).toBeGreaterThan(10);
  const adding = scripts.filter((file) =>
    /classList|className|['"]?class['"]?:/.test(readFileSync(file, 'utf8')),
  );
  expect(adding).toEqual([]);
});

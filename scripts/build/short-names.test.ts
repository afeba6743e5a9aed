import postcss from 'postcss';
import { expect, test } from 'vitest';
import { nameProperties, shortNames } from '#scripts/build/short-names.ts';

test('properties have short names, the shortest for those that are used most', () => {
  const names = nameProperties([':root{--paper:#fff;--ink:var(--paper)}', 'a{color:var(--paper)}']);
  expect([...names]).toEqual([
    ['--paper', '--a'],
    ['--ink', '--b'],
  ]);
});

test('no two properties of the site share a name, wherever they are set or used', () => {
  const css = postcss([shortNames('src/styles')]).process(
    ':root{--paper:#fff;--leading-tight:1;--unknown:2}p{color:var(--paper);line-height:calc(var(--leading-tight) * -1);margin:-1px}',
    { from: undefined },
  ).css;
  const found =
    /^:root\{(--\w+):#fff;(--\w+):1;--unknown:2\}p\{color:var\((--\w+)\);line-height:calc\(var\((--\w+)\) \* -1\);margin:-1px\}$/.exec(
      css,
    );
  expect(found?.[1]).toBe(found?.[3]);
  expect(found?.[2]).toBe(found?.[4]);
  expect(found?.[1]).not.toBe(found?.[2]);
  expect(found?.[1]).toMatch(/^--[a-z]$/);
});

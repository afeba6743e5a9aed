import { describe, expect, test } from 'vitest';
import { lintSyntax } from '#scripts/floor/syntax.ts';

const find = (code: string) => lintSyntax(code, 'x.js', 'x').map(({ feature }) => feature);

describe('the floor reads', () => {
  test.each([
    'a?.b ?? 1n; try {} catch {} import("x"); import.meta.url',
    '/(?<year>\\d)\\p{Script=Han}(?=a)/gu.exec(""); /[(?<=]/; /\\(?<=a/; new RegExp("a/b", "gu")',
    'async function* f() { for await (const a of b) yield a }',
  ])('%s', (code) => {
    expect(find(code)).toEqual([]);
  });
});

describe('the floor does not read', () => {
  test.each([
    ['a ??= 1', 'ECMAScript 2020'],
    ['class A { b = 1 }', 'ECMAScript 2020'],
    ['class A { #b() {} }', 'ECMAScript 2020'],
    ['await 1', 'ECMAScript 2020'],
    ['1_000', 'ECMAScript 2020'],
    ['/a/d', 'ECMAScript 2020'],
    ['/[a--b]/v', 'ECMAScript 2020'],
    ['/(?<=a)b/', 'javascript.regular_expressions.lookbehind_assertion'],
    ['/[)](?<!a)b/u', 'javascript.regular_expressions.lookbehind_assertion'],
    ['new RegExp("(?<=a)b")', 'javascript.regular_expressions.lookbehind_assertion'],
    ['RegExp(`(?<!a)b`, `u`)', 'javascript.regular_expressions.lookbehind_assertion'],
    ['new RegExp("a", "v")', 'a regular expression of ECMAScript 2020'],
    ['export * as a from "b"', 'javascript.statements.export.namespace'],
  ])('%s', (code, feature) => {
    expect(find(code)).toEqual([feature]);
    expect(lintSyntax(code, 'x.js', 'x')[0]?.isFatal).toBeTruthy();
  });
});

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import {
  judgeProblems,
  lintElements,
  lintScript,
  lintSite,
  lintSources,
  lintStyle,
} from '#scripts/site/old-browsers.ts';
import { toPage } from '#scripts/site/pages.ts';

const featuresIn = (problems: { feature: string }[]) => problems.map(({ feature }) => feature);
const inStyle = async (code: string) => featuresIn(await lintStyle({ code, file: 'x.css' }));
const inScript = (code: string, isForeign = false) =>
  featuresIn(lintScript({ code, file: 'x.js' }, isForeign));
const inElements = (body: string) => featuresIn(lintElements([{ html: body }]));

describe('in styles, old browsers lack', () => {
  test.each([
    ['a property', 'a { aspect-ratio: 1 }', 'Property "aspect-ratio"'],
    ['a shorthand of Safari 14.1', 'a { inset: 0 }', 'Property "inset"'],
    ['another', 'a { padding-inline: 1px }', 'Property "padding-inline"'],
    ['a keyword', 'a { overflow: clip }', 'Value "clip" of property "overflow"'],
    ['a unit', 'a { height: 9dvh }', 'Unit "dvh"'],
    ['a unit of containers', 'a { width: 9cqw }', 'Unit "cqw"'],
    ['a unit beside a variable', 'a { height: calc(9dvh - var(--b)) }', 'Unit "dvh"'],
    ['a unit in a variable', 'a { --b: 9dvh }', 'Unit "dvh"'],
    ['a function', 'a { color: color-mix(in srgb, red, blue) }', 'Function "color-mix"'],
    ['a function in a variable', 'a { --b: light-dark(red, blue) }', 'Function "light-dark"'],
    ['a relative colour', 'a { color: rgb(from red r g b) }', 'feature "css-relative-colors"'],
    ['a gap in a flexible box', 'a { display: flex; gap: 1px }', 'feature "flexbox-gap"'],
    ['an at-rule', '@container (width > 1px) { a { color: red } }', 'At-rule "@container"'],
    ['a layer', '@layer a { b { color: red } }', 'At-rule "@layer"'],
    ['a range', '@media (width >= 9em) { a { gap: 0 } }', 'feature "css-media-range-syntax"'],
    [
      'a medium',
      '@media (prefers-contrast: more) { a { gap: 0 } }',
      'Media condition "prefers-contrast"',
    ],
    ['a selector', 'a:has(b) { color: red }', 'Selector "has"'],
    ['a list in :not()', 'a:not(.b, .c) { color: red }', 'feature "css-not-sel-list"'],
    ['a rule in a rule', 'a { &:hover { color: red } }', 'Selector "nesting"'],
    ['a box of a page', '@page { @bottom-right { content: "a" } }', 'At-rule "@page"'],
    ['an unknown property', 'a { colour: red }', 'Unknown property "colour" (property-no-unknown)'],
    [
      'a gradient that Firefox 78 lacks',
      'a { background: conic-gradient(red, blue) }',
      'feature "css-conic-gradients"',
    ],
  ])('%s', async (_, css, feature) => {
    expect(await inStyle(css)).toContain(feature);
  });

  test('nothing that every one of them has', async () => {
    const css = `@media (min-width: 40em) { a:not(.b)::after, p > a:hover { --c: min(1px, 2vw); color: var(--c); margin: calc(1px + 1em) } }
    ul { display: grid; grid-template: auto 1fr / minmax(0, 1fr) repeat(2, 1rem); gap: 1px; place-items: center }
    @keyframes x { to { transform: translate(1px) rotate(3deg) } }`;
    expect(await inStyle(css)).toEqual([]);
  });

  test('nothing behind a condition that is false there', async () => {
    expect(await inStyle('@supports (aspect-ratio: 1) { a { aspect-ratio: 1 } }')).toEqual([]);
    expect(await inStyle('@supports not (aspect-ratio: 1) { a { inset: 0 } }')).toEqual([
      'Property "inset"',
    ]);
  });

  test('nothing that can be read where it is no style at all', async () => {
    await expect(inStyle('a { color red } b { color: red }')).rejects.toThrow('x.css:1:5');
  });

  test('named with the place and the selector', async () => {
    const code = 'a { color: red }\nb {\n  inset: 0;\n}';
    expect(await lintStyle({ code, file: 'x.css' })).toEqual([
      { feature: 'Property "inset"', at: 'b', place: 'x.css:3:3', excerpt: 'inset: 0;' },
    ]);
  });
});

describe('built scripts have what old browsers', () => {
  test.each([
    ['a ??= 1', 'Parsing error: Unexpected token ='],
    ['class A { b = 1 }', 'Parsing error: Unexpected token ='],
    ['class A { #b() {} }', "Parsing error: Unexpected character '#'"],
    ['class A { static {} }', 'Parsing error: Unexpected token {'],
    ['await 1', "Parsing error: Cannot use keyword 'await' outside an async function"],
    ['1_000', 'Parsing error: Identifier directly after number'],
    ['/a/d', 'Parsing error: Invalid regular expression flag'],
    ['/[a--b]/v', 'Parsing error: Invalid regular expression flag'],
    ['/(?<=a)b/', 'ES2018 RegExp lookbehind assertions'],
    ['/[)](?<!a)b/u', 'ES2018 RegExp lookbehind assertions'],
    ['new RegExp("(?<=a)b")', 'ES2018 RegExp lookbehind assertions'],
    ['RegExp(`(?<!a)b`, `u`)', 'ES2018 RegExp lookbehind assertions'],
    ['new RegExp("a", "v")', "ES2024 RegExp 'v' flag"],
    ['new RegExp("a", "d")', "ES2022 RegExp 'd' flag"],
    ['export * as a from "b"', "ES2020 'export * as ns'"],
  ])('cannot parse: %s', (code, feature) => {
    expect(inScript(code)).toEqual([feature]);
    expect(inScript(code, true)).toEqual([feature]);
  });

  test.each([
    ['[1].at(-1)', "ES2022 'Array.prototype.at' method"],
    ['export const f = (a) => a.toReversed()', "ES2023 'Array.prototype.toReversed' method"],
    ['Object.hasOwn({}, "a")', "ES2022 'Object.hasOwn' method"],
    ['Object.groupBy([], String)', "ES2024 'Object.groupBy'"],
    ['Promise.any([])', "ES2021 'Promise.any'"],
    ['new WeakRef({})', "ES2021 'WeakRef' class"],
    ['structuredClone({})', "Feature 'structuredClone()' (structured-clone)"],
    ['URL.canParse("a")', "Feature 'URL.canParse()' (url-canparse)"],
    ['new Intl.Segmenter("th")', "Feature 'Intl.Segmenter' (intl-segmenter)"],
    ['new Intl.ListFormat("th")', "Feature 'Intl.ListFormat' (intl-list-format)"],
    ['navigator.clipboard.writeText("")', "Feature 'Async clipboard' (async-clipboard)"],
    ['AbortSignal.timeout(1)', "Feature 'AbortSignal.timeout()' (abortsignal-timeout)"],
    ['new BroadcastChannel("a")', "Feature 'BroadcastChannel' (broadcast-channel)"],
  ])('lack: %s', (code, feature) => {
    expect(inScript(code)).toContain(feature);
    expect(inScript(code, true)).toEqual([]);
  });

  test.each([
    `a?.b ?? 1n; try {} catch {} import("x"); import.meta.url`,
    String.raw`/(?<year>\d)\p{Script=Han}(?=a)/gu.exec(""); /[(?<=]/; /\(?<=a/; new RegExp("a/b", "gu")`,
    `async function* f() { for await (const a of b) yield a }`,
    `document.querySelector('a')?.closest('b')?.append(...new Set([1].flatMap(String)));
      const f = ({ at, first, size }) => [at, first, size].map((hit) => hit.segment);
      'a'.replaceAll('a', 'b').matchAll(/a/g); Object.entries(document.body.dataset);
      addEventListener('popstate', f, { once: true });`,
  ])('have too: %s', (code) => {
    expect(inScript(code)).toEqual([]);
  });
});

describe('with types, sources have what old browsers lack', () => {
  const folder = '.cache/old-browsers';
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const planted = [
    ['[1].at(-1);', "ES2022 'Array.prototype.at' method"],
    ['[2, 1].toSorted();', "ES2023 'Array.prototype.toSorted' method"],
    ['new Map<string, string>().keys().map(String);', "ES2025 'Iterator.prototype.map' method"],
    ['new Set([1]).union(new Set([2]));', "ES2025 'Set.prototype.union' method"],
    ['document.querySelector("dialog")?.showModal();', "Feature '<dialog>' (dialog)"],
    ['document.startViewTransition(() => {});', "Feature 'View transitions' (view-transitions)"],
    ['document.body.checkVisibility();', "Feature 'checkVisibility()' (check-visibility)"],
    ['document.body.showPopover();', "Feature 'Popover' (popover)"],
    ['/(?<=a)b/.test("");', 'ES2018 RegExp lookbehind assertions'],
  ] as const;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'entry.ts'), 'import "./planted.ts";\n');
  writeFileSync(
    join(folder, 'planted.ts'),
    `${planted.map(([code]) => code).join('\n')}\nlet a; a ??= [1].map(String);\nexport {};\n`,
  );
  const problems = lintSources([join(folder, 'entry.ts')]);

  test.each(planted)('%s', (code, feature) => {
    const found = problems.filter(({ excerpt }) => code.includes(excerpt));
    expect(featuresIn(found)).toContain(feature);
  });

  test('but for syntax that the compiler rewrites and what all browsers have', () => {
    const lines = new Set(problems.map(({ place }) => place.split(':')[1]));
    expect(lines.size).toBe(planted.length);
  });
});

describe('in pages, old browsers lack', () => {
  test.each([
    ['<dialog></dialog>', "Element '<dialog>'"],
    ['<search></search>', "Element '<search>'"],
    ['<img src="a" alt="" loading="lazy">', "Attribute 'loading' on '<img>'"],
    ['<p inert></p>', "Attribute 'inert'"],
    ['<p popover></p>', "Attribute 'popover'"],
    ['<input enterkeyhint="search">', "Attribute 'enterkeyhint'"],
  ])('%s', (body, feature) => {
    expect(inElements(body)).toEqual([feature]);
  });

  test('nothing that every one of them has', () => {
    expect(
      inElements(
        '<script>a</script><details><summary>a</summary></details><p hidden lang="zh"></p><input type="search">',
      ),
    ).toEqual([]);
  });
});

describe('exceptions', () => {
  const why = '';

  test('cover their places only', async () => {
    const problems = await lintStyle({ code: 'a { inset: 0 } b { inset: 0 }', file: 'x.css' });
    const left = judgeProblems(problems, [{ feature: 'Property "inset"', at: ['a'], why }]);
    expect(left).toHaveLength(1);
    expect(left[0]).toMatch(/^x\.css:1:20 Property "inset" \[b\]: /);
  });

  test('cover every place where they say so, if there is one', async () => {
    const problems = await lintStyle({ code: 'a { inset: 0 } b { inset: 0 }', file: 'x.css' });
    const everywhere = { feature: 'Property "inset"', at: ['*'], why };
    expect(judgeProblems(problems, [everywhere])).toEqual([]);
    expect(judgeProblems([], [everywhere])).toHaveLength(1);
  });

  test('are reported when nothing needs them', async () => {
    const problems = await lintStyle({ code: 'a { inset: 0 }', file: 'x.css' });
    const left = judgeProblems(problems, [{ feature: 'Property "inset"', at: ['a', 'b'], why }]);
    expect(left).toEqual([expect.stringContaining('Property "inset" [b]')]);
  });

  test('never cover a selector that takes others of its list with it', async () => {
    const problems = await lintStyle({ code: 'a, b:has(c) { color: red }', file: 'x.css' });
    const at = ['a, b:has(c)'];
    expect(judgeProblems(problems, [{ feature: 'Selector "has"', at, why }])).toHaveLength(1);
  });

  test.each(['a ??= 1', '/(?<=a)b/', 'export * as a from "b"'])(
    'never cover a script that cannot be parsed: %s',
    (code) => {
      const problems = lintScript({ code, file: '_astro/x.js' });
      const [feature = ''] = featuresIn(problems);
      expect(judgeProblems(problems, [{ feature, at: ['_astro/'], why }])).toHaveLength(1);
    },
  );
});

test('a built site is linted wherever styles, scripts and elements stand', async () => {
  const folder = '.cache/old-browsers-site';
  for (const name of ['_astro', 'pagefind']) mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, '_astro/a.css'), 'a { inset: 0 }');
  writeFileSync(join(folder, '_astro/a.js'), 'Object.hasOwn({}, "a")');
  writeFileSync(join(folder, 'pagefind/pagefind.js'), 'a ??= 1');
  const html = `<style>b { aspect-ratio: 1 }</style><script>structuredClone({})</script>
    <script type="application/json">{"a":1}</script><dialog></dialog>`;
  const problems = await lintSite(folder, [toPage('/', html), toPage('/b/', html)]);
  rmSync(folder, { recursive: true });
  expect(new Set(problems.map(({ feature, at }) => `${feature} [${at}]`))).toEqual(
    new Set([
      'Property "aspect-ratio" [b]',
      'Property "inset" [a]',
      "Feature 'structuredClone()' (structured-clone) [inline script]",
      "ES2022 'Object.hasOwn' method [_astro/]",
      "Feature 'Object.hasOwn()' (object-hasown) [_astro/]",
      'Parsing error: Unexpected token = [pagefind/]',
      "Feature 'Async clipboard' (async-clipboard) [src/browser/copy.ts]",
      "Feature 'execCommand()' (execcommand) [src/browser/copy.ts]",
      "Feature 'navigator.share()' (share) [src/letter/browser.ts]",
      "Feature 'Async clipboard' (async-clipboard) [src/quote/browser.ts]",
      "Feature 'Intl.Segmenter' (intl-segmenter) [src/search/item.ts]",
      "Feature '<dialog>' (dialog) [src/search/dialog.ts]",
      "Element '<dialog>' [dialog]",
    ]),
  );
});

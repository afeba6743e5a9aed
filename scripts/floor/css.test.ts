import { describe, expect, test } from 'vitest';
import { lintStyles } from '#scripts/floor/css.ts';

/** Every feature found in a stylesheet, with the engines it is told of by the beginnings of their names. */
const find = (css: string) =>
  lintStyles(css, 'x.css').map(
    ({ feature, engines, isFatal }) =>
      `${feature} ${[...new Set(engines.map(({ name }) => name.split('_')[0]))].join()}${isFatal ? '!' : ''}`,
  );

describe('in styles the floor finds', () => {
  test('nothing in what every engine of it has', () => {
    const css = `@media (min-width: 40em) { a:not(.b)::after, p > a:hover { --c: min(1px, 2vw); color: var(--c); margin: calc(1px + 1em) } }
    ul { display: grid; grid-template: auto 1fr / minmax(0, 1fr) repeat(2, 1rem); gap: 1px; place-items: center }
    @keyframes x { to { transform: translate(1px) rotate(3deg) } }`;
    expect(find(css)).toEqual([]);
  });

  test.each([
    [
      'a property',
      'a { aspect-ratio: 1 }',
      'css.properties.aspect-ratio chrome,webview,safari,firefox',
    ],
    [
      'a shorthand that Safari 14.1 brought',
      'a { inset: 0 }',
      'css.properties.inset safari,webview',
    ],
    ['another', 'a { padding-inline: 1px }', 'css.properties.padding-inline safari,webview'],
    [
      'a keyword',
      'a { overflow: clip }',
      'css.properties.overflow.clip chrome,webview,safari,firefox',
    ],
    [
      'a unit',
      'a { height: 9dvh }',
      'css.types.length.viewport_percentage_units_dynamic chrome,webview,safari,firefox',
    ],
    [
      'a unit of containers',
      'a { width: 9cqw }',
      'css.types.length.container_query_length_units chrome,webview,safari,firefox',
    ],
    [
      'a function',
      'a { color: color-mix(in srgb, red, blue) }',
      'css.types.color.color-mix chrome,webview,safari,firefox',
    ],
    [
      'a function in a variable',
      'a { --b: light-dark(red, blue) }',
      'css.types.color.light-dark chrome,webview,safari,firefox',
    ],
    [
      'a gap in a flexible box',
      'a { display: flex; gap: 1px }',
      'css.properties.gap.flex_context safari,webview',
    ],
    [
      'a gap in what may be one',
      'a { gap: 1px }',
      'css.properties.gap.flex_context safari,webview',
    ],
    [
      'a text for ears',
      'a::after { content: "/" / "" }',
      'css.properties.content.alt_text safari,webview,firefox',
    ],
    [
      'a colour space of a gradient',
      'a { background: linear-gradient(in oklab, red, blue) }',
      'css.types.gradient.linear-gradient.interpolation_color_space chrome,webview,safari,firefox',
    ],
    [
      'an at-rule, and not what is in it',
      '@container (width > 1px) { a { inset: 0 } }',
      'css.at-rules.container chrome,webview,safari,firefox',
    ],
    [
      'a layer',
      '@layer a { b { color: red } }',
      'css.at-rules.layer chrome,webview,safari,firefox',
    ],
    [
      'a range of widths',
      '@media (width >= 9em) { a { color: red } }',
      'css.at-rules.media.range_syntax chrome,webview,safari,firefox',
    ],
    [
      'a medium',
      '@media (prefers-contrast: more) { a { color: red } }',
      'css.at-rules.media.prefers-contrast chrome,webview,safari,firefox',
    ],
    [
      'a selector by itself',
      'a:has(b) { color: red }',
      'css.selectors.has chrome,webview,safari,firefox',
    ],
    [
      'a list in :not()',
      'a:not(.b, .c) { color: red }',
      'css.selectors.not.selector_list chrome,webview,firefox',
    ],
    [
      'a rule in a rule',
      'a { &:hover { color: red } }',
      'css.selectors.nesting chrome,webview,safari,firefox',
    ],
    [
      'a box of a page',
      '@page { @bottom-right { content: "a" } }',
      'css.at-rules.page.at_bottom-right chrome,webview,firefox',
    ],
    [
      'what nobody has heard of',
      'a { colour: red }',
      'css.properties.colour chrome,webview,safari,firefox',
    ],
  ])('%s', (_, css, what) => {
    expect(find(css)).toContain(what);
  });

  test('nothing else in a block that an engine does not get to', () => {
    expect(find('@container (width > 1px) { a { inset: 0 } }')).toHaveLength(1);
    expect(find('a:has(b) { inset: 0 }')).toHaveLength(1);
    expect(find('@media (prefers-contrast: more) { a { aspect-ratio: 1 } }')).toHaveLength(1);
  });

  test('a selector that takes others of its list with it, as what nothing excuses', () => {
    expect(find('h2, h3:has(a) { color: red }')).toEqual([
      'css.selectors.has chrome,webview,safari,firefox!',
    ]);
    expect(find('a:hover, a:focus-visible { color: red }')).toEqual([
      'css.selectors.focus-visible safari,webview,firefox!',
    ]);
    expect(find('a:has(b), i:has(b) { color: red }')[0]).not.toMatch(/!$/);
  });

  test('nothing behind a condition that is false there', () => {
    expect(find('@supports (aspect-ratio: 1) { a { aspect-ratio: 1 } }')).toEqual([]);
    expect(find('@supports selector(:has(a)) { b, a:has(b) { color: red } }')).toEqual([]);
    expect(find('@supports (inset: 0) or (display: grid) { a { inset: 0 } }')).toHaveLength(1);
    expect(find('@supports not (aspect-ratio: 1) { a { inset: 0 } }')).toEqual([
      'css.properties.inset safari,webview',
    ]);
  });

  test('nothing where an older form stands in the same block', () => {
    expect(find('a { height: 9vh; height: 9dvh }')).toEqual([]);
    expect(find('a { -webkit-appearance: none; -moz-appearance: none; appearance: none }')).toEqual(
      [],
    );
    expect(find('a { appearance: none }')).toEqual([
      'css.properties.appearance safari,webview,firefox',
    ]);
    expect(find('a { height: 9vh } b { height: 9dvh }')).toHaveLength(1);
  });

  test('an older form that helps nobody, because a variable keeps the newer one alive', () => {
    expect(find('a { height: 9vh; height: calc(9dvh - var(--b)) }')).toHaveLength(1);
    expect(find('a { --b: 9vh; --b: 9dvh }')).toHaveLength(1);
    expect(
      find(
        'a { -webkit-text-decoration: underline dotted var(--b); text-decoration: underline dotted var(--b) }',
      ),
    ).not.toEqual([]);
  });

  test('what is no style at all', () => {
    expect(find('a { color red } b { color: red }')[0]).toMatch(/^css .*!$/);
  });

  test('where it stands', () => {
    const [finding] = lintStyles('a { color: red }\nb {\n  inset: 0;\n}', 'x.css');
    expect(finding).toMatchObject({ file: 'x.css', place: '3:3', at: 'b' });
    expect(finding?.excerpt).toContain('inset: 0');
  });
});

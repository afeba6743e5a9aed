import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync('src/styles/tokens.css', 'utf8');

/** Colours that meet on the site, with the least contrast (WCAG 2.2) that each pair must have. */
const pairs: [foreground: string, ground: string, least: number][] = [
  // Running text.
  ['ink', 'paper', 7],
  ['ink', 'desk', 7],
  // All other text.
  ...['soft', 'link', 'seal'].flatMap<[string, string, number]>((text) => [
    [text, 'paper', 4.5],
    [text, 'desk', 4.5],
  ]),
  // Text on what is filled with the accent.
  ['paper', 'seal', 4.5],
  // Edges of controls and of the sheet, and the ring of the focus.
  ['edge', 'paper', 3],
  ['edge', 'desk', 3],
  ['seal', 'paper', 3],
];

describe.each(['light', 'dark'] as const)('colours in %s', (scheme) => {
  test.each(pairs)('%s on %s has a contrast of %d and more', (foreground, ground, least) => {
    expect(contrast(colorOf(foreground, scheme), colorOf(ground, scheme))).toBeGreaterThanOrEqual(
      least,
    );
  });
});

test('the contrast of black on white is 21, of grey on itself 1', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21);
  expect(contrast('#777777', '#777777')).toBe(1);
});

test('every colour of the site is among the pairs, or is a line without meaning', () => {
  const named = [...css.matchAll(/--([\w-]+): light-dark\(#/g)].map(([, name]) => name ?? '');
  const known = new Set<string | number>([...pairs.flat(), 'rule', 'faint']);
  expect(named.filter((name) => !known.has(name))).toEqual([]);
  expect(named.length).toBeGreaterThan(9);
});

/** The colour of a token in a scheme; the first definition is the one without a wish for more contrast. */
function colorOf(name: string, scheme: 'light' | 'dark'): string {
  const [, light, dark] =
    new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(css) ?? [];
  const color = scheme === 'light' ? light : dark;
  if (color === undefined) throw new Error(`No colour ${name}`);
  return color;
}

/** Contrast ratio by WCAG 2.2, from 1 to 21. */
function contrast(a: string, b: string): number {
  const [lighter = 0, darker = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Relative luminance by WCAG 2.2, from 0 to 1. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(color.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test('every property that a style uses is set, and every one that is set is used', () => {
  const all = globSync('src/styles/*.css').map((file) => readFileSync(file, 'utf8'));
  const namesOf = (pattern: RegExp) =>
    [...new Set([...all.join('\n').matchAll(pattern)].map(([, name]) => name))].sort();
  expect(namesOf(/var\((--[\w-]+)/g)).toEqual(namesOf(/(?<![\w(-])(--[\w-]+):/g));
});

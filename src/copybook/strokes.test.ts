import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { hasStrokes, readStrokes } from '#copybook/strokes.ts';
import { distanceFrom, drawOutline } from '#scripts/fixtures/outlines.ts';

const require = createRequire(import.meta.url);

test.each(['三', '新', '疆', '彦'])('reads the strokes of %s in their order', (hanzi) => {
  const data = require(`hanzi-writer-data/${hanzi}.json`) as { strokes: string[] };
  const starts = data.strokes.map((stroke) => {
    const [x = 0, y = 0] = stroke.match(/-?\d+/g)?.map(Number) ?? [];
    return `M${Math.round(x / 5)} ${Math.round((900 - y) / 5)}`;
  });
  const strokes = readStrokes(hanzi) ?? [];
  expect(strokes.map(({ outline }) => /^M-?\d+ ?-?\d+/.exec(outline)?.[0])).toEqual(starts);
  for (const { outline, course } of strokes) {
    expect(outline).toMatch(/^M[-\d ]+([lq][-\d ]+)+z$/);
    expect(course).toMatch(/^M[-\d ]+(L[-\d ]+)+$/);
  }
});

test.each(['三', '新', '疆', '锡'])('keeps to the outlines of %s in fewer letters', (hanzi) => {
  const data = require(`hanzi-writer-data/${hanzi}.json`) as { strokes: string[] };
  const outlines = (readStrokes(hanzi) ?? []).map(({ outline }) => outline);
  outlines.forEach((outline, index) => {
    const stroke = data.strokes[index] ?? '';
    const given = drawOutline(stroke).map(([x, y]) => [x / 5, (900 - y) / 5] as const);
    const drawn = drawOutline(outline);
    expect(distanceFrom(given, drawn)).toBeLessThan(1.6);
    expect(distanceFrom(drawn, given)).toBeLessThan(1.6);
  });
  expect(outlines.join('').length).toBeLessThan(data.strokes.join('').length / 3);
});

test('knows nothing of rare characters and of other signs', () => {
  expect(hasStrokes('新')).toBe(true);
  expect(readStrokes('䶮')).toBeUndefined();
  for (const sign of ['䶮', 'A', '', '../package', '新新']) expect(hasStrokes(sign)).toBe(false);
});

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { joinNumbers, type Point, shortenOutline } from '#copybook/outline.ts';
import type { Stroke } from '#views/copybook.ts';

/**
 * The strokes of a Chinese character in writing order, on a square of 205 units with its origin at the top left.
 * @returns `undefined` for a character without stroke data
 */
export function readStrokes(hanzi: string): Stroke[] | undefined {
  const known = read.get(hanzi) ?? loadStrokes(hanzi);
  read.set(hanzi, known);
  return known.length > 0 ? known : undefined;
}

/** Whether there is stroke data for a character. */
export function hasStrokes(hanzi: string): boolean {
  return dataFile(hanzi) !== undefined;
}

/** Every page of a member needs its character in each language. */
const read = new Map<string, Stroke[]>();

const require = createRequire(import.meta.url);

function loadStrokes(hanzi: string): Stroke[] {
  const file = dataFile(hanzi);
  if (file === undefined) return [];
  const { strokes, medians } = JSON.parse(readFileSync(file, 'utf8')) as StrokeData;
  return strokes.map((outline, index) => ({
    outline: shortenOutline(outline, place),
    course: toCourse(medians[index] ?? []),
  }));
}

function dataFile(hanzi: string): string | undefined {
  if (!/^\p{Script=Han}$/u.test(hanzi)) return undefined;
  try {
    return require.resolve(`hanzi-writer-data/${hanzi}.json`);
  } catch {
    return undefined;
  }
}

/** The data has 1024 units, counted upwards from -124. */
const place = ([x, y]: Point): Point => [x / 5, (900 - y) / 5];

/** The line that the brush takes, as far as it shows: the outline cuts off what is beside it. */
function toCourse(median: readonly Point[]): string {
  const points = simplify(median).map((point) => place(point).map(Math.round));
  return points.map((point, index) => (index === 0 ? 'M' : 'L') + joinNumbers(point)).join('');
}

/** The points without those that lie near the line between others (Ramer, Douglas and Peucker). */
function simplify(points: readonly Point[]): readonly Point[] {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < 3) return points;
  const distances = points.map((point) => distanceTo(point, first, last));
  const farthest = distances.indexOf(Math.max(...distances));
  if ((distances[farthest] ?? 0) < 60) return [first, last];
  return [
    ...simplify(points.slice(0, farthest + 1)).slice(0, -1),
    ...simplify(points.slice(farthest)),
  ];
}

/** How far a point is from the line between two others. */
function distanceTo([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const length = Math.hypot(bx - ax, by - ay);
  return length === 0
    ? Math.hypot(x - ax, y - ay)
    : Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length;
}

/** A file of `hanzi-writer-data`: outlines as paths of SVG, and the points along the middle of each. */
type StrokeData = { strokes: string[]; medians: Point[][] };

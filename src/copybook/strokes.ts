import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
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
    outline: shortenOutline(outline),
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
const place = ([x, y]: Point): Point => [Math.round(x / 5), Math.round((900 - y) / 5)];

/** The same path with whole numbers, each relative to the point before, and without steps that nobody sees. */
function shortenOutline(path: string): string {
  let at: Point = [0, 0];
  let last = '';
  return [...path.matchAll(/([MLQCZ])([^MLQCZ]*)/g)]
    .map(([, command = '', numbers = '']) => {
      const points = pairs(numbers.match(/-?[\d.]+/g)?.map(Number) ?? []).map(place);
      const end = points.at(-1);
      if (end && command !== 'M' && Math.hypot(end[0] - at[0], end[1] - at[1]) < 4) return '';
      const from = command === 'M' ? ([0, 0] as const) : at;
      at = end ?? at;
      const letter = command === 'M' ? command : command.toLowerCase();
      const steps = joinNumbers(points.flatMap(([x, y]) => [x - from[0], y - from[1]]));
      const isRepeated = letter === last && letter !== 'M';
      last = letter;
      return isRepeated ? steps.replace(/^(?=\d)/, ' ') : letter + steps;
    })
    .join('');
}

/** The line that the brush takes, as far as it shows: the outline cuts off what is beside it. */
function toCourse(median: readonly Point[]): string {
  const points = simplify(median).map(place);
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

function pairs(numbers: readonly number[]): Point[] {
  return numbers.flatMap((x, index) => (index % 2 ? [] : [[x, numbers[index + 1] ?? 0] as const]));
}

/** Numbers of a path, with a blank only where it is needed. */
function joinNumbers(numbers: readonly number[]): string {
  return numbers.join(' ').replaceAll(' -', '-');
}

type Point = readonly [x: number, y: number];

/** A file of `hanzi-writer-data`: outlines as paths of SVG, and the points along the middle of each. */
type StrokeData = { strokes: string[]; medians: Point[][] };

/**
 * The outline of a stroke in fewer steps: lines and quadratic curves in whole numbers, each relative to the point
 * before. No point of it is farther from the given outline than {@link tolerance} along the way.
 * @param path absolute lines and curves, as `hanzi-writer-data` has them
 * @param place where a point of the path lies in the new one
 */
export function shortenOutline(path: string, place: (point: Point) => Point): string {
  const points = samplePath(path, place);
  let length = 0;
  const lengths = points.map(([x, y], index) => {
    const [fromX, fromY] = points[index - 1] ?? [x, y];
    length += Math.hypot(x - fromX, y - fromY);
    return length;
  });
  return print(points[0] ?? [0, 0], chooseSteps(points, lengths));
}

/** In units of the new path, of which a square has 205: less than a pixel on the screen. */
const tolerance = 1;

/** Points on each step of a path, of which a new step may end at every other one. */
const samples = 4;
const stride = samples / 2;

function samplePath(path: string, place: (point: Point) => Point): Point[] {
  const points: Point[] = [];
  for (const [, command = '', text = ''] of path.matchAll(/([MLQCZ])([^MLQCZ]*)/g)) {
    const given = pairs(text.match(/-?[\d.]+/g)?.map(Number) ?? []).map(place);
    if (command === 'M') {
      points.push(...given);
      continue;
    }
    const [first, last] = [points[0], points.at(-1)];
    if (!first || !last) continue;
    const controls = [last, ...(command === 'Z' ? [first] : given)];
    for (let at = 1; at <= samples; at++) points.push(pointOf(controls, at / samples));
  }
  return points;
}

/** The point at a part of a curve, by its controls (de Casteljau). */
function pointOf(controls: readonly Point[], part: number): Point {
  const [first = [0, 0], ...others] = controls;
  if (others.length === 0) return first;
  const between = others.map(([x, y], index): Point => {
    const [fromX, fromY] = controls[index] ?? first;
    return [fromX + (x - fromX) * part, fromY + (y - fromY) * part];
  });
  return pointOf(between, part);
}

/** The steps through the points that take the fewest letters (a shortest path). */
function chooseSteps(points: readonly Point[], lengths: readonly number[]): Step[] {
  const ways: (Way | undefined)[] = [{ letters: 0, steps: [] }];
  for (let from = 0; from < points.length - 1; from += stride) {
    const way = ways[from];
    if (!way) continue;
    for (let to = from + stride, misses = 0; to < points.length && misses < 4; to += stride) {
      const isShortest = to === from + stride;
      const step = fitStep(points.slice(from, to + 1), lengths.slice(from, to + 1), isShortest);
      if (!step) misses++;
      else {
        const letters = way.letters + step.numbers.join(' ').length + 1;
        if (letters < (ways[to]?.letters ?? Number.POSITIVE_INFINITY))
          ways[to] = { letters, steps: [...way.steps, step] };
      }
    }
  }
  return ways[points.length - 1]?.steps ?? [];
}

/**
 * A line or a curve from the first point to the last.
 * @param lengths how long the way to each point is
 * @param isForced whether there must be one, however near it comes
 * @returns `undefined` if it misses a point
 */
function fitStep(
  points: readonly Point[],
  lengths: readonly number[],
  isForced: boolean,
): Step | undefined {
  const [x0, y0] = round(points[0]);
  const [x1, y1] = round(points.at(-1));
  const [start = 0, end = 0] = [lengths[0], lengths.at(-1)];
  const parts = lengths.map((length) => (length - start) / (end - start || 1));
  const misses = (cx: number, cy: number) =>
    points.some(([x, y], index) => {
      const t = parts[index] ?? 0;
      const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
      return Math.hypot(x - a * x0 - b * cx - c * x1, y - a * y0 - b * cy - c * y1) > tolerance;
    });
  if (!misses((x0 + x1) / 2, (y0 + y1) / 2)) return { letter: 'l', numbers: [x1 - x0, y1 - y0] };
  // The control of the curve with the least squares of distances.
  let [sumX, sumY, weight] = [0, 0, 0];
  points.forEach(([x, y], index) => {
    const t = parts[index] ?? 0;
    const b = 2 * t * (1 - t);
    sumX += b * (x - (1 - t) ** 2 * x0 - t ** 2 * x1);
    sumY += b * (y - (1 - t) ** 2 * y0 - t ** 2 * y1);
    weight += b ** 2;
  });
  const [cx, cy] = round([sumX / weight, sumY / weight]);
  if (misses(cx, cy) && !isForced) return undefined;
  return { letter: 'q', numbers: [cx - x0, cy - y0, x1 - x0, y1 - y0] };
}

function print(start: Point, steps: readonly Step[]): string {
  // The end of a path draws its last line.
  const drawn = steps.at(-1)?.letter === 'l' ? steps.slice(0, -1) : steps;
  const path = drawn.map(({ letter, numbers }, index) => {
    const text = joinNumbers(numbers);
    return drawn[index - 1]?.letter === letter ? text.replace(/^(?=\d)/, ' ') : letter + text;
  });
  return `M${joinNumbers(round(start))}${path.join('')}z`;
}

/** Numbers of a path, with a blank only where it is needed. */
export function joinNumbers(numbers: readonly number[]): string {
  return numbers.join(' ').replaceAll(' -', '-');
}

function pairs(numbers: readonly number[]): Point[] {
  return numbers.flatMap((x, index) => (index % 2 ? [] : [[x, numbers[index + 1] ?? 0] as const]));
}

function round([x, y]: Point = [0, 0]): Point {
  return [Math.round(x), Math.round(y)];
}

/** A point of a path. */
export type Point = readonly [x: number, y: number];

type Step = { letter: 'l' | 'q'; numbers: number[] };

/** Steps to a point, and how many letters they take. */
type Way = { letters: number; steps: Step[] };

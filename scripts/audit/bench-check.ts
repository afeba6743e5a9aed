import { performance } from 'node:perf_hooks';
import { type KindName, problemKinds } from '../../src/checks/catalogue.ts';
import { isError } from '../../src/checks/problem.ts';
import { copiedContent } from '../fixtures/content-copy.ts';
import { plantedMistakes } from '../fixtures/planted-mistakes.ts';
import { checkFiles, checkProject } from '../staff/project.ts';

/**
 * `npm run bench:check`: for every kind of problem, how many mistakes are planted, found at their file and line, and
 * reported with a cure in both languages; the problems of the real content; the time of a check.
 */
const root = process.cwd();
const real = copiedContent(root);
const rows = new Map<KindName, { planted: number; found: number; cured: number }>();
for (const { kind, file, plant, lineAfter } of plantedMistakes) {
  const files = new Map(real);
  plant(files);
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const line = lineAfter(decoder.decode(real.get(file)), decoder.decode(files.get(file)));
  const problem = checkFiles(root, files).problems.find(
    (found) => found.kind === kind && found.file === file && found.position?.line === line,
  );
  const words = problem;
  const row = rows.get(kind) ?? { planted: 0, found: 0, cured: 0 };
  row.planted += 1;
  row.found += problem ? 1 : 0;
  row.cured += words?.zh.cure && words.en.cure ? 1 : 0;
  rows.set(kind, row);
}
console.table(Object.fromEntries(rows));
const sum = (key: 'planted' | 'found' | 'cured') =>
  [...rows.values()].reduce((total, row) => total + row[key], 0);
console.log(
  `${rows.size} of ${Object.keys(problemKinds).length} kinds; planted ${sum('planted')}, found at file and line ${sum('found')}, with a cure in both languages ${sum('cured')}`,
);

const { problems } = checkProject(root);
const errors = problems.filter((problem) => isError(problem)).length;
console.log(`the content as it is: ${errors} errors, ${problems.length - errors} warnings`);

const times = Array.from({ length: 5 }, () => {
  const start = performance.now();
  checkProject(root);
  return performance.now() - start;
});
console.log(
  `a check within a process: ${Math.round(Math.min(...times))} ms; see also: time npm run check`,
);

import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { problemKinds } from '#checks/catalogue.ts';
import { isError } from '#checks/problem.ts';
import { copiedContent } from '#scripts/fixtures/content-copy.ts';
import { plantedMistakes } from '#scripts/fixtures/planted-mistakes.ts';
import { checkFiles, checkProject } from '#scripts/staff/project.ts';

const root = resolve(import.meta.dirname, '../..');
const real = copiedContent(root);

describe('a mistake planted in the real content', () => {
  test('is none before: neither the content nor its copy gives an alarm', () => {
    expect(checkFiles(root, real).problems).toEqual([]);
    expect(checkProject(root).problems.filter((problem) => isError(problem))).toEqual([]);
  });

  test('is of every kind there is, in several places each', () => {
    const counts = Map.groupBy(plantedMistakes, ({ kind }) => kind);
    const once = Object.keys(problemKinds).filter(
      (kind) => (counts.get(kind as keyof typeof problemKinds)?.length ?? 0) < 2,
    );
    // There is one folder of lists.
    expect(once).toEqual(['no-list']);
    expect(plantedMistakes.length).toBeGreaterThanOrEqual(150);
  });

  test.each(plantedMistakes.map((mistake, index) => ({ ...mistake, number: index + 1 })))(
    '$number $kind in $file is reported there, with its cure in both languages',
    ({ kind, file, plant, lineAfter }) => {
      const files = new Map(real);
      plant(files);
      const { problems, content } = checkFiles(root, files);
      const text = (from: typeof files) =>
        new TextDecoder('utf-8', { ignoreBOM: true }).decode(from.get(file));
      const line = lineAfter(text(real), text(files));
      const reported = problems.map((problem) => ({
        kind: problem.kind,
        file: problem.file,
        line: problem.position?.line,
      }));
      expect(reported).toContainEqual({ kind, file, line });
      if (problemKinds[kind].severity === 'error') expect(content).toBeUndefined();
      for (const problem of problems) {
        const { zh, en } = problem;
        for (const sentence of [zh.says, zh.cure, en.says, en.cure])
          expect(sentence).not.toMatch(/undefined|\[object|(?<!\{)\{[a-z]+\}(?!\})|—$/);
      }
      // Consequences of a mistake are not reported beside it.
      expect(reported.length).toBeLessThanOrEqual(8);
    },
  );
});

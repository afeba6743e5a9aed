import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { problemKinds } from '#checks/catalogue.ts';
import { isError, type Problem } from '#checks/problem.ts';
import { correctedLine } from '#checks/reporters.ts';
import { localeCodes } from '#domain/locale.ts';
import type { ContentFiles } from '#reader/raw.ts';
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
        for (const sentence of [zh.says, zh.cure]) expect(sentence).toMatch(/\p{sc=Han}/u);
        for (const sentence of [zh.says, zh.cure, en.says, en.cure])
          expect(sentence).not.toMatch(/undefined|\[object|(?<!\{)\{[a-z]+\}(?!\})|—$/);
      }
      const found = problems.find((problem) => problem.kind === kind && problem.file === file);
      const corrected = found && correctedLine(found, (path, at) => lineOf(files, path, at));
      if (found && corrected) {
        // What a message says to write makes the problem go, and brings none of its kind in its place.
        const mended = new Map(files);
        mended.set(file, withLine(files, file, found.position?.line ?? 0, corrected.corrected));
        const rest = checkFiles(root, mended).problems;
        expect(rest.map(identify)).not.toContain(identify(found));
        const before = new Set(problems.map(identify));
        const more = rest.filter(
          (problem) =>
            problem.kind === kind &&
            problem.file === file &&
            problem.position?.line === found.position?.line &&
            !before.has(identify(problem)),
        );
        expect(more).toEqual([]);
      }
      // Consequences of a mistake are not reported beside it.
      expect(reported.length).toBeLessThanOrEqual(2 * localeCodes.length);
    },
  );
});

/** A problem by its words, which do not change with the lines above it. */
function identify({ kind, file, position, zh }: Problem): string {
  return `${kind} ${file} ${position?.line} ${position?.column} ${zh.says}`;
}

function lineOf(files: ContentFiles, file: string, line: number): string | undefined {
  return new TextDecoder().decode(files.get(file)).split(/\r?\n/)[line - 1];
}

function withLine(files: ContentFiles, file: string, line: number, text: string): Uint8Array {
  const lines = new TextDecoder('utf-8', { ignoreBOM: true }).decode(files.get(file)).split('\n');
  return new TextEncoder().encode(lines.with(line - 1, text).join('\n'));
}

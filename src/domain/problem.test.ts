import { describe, expect, test } from 'vitest';
import { describeProblem, formatProblems, type Problem, problemKinds } from '#domain/problem.ts';

describe('problem', () => {
  const problem: Problem = {
    kind: 'unknown-place',
    file: 'content/members/a.yaml',
    path: ['city'],
    position: { line: 6, column: 7 },
    values: { table: 'cities', code: 'atlantis' },
  };

  test('is told in Chinese and English with its values', () => {
    expect(describeProblem(problem)).toEqual({
      zh: 'places.yaml 的 cities 中没有“atlantis”',
      en: '“atlantis” is not among the cities of places.yaml',
    });
  });

  test('is printed with file, line, column and key, then in both languages', () => {
    expect(formatProblems([problem]).split('\n')).toEqual([
      'content/members/a.yaml:6:7  city',
      `  ${describeProblem(problem).zh}`,
      `  ${describeProblem(problem).en}`,
    ]);
  });

  test('that concerns a whole file is printed with the file alone', () => {
    const [first] = formatProblems([{ ...problem, path: [], position: undefined }]).split('\n');
    expect(first).toBe('content/members/a.yaml');
  });

  test.each(Object.entries(problemKinds))(
    'of kind %s says the same in both languages',
    (_, { zh, en }) => {
      expect(placeholdersOf(zh)).toEqual(placeholdersOf(en));
      expect(zh).toMatch(/\p{sc=Han}/u);
      expect(en).not.toMatch(/\p{sc=Han}/u);
    },
  );
});

function placeholdersOf(sentence: string): string[] {
  return [...new Set(sentence.match(/\{\w+\}/g))].sort();
}

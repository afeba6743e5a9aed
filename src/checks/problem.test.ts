import { describe, expect, test } from 'vitest';
import {
  describeProblem,
  didYouMean,
  formatProblems,
  type Problem,
  problemKinds,
} from '#checks/problem.ts';

describe('problem', () => {
  const problem: Problem = {
    kind: 'unknown-place',
    file: 'content/members/a.yaml',
    path: ['city'],
    position: { line: 6, column: 7 },
    values: { table: 'cities', code: 'atlantis', nearest: didYouMean('atlanta') },
  };

  test('is told in Chinese and English with its values', () => {
    expect(describeProblem(problem)).toEqual({
      zh: {
        says: 'places.yaml 的 cities 中没有“atlantis”',
        cure: '您是不是要写“atlanta”？新的地方请先加到 content/places.yaml',
      },
      en: {
        says: '“atlantis” is not among the cities of places.yaml',
        cure: 'did you mean “atlanta”? add a new place to content/places.yaml first',
      },
    });
  });

  test('is printed with file, line, column and key, then in both languages', () => {
    const { zh, en } = describeProblem(problem);
    expect(formatProblems([problem]).split('\n')).toEqual([
      'content/members/a.yaml:6:7  city',
      `  ${zh.says}。${zh.cure}。`,
      `  ${en.says}; ${en.cure}.`,
    ]);
  });

  test('that concerns a whole file is printed with the file alone', () => {
    const [first] = formatProblems([{ ...problem, path: [], position: undefined }]).split('\n');
    expect(first).toBe('content/members/a.yaml');
  });

  test.each(Object.entries(problemKinds))(
    'of kind %s says the same in both languages',
    (_, { zh, en }) => {
      for (const part of ['says', 'cure', 'meaning'] as const) {
        expect(placeholdersOf(zh[part])).toEqual(placeholdersOf(en[part]));
        expect(zh[part]).toMatch(/\p{sc=Han}/u);
        expect(en[part]).not.toMatch(/\p{sc=Han}/u);
      }
      // The reporters end what is wrong and what to do; what it means ends itself.
      for (const { says, cure, meaning } of [zh, en]) {
        expect(says + cure).not.toMatch(/[.。]$/);
        expect(meaning).toMatch(/[.。]$/);
      }
    },
  );
});

function placeholdersOf(sentence: string): string[] {
  return [...new Set(sentence.match(/\{\w+\}/g))].sort();
}

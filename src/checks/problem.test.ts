import { describe, expect, test } from 'vitest';
import { problemKinds } from '#checks/catalogue.ts';
import { defineProblems, hasErrors, sortProblems } from '#checks/problem.ts';
import { formatProblems } from '#checks/reporters.ts';
import { didYouMean } from '#checks/words.ts';

const report = defineProblems(
  {
    'unknown-town': `
      没有“{code}”（{table}）
      {nearest}请先加到 {table}
      地方用代码表示。
      “{code}” is not in {table}
      {nearest}add it to {table} first
      Places are given by code.`,
  },
  {
    'odd-braces': `
      没有
      写 {{count}}
      占位符。
      There is none
      write {{count}}
      A placeholder.`,
  },
);

describe('a problem', () => {
  const place = {
    file: 'content/members/a.yaml',
    path: ['city'],
    position: { line: 6, column: 7 },
  };
  const values = { table: 'cities', code: 'atlantis', nearest: didYouMean('atlanta') };
  const problem = report('unknown-town', place, values);

  test('is described in Chinese and English with its values', () => {
    expect(problem).toMatchObject({
      kind: 'unknown-town',
      severity: 'error',
      zh: { says: '没有“atlantis”（cities）', cure: '您是不是要写“atlanta”？请先加到 cities' },
      en: {
        says: '“atlantis” is not in cities',
        cure: 'did you mean “atlanta”? add it to cities first',
      },
    });
  });

  test('keeps the placeholders of interface words', () => {
    const warning = report('odd-braces', { file: 'x' });
    expect(warning.en.cure).toBe('write {{count}}');
    expect(hasErrors([warning])).toBe(false);
    expect(hasErrors([warning, problem])).toBe(true);
  });

  test('cannot be reported without a value that its text needs', () => {
    // Judged by the compiler; none of it runs.
    const wrong = () => {
      // @ts-expect-error `nearest` is missing
      report('unknown-town', place, { table: 'cities', code: 'atlantis' });
      // @ts-expect-error there is no such kind
      report('unknown-city', place, values);
    };
    expect(wrong).toBeTypeOf('function');
  });

  test('is printed with file, line, column and key, then in both languages', () => {
    const { zh, en } = problem;
    expect(formatProblems([problem]).split('\n')).toEqual([
      'content/members/a.yaml:6:7  城市 city',
      `  ${zh.says}。${zh.cure}。`,
      `  ${en.says}; ${en.cure}.`,
    ]);
  });

  test('of a whole file is printed with the file alone', () => {
    const whole = report('unknown-town', { file: 'content/members/a.yaml' }, values);
    expect(formatProblems([whole]).split('\n')[0]).toBe('content/members/a.yaml');
  });

  test('stands in order of file and line', () => {
    const at = (file: string, line: number) =>
      report('odd-braces', { file, position: { line, column: 1 } });
    const [a, b, c] = [at('a', 2), at('a', 10), at('b', 1)];
    expect(sortProblems([c, b, a])).toEqual([a, b, c]);
  });
});

describe('the catalogue', () => {
  test.each(Object.entries(problemKinds))('describes %s in both languages', (_, { zh, en }) => {
    for (const part of ['says', 'cure', 'meaning'] as const) {
      expect(placeholdersOf(zh[part])).toEqual(placeholdersOf(en[part]));
      // A sentence may be given whole by the check; the planted mistakes show that it is Chinese.
      expect(zh[part]).toMatch(/\p{sc=Han}|^\{\w+\}/u);
      expect(en[part]).not.toMatch(/\p{sc=Han}/u);
    }
    // The reporters add full stops to `says` and `cure`.
    for (const { says, cure, meaning } of [zh, en]) {
      expect(says + cure).not.toMatch(/[.。]$/);
      expect(meaning).toMatch(/[.。]$/);
    }
  });
});

function placeholdersOf(sentence: string): string[] {
  return [...new Set(sentence.match(/\{\w+\}/g))].sort();
}

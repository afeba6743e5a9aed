import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { defineProblems } from '#checks/problem.ts';
import { inDocument, Refusal } from '#scripts/staff/refusal.ts';

/** The files of the room with their code. */
const sources = globSync('scripts/staff/**/*.ts')
  .filter((file) => !file.endsWith('.test.ts'))
  .map((file) => ({ file, code: readFileSync(file, 'utf8') }));

/** Every kind of problem that the staff's commands report. */
const kinds = sources.flatMap(({ file, code }) =>
  [...code.matchAll(/^ {2}'?([a-z-]+)'?: `\n([^`]+)`/gm)].map(([, kind = '', text = '']) => {
    const [says = '', cure = '', ...en] = text.trim().split(/\n\s*/);
    return { file, kind, zh: [says, cure], en };
  }),
);

describe('a kind of problem of the commands', () => {
  test.each(kinds)('is in use and says the same in both languages: $kind', (problem) => {
    const { kind, zh, en } = problem;
    const uses = sources.flatMap(({ code }) => code.match(new RegExp(`\\b${kind}'(?!: \`)`)) ?? []);
    expect(uses, 'declared and used').not.toEqual([]);
    const placeholders = (lines: string[]) => new Set(lines.join().match(/\{\w+\}/g));
    expect(placeholders(en)).toEqual(placeholders(zh));
    expect(en).toHaveLength(2);
    for (const line of zh) expect(line).toMatch(/\p{Script=Han}/u);
    expect(en[0]).toMatch(/^[“{A-Z-]/);
    for (const line of [...zh, ...en]) expect(line).not.toMatch(/[。.]$/);
  });

  test('is declared once', () => {
    expect(kinds.length).toBeGreaterThan(40);
    expect(new Set(kinds.map(({ kind }) => kind)).size).toBe(kinds.length);
  });
});

test('a refusal names the document, the place in it, and what to do', () => {
  const report = defineProblems({
    'name-missing': `
      序号 {number} 没有单位名称
      请补上名称
      The number {number} has no name
      add the name`,
  });
  const refusal = new Refusal(
    report('name-missing', inDocument('B9'), { number: 7 }),
    report('name-missing', { file: '--id' }, { number: 8 }),
  );
  expect(refusal.in('list.csv').message).toBe(
    'list.csv  B9\n  序号 7 没有单位名称。请补上名称。\n  The number 7 has no name; add the name.\n--id\n  序号 8 没有单位名称。请补上名称。\n  The number 8 has no name; add the name.',
  );
});

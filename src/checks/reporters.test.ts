import { expect, test } from 'vitest';
import { withoutConsequences } from '#checks/consequences.ts';
import { defineProblems, type Fix } from '#checks/problem.ts';
import { reporters } from '#checks/reporters.ts';

const report = defineProblems(
  {
    'thai-mark-order': `
    甲
    乙
    A
    B`,
    'blocks-differ': `
    这里多了一段
    请删去
    There is one too many
    delete it`,
    'thai-mark-space': `
    丙
    丁
    C
    D`,
  },
  {
    'block-twice': `
    戊
    己
    E
    F`,
  },
);

const place = { file: 'content/a.mdx', position: { line: 3, column: 1 } };

function show(line: string, fix: Fix): string[] {
  const problem = report('blocks-differ', place, {}, fix);
  return reporters
    .terminal([problem], () => line)
    .split('\n')
    .slice(3, -1);
}

test('a line that is to go is shown without one in its place', () => {
  expect(show('draft: true', 'delete-line')).toEqual([
    '  - draft: true',
    '  （这一行整行删去 delete this whole line）',
  ]);
  expect(show('<!-- x -->', { from: '<!-- x -->', to: '' })[1]).toContain('delete this whole line');
});

test('blanks that change are dotted, in a long line too', () => {
  const words = 'word '.repeat(60);
  const [before, after, dotted] = show(`${words}two  blanks ${words}`, {
    from: 'two  blanks',
    to: 'two blanks',
  });
  expect(before).toContain('·two··blanks·');
  expect(after).toContain(' two blanks ');
  expect(dotted).toContain('·two·blanks·');
  expect(before?.length).toBeLessThan(120);
});

test('an annotation on GitHub has what is wrong as its title, in Chinese and English', () => {
  expect(reporters.github([report('blocks-differ', place)], () => undefined)).toMatch(
    'title=这里多了一段 · There is one too many::',
  );
});

test('what follows from another problem is left out, but no error because of a warning', () => {
  const kinds = (...problems: ReturnType<typeof report>[]) =>
    withoutConsequences(problems).map(({ kind }) => kind);
  const [space, order] = [report('thai-mark-space', place), report('thai-mark-order', place)];
  expect(kinds(space, order)).toEqual(['thai-mark-space']);
  expect(kinds(space, { ...order, position: { line: 4, column: 1 } })).toHaveLength(2);
  expect(kinds(report('block-twice', place), report('blocks-differ', place))).toHaveLength(2);
});

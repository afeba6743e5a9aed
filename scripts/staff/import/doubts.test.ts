import { describe, expect, test } from 'vitest';
import { documentNames, testContent } from '#scripts/fixtures/import-project.ts';
import { type ListOptions, planList } from '#scripts/staff/import/list-import.ts';
import { Refusal } from '#scripts/staff/refusal.ts';

const content = testContent();
const siam = '泰国暹罗大学';
const abroad = documentNames().abroad;

/** What is wrong with the list abroad where one name is written differently, or others are added. */
function problemsOf(change: (names: string[]) => string[], options: Partial<ListOptions> = {}) {
  const names = change(abroad).map((name, at) => ({ name, place: `B${at + 2}` }));
  try {
    const { questions } = planList({ content, read: () => undefined }, names, {
      list: 'abroad',
      date: '2025-07-10',
      renames: new Map(),
      ids: new Map(),
      isComplete: false,
      ...options,
    });
    return questions.map(({ kind }) => kind);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.problems.map(({ kind, path }) => `${kind} ${path.join()}`);
  }
}

const instead = (name: string) => (names: string[]) =>
  names.map((other) => (other === siam ? name : other));
const at = `B${abroad.indexOf(siam) + 2}`;

describe('a new name', () => {
  test.each([
    `${siam}（副理事长单位）`,
    `${siam}(新增)`,
    `【更名】${siam}`,
    `${siam}*`,
    `★${siam}`,
    `${siam}①`,
    `${siam}1`,
    `${siam}[1]`,
    `1、${siam}`,
    `${siam} 副理事长单位`,
    `常务理事单位：${siam}`,
    `${siam}教务处`,
    `${siam} Siam University`,
    'Siam University',
    'มหาวิทยาลัยสยาม',
  ])('that is a member’s with something around it is asked about at its cell: %s', (name) => {
    expect(problemsOf(instead(name))).toEqual([`name-with-more ${at}`]);
    expect(problemsOf(instead(name), { ids: new Map([[name, 'new-one']]) })).toEqual([]);
  });

  test.each([
    ['泰国某某学院（副理事长单位）', 'name-doubtful'],
    ['泰国某某学院※', 'name-doubtful'],
    ['泰国某某学院理事单位', 'name-doubtful'],
    ['泰國某某學院', 'name-traditional'],
  ])('with something that may not belong to it is asked about: %s', (name, kind) => {
    expect(problemsOf((names) => [...names, name])).toEqual([`${kind} B${abroad.length + 2}`]);
    const ids = new Map([[name, 'new-one']]);
    expect(problemsOf((names) => [...names, name], { ids })).toEqual([]);
  });

  test.each(['泰国某某大学（曼谷）', '泰国某某（曼谷）公司', 'Some University', '泰国CITI学院'])(
    'is taken as it is: %s',
    (name) => {
      expect(problemsOf((names) => [...names, name])).toEqual([]);
    },
  );

  test('may be that of a member under which it is also listed', () => {
    expect(problemsOf((names) => [...names, `${siam}*`])).toEqual([
      `name-with-more B${abroad.length + 2}`,
    ]);
    expect(problemsOf((names) => [...names, `${siam}附属学校`])).toEqual([]);
  });
});

describe('a whole list', () => {
  test('in traditional characters holds the same members', () => {
    const traditional = { 学: '學', 国: '國', 职: '職', 业: '業', 术: '術', 泰: '泰' };
    const names = (list: string[]) =>
      list.map((name) =>
        [...name].map((sign) => traditional[sign as keyof typeof traditional] ?? sign).join(''),
      );
    expect(names(abroad)).not.toEqual(abroad);
    expect(problemsOf(names)).toEqual([]);
  });

  test('that lacks most members is asked about, and taken as whole when the user says so', () => {
    const few = () => ['泰国某某学院', '老挝某某学院'];
    expect(problemsOf(few)).toContain('perhaps-incomplete');
    expect(problemsOf(few, { isComplete: true })).not.toContain('perhaps-incomplete');
    expect(problemsOf((names) => names.slice(0, 20))).toEqual([]);
  });

  test('with a name like that of a missing member is asked about', () => {
    const name = '泰国暹罗国际大学';
    const id = [...content.members].find(([, { zh }]) => zh === siam)?.[0] ?? '';
    expect(problemsOf(instead(name))).toEqual(['perhaps-renamed']);
    expect(problemsOf(instead(name), { renames: new Map([[id, name]]) })).toEqual([]);
    expect(problemsOf(instead(name), { ids: new Map([[name, 'new-one']]) })).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { makeMember } from '#scripts/fixtures/sample-content.ts';
import { compareLists } from '#scripts/staff/import/difference.ts';

const zh = {
  anhui: '安徽工商职业学院',
  hunan: '湖南化工职业技术学院',
  suzhou: '苏州工业职业技术学院',
  wuxi: '无锡职业技术学院',
  former: '枣庄学院',
};
const statedZh = { zh: { name: '无锡职业技术大学', status: 'translated' as const } };
const members = new Map(
  Object.entries(zh).map(([id, name]) => [
    id,
    makeMember({
      zh: name,
      ...(id === 'wuxi' && {
        renamed: [{ date: '2025', names: statedZh, source: 'https://wuxi.example/' }],
      }),
    }),
  ]),
);
const before = ['anhui', 'hunan', 'suzhou', 'wuxi'];

describe('the difference of two lists', () => {
  test('is none where only blanks and widths differ', () => {
    const { added, gone, moved, renamed, returned } = compare([
      '安徽 工商职业学院',
      zh.hunan,
      zh.suzhou,
      zh.wuxi,
    ]);
    expect([added, gone, moved, renamed, returned]).toEqual([[], [], [], [], []]);
  });

  test('reports who is new, gone, back, and elsewhere, with the fewest moves', () => {
    const difference = compare([zh.wuxi, zh.anhui, zh.former, zh.suzhou, '北京一起动科技有限公司']);
    expect(difference.added.map(({ name, number }) => [number, name])).toEqual([
      [5, '北京一起动科技有限公司'],
    ]);
    expect(difference.gone).toEqual([{ id: 'hunan', number: 2 }]);
    expect(difference.returned.map(({ id }) => id)).toEqual(['former']);
    expect(difference.moved).toEqual([{ id: 'wuxi', from: 4, to: 1 }]);
    expect(difference.alike).toEqual([]);
  });

  test('offers a name that is much like one that is gone, and assumes nothing', () => {
    const difference = compare([zh.anhui, '湖南石油化工职业技术学院', zh.suzhou, zh.wuxi]);
    expect(difference.alike).toEqual([{ id: 'hunan', name: '湖南石油化工职业技术学院' }]);
    expect(difference.renamed).toEqual([]);
    expect(difference.gone).toHaveLength(1);
  });

  test('does not take the words that most names have for likeness', () => {
    const { alike } = compare([zh.anhui, '贵州装备制造职业技术学院', zh.suzhou, zh.wuxi]);
    expect(alike).toEqual([]);
  });

  test('takes a new name that the user gives, or the file records', () => {
    const { renamed, gone, added } = compare(
      [zh.anhui, '湖南石油化工职业技术学院', zh.suzhou, '无锡职业技术大学'],
      new Map([['hunan', '湖南石油 化工职业技术学院']]),
    );
    expect(renamed.map(({ id, by }) => ({ id, by }))).toEqual([
      { id: 'hunan', by: 'user' },
      { id: 'wuxi', by: 'record' },
    ]);
    expect([gone, added]).toEqual([[], []]);
  });
});

function compare(names: string[], renames = new Map<string, string>()) {
  const listed = names.map((name, index) => ({ name, place: `B${index + 2}` }));
  return compareLists(before, listed, members, renames);
}

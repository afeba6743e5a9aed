import { expect, test } from 'vitest';
import { fieldsOf } from '#domain/field.ts';
import { mapLocales } from '#domain/localized.ts';
import type { Member } from '#domain/member.ts';
import { makeNewcomer } from '#scripts/fixtures/sample-content.ts';

const name = (text: string) => mapLocales(() => text);
const fields = {
  ships: { ...name('Ships'), given: ['船舶', 'ship'] },
  oil: { ...name('Oil'), given: ['石油'] },
};
const member = (zh: string, en?: Member['names']['en']) => ({
  ...makeNewcomer({ zh, pinyin: 'Jia' }),
  names: en ? { en } : {},
});

test('a member has the fields that its own names state, and no others', () => {
  expect(fieldsOf(member('甲船舶石油学院'), fields)).toEqual(['ships', 'oil']);
  expect(fieldsOf(member('甲学院'), fields)).toEqual([]);
  const source = 'https://a.example/';
  expect(
    fieldsOf(member('甲', { name: 'Ship College', status: 'official', source }), fields),
  ).toEqual(['ships']);
  expect(fieldsOf(member('甲', { name: 'Ship College', status: 'translated' }), fields)).toEqual(
    [],
  );
  expect(fieldsOf(member('甲', { name: 'Township', status: 'official', source }), fields)).toEqual(
    [],
  );
});

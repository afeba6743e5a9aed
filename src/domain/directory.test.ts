import { describe, expect, test } from 'vitest';
import {
  countByCountry,
  countByRegion,
  initialOf,
  membersByPlace,
  membersOfList,
  sortMembers,
} from '#domain/directory.ts';
import { readLedger } from '#domain/ledger.ts';
import type { Member } from '#domain/member.ts';
import { makeMember, makeNewcomer, makePlaces } from '#scripts/fixtures/sample-content.ts';

describe('directory', () => {
  test('sorts by the reading of the name in each language', () => {
    const current = toCurrent([
      named('北京', 'Zebra', 'Яблоко', 'เขต'),
      named('长子', 'apple', 'Ёлка', 'คลัง'),
      named('安徽', 'Ápril', 'Жук', 'กาแฟ'),
    ]);
    const order = (locale: 'zh' | 'en' | 'ru' | 'th') =>
      sortMembers(current, locale).map(({ id }) => id);
    expect(order('zh')).toEqual(['2', '0', '1']);
    expect(order('en')).toEqual(['1', '2', '0']);
    expect(order('ru')).toEqual(['1', '2', '0']);
    expect(order('th')).toEqual(['2', '0', '1']);
  });

  test('leaves the list it was given as it was', () => {
    const current = toCurrent([named('北京', 'B'), named('安徽', 'A')]);
    sortMembers(current, 'en');
    expect(current.map(({ id }) => id)).toEqual(['0', '1']);
  });

  test('passes over a Thai vowel that is written before its consonant', () => {
    for (const [name, initial] of [
      ['เขตอุตสาหกรรม', 'ข'],
      ['แผนก', 'ผ'],
      ['โรงเรียน', 'ร'],
      ['ใจ', 'จ'],
      ['ไทย', 'ท'],
      ['หอการค้า', 'ห'],
    ] as const)
      expect(initialOf(named('甲', 'A', 'А', name), 'th'), name).toBe(initial);
  });

  test('takes the Chinese initial from the pinyin', () => {
    expect(initialOf(makeMember({ zh: '重庆', pinyin: 'Chongqing' }), 'zh')).toBe('C');
    expect(initialOf(makeMember({ zh: '长子', pinyin: 'zhangzi' }), 'zh')).toBe('Z');
  });

  test('takes the first letter of other names, in capitals, past marks and digits', () => {
    expect(initialOf(named('甲', 'apple'), 'en')).toBe('A');
    expect(initialOf(named('甲', '1st “best” school'), 'en')).toBe('S');
    expect(initialOf(named('甲', 'A', '«Ялун»'), 'ru')).toBe('Я');
    expect(initialOf(named('甲', '2024'), 'en')).toBe('#');
  });

  test('files a marked letter under the bare one where the language does', () => {
    expect(initialOf(named('甲', 'A', 'Ёлка'), 'ru')).toBe('Е');
    expect(initialOf(named('甲', 'École'), 'en')).toBe('E');
  });

  test('keeps Russian й a letter of its own, however it is encoded', () => {
    expect(initialOf(named('甲', 'A', 'Йод'.normalize('NFD')), 'ru')).toBe('Й');
  });

  test('files a name that is not translated by its pinyin, behind the letters of the language', () => {
    const current = toCurrent([
      makeNewcomer({ zh: '丙学院', pinyin: 'Bing Xueyuan' }),
      named('甲', 'Apple', 'Яблоко', 'หอ'),
      named('丁', 'Cherry', 'Арбуз', 'กาแฟ'),
      makeNewcomer({ zh: '安学院', pinyin: 'an Xueyuan' }),
    ]);
    const filed = (locale: 'zh' | 'en' | 'ru' | 'th') =>
      sortMembers(current, locale).map(({ id, member }) => [id, initialOf(member, locale)]);
    expect(filed('en')).toEqual([
      ['3', 'A'],
      ['1', 'A'],
      ['0', 'B'],
      ['2', 'C'],
    ]);
    expect(filed('ru')).toEqual([
      ['2', 'А'],
      ['1', 'Я'],
      ['3', 'A–Z'],
      ['0', 'A–Z'],
    ]);
    expect(filed('th')).toEqual([
      ['2', 'ก'],
      ['1', 'ห'],
      ['3', 'A–Z'],
      ['0', 'A–Z'],
    ]);
    expect(filed('zh').map(([id]) => id)).toEqual(['3', '0', '2', '1']);
  });

  test('counts those whose place is not known nowhere', () => {
    const places = makePlaces();
    const current = toCurrent([makeNewcomer(), makeNewcomer({ country: 'TH' })]);
    expect(countByCountry(current, places, 'en').map(({ code, count }) => [code, count])).toEqual([
      ['TH', 1],
    ]);
    expect(countByRegion(current, places, 'en')).toEqual([]);
    const members = [...membersByPlace(current)];
    expect(members.map(([code, at]) => [code, at.map(({ id }) => id)])).toEqual([['TH', ['1']]]);
  });

  test('counts countries, most first, equals by the collation of the reader', () => {
    const places = makePlaces();
    const current = toCurrent(
      ['TH', 'CN', 'RU', 'CN', 'EG'].map((country) => makeMember({ country })),
    );
    expect(countByCountry(current, places, 'en')).toEqual([
      { code: 'CN', name: 'China', count: 2 },
      { code: 'EG', name: 'Egypt', count: 1 },
      { code: 'RU', name: 'Russia', count: 1 },
      { code: 'TH', name: 'Thailand', count: 1 },
    ]);
    expect(countByCountry(current, places, 'zh').map(({ name }) => name)).toEqual([
      '中国',
      '埃及',
      '俄罗斯',
      '泰国',
    ]);
  });

  test('counts the regions of one country only', () => {
    const places = makePlaces();
    const current = toCurrent([
      makeMember({ region: 'CN-SD' }),
      makeMember({ region: 'CN-AH' }),
      makeMember({ region: 'CN-SD' }),
      makeMember({}),
      makeMember({ country: 'RU', region: 'RU-MOW' }),
    ]);
    expect(countByRegion(current, places, 'en')).toEqual([
      { code: 'CN-SD', name: 'Shandong', count: 2 },
      { code: 'CN-AH', name: 'Anhui', count: 1 },
    ]);
  });

  test('gives the members of a list with their numbers', () => {
    const members = new Map(['a', 'b', 'x'].map((id) => [id, makeMember({ zh: id })]));
    const ledger = readLedger({ '2024': { china: ['b', 'a'], abroad: ['x'] } });
    expect(
      membersOfList(members, ledger, 'china').map(({ id, member, entry }) => [
        id,
        member.zh,
        entry.number,
      ]),
    ).toEqual([
      ['b', 'b', 1],
      ['a', 'a', 2],
    ]);
  });
});

function named(zh: string, en: string, ru = 'А', th = 'ก'): Member {
  const status = 'translated';
  const names = { en: { name: en, status }, ru: { name: ru, status }, th: { name: th, status } };
  return makeMember({ zh, names } as Partial<Member>);
}

function toCurrent(members: Member[]) {
  return members.map((member, index) => ({
    id: String(index),
    member,
    entry: { list: 'china' as const, number: index + 1 },
  }));
}

import { describe, expect, test } from 'vitest';
import { findUnread } from '#domain/pinyin.ts';

const readings: Record<string, string[]> = {
  长: ['chang', 'zhang'],
  子: ['zi'],
  西: ['xi'],
  安: ['an'],
  女: ['nü', 'ru'],
  旅: ['lü'],
  顺: ['shun'],
};

const unread = (name: string, pinyin: string) =>
  findUnread(name, pinyin, (hanzi) => readings[hanzi] ?? []);

describe('pinyin', () => {
  test.each([
    ['长子', 'Zhangzi'],
    ['长子', 'chang ZI'],
    ['西安', "Xi'an"],
    ['长子 CITI（西安）', 'Zhangzi CITI (Xi’an)'],
    ['女子', 'Nüzi'],
    ['旅顺', 'Lyushun'],
  ])('reads %s as %s', (name, pinyin) => {
    expect(unread(name, pinyin)).toBeUndefined();
  });

  test.each([
    ['长子', 'Changsi', '子'],
    ['长子', 'Chang', '子'],
    ['长子', 'Changzixi', '子'],
    ['西安', 'Sian', '西'],
    ['旅顺', 'Lvshun', '旅'],
    ['长子CITI', 'Zhangzi', 'c'],
  ])('does not read %s as %s', (name, pinyin, hanzi) => {
    expect(unread(name, pinyin)).toBe(hanzi);
  });
});

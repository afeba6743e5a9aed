import { describe, expect, test } from 'vitest';
import { cleanName, foldName, isName } from '#scripts/staff/import/listed-name.ts';

describe('names', () => {
  test.each([
    ['　安徽 工商\n职业学院 \u00a0', '安徽工商职业学院'],
    ['蒙古国 CITI 大学', '蒙古国 CITI 大学'],
    ['蒙古国\nCITI  大学', '蒙古国CITI 大学'],
    ['汉华博文 （北京） 教育', '汉华博文（北京）教育'],
    ['Siam  University\nBangkok', 'Siam University Bangkok'],
    ['⼤学\u200b', '大学'],
  ])('%j is published as %j', (text, name) => {
    expect(cleanName(text)).toBe(name);
  });

  test.each([
    ['汉华博文（北京）教育', '汉华博文(北京)教育'],
    ['蒙古国ＣＩＴＩ大学', '蒙古国 citi 大学'],
    ['阿里·法拉比大学', '阿里•法拉比大学'],
    ['甲 学 院', '甲学院'],
  ])('%j and %j are the same', (a, b) => {
    expect(foldName(a)).toBe(foldName(b));
  });

  test('have letters', () => {
    expect(['甲学院', 'IT'].every(isName)).toBe(true);
    expect(['', '/', '—', '甲', '1'].some(isName)).toBe(false);
  });
});

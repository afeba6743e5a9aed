import { describe, expect, test } from 'vitest';
import { fold } from '#search/fold.ts';

const variants = new Map([['錫', '锡']]);
const foldText = (text: string) => fold(text, variants).text;

describe('folding', () => {
  test.each([
    ['case and full width', 'ＵｉＴＭ', 'uitm'],
    ['traditional characters', '無錫', '無锡'],
    ['tone marks', 'Wúxī Zhíyè', 'wuxi zhiye'],
    ['ё, but not й', 'Ещё Чайка', 'еще чайка'],
    ['blanks in scripts that have none', '无锡 职业', '无锡职业'],
    ['blanks at the border of scripts', 'CITI 大学', 'citi大学'],
    ['blanks between words, of any length', '  Siam   University ', 'siam university'],
    ['punctuation', 'Siam-University, (Bangkok)', 'siam university bangkok'],
    ['apostrophes inside words', "Xi'an Lu’an", 'xian luan'],
    ['invisible characters', 'si\u200bam\u00ad', 'siam'],
    ['phinthu and the sign of abbreviation', 'พินฺทุ ฯ', 'พินทุ'],
    ['hamza and alef', 'أمل إبداع آفاق ٱلكتاب مؤسسة شؤون', 'امل ابداع افاق الكتاب موسسه شوون'],
    ['teh marbuta and alef maqsura', 'جامعة مستشفى', 'جامعه مستشفي'],
    ['vowel marks and lengthened words', 'مُحَمَّد جـــامعة', 'محمد جامعه'],
    ['Persian letters', 'کیش', 'كيش'],
    ['Arabic and Persian digits', '١٢٣ ۴۵۶', '123 456'],
    ['joined forms', 'ﻷمل', 'لامل'],
    ['signs of transliteration', 'Tatʹiana Saʿd', 'tatiana sad'],
  ])('leaves out what makes no difference: %s', (_, text, expected) => {
    expect(foldText(text)).toBe(expected);
  });

  test('keeps what tells words apart', () => {
    expect(foldText('กา')).not.toBe(foldText('ก่า'));
    expect(foldText('学院')).not.toBe(foldText('学员'));
    expect(foldText('й')).not.toBe(foldText('и'));
    expect(foldText('ب')).not.toBe(foldText('ت'));
    expect(foldText('مدرسة، جامعة')).toBe('مدرسه جامعه');
  });

  test('knows where in the text each character comes from', () => {
    const { text, starts, ends } = fold('A  Ｂ(博)文', variants);
    expect(text).toBe('a b博文');
    expect(starts).toEqual([0, 3, 3, 5, 7]);
    expect(ends).toEqual([1, 3, 4, 6, 8]);
  });
});

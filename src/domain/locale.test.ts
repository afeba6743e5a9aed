import { describe, expect, test } from 'vitest';
import {
  createCollator,
  directionOf,
  directLetters,
  isComposed,
  isLocale,
  localeCodes,
  localeOfTag,
  splitByScript,
  staffLocales,
  translationLocales,
} from '#domain/locale.ts';
import { memberName } from '#domain/member.ts';
import { publishedContent } from '#scripts/fixtures/sample-content.ts';

describe('locale', () => {
  test('cuts a text where its letters are of another language', () => {
    expect(splitByScript('The Alliance (Chinese name: 中文+职业技能), “ICA”', 'en')).toEqual([
      { text: 'The Alliance (Chinese name: ' },
      { text: '中文+职业技能', locale: 'zh' },
      { text: '), “ICA”' },
    ]);
    expect(splitByScript('英文名称 The International Alliance，简称“ICA”', 'zh')).toEqual([
      { text: '英文名称 ' },
      { text: 'The International Alliance', locale: 'en' },
      { text: '，简称“ICA”' },
    ]);
    expect(splitByScript('Альянс и WeChat', 'ru')).toEqual([{ text: 'Альянс и WeChat' }]);
    expect(splitByScript('สมาชิก Альянса', 'th')).toEqual([
      { text: 'สมาชิก ' },
      { text: 'Альянса', locale: 'ru' },
    ]);
  });

  test('puts the Chinese members by pinyin in exactly the order in which they were published', async () => {
    const { lists, members } = await publishedContent();
    const published = (lists['2024-07-10']?.china ?? []).map((id) => {
      const member = members.get(id);
      return member ? memberName(member, 'zh').text : id;
    });
    expect(published).toHaveLength(56);
    expect(published.toSorted().toSorted(createCollator('zh').compare)).toEqual(published);
  });

  test('takes readings that depend on the word: 重庆 is Chóng, 长子 is Zhǎng', () => {
    const { compare } = createCollator('zh');
    expect(['德州', '重庆', '常州'].toSorted(compare)).toEqual(['常州', '重庆', '德州']);
    expect(['浙江', '长子', '枣庄'].toSorted(compare)).toEqual(['枣庄', '长子', '浙江']);
  });

  test('puts Russian ё beside е, and Thai words by consonant before vowel', () => {
    expect(['Жук', 'Ёж', 'Ель'].toSorted(createCollator('ru').compare)).toEqual([
      'Ёж',
      'Ель',
      'Жук',
    ]);
    expect(['เขต', 'คลัง', 'กาแฟ'].toSorted(createCollator('th').compare)).toEqual([
      'กาแฟ',
      'เขต',
      'คลัง',
    ]);
  });

  test('knows its codes from any other text', () => {
    expect(localeCodes.every(isLocale)).toBe(true);
    for (const text of ['de', 'zh-CN', '', 'ZH', 'toString']) expect(isLocale(text)).toBe(false);
  });

  test('counts every language but Chinese as a translation', () => {
    expect(['zh', ...translationLocales]).toEqual(localeCodes);
  });

  test('finds a language by its tag, and no other', () => {
    expect(localeOfTag('zh-CN')).toBe('zh');
    for (const tag of ['', 'zh', 'zh-Latn-pinyin', 'de']) expect(localeOfTag(tag)).toBeUndefined();
  });

  test('knows which letters need no input method, and which language needs one', () => {
    const direct = new RegExp(directLetters, 'u');
    expect(['สยาม', 'Сиам'].every((text) => direct.test(text))).toBe(true);
    expect(['wu xi', '无锡', ''].some((text) => direct.test(text))).toBe(false);
    expect(localeCodes.filter(isComposed)).toEqual(['zh']);
  });

  test('gives staff messages in Chinese and English', () => {
    expect(staffLocales).toEqual(['zh', 'en']);
  });

  test('knows the writing direction of any language', () => {
    expect(['zh-CN', 'th', 'ar', 'ar-EG', 'he', 'zh-Latn-pinyin'].map(directionOf)).toEqual([
      undefined,
      undefined,
      'rtl',
      'rtl',
      'rtl',
      undefined,
    ]);
  });
});

import { describe, expect, test } from 'vitest';
import { laterName, memberName, memberSchema, publishedWebsite } from '#domain/member.ts';
import { makeMember, makeNewcomer } from '#scripts/fixtures/sample-content.ts';

describe('member', () => {
  test('bears in Chinese the name of the list', () => {
    expect(memberName(makeMember(), 'zh')).toEqual({
      text: '甲学院',
      tag: 'zh-CN',
      status: 'listed',
    });
  });

  test('bears in other languages their name, with how well it is known', () => {
    expect(memberName(makeMember(), 'en')).toMatchObject({
      text: 'Jia College',
      status: 'official',
    });
    expect(memberName(makeMember(), 'ru')).toMatchObject({
      text: 'Колледж Цзя',
      status: 'translated',
    });
    expect(memberName(makeMember(), 'th')).toMatchObject({ tag: 'th', status: 'unverified' });
  });

  test('needs no more than its Chinese name and the pinyin of it', () => {
    const facts = { zh: '乙学院', pinyin: 'Yi Xueyuan' };
    for (const given of [facts, { ...facts, names: {} }])
      expect(memberSchema.safeParse(given)).toMatchObject({ success: true, data: { names: {} } });
    expect(memberSchema.safeParse({ zh: facts.zh }).success).toBe(false);
  });

  test('is shown by its Chinese name with pinyin while there is no other', () => {
    const { names } = makeMember();
    const member = makeNewcomer({ names: names.ru ? { ru: names.ru } : {} });
    for (const locale of ['en', 'th'] as const)
      expect(memberName(member, locale)).toEqual({
        text: '乙学院',
        tag: 'zh-CN',
        status: 'untranslated',
        reading: { text: 'Yi Xueyuan', tag: 'zh-Latn-pinyin' },
      });
    expect(memberName(member, 'ru')).toEqual({
      text: 'Колледж Цзя',
      tag: 'ru',
      status: 'translated',
    });
    expect(memberName(member, 'zh').status).toBe('listed');
  });

  test('is shown by its own or else its English name where there is none, if that was seen', () => {
    const native = {
      lang: 'th',
      name: 'จี่',
      status: 'official',
      source: 'https://a.example',
    } as const;
    const en = { name: 'Ji', status: 'attested', source: 'https://b.example' } as const;
    expect(memberName(makeNewcomer({ names: { native, en } }), 'ru')).toEqual({
      text: 'จี่',
      tag: 'th',
      status: 'own',
      source: native.source,
    });
    expect(memberName(makeNewcomer({ names: { en } }), 'ru')).toEqual({
      text: 'Ji',
      tag: 'en',
      status: 'international',
      source: en.source,
    });
    const unseen = { name: 'Ji', status: 'translated' } as const;
    expect(memberName(makeNewcomer({ names: { en: unseen } }), 'ru').status).toBe('untranslated');
  });

  test('is shown by its Chinese name where another is only made from its sound', () => {
    const member = makeNewcomer({ names: { ru: { name: 'Исюэюань', status: 'romanized' } } });
    expect(memberName(member, 'ru')).toEqual({
      text: '乙学院',
      tag: 'zh-CN',
      status: 'romanized',
      reading: { text: 'Исюэюань', tag: 'ru' },
    });
  });

  test('has its latest name in a language, if it has been renamed in that', () => {
    const rename = (date: string, name: string) => ({
      date,
      names: { zh: { name, status: 'translated' as const } },
      source: 'https://example.org',
    });
    const member = makeNewcomer({ renamed: [rename('2024', '丙学院'), rename('2025', '丁学院')] });
    expect(laterName(member, 'zh')?.name).toBe('丁学院');
    expect(laterName(member, 'en')).toBeUndefined();
    expect(laterName(makeNewcomer(), 'zh')).toBeUndefined();
  });

  test('is shown by its own name to those who read that language', () => {
    const native = { lang: 'th', name: 'วิทยาลัยอี่', status: 'unverified' } as const;
    const member = makeNewcomer({ names: { native } });
    expect(memberName(member, 'th')).toMatchObject({ text: native.name, status: native.status });
    expect(memberName(member, 'en').status).toBe('untranslated');
  });

  test.each<['official' | 'attested' | 'unverified', boolean]>([
    ['official', true],
    ['attested', true],
    ['unverified', false],
  ])('with a website that is %s: readers are sent there: %s', (status, isPublished) => {
    const url = 'https://jia.example/';
    const member = makeMember({ website: { url, status, source: url } });
    expect(publishedWebsite(member)).toBe(isPublished ? url : undefined);
  });

  test('without a website has none to publish', () => {
    expect(publishedWebsite(makeMember())).toBeUndefined();
  });
});

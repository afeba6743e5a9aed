import { describe, expect, test } from 'vitest';
import { memberName, publishedWebsite } from '#domain/member.ts';
import { makeMember } from '#scripts/test-content.ts';

describe('member', () => {
  test('bears in Chinese the name of the list', () => {
    expect(memberName(makeMember(), 'zh')).toEqual({
      text: '甲学院',
      locale: 'zh',
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
    expect(memberName(makeMember(), 'th')).toMatchObject({ locale: 'th', status: 'unverified' });
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

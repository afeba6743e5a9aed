import { beforeAll, describe, expect, test } from 'vitest';
import type { Content } from '#domain/content.ts';
import { localeCodes } from '#domain/locale.ts';
import { type Records, recordsSchema } from '#domain/record.ts';
import { sampleContent } from '#scripts/fixtures/sample-content.ts';
import { chooserView, notFoundView } from '#views/chooser.ts';
import { createContext } from '#views/context.ts';
import { documentFrame } from '#views/frame.ts';
import { indexNowKey, recordLinks, verificationTags } from '#views/records.ts';

const records: Records = {
  icp: '京ICP备12345678号-1',
  police: '京公网安备 11010502000001号',
  verification: { baidu: 'codeva-AbCdEfGhIj', bing: '0123456789ABCDEF0123456789ABCDEF' },
  indexNow: '0123456789abcdef',
};

describe('records', () => {
  let content: Content;
  let registered: Content;
  beforeAll(async () => {
    content = await sampleContent();
    registered = { ...content, alliance: { ...content.alliance, records } };
  });

  test('are nowhere as long as nobody names any', () => {
    expect(recordLinks(content, 'zh')).toEqual([]);
    expect(verificationTags(content)).toEqual([]);
    expect(indexNowKey(content)).toBeUndefined();
    expect(chooserView(content)).toMatchObject({ records: [], verification: [] });
  });

  test('lead to where they can be looked up, in Chinese for every reader', () => {
    expect(recordLinks(registered, 'th')).toEqual([
      { text: records.icp, lang: 'zh-CN', href: 'https://beian.miit.gov.cn/' },
      {
        text: records.police,
        lang: 'zh-CN',
        href: 'https://beian.mps.gov.cn/#/query/webSearch?code=11010502000001',
      },
    ]);
    expect(recordLinks(registered, 'zh').map((link) => 'lang' in link)).toEqual([false, false]);
  });

  test('stand on every page, proofs for search engines only where the site begins', () => {
    for (const locale of localeCodes) {
      const frames = ['home', 'about'].map((id) =>
        documentFrame(createContext(registered, locale), id),
      );
      expect(frames.map(({ footer }) => footer.records.length)).toEqual([2, 2]);
      expect(frames.map(({ head }) => head.verification.length)).toEqual([2, 0]);
    }
    expect(chooserView(registered).verification).toEqual([
      { name: 'baidu-site-verification', content: 'codeva-AbCdEfGhIj' },
      { name: 'msvalidate.01', content: '0123456789ABCDEF0123456789ABCDEF' },
    ]);
    expect(notFoundView(registered)).toMatchObject({ verification: [] });
    expect(notFoundView(registered).records).toHaveLength(2);
  });

  test.each<[keyof Records, string]>([
    ['icp', '京ICP备12345678'],
    ['icp', '京ICP证030173号'],
    ['police', '京公网安备1101050200001号'],
    ['indexNow', 'short'],
    ['indexNow', '../../robots'],
  ])('are refused where they are of no such form: %s %s', (key, value) => {
    expect(recordsSchema.safeParse({ [key]: value }).success).toBe(false);
  });

  test.each([
    { icp: '沪ICP备2021012345号' },
    { icp: '粤ICP备05000000号-12' },
    { police: '粤公网安备44030502000001号' },
    { verification: { yandex: '0a1b2c3d4e5f6071' } },
  ])('are taken as they are given: %j', (value) => {
    expect(recordsSchema.parse(value)).toEqual(value);
  });
});

import { describe, expect, test } from 'vitest';
import { isSeen, nameStatuses, nativeName, source, statedName, website } from '#domain/name.ts';

describe('name', () => {
  test.each(['official', 'attested'])('that is %s needs a source', (status) => {
    expect(statedName.safeParse({ name: 'A', status }).success).toBe(false);
    expect(statedName.safeParse({ name: 'A', status, source: 'document' }).success).toBe(true);
  });

  test.each(['unverified', 'translated'])('that is %s needs none', (status) => {
    expect(statedName.safeParse({ name: 'A', status }).success).toBe(true);
  });

  test('rests on a page that was seen only when official or attested', () => {
    expect(nameStatuses.filter(isSeen)).toEqual(['official', 'attested']);
  });

  test('has a source that is the document or a web address', () => {
    for (const value of ['document', 'https://a.example/x', 'http://a.example'])
      expect(source.safeParse(value).success, value).toBe(true);
    for (const value of ['a.example', 'ftp://a.example', 'javascript:alert(1)', 'the web', ''])
      expect(source.safeParse(value).success, value).toBe(false);
  });

  test('in a language of its own gives that language as a tag', () => {
    const name = { name: 'A', status: 'translated' };
    expect(nativeName.safeParse({ ...name, lang: 'zh-Hant' }).success).toBe(true);
    expect(nativeName.safeParse({ ...name, lang: 'Arabic' }).success).toBe(false);
  });

  test('of a website is a web address', () => {
    const status = 'unverified';
    expect(website.safeParse({ url: 'https://a.example', status }).success).toBe(true);
    expect(website.safeParse({ url: 'javascript:alert(1)', status }).success).toBe(false);
  });
});

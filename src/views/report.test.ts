import { describe, expect, test } from 'vitest';
import { localeCodes, locales } from '#domain/locale.ts';
import { sampleContent } from '#scripts/fixtures/sample-content.ts';
import { chooserView, notFoundView } from '#views/chooser.ts';
import { createContext } from '#views/context.ts';
import { reportView } from '#views/report.ts';

describe('report of an error', () => {
  test.each([
    ['zh', '网站纠错：甲', '页面：https://a.example/b/\r\n\r\n'],
    ['en', 'Error on the website / 网站纠错: 甲', 'Page / 页面: https://a.example/b/\r\n\r\n'],
  ] as const)(
    'names title and address and leaves room for the text: %s',
    async (locale, subject, body) => {
      const context = createContext(await sampleContent(), locale);
      const { link } = reportView(context, '甲', 'https://a.example/b/');
      expect(Object.fromEntries(new URL(link.href).searchParams)).toEqual({ subject, body });
    },
  );

  test.each(localeCodes)(
    'goes to every address of the alliance, which can be read: %s',
    async (locale) => {
      const content = await sampleContent();
      const { emails } = content.alliance.contacts;
      const { link, addresses } = reportView(
        createContext(content, locale),
        'A',
        'https://a.example/',
      );
      expect(new URL(link.href).pathname).toBe(emails.join(','));
      for (const email of emails) expect(addresses).toContain(email);
    },
  );

  test('can be sent in every language from the pages outside the languages', async () => {
    const content = await sampleContent();
    for (const { reports } of [chooserView(content), notFoundView(content)])
      expect(reports.links.map(({ lang }) => lang)).toEqual(
        localeCodes.map((code) => locales[code].tag),
      );
    const [chooser] = chooserView(content).reports.links;
    expect(bodyOf(chooser?.href)).toContain('http://localhost:4321/');
    // Which page is missing is for the reader to say.
    expect(bodyOf(notFoundView(content).reports.links[0]?.href)).not.toContain('http');
  });
});

function bodyOf(href = ''): string {
  return new URL(href).searchParams.get('body') ?? '';
}

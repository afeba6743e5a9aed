import { describe, expect, test } from 'vitest';
import { localeCodes, locales } from '#domain/locale.ts';
import { sampleContent } from '#scripts/fixtures/sample-content.ts';
import { chooserView, notFoundView } from '#views/chooser.ts';
import { createContext } from '#views/context.ts';
import { reportView } from '#views/report.ts';

describe('report of an error', () => {
  test.each([
    ['zh', '网站纠错：https://a.example/b/'],
    ['en', 'Error on the website / 网站纠错: https://a.example/b/'],
  ] as const)('names the page and leaves the text to the reader: %s', async (locale, subject) => {
    const context = createContext(await sampleContent(), locale);
    const { link } = reportView(context, 'https://a.example/b/');
    expect(Object.fromEntries(new URL(link.href).searchParams)).toEqual({ subject });
  });

  test.each(localeCodes)(
    'goes to every address of the alliance, which can be read: %s',
    async (locale) => {
      const content = await sampleContent();
      const { emails } = content.alliance.contacts;
      const { link, addresses } = reportView(createContext(content, locale), 'https://a.example/');
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
    expect(chooser?.href).toContain('http://localhost:4321/');
    // Which page is missing is for the reader to say.
    expect(notFoundView(content).reports.links[0]?.href).not.toContain('http');
  });
});

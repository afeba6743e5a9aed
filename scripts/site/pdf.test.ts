import { describe, expect, inject, test } from 'vitest';
import { localeCodes } from '#domain/locale.ts';
import { makePdf } from '#scripts/build/pdf.ts';
import { useBrowser } from '#scripts/site/use-browser.ts';

const browser = useBrowser();

describe.each(inject('builds'))(
  'the document printed from the site built for $base',
  ({ origin, base }) => {
    test.each(localeCodes)('is tagged A4 in fonts of its own: %s', async (locale) => {
      const pdf = (await makePdf(browser, origin + base, locale)).toString('latin1');
      expect(pdf.startsWith('%PDF-')).toBe(true);
      // Charter, two lists, contacts: each begins a sheet.
      expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeGreaterThanOrEqual(6);
      expect(pdf).toMatch(/\/MediaBox \[0 0 59\d(\.\d+)? 84\d(\.\d+)?\]/);
      expect(pdf).toContain('/StructTreeRoot');
      expect(pdf).toContain('/Outlines');
      const fonts = new Set(
        [...pdf.matchAll(/\/BaseFont \/[A-Z]{6}\+(\w+)/g)].map(([, name]) => name),
      );
      expect(fonts).toContain('NotoSerifSCExtraLight');
      expect([...fonts].filter((name) => !/^Noto(SerifSC|SansThai)/.test(name ?? ''))).toEqual([]);
    });

    test('has the copybook of all members in squares that are drawn, not painted', async () => {
      const pdf = (await makePdf(browser, origin + base, 'en', 'copybook')).toString('latin1');
      // Five members a sheet, four on the first.
      const sheets = pdf.match(/\/Type \/Page\b/g)?.length;
      expect(sheets).toBeGreaterThanOrEqual(17);
      expect(sheets).toBeLessThanOrEqual(22);
      expect(pdf).not.toContain('/Subtype /Image');
    });
  },
);

test('a site without one of the sheets is refused', async () => {
  const [{ origin, base } = { origin: '', base: '' }] = inject('builds');
  const lacking: typeof browser = {
    ...browser,
    newContext: async (options) => {
      const context = await browser.newContext(options);
      const page = { contentType: 'text/html', body: '<p>Nothing here.</p>' };
      await context.route('**/contact/', (route) => route.fulfill(page));
      return context;
    },
  };
  await expect(makePdf(lacking, origin + base, 'zh')).rejects.toThrow('No sheet');
});

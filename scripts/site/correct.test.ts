import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, inject, test } from 'vitest';
import { findFaults } from '#scripts/site/accessibility.ts';
import { useBrowser } from '#scripts/site/use-browser.ts';
import { readCorrection } from '#scripts/staff/import/correction-block.ts';

const browser = useBrowser();
const name = '[name="names.en.name"]';

describe.each(inject('builds'))(
  'the form for corrections on the site built for $base',
  ({ origin, base, folder }) => {
    const at = (path: string) => `${origin}${base}${path}`;

    test('writes the letter that can be imported, and sends nothing', async () => {
      const page = await (await browser.newContext()).newPage();
      await page.goto(at('en/members/uitm/'));
      await page.getByRole('link', { name: 'Correct this entry' }).click();
      await page.locator('[data-now="names.en.name"]', { hasText: 'Universiti' }).waitFor();
      const requests: string[] = [];
      page.on('request', (request) => requests.push(request.url()));
      await page.locator(name).fill('  UiTM, “Shah  Alam” <b> & 中文 ');
      await page.locator('[name="names.en.source"]').fill('https://uitm.example/?a=1&b=%20');
      const shown = (await page.locator('#letter').textContent()) ?? '';
      const href = (await page.locator('#mail').getAttribute('href')) ?? '';
      const mailed = new URL(href).searchParams;
      expect(mailed.get('subject')).toContain('uitm');
      for (const text of [shown, mailed.get('body') ?? ''])
        expect(Object.fromEntries(readCorrection([text])?.entries ?? [])).toMatchObject({
          id: 'uitm',
          'names.en.name': 'UiTM, “Shah Alam” <b> & 中文',
          'names.en.source': 'https://uitm.example/?a=1&b=%20',
        });
      await page.getByRole('button', { name: 'Copy' }).click();
      await page.getByRole('button', { name: 'Copied' }).waitFor();
      // Half a renaming is not mailed.
      await page.locator('[name="renamed.zh"]').fill('新名');
      expect(
        await page
          .locator('form.correct')
          .evaluate((form: HTMLFormElement) => form.checkValidity()),
      ).toBe(false);
      await page.locator('[name="renamed.zh"]').fill('');
      await page.locator(name).fill('');
      await page.locator('[name="names.en.source"]').fill('');
      expect(await page.locator('#letter').textContent()).toContain('[member-letter 1]');
      expect(requests).toEqual([]);
      expect(await findFaults(page)).toEqual([]);
      await page.context().close();
    });

    test.each(['', '?member=nobody', '?member=../x'])(
      'is a letter without a member: %s',
      async (query) => {
        const page = await browser.newPage();
        await page.goto(at(`ru/correct/${query}`));
        if (query)
          await page.locator('main [role=status]', { hasText: 'Такого участника нет' }).waitFor();
        expect(await page.locator('form.correct').isVisible()).toBe(false);
        expect(await page.locator('#letter').textContent()).toContain('[member-letter 1]');
        await page.context().close();
      },
    );

    test('copies the citation, and folds the text for the member’s own site', async () => {
      const page = await browser.newPage();
      await page.goto(at('th/members/uitm/'));
      await page.locator('.cite button').nth(1).click();
      await page.locator('.cite button', { hasText: 'คัดลอกแล้ว' }).waitFor();
      expect(await page.evaluate(() => String(getSelection()))).toContain('“外方成员”第8号');
      await page.locator('.cite summary').click();
      const code = (await page.locator('.cite details pre').textContent()) ?? '';
      expect(code).toMatch(
        /^<p lang="th"><a href="https?:\/\/[^"]+\/th\/members\/uitm\/">.*ไม่ใช่การรับรอง.*<\/p>$/,
      );
      await page.context().close();
    });

    test('has a small script', () => {
      const html = readFileSync(join(folder, 'en/correct/index.html'), 'utf8');
      const [, script = ''] = /data-script="[^"]*\/(_astro\/[^"]+)"/.exec(html) ?? [];
      expect(brotliCompressSync(readFileSync(join(folder, script))).length).toBeLessThan(8000);
    });
  },
);

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { localeCodes } from '#domain/locale.ts';
import { shareShapes } from '#domain/share.ts';
import { sampleContent } from '#scripts/fixtures/sample-content.ts';
import { colors, drawCards, measureText } from '#share/draw.ts';
import { createContext } from '#views/context.ts';
import { type ShareCard, shareCards } from '#views/share.ts';

const cards = sampleContent().then((content) =>
  localeCodes.flatMap((locale) => shareCards(createContext(content, locale))),
);

describe('share pictures', () => {
  test('wear the colours of the site', () => {
    const css = readFileSync('src/styles/tokens.css', 'utf8');
    for (const [name, color] of Object.entries(colors))
      expect(css, name).toContain(`--${name}: light-dark(${color}, `);
  });

  test('are one for site, charter and members in each language and shape', async () => {
    const paths = (await cards).map(({ path }) => path);
    expect(new Set(paths).size).toBe(6 * localeCodes.length);
    expect(paths).toContain('/share/th-member-square.png');
  });

  test('have the size they claim, are light, and are the same each time', async () => {
    const pictures = await drawCards(await cards);
    const again = await drawCards(await cards);
    for (const [index, { shape, path }] of (await cards).entries()) {
      const png = Buffer.from(pictures[index] ?? []);
      expect(png.readUInt32BE(16), path).toBe(shareShapes[shape].width);
      expect(png.readUInt32BE(20), path).toBe(shareShapes[shape].height);
      expect(png.length, path).toBeLessThan(300_000);
      expect(png.equals(Buffer.from(again[index] ?? [])), path).toBe(true);
    }
  });

  test('draw every letter of every language, and no letter as an empty box', async () => {
    const [card] = await cards;
    const draw = (title: string, lang: string) =>
      drawCards([{ ...(card as ShareCard), title, lang }]).then(([png]) =>
        Buffer.from(png ?? []).toString('base64'),
      );
    // No letter of Thai, which the font has only as an empty box.
    const unassigned = '\u0e3b';
    for (const [letter, lang] of [
      ['锡', 'zh-CN'],
      ['Q', 'en'],
      ['Щ', 'ru'],
      ['ญ', 'th'],
    ] as const)
      expect(await draw(letter, lang), letter).not.toBe(await draw(unassigned, lang));
  });

  test('say which letters no font has', async () => {
    await expect(measureText('\u1200', 'en')).rejects.toThrow('\u1200');
  });

  test('set Thai marks upon their letters, where they add no width', async () => {
    const widthOf = (text: string) => measureText(text, 'th');
    expect(await widthOf('ที่')).toBeCloseTo(await widthOf('ท'), 0);
    expect(await widthOf('น้ำ')).toBeCloseTo(await widthOf('นา'), 0);
    expect(await widthOf('ทำเนียบ')).toBeCloseTo(await widthOf('ทาเนยบ'), 0);
    expect(await widthOf('ทท')).toBeGreaterThan((await widthOf('ท')) * 1.8);
  });
});

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { decompress } from 'wawoff2';
import { localeOfTag, locales, originalLocale } from '#domain/locale.ts';

/** The fonts of share pictures, by the names that `shareFont` of a language uses: family name inside the files, and package. */
const fonts = {
  serif: { family: 'Noto Serif SC ExtraLight', package: 'noto-serif-sc' },
  // Plain Latin is included; pinyin with tone marks is set in the other font.
  thai: { family: 'Noto Sans Thai', package: 'noto-sans-thai', without: 'latin-ext' },
  arabic: { family: 'Noto Naskh Arabic', package: 'noto-naskh-arabic', without: 'latin-ext' },
};
const weight = 600;

/**
 * The font families for a text, in the order in which glyphs are looked up.
 * The language's own font comes first: Thai marks are placed correctly only if all glyphs of a word are from one font.
 * @param lang BCP 47 tag of a language of the site; any other value gets the order of the original's language
 */
export function familiesFor(lang: string): string[] {
  const { family } = fonts[locales[localeOfTag(lang) ?? originalLocale].shareFont];
  return [...new Set([family, ...Object.values(fonts).map((font) => font.family)])];
}

/**
 * Loads the parts of the fonts that contain the characters of a text.
 * The packages split each font by character ranges; only the parts needed are read.
 * @param text all characters that will be drawn
 * @throws Error if no font has one of them
 */
export async function loadFonts(text: string): Promise<Fonts> {
  const characters = [...new Set(text)].map((character) => character.codePointAt(0) ?? 0);
  const missing = new Set(characters);
  const require = createRequire(join(process.cwd(), 'package.json'));
  const loaded: Fonts = {};
  for (const font of Object.values(fonts)) {
    const folder = dirname(require.resolve(`@fontsource/${font.package}/package.json`));
    const ranges = JSON.parse(await readFile(join(folder, 'unicode.json'), 'utf8')) as Ranges;
    for (const [piece, range] of Object.entries(ranges)) {
      const covered = coveredBy(range, characters);
      if (covered.length === 0 || ('without' in font && piece === font.without)) continue;
      for (const character of covered) missing.delete(character);
      const file = `${font.package}-${piece.replace(/[[\]]/g, '')}-${weight}-normal.woff2`;
      // Sequentially, and copied at once: the next part is decompressed into the same memory.
      const data = Uint8Array.from(await decompress(await readFile(join(folder, 'files', file))));
      loaded[font.family] = [...(loaded[font.family] ?? []), data];
    }
  }
  if (missing.size > 0)
    throw new Error(
      `The fonts of share pictures lack “${String.fromCodePoint(...missing)}”. A new script needs a font in src/share/fonts.ts, named in the language’s shareFont.`,
    );
  return loaded;
}

/** The characters that a CSS `unicode-range` includes. */
function coveredBy(range: string, characters: readonly number[]): number[] {
  const parts = range.split(',').map((part) => {
    const [from = 0, to = from] = part
      .trim()
      .replace(/^U\+/i, '')
      .split('-')
      .map((end) => Number.parseInt(end, 16));
    return { from, to };
  });
  return characters.filter((character) =>
    parts.some(({ from, to }) => character >= from && character <= to),
  );
}

/** The loaded parts of each family as TrueType data. */
export type Fonts = Record<string, Uint8Array[]>;

/** The `unicode-range` of each part of a font. */
type Ranges = Record<string, string>;

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { decompress } from 'wawoff2';

/** Families as they are named inside the files; together they cover every script of the site. */
const families = { serif: 'Noto Serif SC ExtraLight', thai: 'Noto Sans Thai' };

/**
 * The families for a text, in the order in which a glyph is looked for.
 * Thai comes first for Thai: marks stand right only where a word's glyphs are all of one font.
 * @param lang BCP 47 tag
 */
export function familiesFor(lang: string): string[] {
  const { serif, thai } = families;
  return lang.startsWith('th') ? [thai, serif] : [serif, thai];
}

const packages = { [families.serif]: 'noto-serif-sc', [families.thai]: 'noto-sans-thai' };
const weight = 600;

/**
 * The pieces of the fonts that hold the characters of a text, as TrueType data.
 * The packages cut each font into pieces by ranges of characters; only those needed are read.
 * @param text all characters that will be drawn
 */
export async function loadFonts(text: string): Promise<Fonts> {
  const characters = [...new Set(text)].map((character) => character.codePointAt(0) ?? 0);
  const require = createRequire(join(process.cwd(), 'package.json'));
  const fonts: Fonts = {};
  for (const [family, name] of Object.entries(packages)) {
    const folder = dirname(require.resolve(`@fontsource/${name}/package.json`));
    const ranges = JSON.parse(await readFile(join(folder, 'unicode.json'), 'utf8')) as Ranges;
    for (const [piece, range] of Object.entries(ranges)) {
      if (!characters.some((character) => covers(range, character))) continue;
      // Of the Thai family nothing but Thai and plain Latin: pinyin with tone marks is set in the other.
      if (family === families.thai && piece === 'latin-ext') continue;
      const file = `${name}-${piece.replace(/[[\]]/g, '')}-${weight}-normal.woff2`;
      // One after the other, and copied at once: the next piece is unpacked into the same memory.
      const data = Uint8Array.from(await decompress(await readFile(join(folder, 'files', file))));
      fonts[family] = [...(fonts[family] ?? []), data];
    }
  }
  return fonts;
}

/** Whether a CSS `unicode-range` names a character. */
function covers(range: string, character: number): boolean {
  return range.split(',').some((part) => {
    const [from = 0, to = from] = part
      .trim()
      .replace(/^U\+/i, '')
      .split('-')
      .map((end) => Number.parseInt(end, 16));
    return character >= from && character <= to;
  });
}

/** The pieces of each family as TrueType data. */
export type Fonts = Record<string, Uint8Array[]>;

/** Piece of a font to its `unicode-range`. */
type Ranges = Record<string, string>;

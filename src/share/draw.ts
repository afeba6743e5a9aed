import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { directionOf, localeOfTag, locales, originalLocale } from '#domain/locale.ts';
import { shareShapes } from '#domain/share.ts';
import { type Fonts, familiesFor, loadFonts } from '#share/fonts.ts';
import type { ShareCard } from '#views/share.ts';

/** The light scheme of `styles/tokens.css`; a test keeps the two the same. */
export const colors = {
  paper: '#fcf9f2',
  ink: '#211d18',
  soft: '#5a5046',
  seal: '#a62a1c',
  rule: '#d9b9ae',
  faint: '#ecdcd0',
};

/**
 * Draws preview pictures as PNG: the mark in practice-grid cells on squared paper, the title and further lines.
 * Text is shaped by rustybuzz (inside resvg), so that Thai marks are placed correctly; no system font is used.
 */
export async function drawCards(cards: readonly ShareCard[]): Promise<Uint8Array[]> {
  await startRenderer();
  const texts = cards.flatMap(({ title, lines, original, mark }) => [
    title,
    ...lines,
    original,
    ...mark.cells.flatMap(({ sign, pinyin = '' }) => [sign, pinyin]),
  ]);
  const fonts = await loadFonts(texts.join(''));
  return cards.map((card) => render(cardSvg(card, fonts), card.lang, fonts).render().asPng());
}

/** The width of a line in the title's size, in pixels. */
export async function measureText(text: string, lang: string): Promise<number> {
  await startRenderer();
  return 66 * measure(text, lang, await loadFonts(`${text}|`));
}

let started: Promise<void> | undefined;

/** Loads the renderer once; a second start would throw. */
export function startRenderer(): Promise<void> {
  const require = createRequire(join(process.cwd(), 'package.json'));
  started ??= readFile(require.resolve('@resvg/resvg-wasm/index_bg.wasm')).then((wasm) =>
    initWasm(wasm),
  );
  return started;
}

function cardSvg(card: ShareCard, fonts: Fonts): string {
  const { width, height } = shareShapes[card.shape];
  const margin = Math.round(width * 0.07);
  const cell = Math.min(96, Math.floor((width - 2 * margin) / card.mark.cells.length));
  const top = margin + Math.round(cell * 0.3);
  const area = {
    x: margin,
    y: top + cell,
    width: width - 2 * margin,
    bottom: height - margin * 0.6,
  };
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${[
    `<rect width="100%" height="100%" fill="${colors.paper}"/>`,
    grid(width, height),
    `<rect x="16" y="16" width="${width - 32}" height="${height - 32}" fill="none" stroke="${colors.rule}" stroke-width="2"/>`,
    `<rect x="26" y="26" width="${width - 52}" height="${height - 52}" fill="${colors.paper}" stroke="${colors.ink}" stroke-width="2"/>`,
    ...card.mark.cells.map(({ sign, pinyin = '' }, index) =>
      cellSvg(sign, pinyin, margin + index * cell, top, cell),
    ),
    ...textBlock(card, area, fonts),
  ].join('')}</svg>`;
}

/** Title (few lines), lines and Chinese name below the mark, as large as fits. */
function textBlock(card: ShareCard, area: Area, fonts: Fonts): string[] {
  const { lang, title, lines, original, mark } = card;
  // Measuring is slow: it is done once, and every size is computed from it.
  const block = (text: string, lang: string, size: number, color: string) => ({
    parts: breakable(text, lang).map((part) => ({ part, width: measure(part, lang, fonts) })),
    lang,
    size,
    color,
  });
  const blocks = [
    block(title, lang, 1, colors.ink),
    ...lines.map((text) => block(text, lang, 0.52, colors.soft)),
    ...(original === '' ? [] : [block(original, mark.lang, 0.52, colors.seal)]),
  ];
  for (let scale = 66; ; scale -= 3) {
    let y = area.y + scale * 0.35;
    const wrapped = blocks.map((block) => {
      const size = block.size * scale;
      return { ...block, size, ...wrap(block.parts, size, area.width) };
    });
    const drawn = wrapped.flatMap(({ lines, lang, size, color }) => {
      y += size * 0.45;
      const isRtl = directionOf(lang) === 'rtl';
      const [x, anchor] = isRtl ? ([area.x + area.width, 'end'] as const) : ([area.x] as const);
      return lines.map((line) => {
        y += size * 1.3;
        return textSvg(line, lang, x, y - size * 0.25, size, color, anchor);
      });
    });
    const fits = y <= area.bottom && wrapped.every(({ width }) => width <= area.width);
    const isShort = (wrapped[0]?.lines.length ?? 0) <= (card.shape === 'wide' ? 3 : 4);
    if ((fits && isShort) || scale <= 24) return drawn;
  }
}

/** A practice-grid cell with its character, and the pinyin above it. */
function cellSvg(sign: string, pinyin: string, x: number, y: number, size: number): string {
  const [right, bottom, half] = [x + size, y + size, size / 2];
  const guides = `M${x} ${y}L${right} ${bottom}M${right} ${y}L${x} ${bottom}M${x + half} ${y}V${bottom}M${x} ${y + half}H${right}`;
  return [
    `<path d="${guides}" stroke="${colors.rule}" stroke-dasharray="5 4" fill="none"/>`,
    `<rect x="${x}" y="${y}" width="${size}" height="${size}" fill="none" stroke="${colors.seal}" stroke-width="2"/>`,
    textSvg(sign, '', x + half, y + size * 0.76, size * 0.72, colors.ink, 'middle'),
    textSvg(pinyin, '', x + half, y - size * 0.12, size * 0.24, colors.soft, 'middle'),
  ].join('');
}

function grid(width: number, height: number): string {
  const step = 30;
  let lines = '';
  for (let x = 0; x < width; x += step) lines += `M${x} 0V${height}`;
  for (let y = 0; y < height; y += step) lines += `M0 ${y}H${width}`;
  return `<path d="${lines}" stroke="${colors.faint}" fill="none"/>`;
}

function textSvg(
  text: string,
  lang: string,
  x: number,
  y: number,
  size: number,
  color: string,
  anchor: 'start' | 'middle' | 'end' = 'start',
): string {
  const family = `'${familiesFor(lang).join("','")}'`;
  // The renderer misplaces Thai sara am; decomposed into its two parts it is placed correctly.
  const escaped = text
    .replace(/([\u0e48-\u0e4b]?)\u0e33/g, '\u0e4d$1\u0e32')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;');
  return `<text x="${x}" y="${y}" font-family="${family}" font-weight="600" font-size="${size}" fill="${color}" text-anchor="${anchor}" xml:space="preserve">${escaped}</text>`;
}

/**
 * Breaks a text into as few lines as fit, of as even a length as can be.
 * @returns the lines and the width of the widest, which exceeds `width` if a part cannot be broken
 */
function wrap(parts: Part[], size: number, width: number) {
  const fill = (limit: number) => {
    const lines: { text: string; width: number }[] = [];
    for (const { part, width: ems } of parts) {
      const next = ems * size;
      const last = lines.at(-1);
      if (last === undefined || last.width + next > limit) lines.push({ text: part, width: next });
      else {
        last.text += part;
        last.width += next;
      }
    }
    const widest = Math.max(...lines.map((line) => line.width));
    return {
      lines: lines.map((line) => line.text.trim()),
      width: widest,
      ragged: lines.reduce((sum, line) => sum + (widest - line.width) ** 2, 0),
    };
  };
  const full = fill(width);
  return Array.from({ length: 20 }, (_, step) => fill(width * (1 - step / 40)))
    .filter(({ lines }) => lines.length === full.lines.length)
    .reduce((best, next) => (next.ragged < best.ragged ? next : best), full);
}

/** The parts between which a line may break: words with their punctuation; no-break spaces do not break. */
function breakable(text: string, lang: string): string[] {
  const words = [...new Intl.Segmenter(lang, { granularity: 'word' }).segment(text)];
  const spaced = locales[localeOfTag(lang) ?? originalLocale].separation === 'blanks';
  const parts: string[] = [];
  let clings = true;
  for (const { segment, isWordLike } of words) {
    const opens = /^[\s\p{Ps}\p{Pi}]+$/u.test(segment) && !/^[\s]+$/u.test(segment);
    const isBreak = spaced
      ? /\s$/.test(parts.at(-1) ?? '') && !/\u00a0$/.test(parts.at(-1) ?? '')
      : Boolean(isWordLike || opens);
    if (parts.length > 0 && (clings || !isBreak)) parts[parts.length - 1] += segment;
    else parts.push(segment);
    clings = opens || /\u00a0$/.test(segment) || (!spaced && /[+]/.test(segment));
  }
  return parts;
}

/** The width of a text as a multiple of its size, white space at its end included. */
function measure(text: string, lang: string, fonts: Fonts): number {
  return (widthOf(`${text}|`, lang, fonts) - widthOf('|', lang, fonts)) / measuredSize;
}

const measuredSize = 66;

/** The width of a line, drawn once: the pictures of a language have most of their words in common. */
function widthOf(line: string, lang: string, fonts: Fonts): number {
  const known = widths.get(fonts) ?? new Map<string, number>();
  widths.set(fonts, known);
  const key = `${lang} ${line}`;
  const text = textSvg(line, lang, 0, 200, measuredSize, colors.ink);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="400">${text}</svg>`;
  const width = known.get(key) ?? render(svg, lang, fonts).getBBox()?.width ?? 0;
  known.set(key, width);
  return width;
}

const widths = new WeakMap<Fonts, Map<string, number>>();

function render(svg: string, lang: string, fonts: Fonts) {
  const fontBuffers = familiesFor(lang).flatMap((family) => fonts[family] ?? []);
  return new Resvg(svg, { font: { fontBuffers }, textRendering: 2 });
}

/** A part of a text that is not broken, with its width as a multiple of the text's size. */
type Part = { part: string; width: number };

/** The area for text, in pixels. */
type Area = { x: number; y: number; width: number; bottom: number };

import type { CurrentMember } from '#domain/directory.ts';
import { type Member, memberCharacter } from '#domain/member.ts';
import { type Part, routes } from '#routes.ts';
import { cellOf } from '#views/cell.ts';
import type { Context } from '#views/context.ts';
import { namePieces, originalName } from '#views/member-name.ts';
import { takePart } from '#views/part.ts';
import { piecesOf } from '#views/text.ts';

/** Squares in a row; there are half as many on a phone. */
const columns = 12;

/**
 * How the character of a member is written, and room to write it; `undefined` without stroke data.
 * @param strokesOf the strokes of a character; `undefined` for one without stroke data
 */
export function practiceView(context: Context, member: Member, strokesOf?: StrokesOf) {
  const { words, locale } = context;
  const { hanzi } = memberCharacter(member);
  const strokes = strokesOf?.(hanzi);
  if (!strokes) return undefined;
  const text = words.text('copybook.strokes', { hanzi, count: strokes.length });
  return {
    ...squaresOf(strokes),
    heading: words.text('copybook.heading'),
    about: piecesOf(text, locale),
    again: words.text('copybook.again'),
    /** Whether it is written slowly, because there are few strokes: the whole takes two to four seconds. */
    isSlow: strokes.length <= 6,
    book: { text: words.text('copybook.all'), href: routes.page(locale, 'copybook') },
    license: licenseView(context),
  };
}

/**
 * The copybook of all members, or of a part of them, list by list in published order.
 * @param strokesOf the strokes of a character; `undefined` for one without stroke data
 */
export function copybookView(context: Context, strokesOf: StrokesOf, part: Part = 1) {
  const { current, locale, words } = context;
  const entry = ({ id, member }: CurrentMember) => ({
    cell: cellOf(context, member),
    pieces: namePieces(words, member),
    href: routes.member(locale, id),
    original: originalName(words, member),
    ...squaresOf(strokesOf(memberCharacter(member).hanzi) ?? []),
  });
  const { items, ...paging } = takePart(words, current, part, routes.page(locale, 'copybook'));
  return {
    lists: [...Map.groupBy(items, ({ entry: { list } }) => list)].map(([list, members]) => ({
      heading: words.text(`members.${list}`),
      entries: members.map(entry),
    })),
    ...paging,
    license: licenseView(context),
  };
}

/** The strokes, then squares to trace and to fill in whole rows: at least two, and six squares to write in. */
function squaresOf(strokes: readonly Stroke[]) {
  const tracings = strokes.length === 0 ? 0 : 3;
  const used = strokes.length + tracings;
  const rows = Math.max(2, Math.ceil((used + columns / 2) / columns));
  return { strokes, tracings, blanks: rows * columns - used };
}

/** Where the strokes come from. */
function licenseView({ words }: Context) {
  return { text: words.text('copybook.license'), href: routes.file('licenses/ARPHICPL.TXT') };
}

/** A stroke of a character as paths of SVG: its outline, and the course of the brush. */
export type Stroke = { outline: string; course: string };

/** The strokes of a character in writing order. */
export type StrokesOf = (hanzi: string) => readonly Stroke[] | undefined;

/** The practice of one character, down to the last word and URL. */
export type PracticeView = NonNullable<ReturnType<typeof practiceView>>;

/** The copybook of all members, down to the last word and URL. */
export type CopybookView = ReturnType<typeof copybookView>;

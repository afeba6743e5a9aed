import { fold, isDense } from '#search/fold.ts';
import type { MemberIndex } from '#search/member-index.ts';

/**
 * The words that search knows: kinds, fields, places, and words without a meaning of their own.
 * What they mean is a list of tags, of which a member must have one; a word without tags means nothing.
 */
export function createWordList(index: MemberIndex, variants: ReadonlyMap<string, string>) {
  const endings = index.endings.map((source) => new RegExp(source));
  /** A text whose words have lost their endings, if three letters and more are left. */
  const stemsOf = (text: string) =>
    text.replace(/[^ ]{4,}/g, (word) =>
      endings.reduce((stem, ending) => stem.slice(0, 3) + stem.slice(3).replace(ending, ''), word),
    );
  const exact = new Map<string, string[]>();
  const stems = new Map<string, string[]>();
  const add = (words: string[], tags: string[], isPlace = false) => {
    for (const word of words) {
      const text = fold(word, variants).text;
      // A single Thai letter or Latin letters inside words would be found everywhere.
      if (text === '' || (text.length < 2 && /[\u0e00-\u0e7f]/.test(text))) continue;
      put(exact, text, tags);
      // Names of places in Latin letters have no endings.
      if (!isPlace || /[\u0400-\u04ff]/.test(text)) put(stems, stemsOf(text), tags);
    }
  };
  index.kinds.forEach((words, kind) => {
    add(words, [`kind ${kind}`]);
  });
  index.fields.forEach((words, field) => {
    add(words, [`field ${field}`]);
  });
  index.places.forEach((names, place) => {
    add(names, [`place ${place}`], true);
  });
  add(index.ignored, []);
  const longest = Math.max(1, ...[...exact.keys()].map(({ length }) => length));
  const tagsOf = (text: string) =>
    exact.get(text) ?? (isDense(text[0] ?? '') ? undefined : stems.get(stemsOf(text)));

  /**
   * Cuts a folded text into known words, so that as few signs as possible are left over.
   * @param isKnown whether a text that is no such word stands in a name
   */
  return function cut(text: string, isKnown: (text: string) => boolean): Cut {
    /** The best way to cut the text from each place on. */
    const best: Cut[] = [];
    best[text.length] = { pieces: [], unknown: 0, isName: false };
    for (let at = text.length - 1; at >= 0; at--) {
      const options = piecesAt(text, at, longest).flatMap((piece): Cut[] => {
        const rest = best[at + piece.length];
        return rest ? withPiece(piece, rest, tagsOf, isKnown) : [];
      });
      options.sort((a, b) => a.unknown - b.unknown || a.pieces.length - b.pieces.length);
      best[at] = options[0] ?? { pieces: [], unknown: text.length - at, isName: false };
    }
    return best[0] ?? { pieces: [], unknown: 0, isName: false };
  };
}

/** A cut with a piece before it: a known word, a part of a name, or signs that are left over; nothing if it is none. */
function withPiece(
  piece: string,
  rest: Cut,
  tagsOf: (text: string) => string[] | undefined,
  isKnown: (text: string) => boolean,
): Cut[] {
  if (piece === ' ') return [{ ...rest, isName: false }];
  const tags = tagsOf(piece);
  if (tags) return [{ ...rest, pieces: [{ text: piece, tags }, ...rest.pieces], isName: false }];
  const isWord = !isDense(piece[0] ?? '');
  // A word of its own counts as a whole; Chinese and Thai have no blanks, so that a part of a name must be long.
  if (isWord ? piece.includes(' ') : piece.length > 1 && piece.length < leastOf(piece)) return [];
  const isPart = isHan(piece) && [...piece].some((_, at) => tagsOf(piece.slice(at)));
  if (piece.length > 1 && !isPart && isKnown(piece))
    return [{ ...rest, pieces: [{ text: piece }, ...rest.pieces], isName: true }];
  if (!isWord && piece.length > 1) return [];
  // What follows unknown Thai letters without a blank may be the end of another word.
  if (!isWord && rest.isName && !isHan(piece)) return [];
  return [{ ...rest, unknown: rest.unknown + piece.length, isName: false }];
}

/** What may begin at a place: of Chinese and Thai any run of signs, of others one word and more, and a blank by itself. */
function piecesAt(text: string, at: number, longest: number): string[] {
  if (text[at] === ' ') return [' '];
  const isDenseHere = isDense(text[at] ?? '');
  const before = text[at - 1] ?? ' ';
  if (!isDenseHere && before !== ' ' && !isDense(before)) return [];
  const pieces: string[] = [];
  for (let end = at + 1; end <= text.length && end - at <= longest; end++) {
    const [last, next] = [text[end - 1] ?? ' ', text[end] ?? ' '];
    if (isDense(last) !== isDenseHere && last !== ' ') break;
    if (isDenseHere || (last !== ' ' && (next === ' ' || isDense(next))))
      pieces.push(text.slice(at, end));
  }
  // A word longer than any known one.
  if (pieces.length === 0) pieces.push(/^[^ ]+/.exec(text.slice(at))?.[0] ?? '');
  return pieces;
}

function leastOf(piece: string): number {
  return isHan(piece) ? 2 : 6;
}

function isHan(piece: string): boolean {
  return /\p{Script=Han}/u.test(piece);
}

function put(map: Map<string, string[]>, key: string, tags: string[]): void {
  map.set(key, [...(map.get(key) ?? []), ...tags]);
}

/**
 * The known words of a text, those without tags being parts of names, how many signs are left over, and whether the text
 * begins with a part of a name.
 */
export type Cut = { pieces: { text: string; tags?: string[] }[]; unknown: number; isName: boolean };

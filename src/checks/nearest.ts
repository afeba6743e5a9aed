/**
 * The known value that a mistyped one most likely stands for; `undefined` if none is near:
 * at most a third of its characters may differ, and at least one.
 */
export function nearestOf(value: string, known: Iterable<string>): string | undefined {
  const wanted = fold(value);
  if (wanted.length > longest) return undefined;
  // Of two letters each other pair would be near.
  const limit = wanted.length < 3 ? 0 : Math.max(1, Math.floor(wanted.length / 3));
  let best: { option: string; distance: number } | undefined;
  for (const option of known) {
    if (option === value) continue;
    const folded = fold(option);
    if (Math.abs(folded.length - wanted.length) > limit) continue;
    const distance = distanceBetween(wanted, folded);
    if (distance <= limit && distance < (best?.distance ?? Number.POSITIVE_INFINITY))
      best = { option, distance };
  }
  return best?.option;
}

/** Longer texts are not compared. */
const longest = 100;

/** Case, signs between words, and full-width forms do not count. */
function fold(value: string): string {
  return value
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_.-]+/g, '');
}

/** Damerau-Levenshtein distance (optimal string alignment). */
function distanceBetween(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, index) => index)];
  const at = (row: number, column: number) => rows[row]?.[column] ?? 0;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + (isSame ? 0 : 1),
        isSwap ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
  }
  return at(a.length, b.length);
}

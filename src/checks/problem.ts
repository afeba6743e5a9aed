import { keyWords, type Path, type Words } from '#checks/words.ts';
import { mapStaffLocales, originalLocale, type StaffLocale } from '#domain/locale.ts';

/**
 * Declares the kinds of problem that a file of checks can find, and returns the function that reports them.
 * The text of a kind has six lines: in Chinese what is wrong, what to write instead, and what it means, then the
 * same in English. What it means is explained on the page of the kind in `docs/problems/`; a kind without a page
 * has four lines. The first two end without a full stop. `{key}` stands for a value, which the compiler asks for.
 */
export function defineProblems<
  const E extends Texts,
  const W extends Texts = Record<never, string>,
>(errors: E, warnings?: W): Reporter<E & W> {
  const kinds: Record<string, ProblemKind> = {};
  for (const [name, text] of Object.entries(errors)) kinds[name] = readKind('error', text);
  for (const [name, text] of Object.entries(warnings ?? {}))
    kinds[name] = readKind('warning', text);
  const report = (
    kind: string,
    { file, path = [], position, name = keyWords(path)[originalLocale] }: Place,
    values: Values = {},
    fix?: Fix,
  ): Problem => {
    const { severity, ...texts } = kinds[kind] as ProblemKind;
    const text = mapStaffLocales(
      (locale): ProblemText => ({
        says: fill(texts[locale].says, values, locale),
        cure: fill(texts[locale].cure, values, locale),
      }),
    );
    return { kind, severity, file, path, name, position, fix, ...text };
  };
  return Object.assign(report, { kinds }) as unknown as Reporter<E & W>;
}

function readKind(severity: Severity, text: string): ProblemKind {
  const lines = text.trim().split(/\n\s*/);
  if (lines.length !== 6 && lines.length !== 4)
    throw new Error(`A kind of problem needs four or six lines: ${text}`);
  const half = lines.length / 2;
  const texts = mapStaffLocales((_, index) => {
    const [says = '', cure = '', meaning = ''] = lines.slice(index * half, (index + 1) * half);
    return { says, cure, meaning };
  });
  return { severity, ...texts };
}

/**
 * The place of a value in a file that was read; the file as a whole where the path is empty.
 * @param key whether the place of its key is meant, which for a group is its heading
 */
export function placeOf(entry: Located, path: Path, key = false): Place & { path: Path } {
  return {
    file: entry.file,
    path,
    position: path.length > 0 ? entry.locate?.(path, key) : undefined,
    // The keys of interface words are names that the code gave.
    name: entry.file.endsWith('.json')
      ? path.join('.')
      : keyWords(path, entry.data)[originalLocale],
  };
}

/** The line of a value; 0 where it is not known. */
export function lineAt(entry: Located, path: Path): number {
  return placeOf(entry, path).position?.line ?? 0;
}

/** The last line of a group or a list: that of the last value in it. */
export function lastLineOf(entry: Located, path: Path): number {
  const value = valueAt(entry.data, path);
  const last = typeof value === 'object' && value !== null ? Object.keys(value).at(-1) : undefined;
  if (last === undefined) return lineAt(entry, path);
  return lastLineOf(entry, [...path, Array.isArray(value) ? Number(last) : last]);
}

/** The value at a path in the data of a file; `undefined` if there is none. */
export function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Record<string | number, unknown> | undefined | null)?.[key],
    data,
  );
}

/** The place of a line in a file. */
export function lineOf({ file }: { file: string }, line: number, column = 1): Place {
  return { file, position: { line, column } };
}

/** The fix that puts one text in place of another; none where the other is not known. */
export function replaceBy(from: string, to: string | undefined): Fix | undefined {
  return to === undefined ? undefined : { from, to };
}

/** Whether any of the problems keeps the site from being built. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(isError);
}

/** Whether a problem keeps the site from being built. */
export function isError({ severity }: Problem): boolean {
  return severity === 'error';
}

/** Problems in order of file and line. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return problems.toSorted(
    (a, b) =>
      (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
      (a.position?.line ?? 0) - (b.position?.line ?? 0),
  );
}

/** Replaces `{name}` by its value; `{{name}}` is a placeholder of the interface words and stays. */
function fill(text: string, values: Values, locale: StaffLocale): string {
  return text.replace(/(?<!\{)\{(\w+)\}(?!\})/g, (_, name: string) => {
    const value = values[name];
    return typeof value === 'object' ? value[locale] : String(value);
  });
}

/** A content problem at its place, with its text in the languages of the staff. */
export type Problem = {
  /** Its key in the catalogue, and the name of its page in `docs/problems/`. */
  kind: string;
  severity: Severity;
  /** Path from the project's root, with forward slashes. */
  file: string;
  /** Keys and indexes down to the value; empty for the file as a whole. */
  path: Path;
  /** The path in Chinese words, with the keys. */
  name: string;
  position: Position | undefined;
  fix: Fix | undefined;
} & Record<StaffLocale, ProblemText>;

/** Where a problem is. */
export type Place = { file: string; path?: Path; name?: string; position?: Position | undefined };

/** Line and column in a file, both from 1. */
export type Position = { line: number; column: number };

export type { Path, Words } from '#checks/words.ts';

/** What to replace in the line, and by what, or that the whole line goes, where that much is certain. */
export type Fix = { from: string; to: string } | 'delete-line';

/** A file that was read: `locate` finds the position of a value, or with `key` of its key. */
export type Located = {
  file: string;
  data?: unknown;
  locate?: ((path: Path, key?: boolean) => Position | undefined) | undefined;
};

/** `error`: the site is not built; `warning`: reported, and the site is built all the same. */
type Severity = 'error' | 'warning';

/** What is wrong, and what to write instead; neither ends with a full stop. */
type ProblemText = { says: string; cure: string };

/** A kind of problem; `meaning` explains it on its page in `docs/problems/`. */
export type ProblemKind = { severity: Severity } & Record<
  StaffLocale,
  ProblemText & { meaning: string }
>;

/** Texts of kinds of problem by name. */
type Texts = Record<string, string>;

/** Reports a problem of one of the kinds. */
export type Reporter<K extends Texts> = {
  <Kind extends keyof K & string>(
    kind: Kind,
    place: Place,
    ...rest: [NameIn<K[Kind]>] extends [never]
      ? [values?: Record<never, Value>, fix?: Fix]
      : [values: Record<NameIn<K[Kind]>, Value>, fix?: Fix]
  ): Problem;
  kinds: Record<keyof K, ProblemKind>;
};

/** The names between single braces in a text. */
type NameIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? (Name extends `${string}${' ' | '{' | '}'}${string}` ? never : Name) | NameIn<Rest>
  : never;

type Value = string | number | Words;
type Values = Readonly<Record<string, Value>>;

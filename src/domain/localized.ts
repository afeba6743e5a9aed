import { z } from 'zod';
import {
  draftLocales,
  internationalLocale,
  isWhole,
  type Locale,
  localeCodes,
  type TranslationLocale,
  translationLocales,
} from '#domain/locale.ts';

/** A value in every language of the site. */
export type Localized<T> = Record<Locale, T>;

// The message of each check is the kind of problem to report, then an example where one helps (see `checks/schema.ts`).

/** Non-empty text without white space at its ends. */
export const text = z
  .string()
  .regex(/\S/, { error: 'empty', abort: true })
  .regex(/^\S([\s\S]*\S)?$/, 'untrimmed');

/** Text of a fixed form; the example shows staff how to write it. */
export function pattern(form: RegExp, example: string) {
  return z.string().regex(form, `bad-format ${example}`);
}

/** One Chinese character; the example is U+9521. */
export const hanzi = pattern(/^\p{Script=Han}$/u, '\u9521');

/** An object with exactly one value of the schema per language; a missing language is a problem. */
export function localized<T extends z.ZodType>(schema: T) {
  return z.strictObject(shapeOf<Locale, T>(localeCodes, schema));
}

/** The same, but languages that need not be whole may lack it. */
export function localizedInTime<T extends z.ZodType>(schema: T) {
  return z.strictObject(inTime<Locale, T>(localeCodes, schema));
}

/** The same for the languages other than the original's. */
export function translated<T extends z.ZodType>(schema: T) {
  return z.strictObject(shapeOf<TranslationLocale, T>(translationLocales, schema));
}

/** The same, but languages that need not be whole may lack it. */
export function translatedInTime<T extends z.ZodType>(schema: T) {
  return z.strictObject(inTime<TranslationLocale, T>(translationLocales, schema));
}

/** The same things with their international name where a language that need not be whole has none yet. */
export function fillEach<T extends Localized<string>>(
  things: Record<string, T>,
): Record<string, T> {
  const fill = (thing: T) =>
    mapLocales((code) => thing[code] ?? thing[internationalLocale]) as Partial<T>;
  return Object.fromEntries(
    Object.entries(things).map(([key, thing]) => [key, { ...thing, ...fill(thing) }]),
  );
}

/** Builds a value for every language. */
export function mapLocales<T>(make: (locale: Locale) => T): Localized<T> {
  return Object.fromEntries(localeCodes.map((code) => [code, make(code)])) as Localized<T>;
}

/** One schema per language; what stands there in a draft is not judged. */
function shapeOf<L extends Locale, T extends z.ZodType>(
  codes: readonly L[],
  schema: T,
): Record<L, T> {
  const drafts = draftLocales.map((code) => [code, z.unknown().optional()]);
  return Object.fromEntries([...codes.map((code) => [code, schema]), ...drafts]) as Record<L, T>;
}

function inTime<L extends Locale, T extends z.ZodType>(
  codes: readonly L[],
  schema: T,
): Record<L, T> {
  const shape = shapeOf(codes, schema);
  const later = codes.filter((code) => !isWhole(code)).map((code) => [code, schema.optional()]);
  return { ...shape, ...(Object.fromEntries(later) as Partial<Record<L, T>>) };
}

import { z } from 'zod';
import { originalLocale, type TranslationLocale } from '#domain/locale.ts';
import {
  localized,
  localizedInTime,
  text,
  translated,
  translatedInTime,
} from '#domain/localized.ts';

/** A term of the alliance's text and its renderings. */
const term = z.strictObject({
  [originalLocale]: text,
  ...translatedInTime(text).shape,
  status: translatedInTime(z.enum(['attested', 'proposed'])),
  source: translated(text).partial().optional(),
  /** One sentence for readers who do not know the term; it can be shown in a text only with one. */
  explanation: localizedInTime(text).optional(),
  /** Case-insensitive substrings that must not occur in the charter's translation. */
  avoid: translated(z.array(text)).partial().optional(),
  note: text.optional(),
});

/** `content/glossary.yaml`. */
export const glossarySchema = z.strictObject({
  terms: z.array(term).min(1),
  /** Words that no line may break, in languages whose words browsers part by a dictionary. */
  whole: localized(z.array(text)).partial().optional(),
  /** Words that claim what the alliance's document does not say, by language; they must not occur in texts of the site. */
  claims: localized(z.array(text)).partial().optional(),
});

/** The entry of the glossary for a term in Chinese. */
export function findTerm(
  { terms }: Glossary,
  original: string,
): Glossary['terms'][number] | undefined {
  return terms.find((term) => term[originalLocale] === original);
}

/** The renderings of the glossary that a text uses although they are to be avoided. */
export function findAvoided(
  glossary: Glossary,
  locale: TranslationLocale,
  content: string,
): { avoid: string; prefer: string }[] {
  const lower = content.toLowerCase();
  return avoidedOf(glossary, locale)
    .filter(({ word }) => lower.includes(word))
    .map(({ avoid, prefer }) => ({ avoid, prefer }));
}

/** The renderings to avoid in a language, and in small letters; made once, since every text is searched for all of them. */
function avoidedOf(glossary: Glossary, locale: TranslationLocale): Avoided[] {
  const known = avoided.get(glossary) ?? {};
  avoided.set(glossary, known);
  known[locale] ??= glossary.terms.flatMap((term) =>
    (term.avoid?.[locale] ?? []).map((avoid) => ({
      word: avoid.toLowerCase(),
      avoid,
      prefer: term[locale],
    })),
  );
  return known[locale];
}

const avoided = new WeakMap<Glossary, Partial<Record<TranslationLocale, Avoided[]>>>();

type Avoided = { word: string; avoid: string; prefer: string };

/** The term base of the alliance's text. */
export type Glossary = z.infer<typeof glossarySchema>;

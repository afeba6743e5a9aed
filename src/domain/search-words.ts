import { z } from 'zod';
import { localizedInTime, text } from '#domain/localized.ts';
import { memberKinds } from '#domain/member.ts';

const words = localizedInTime(z.array(text));

const wordsOfKinds = Object.fromEntries(memberKinds.map((kind) => [kind, words])) as Record<
  (typeof memberKinds)[number],
  typeof words
>;

/** `content/search.yaml`: everyday words that search knows, in every language of the site. */
export const searchWordsSchema = z.strictObject({
  /** Other words for the kinds of member. */
  kinds: z.strictObject(wordsOfKinds),
  /** Words that mean a country, such as `Chinese`, by its code. */
  places: z.record(z.string(), words.partial()),
  /** Words that lead to a page, by its folder. */
  pages: z.record(z.string(), words),
  /** Words that name neither a member nor a place, such as `in` and `province`. */
  ignored: words,
});

/** Everyday words that search knows. */
export type SearchWords = z.infer<typeof searchWordsSchema>;

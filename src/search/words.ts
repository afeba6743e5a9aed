import { createFinder } from '#search/finder.ts';
import type { IndexWords } from '#search/member-index.ts';

/**
 * What search needs where names do not answer: the other words it knows, which the build puts before this script, and
 * the finder that uses them.
 */
declare const words: PublishedWords;

words.createFinder = createFinder;

/** The other words that search knows; the finder is there once the script has run. */
export type PublishedWords = IndexWords & { createFinder?: typeof createFinder };

import { matchesQuery } from '#search/pages.ts';
import type { FoundPage, MemberHit, PageHit, Sources } from '#search/sources.ts';
import type { SearchSettings } from '#views/search.ts';

/**
 * Shows the results of a query: members first, then pages, then the counts in one sentence. A newer query cancels an older one.
 * @param pageCount how many pages are loaded before any is shown
 */
export function createAnswerer(
  { findMembers, findPages }: Sources,
  settings: SearchSettings,
  board: Board,
  pageCount: number,
): (typed: string) => Promise<void> {
  const { words } = settings;
  let latest = 0;
  return async (typed) => {
    const run = ++latest;
    const query = typed.trim();
    if (query === '') {
      board.clear();
      return;
    }
    if (board.isEmpty()) board.say(words.loading);
    const [named, indexed] = [findMembers(query), findPages(query)];
    const members = await named;
    if (run !== latest) return;
    board.showMembers(members?.hits ?? [], members?.isNear ?? false);
    // Pages of an older query disappear if the new ones take long.
    const timer = setTimeout(() => {
      if (run === latest) board.showPages([], []);
    }, 300);
    const pages = await indexed.then((all) => all && readFirst(query, all, pageCount));
    clearTimeout(timer);
    if (run !== latest) return;
    board.showPages(pages?.first ?? [], pages?.rest ?? []);
    // Announced once, when both are known.
    const found = members && (members.isNear ? 0 : members.hits.length);
    board.say(describe(settings, query, found, pages && pages.first.length + pages.rest.length));
  };
}

/** Loads the first pages. Returns no pages if none of the first matches, and `undefined` if they cannot be loaded. */
async function readFirst(query: string, pages: PageHit[], count: number) {
  try {
    const first = await Promise.all(pages.slice(0, count).map((page) => page.data()));
    const isMatch = first.some(({ excerpt }) => matchesQuery(query, excerpt));
    return isMatch ? { first, rest: pages.slice(count) } : { first: [], rest: [] };
  } catch {
    return undefined;
  }
}

/** The text of the status line: the counts, that nothing was found, or that an index could not be loaded. */
function describe(
  { words, language }: SearchSettings,
  query: string,
  memberCount: number | undefined,
  pageCount: number | undefined,
): string {
  if (memberCount === 0 && pageCount === 0) return words.none.replace('{{query}}', () => query);
  const parts = [
    memberCount === undefined ? words.failed : countText(words.memberCount, memberCount, language),
    pageCount === undefined ? words.failed : countText(words.count, pageCount, language),
  ];
  return [...new Set(parts)].filter((part) => part !== '').join(words.separator);
}

/**
 * A count in the right plural form, empty for zero.
 * @param forms texts by CLDR category; `{{count}}` stands for the number
 */
function countText(forms: Record<string, string>, count: number, language: string): string {
  if (count === 0) return '';
  const category = new Intl.PluralRules(language).select(count);
  return (forms[category] ?? '').replace('{{count}}', String(count));
}

/** The part of the page that shows the results. */
export type Board = {
  isEmpty: () => boolean;
  clear: () => void;
  showMembers: (hits: MemberHit[], isNear: boolean) => void;
  showPages: (first: FoundPage[], rest: PageHit[]) => void;
  say: (text: string) => void;
};

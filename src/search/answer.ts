import { isAnswer } from '#search/pages.ts';
import type { FoundPage, MemberHit, PageHit, Sources } from '#search/sources.ts';
import type { SearchSettings } from '#views/search.ts';

/**
 * Answers what is typed: members first, then pages, then one sentence of how many; a newer question silences an older one.
 * @param pageCount how many pages are fetched before they are shown
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
    // Pages of an older question do not stand under a new one for long.
    const timer = setTimeout(() => {
      if (run === latest) board.showPages([], []);
    }, 300);
    const pages = await indexed.then((all) => all && readFirst(query, all, pageCount));
    clearTimeout(timer);
    if (run !== latest) return;
    board.showPages(pages?.first ?? [], pages?.rest ?? []);
    // Said once, when both have answered.
    const found = members && (members.isNear ? 0 : members.hits.length);
    board.say(describe(settings, query, found, pages && pages.first.length + pages.rest.length));
  };
}

/** The first pages with what is in them, and the others; none when the first do not answer, nothing when they are out of reach. */
async function readFirst(query: string, pages: PageHit[], count: number) {
  try {
    const first = await Promise.all(pages.slice(0, count).map((page) => page.data()));
    const isMeant = first.some(({ excerpt }) => isAnswer(query, excerpt));
    return isMeant ? { first, rest: pages.slice(count) } : { first: [], rest: [] };
  } catch {
    return undefined;
  }
}

/** One sentence for eyes and ears: how many of each, nothing at all, or what could not be loaded. */
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
 * A count in the right plural form, nothing for none.
 * @param forms by CLDR category; `{{count}}` stands for the number
 */
function countText(forms: Record<string, string>, count: number, language: string): string {
  if (count === 0) return '';
  const category = new Intl.PluralRules(language).select(count);
  return (forms[category] ?? '').replace('{{count}}', String(count));
}

/** Where answers are shown. */
export type Board = {
  isEmpty: () => boolean;
  clear: () => void;
  showMembers: (hits: MemberHit[], isNear: boolean) => void;
  showPages: (first: FoundPage[], rest: PageHit[]) => void;
  say: (text: string) => void;
};

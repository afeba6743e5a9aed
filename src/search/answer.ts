import { type Item, memberItem, membersTitle, pageItem } from '#search/item.ts';
import type { Sources } from '#search/sources.ts';
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
  const { words, language } = settings;
  let latest = 0;
  return async (typed) => {
    const run = ++latest;
    const query = typed.trim();
    if (query === '') {
      board.showGroup('members', '', []);
      board.showGroup('pages', '', []);
      board.say('');
      return;
    }
    if (board.isEmpty()) board.say(words.loading);
    const [named, indexed] = [findMembers(query), findPages(query, pageCount)];
    const members = await named;
    if (run !== latest) return;
    board.showGroup(
      'members',
      members ? membersTitle(settings, members) : '',
      (members?.hits ?? []).map((hit) => () => memberItem(settings, hit)),
    );
    // Pages of an older query disappear if the new ones take long.
    const timer = setTimeout(() => {
      if (run === latest) board.showGroup('pages', '', []);
    }, 300);
    const pages = await indexed;
    clearTimeout(timer);
    if (run !== latest) return;
    const { first = [], rest = [] } = pages ?? {};
    board.showGroup('pages', words.pages, [
      ...first.map((page) => () => pageItem(page, language)),
      ...rest.map((load) => async () => pageItem(await load(), language)),
    ]);
    // Announced once, when both are known.
    const found = members && (members.isNear ? 0 : members.hits.length);
    board.say(describe(settings, query, found, pages && first.length + rest.length));
  };
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
  /** Shows a group of results, or hides it if there are none; the first results are made without waiting. */
  showGroup: (group: 'members' | 'pages', title: string, results: MakeItem[]) => void;
  say: (text: string) => void;
};

/** Makes a result; one whose page has still to be loaded comes as a promise. */
export type MakeItem = () => Item | Promise<Item>;

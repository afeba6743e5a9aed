import type { Found } from '#search/finder.ts';
import { guideItem, type Item, memberItem, membersTitle, pageItem } from '#search/item.ts';
import type { Sources } from '#search/sources.ts';
import type { SearchSettings } from '#views/search.ts';

/** How long a reader who has found members must pause before pages are looked for, in milliseconds. */
const pause = 600;

/** After how long what could not be loaded is asked for again, in milliseconds. */
const retryAfter = 5000;

/**
 * Shows the results of a query: members as soon as they are there, then pages, with the counts in one sentence. Pages
 * are looked for at once only if no member was found. A newer query cancels an older one; after a failure the latest
 * is asked again by itself.
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
  /** Asks again what could not be answered. */
  let again: (() => void) | undefined;
  addEventListener('online', () => again?.());
  const answer = async (typed: string) => {
    const run = ++latest;
    again = undefined;
    const query = typed.trim();
    if (query === '') {
      clear(board);
      return;
    }
    if (board.isEmpty()) board.say(words.loading);
    const members = await findMembers(query);
    if (run !== latest) return;
    showMembers(board, settings, members);
    const guides = (members?.pages ?? []).flatMap((id) => guideItem(settings, id));
    const showPages = (found: MakeItem[]) =>
      board.showGroup('pages', words.pages, [...guides.map((guide) => () => guide), ...found]);
    const hasAnswer = guides.length > 0 || members?.isNear === false;
    // What is there is said before what is looked for.
    if (hasAnswer) showPages([]);
    if (!members || members.hits.length > 0)
      board.say(describe(settings, query, members, members && guides.length));
    if (hasAnswer && members?.hits.length) {
      await new Promise((done) => setTimeout(done, pause));
      if (run !== latest) return;
    }
    // Pages of an older query disappear if the new ones take long.
    const timer = setTimeout(() => {
      if (run === latest) showPages([]);
    }, 300);
    const pages = await findPages(query, pageCount);
    clearTimeout(timer);
    if (run !== latest) return;
    const { first = [], rest = [] } = pages ?? {};
    const isNew = ({ url }: { url: string }) => !guides.some(({ href }) => href === url);
    const others = first.filter(isNew);
    showPages([
      ...others.map((page) => () => pageItem(page, language)),
      ...rest.map((load) => async () => pageItem(await load(), language)),
    ]);
    const count = guides.length + others.length + rest.length;
    board.say(describe(settings, query, members, pages && count));
    if (members && pages) return;
    again = () => {
      if (run === latest) void answer(typed);
    };
    setTimeout(again, retryAfter);
  };
  return answer;
}

function showMembers(board: Board, settings: SearchSettings, members: Found | undefined): void {
  board.showGroup(
    'members',
    members ? membersTitle(settings, members) : '',
    (members?.hits ?? []).map((hit) => () => memberItem(settings, hit)),
  );
}

/** Empties the board. */
function clear(board: Board): void {
  board.showGroup('members', '', []);
  board.showGroup('pages', '', []);
  board.say('');
}

/** The text of the status line: what was found, then that an index could not be loaded, or that nothing was found. */
function describe(
  { words, language }: SearchSettings,
  query: string,
  members: Found | undefined,
  pageCount: number | undefined,
): string {
  const count = members?.hits.length ?? 0;
  const found = [
    countText(members?.isNear ? words.similarCount : words.memberCount, count, language),
    countText(words.count, pageCount ?? 0, language),
    members && pageCount !== undefined ? '' : words.failed,
  ].filter((part) => part !== '');
  return found.join(words.separator) || words.none.replace('{{query}}', () => query);
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

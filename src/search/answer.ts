import type { Found } from '#search/finder.ts';
import { guideItem, type Item, memberItem, membersTitle, pageItem } from '#search/item.ts';
import type { FoundPages } from '#search/page-finder.ts';
import type { Answer, Sources } from '#search/sources.ts';
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
  const { words } = settings;
  let latest = 0;
  /** Asks again what could not be answered. */
  let again: (() => void) | undefined;
  addEventListener('online', () => again?.());
  const answer = async (typed: string) => {
    const run = ++latest;
    const isOld = () => run !== latest;
    again = undefined;
    const query = typed.trim();
    if (query === '') {
      clear(board);
      return;
    }
    if (board.isEmpty()) board.say(words.loading);
    let members = await findMembers(query, true);
    if (isOld()) return;
    showMembers(board, settings, members);
    sayWhatIsThere(board, settings, query, members);
    if (members?.hits.length && !members.isNear) {
      await new Promise((done) => setTimeout(done, pause));
      const all = isOld() ? undefined : await findMembers(query);
      if (isOld()) return;
      // Nothing moves under a reader who is choosing already.
      if (all && all.hits.length > members.hits.length && !board.isInUse()) {
        showMembers(board, settings, all);
        members = all;
      }
      members = { ...members, pages: all?.pages ?? [] };
    }
    const guides = (members?.pages ?? []).flatMap((id) => guideItem(settings, id));
    // Pages of an older query disappear if the new ones take long.
    const timer = setTimeout(() => {
      if (!isOld()) showPages(board, settings, guides);
    }, 300);
    const pages = await findPages(query, pageCount);
    clearTimeout(timer);
    if (isOld()) return;
    const count = showPages(board, settings, guides, pages);
    board.say(describe(settings, query, members, pages && count));
    if (members && pages) return;
    again = () => {
      if (!isOld()) void answer(typed);
    };
    setTimeout(again, retryAfter);
  };
  return answer;
}

/** Says which members there are, or that they cannot be loaded, and shows the pages to which the query leads. */
function sayWhatIsThere(
  board: Board,
  settings: SearchSettings,
  query: string,
  members: Answer | undefined,
): void {
  const guides = (members?.pages ?? []).flatMap((id) => guideItem(settings, id));
  if (guides.length > 0 || members?.hits.length) showPages(board, settings, guides);
  if (!members || members.hits.length + guides.length > 0)
    board.say(describe(settings, query, members, members && guides.length));
}

/** Shows the pages to which the query leads, then those found; returns how many there are. */
function showPages(
  board: Board,
  settings: SearchSettings,
  guides: Item[],
  { first, rest }: FoundPages = { first: [], rest: [] },
): number {
  const { words, language } = settings;
  const others = first.filter(({ url }) => !guides.some(({ href }) => href === url));
  const results: MakeItem[] = [
    ...guides.map((guide) => () => guide),
    ...others.map((page) => () => pageItem(page, language)),
    ...rest.map((load) => async () => pageItem(await load(), language)),
  ];
  board.showGroup('pages', words.pages, results);
  return results.length;
}

function showMembers(board: Board, settings: SearchSettings, members: Found | undefined): void {
  board.showGroup(
    'members',
    members ? membersTitle(settings, members) : '',
    (members?.hits ?? []).map((hit) => () => memberItem(settings, hit)),
  );
}

/** Sets a status line; the same text again would be read out again. */
export function say(status: HTMLElement, text: string): void {
  if (status.textContent !== text) status.textContent = text;
}

/** Empties the board. */
function clear(board: Board): void {
  board.showGroup('members', '', []);
  board.showGroup('pages', '', []);
  board.say('');
}

/** The text of the status line: what was found, then what was not and what could not be loaded. */
function describe(
  { words, language }: SearchSettings,
  query: string,
  members: Found | undefined,
  pageCount: number | undefined,
): string {
  const count = members?.hits.length ?? 0;
  if (members && count === 0 && pageCount === 0)
    return words.none.replace('{{query}}', () => query);
  const found = [
    countText(members?.isNear ? words.similarCount : words.memberCount, count, language),
    countText(words.count, pageCount ?? 0, language),
    members && count === 0 ? words.noMember : '',
    members && pageCount !== undefined ? '' : words.failed,
  ].filter((part) => part !== '');
  return found.join(words.separator);
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
  /** Whether the reader is choosing among the results. */
  isInUse: () => boolean;
  /** Shows a group of results, or hides it if there are none; the first results are made without waiting. */
  showGroup: (group: 'members' | 'pages', title: string, results: MakeItem[]) => void;
  say: (text: string) => void;
};

/** Makes a result; one whose page has still to be loaded comes as a promise. */
export type MakeItem = () => Item | Promise<Item>;

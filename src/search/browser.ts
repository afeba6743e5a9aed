import { createFinder, type Finder, type Hit, type NamesFile, type Range } from '#search/finder.ts';
import { intersect, joinExcerpt, pageQueries } from '#search/pages.ts';

/**
 * Search in the browser: members by the finder over all names, then pages by Pagefind, while the reader types.
 * Loaded only when somebody searches; everything it says comes as JSON from the page.
 */
const settings = JSON.parse(find('#search-settings').textContent ?? '') as Settings;
const { words } = settings;
const form = find<HTMLFormElement>('form[data-search]');
const field = find<HTMLInputElement>('form[data-search] [type=search]');
const status = find('#search-status');
const members = createGroup('#search-members');
const pages = createGroup('#search-pages');
const pageSize = 10;
let finder: Promise<Finder> | undefined;
let pagefind: Promise<Pagefind> | undefined;
/** Counts searches, so that the answer to an older one is dropped. */
let latest = 0;
let attempts = 0;
/** Whether the reader is done with the query in the address: asked, or left the field. */
let isSettled = true;
/** The query part of the address whose results are shown. */
let shown = location.search;

form.addEventListener('submit', (event) => {
  event.preventDefault();
  remember();
  isSettled = true;
  void search(field.value);
});
field.addEventListener('blur', () => {
  isSettled = true;
});
// While a syllable or a tone is being composed nothing is searched; the end of composing is an input of its own.
field.addEventListener('input', (event) => {
  if ((event as InputEvent).isComposing) return;
  remember();
  void search(field.value);
});
field.addEventListener('compositionend', () => {
  remember();
  void search(field.value);
});
addEventListener('popstate', () => {
  // A jump inside the page is no other query.
  if (location.search !== shown) searchAddress();
});
// What was typed while this script was on its way comes before the address.
if (field.value.trim() !== '') {
  remember();
  void search(field.value);
} else if (new URLSearchParams(location.search).has('q')) searchAddress();

function searchAddress(): void {
  shown = location.search;
  isSettled = true;
  field.value = new URLSearchParams(location.search).get('q') ?? '';
  void search(field.value);
}

/** Keeps the query in the address: a new query makes a new entry of the history, typing on changes it. */
function remember(): void {
  const address = new URL(location.href);
  if (field.value.trim() === '') address.searchParams.delete('q');
  else address.searchParams.set('q', field.value);
  if (address.search === shown) return;
  history[isSettled ? 'pushState' : 'replaceState'](null, '', address);
  isSettled = false;
  shown = location.search;
}

/** Shows members and pages that match; each index answers for itself, and says so when it cannot be loaded. */
async function search(typed: string): Promise<void> {
  const run = ++latest;
  const query = typed.trim();
  if (query === '') {
    show(members, []);
    show(pages, []);
    status.textContent = '';
    return;
  }
  if (members.list.childElementCount + pages.list.childElementCount === 0)
    status.textContent = words.loading;
  const [named, indexed] = [findMembers(query), findPages(query)];
  const found = await named;
  if (run !== latest) return;
  const hits = found?.hits ?? [];
  show(
    members,
    hits.map((hit) => () => toMemberItem(hit)),
    found?.isNear ? words.near : words.members,
  );
  const results = await indexed;
  if (run !== latest) return;
  // Said once, when both have answered.
  status.textContent = describe(
    query,
    found && hits.length,
    found?.isNear ?? false,
    results?.length,
  );
  const data = (results ?? []).slice(0, pageSize).map((result) => result.data());
  const first = await Promise.all(data).catch(() => undefined);
  if (run !== latest) return;
  if (first === undefined) {
    status.textContent = words.failed;
    show(pages, []);
    return;
  }
  show(
    pages,
    [
      ...first.map((page) => () => toPageItem(page)),
      ...(results ?? [])
        .slice(pageSize)
        .map((result) => async () => toPageItem(await result.data())),
    ],
    words.pages,
  );
}

/** One sentence for eyes and ears: how many of each, nothing at all, or what could not be loaded. */
function describe(
  query: string,
  memberCount: number | undefined,
  isNear: boolean,
  pageCount: number | undefined,
): string {
  const counts = [
    memberCount === undefined ? words.failed : isNear ? 0 : memberCount,
    pageCount === undefined ? words.failed : pageCount,
  ];
  if (counts.every((count) => count === 0)) return words.none.replace('{{query}}', () => query);
  if (counts.every((count) => count === words.failed)) return words.failed;
  return counts
    .map((count, index) =>
      typeof count === 'string'
        ? count
        : count === 0
          ? ''
          : plural(index === 0 ? words.memberCount : words.count, count),
    )
    .filter((part) => part !== '')
    .join(words.separator);
}

function plural(forms: Record<string, string>, count: number): string {
  const category = new Intl.PluralRules(settings.language).select(count);
  return (forms[category] ?? '').replace('{{count}}', String(count));
}

async function findMembers(query: string) {
  finder ??= fetch(settings.names)
    .then((response) => (response.ok ? response.json() : Promise.reject(response.status)))
    .then((file: NamesFile) => createFinder(file, settings.position));
  try {
    const ready = await finder;
    const { hits, isNear } = ready.find(query);
    return { isNear, hits: hits.map((hit) => ({ ...hit, place: ready.placesOf(hit.member) })) };
  } catch {
    finder = undefined;
    return undefined;
  }
}

async function findPages(query: string): Promise<Result[] | undefined> {
  pagefind ??= loadPagefind();
  try {
    // Members are found by their names; without the names their pages are better than nothing.
    const options = (await finder?.catch(() => undefined)) ? { filters: { kind: 'page' } } : {};
    const ready = await pagefind;
    const answers = await Promise.all(
      pageQueries(query).map((part) => ready.search(part, options)),
    );
    return intersect(answers.map(({ results }) => results));
  } catch {
    pagefind = undefined;
    return undefined;
  }
}

async function loadPagefind(): Promise<Pagefind> {
  // A browser remembers a failed import; another address makes it try again.
  const retry = attempts++ === 0 ? '' : `?retry=${attempts}`;
  const module: Pagefind = await import(/* @vite-ignore */ `${settings.bundle}pagefind.js${retry}`);
  await module.options({ baseUrl: settings.base, excerptLength: settings.excerpt });
  await module.init();
  return module;
}

/** A heading with its list; both are hidden while there is nothing to show. */
function createGroup(selector: string): Group {
  const box = find(selector);
  const [heading, list] = box.children as unknown as [HTMLElement, HTMLElement];
  return { box, heading, list };
}

/** Shows the first hits of a group, which are at hand, and a button for the rest. */
function show({ box, heading, list }: Group, hits: MakeItem[], title = ''): void {
  box.hidden = hits.length === 0;
  heading.textContent = title;
  const rest = hits.slice(pageSize);
  list.replaceChildren(
    ...hits.slice(0, pageSize).map((make) => make() as HTMLLIElement),
    ...(rest.length > 0 ? [toMoreButton(rest)] : []),
  );
}

function toMemberItem({ member, text, lang, ranges, place }: MemberHit): HTMLLIElement {
  const name = member.names[settings.position] ?? '';
  const [chinese = ''] = member.names;
  const link = element('a', text === name ? markedText(name, ranges) : [name]);
  link.href = `${settings.member}${member.id}/`;
  const kind = settings.kinds[member.kind] ?? '';
  const lines = [
    ...(text === name ? [] : [element('p', markedText(text, ranges), lang)]),
    ...(chinese === name || chinese === text ? [] : [element('p', [chinese], settings.chinese)]),
    element('p', [[place.join(settings.placeSeparator), kind].filter(Boolean).join(' · ')]),
  ];
  return element('li', [link, ...lines]);
}

function toPageItem({ url, meta, excerpt }: Page): HTMLLIElement {
  const link = element('a', [meta['title'] ?? url]);
  link.href = url;
  const text = element('p', []);
  // Pagefind escapes the page's text and adds nothing but <mark>.
  text.innerHTML = joinExcerpt(excerpt);
  return element('li', [link, text]);
}

function markedText(text: string, ranges: Range[]): (string | Node)[] {
  let end = 0;
  const parts = ranges.flatMap(([from, to]) => {
    if (from < end) return [];
    const before = text.slice(end, from);
    end = to;
    return [before, element('mark', [text.slice(from, to)])];
  });
  return [...parts, text.slice(end)];
}

function toMoreButton(rest: MakeItem[]): HTMLLIElement {
  const button = element('button', [words.more]);
  button.type = 'button';
  const item = element('li', [button]);
  button.addEventListener('click', async () => {
    const items = await Promise.all(rest.slice(0, pageSize).map((make) => make())).catch(
      () => undefined,
    );
    if (items === undefined) {
      status.textContent = words.failed;
      return;
    }
    const remaining = rest.slice(pageSize);
    item.replaceWith(...items, ...(remaining.length > 0 ? [toMoreButton(remaining)] : []));
    items[0]?.querySelector('a')?.focus();
  });
  return item;
}

function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  children: (string | Node)[],
  lang?: string,
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (lang) made.lang = lang;
  made.append(...children);
  return made;
}

function find<T extends Element = HTMLElement>(selector: string): T {
  const found = document.querySelector<T>(selector);
  if (!found) throw new Error(`${selector} is missing`);
  return found;
}

/** A hit with where the member is, narrowest first. */
type MemberHit = Hit & { place: string[] };

/** As handed over by the search page. */
type Settings = {
  bundle: string;
  base: string;
  names: string;
  member: string;
  language: string;
  position: number;
  chinese: string;
  kinds: string[];
  excerpt: number;
  placeSeparator: string;
  words: {
    members: string;
    pages: string;
    near: string;
    memberCount: Record<string, string>;
    count: Record<string, string>;
    separator: string;
    none: string;
    loading: string;
    failed: string;
    more: string;
  };
};

type Group = { box: HTMLElement; heading: HTMLElement; list: HTMLElement };
type MakeItem = () => HTMLLIElement | Promise<HTMLLIElement>;

type Pagefind = {
  options: (options: { baseUrl: string; excerptLength: number }) => Promise<void>;
  init: () => Promise<void>;
  search: (
    query: string,
    options: { filters?: Record<string, string> },
  ) => Promise<{ results: Result[] }>;
};

type Result = { id: string; data: () => Promise<Page> };

type Page = { url: string; meta: Record<string, string>; excerpt: string };

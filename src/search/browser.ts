/**
 * Search in the browser: runs the query of the address and of the field through Pagefind and lists the pages.
 * Loaded only when somebody searches; everything it says comes as JSON from the page.
 */
const settings = JSON.parse(find('#search-settings').textContent ?? '') as Settings;
const form = find<HTMLFormElement>('form[data-search]');
const field = find<HTMLInputElement>('form[data-search] [type=search]');
const status = find('#search-status');
const list = find('#search-results');
const pageSize = 10;
let pagefind: Promise<Pagefind> | undefined;
/** Counts searches, so that the answer to an older one is dropped. */
let latest = 0;
let attempts = 0;
/** The query part of the address whose results are shown. */
let shown = location.search;

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const address = new URL(location.href);
  address.searchParams.set('q', field.value);
  history.pushState(null, '', address);
  shown = location.search;
  void search(field.value);
});
addEventListener('popstate', () => {
  // A jump inside the page is no other query.
  if (location.search !== shown) searchAddress();
});
if (new URLSearchParams(location.search).has('q')) searchAddress();

function searchAddress(): void {
  shown = location.search;
  field.value = new URLSearchParams(location.search).get('q') ?? '';
  void search(field.value);
}

/** Shows the pages that match; says so when none does or the index cannot be loaded. */
async function search(query: string): Promise<void> {
  const run = ++latest;
  const trimmed = query.trim();
  if (trimmed === '') {
    show('', []);
    return;
  }
  status.textContent = settings.words.loading;
  try {
    pagefind ??= loadPagefind();
    const { results } = await (await pagefind).search(trimmed);
    const first = await Promise.all(results.slice(0, pageSize).map((result) => result.data()));
    if (run === latest)
      show(describeCount(results.length, trimmed), first, results.slice(pageSize));
  } catch {
    pagefind = undefined;
    if (run === latest) show(settings.words.failed, []);
  }
}

async function loadPagefind(): Promise<Pagefind> {
  // A browser remembers a failed import; another address makes it try again.
  const retry = attempts++ === 0 ? '' : `?retry=${attempts}`;
  const module: Pagefind = await import(/* @vite-ignore */ `${settings.bundle}pagefind.js${retry}`);
  await module.options({ baseUrl: settings.base, excerptLength: 24 });
  await module.init();
  return module;
}

function show(message: string, pages: Page[], rest: Result[] = []): void {
  status.textContent = message;
  list.replaceChildren(...pages.map(toItem));
  if (rest.length > 0) list.append(toMoreButton(rest));
}

function toItem({ url, meta, excerpt }: Page): HTMLLIElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = url;
  link.textContent = meta['title'] ?? url;
  const text = document.createElement('p');
  // Pagefind escapes the page's text and adds nothing but <mark>.
  text.innerHTML = excerpt;
  item.append(link, text);
  return item;
}

function toMoreButton(rest: Result[]): HTMLLIElement {
  const item = document.createElement('li');
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = settings.words.more;
  button.addEventListener('click', async () => {
    const pages = await Promise.all(rest.slice(0, pageSize).map((result) => result.data())).catch(
      () => undefined,
    );
    if (pages === undefined) {
      status.textContent = settings.words.failed;
      return;
    }
    const items = pages.map(toItem);
    const remaining = rest.slice(pageSize);
    item.replaceWith(...items, ...(remaining.length > 0 ? [toMoreButton(remaining)] : []));
    items[0]?.querySelector('a')?.focus();
  });
  item.append(button);
  return item;
}

function describeCount(count: number, query: string): string {
  if (count === 0) return settings.words.none.replace('{{query}}', () => query);
  const category = new Intl.PluralRules(settings.language).select(count);
  return (settings.words.count[category] ?? '').replace('{{count}}', String(count));
}

function find<T extends Element = HTMLElement>(selector: string): T {
  const element = document.querySelector<T>(selector);
  if (!element) throw new Error(`${selector} is missing`);
  return element;
}

/** As handed over by the search page. */
type Settings = {
  bundle: string;
  base: string;
  language: string;
  words: {
    count: Record<string, string>;
    none: string;
    loading: string;
    failed: string;
    more: string;
  };
};

type Pagefind = {
  options: (options: { baseUrl: string; excerptLength: number }) => Promise<void>;
  init: () => Promise<void>;
  search: (query: string) => Promise<{ results: Result[] }>;
};

type Result = { data: () => Promise<Page> };

type Page = { url: string; meta: Record<string, string>; excerpt: string };

export {};

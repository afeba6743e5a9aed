import { element, find } from '#browser/element.ts';
import {
  arrange,
  type Choice,
  type Counts,
  type Facet,
  facets,
  filterRows,
  type Group,
  inOrder,
  type Ranks,
  type Row,
  takeSlice,
} from '#search/filter.ts';
import { codeOf, createOverview } from '#search/overview.ts';
import { bindQueryForm } from '#search/query-form.ts';
import type { Published } from '#search/sources.ts';

/**
 * The directory in the browser: facets, order and a text filter over the rows in the page.
 * Loaded when the reader uses the filters, or if the URL holds a choice; the URL always holds what is chosen.
 */
const form = find<HTMLFormElement>('form.filters');
const status = find('.filters [role=status]');
const box = find('.directory');
const initials = find('.initials');
const selectOf = (facet: Facet) => find<HTMLSelectElement>(`.filters [name=${facet}]`);
/** The lists as they were loaded; filtering moves their rows to other lists. */
const loaded = [...box.querySelectorAll('ul')].map((list) => ({ list, items: [...list.children] }));
const sections = [...box.children];
/** All rows: those of this page, or of the page with all members where this one has a part of them. */
let rows: Entry[] = [];
/** The name of each option; the page holds it with the number of all that it would leave. */
let names = new Map<HTMLOptionElement, string>();
const { compare } = new Intl.Collator(document.documentElement.lang);
/** How many rows are added to the page at once. */
const sliceSize = 100;
/** Clears the choice; hidden while there is none. */
const clear = find('.filters p:not([role])');
/** Number of the latest query, so that the answer to an older one is dropped. */
let latest = 0;
let overview: ReturnType<typeof createOverview>;
let choose = () => {};

const { whole } = form.dataset;
if (whole === undefined) start(box);
else loadPage(whole).then((page) => start(page.querySelector('.directory') ?? box), reportFailure);

/** @param list where all rows are */
function start(list: Element): void {
  rows = readRows(list);
  names = readNames();
  overview = createOverview(
    find<HTMLDetailsElement>('.overview'),
    async () => inOrder(rows, await loadOrder()),
    choosePlace,
    reportFailure,
  );
  choose = bindQueryForm(
    form,
    form.dataset['composed'] !== undefined,
    (unknown) => void apply(unknown),
  );
}

function reportFailure(): void {
  status.textContent = text('failed');
}

/** Another page of the site as a document, of which no script runs. */
function loadPage(address: string): Promise<Document> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('GET', address);
    request.responseType = 'document';
    request.onload = () =>
      request.status === 200 && request.responseXML ? resolve(request.responseXML) : reject();
    request.onerror = reject;
    request.send();
  });
}

bindPaper();

/** Sets the place of a tile, or clears it if it is chosen already. */
function choosePlace(facet: 'country' | 'province', code: string): void {
  const isChosen = selectOf(facet).value === code;
  // A province of another country would match nobody.
  for (const either of ['country', 'province'] as const)
    selectOf(either).value = either === facet && !isChosen ? code : '';
  choose();
}

/**
 * Shows the rows that match the form.
 * @param unknown values of the URL that no option has
 */
async function apply(unknown: string[]): Promise<void> {
  const run = ++latest;
  const choice = Object.fromEntries(new FormData(form)) as Choice & Record<'q' | 'sort', string>;
  const query = choice.q.trim();
  const found = query === '' ? undefined : await findByName(query);
  const published = choice.sort === 'number' ? await loadOrder().catch(() => undefined) : undefined;
  if (run !== latest) return;
  const { matching, counts } = filterRows(rows, choice, found?.named);
  showCounts(counts);
  overview.show(() => ({
    ids: new Set(matching.map(({ id }) => id)),
    // On the map one place replaces another, so that places are counted as if none were chosen.
    counts: filterRows(rows, { ...choice, country: '', province: '' }, found?.named).counts,
    choice,
  }));
  const isUnfiltered = Object.values(choice).every((value) => value.trim() === '');
  initials.hidden = !isUnfiltered;
  clear.hidden = isUnfiltered;
  if (isUnfiltered) {
    for (const { list, items } of loaded) list.replaceChildren(...items);
    box.replaceChildren(...sections);
  } else showRows(matching, choice.sort, found?.named, published);
  const shown = { shown: matching.length, total: rows.length };
  status.textContent = [
    ...unknown.map((value) => text('unknown', { value })),
    found?.note ?? (choice.sort === 'number' && !published ? text('failed') : ''),
    isUnfiltered
      ? ''
      : matching.length === 0
        ? text('none')
        : [text('shown', shown), ...chosenIn(choice)].join(' · '),
  ]
    .filter(Boolean)
    .join(' ');
}

/** What is chosen, in words: on a phone the choices are folded, and on paper there are none. */
function chosenIn(choice: Choice & { q: string }): string[] {
  const options = facets.flatMap((facet) =>
    choice[facet] === '' ? [] : [...selectOf(facet).selectedOptions],
  );
  return [choice.q.trim(), ...options.map((option) => names.get(option) ?? '')].filter(Boolean);
}

/** On paper nothing is said of all members where only some are shown. */
function bindPaper(): void {
  const ofAll = [find('h1 + p'), find('.facts')];
  const hideAll = (isHidden: boolean) => {
    for (const part of ofAll) part.hidden = isHidden;
  };
  addEventListener('beforeprint', () => hideAll(!clear.hidden));
  addEventListener('afterprint', () => hideAll(false));
}

/** The members with such a name, found by the search script; a note instead of members if it cannot be loaded. */
async function findByName(query: string): Promise<{ named?: Ranks; note?: string }> {
  const search = await loadSearch().catch(() => undefined);
  const found = await search?.published.sources?.findMembers(query);
  if (!search || !found) return { note: text('failed') };
  const named = new Map(found.hits.map(({ member }, rank) => [member.id, rank]));
  const isNear = found.isNear && named.size > 0;
  return isNear ? { named, note: `${search.published.settings.words.near}:` } : { named };
}

/** Where the members stand in the published lists, one list after the other. */
async function loadOrder(): Promise<Ranks> {
  const { published } = await loadSearch();
  return new Map(published.names.columns.id.map((id, index) => [id, index]));
}

/** The search script, whose file holds the names of all members in published order. */
function loadSearch(): Promise<{ published: Published }> {
  return import(/* @vite-ignore */ find<HTMLButtonElement>('#ask').value);
}

function showRows(
  matching: Entry[],
  sort: string,
  named: Ranks | undefined,
  published: Ranks | undefined,
): void {
  const optionsOf = (facet: Facet) => [...selectOf(facet).options];
  box.replaceChildren();
  showGroups(
    arrange(matching, sort, {
      named,
      published,
      titleOf: (facet, value) => {
        const option = optionsOf(facet).find((option) => option.value === value);
        if (value === '' || !option) return facet === 'kind' ? '—' : text('placeless');
        return names.get(option) ?? '';
      },
      compare,
    }),
  );
}

/** Adds the first rows to the page, and a button that adds the next. */
function showGroups(groups: Group<Entry>[]): void {
  const { first, rest } = takeSlice(groups, sliceSize);
  for (const { title, rows: own } of first) {
    const list = element(
      'ul',
      own.map(({ item }) => item),
    );
    box.append(element('section', title === '' ? [list] : [element('h2', [title]), list]));
  }
  if (rest.length === 0) return;
  const more = element('button', [text('more')], { type: 'button' });
  more.addEventListener('click', () => {
    const before = more.previousElementSibling;
    more.remove();
    showGroups(rest);
    before?.nextElementSibling?.querySelector('a')?.focus();
  });
  box.append(more);
}

/** Writes into every option how many members it would leave. */
function showCounts(counts: Counts): void {
  for (const facet of facets)
    for (const option of selectOf(facet).options) {
      const name = names.get(option) ?? '';
      option.text = text('choice', { name, count: counts[facet].get(option.value) ?? 0 });
    }
}

function readNames(): Map<HTMLOptionElement, string> {
  const { counts } = filterRows(rows, { list: '', country: '', province: '', kind: '', field: '' });
  const nameOf = (facet: Facet, option: HTMLOptionElement) => {
    const number = text('choice', { name: '', count: counts[facet].get(option.value) ?? 0 });
    return option.text.replace(number, '');
  };
  return new Map(
    facets.flatMap((facet) =>
      [...selectOf(facet).options].map((option) => [option, nameOf(facet, option)] as const),
    ),
  );
}

function readRows(list: Element): Entry[] {
  return [...list.querySelectorAll('li')].map((item): Entry => {
    const values = (item.dataset['of'] ?? '').split(' ');
    const [list = '', place = '', kind = '', ...fields] = values;
    const [country = ''] = place.split('-');
    const link = item.querySelector('a');
    const id = link ? codeOf(link) : '';
    const province = place === country ? '' : place;
    return { item, id, list, country, province, kind, fields };
  });
}

/** A text of the form's data attributes, with values for its placeholders. */
function text(key: string, values: Record<string, string | number> = {}): string {
  return (form.dataset[key] ?? '').replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
    String(values[name]),
  );
}

type Entry = Row & { item: HTMLElement };

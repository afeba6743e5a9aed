import {
  arrange,
  type Choice,
  type Counts,
  facets,
  filterRows,
  type Group,
  type Ranks,
  type Row,
  takeSlice,
} from '#search/filter.ts';
import { element, find } from '#search/item.ts';
import { codeOf, createOverview } from '#search/overview.ts';
import { createSources, fetchJson, type Sources } from '#search/sources.ts';
import { onTyping } from '#search/typing.ts';
import type { SearchSettings } from '#views/search.ts';

/**
 * The directory in the browser: filters, sorting and a text filter over the rows that stand in the page.
 * Loaded on a touch of the filters, or with a choice in the address, which always holds what is chosen.
 */
const form = find<HTMLFormElement>('form.filters');
const status = find('.filters [role=status]');
const box = find('.directory');
const initials = find('.initials');
const field = find<HTMLInputElement>('.filters [name=q]');
const sort = find<HTMLSelectElement>('.filters [name=sort]');
const selects = facets.map((facet) => ({
  facet,
  select: find<HTMLSelectElement>(`.filters [name=${facet}]`),
}));
const controls = [field, sort, ...selects.map(({ select }) => select)];
/** The page as it came, which is what stands there while nothing is chosen; its rows move to other lists meanwhile. */
const whole = [...box.querySelectorAll('ul')].map((list) => ({ list, items: [...list.children] }));
const sections = [...box.children];
const rows = readRows();
const titles = readTitles();
const { compare } = new Intl.Collator(document.documentElement.lang);
/** How many rows are made part of the page at once. */
const sliceSize = 100;
const overview = createOverview(
  find<HTMLDetailsElement>('.overview'),
  (facet, code) => {
    for (const other of selects)
      if (other.facet === facet) other.select.value = other.select.value === code ? '' : code;
      // A province of another country would leave nobody.
      else if (other.facet === 'country' || other.facet === 'province') other.select.value = '';
    change(true);
  },
  () => {
    status.textContent = say('failed');
  },
);
let names: Promise<{ near: string; findMembers: Sources['findMembers'] }> | undefined;
/** Counts what was asked, so that an older answer is dropped. */
let latest = 0;
/** Whether the reader is done with the text in the address. */
let isSettled = true;
/** The query part of the address whose rows are shown. */
let shown = location.search;

form.addEventListener('submit', (event) => {
  event.preventDefault();
  change(true);
});
// The fields are emptied after the event.
form.addEventListener('reset', () => setTimeout(() => change(true)));
form.addEventListener('change', ({ target }) => {
  if (target !== field) change(true);
});
field.addEventListener('blur', () => {
  isSettled = true;
});
onTyping(field, () => {
  change(isSettled);
  isSettled = false;
});
addEventListener('popstate', () => {
  // A jump inside the page is no other choice.
  if (location.search !== shown) readAddress();
});
// What was chosen while this script was on its way comes before the address, which says the rest.
if (controls.some(({ value }) => value !== '')) {
  const asked = new URLSearchParams(location.search);
  for (const control of controls) control.value ||= asked.get(control.name) ?? '';
  change(true);
} else readAddress();

/** Sets the controls by the address, and tells what it asks for that does not exist. */
function readAddress(): void {
  shown = location.search;
  isSettled = true;
  const asked = new URLSearchParams(location.search);
  const unknown: string[] = [];
  for (const control of controls) {
    const value = asked.get(control.name) ?? '';
    control.value = value;
    if (control.value === value) continue;
    unknown.push(value);
    control.value = '';
  }
  void apply(unknown);
}

/** Puts the controls into the address; a choice makes an entry of the history, typing on changes it. */
function change(isNew: boolean): void {
  const address = new URL(location.href);
  for (const { name, value } of controls)
    if (value.trim() === '') address.searchParams.delete(name);
    else address.searchParams.set(name, value);
  if (address.search !== shown) {
    history[isNew ? 'pushState' : 'replaceState'](null, '', address);
    shown = location.search;
  }
  void apply([]);
}

async function apply(unknown: string[]): Promise<void> {
  const run = ++latest;
  const query = field.value.trim();
  const found = query === '' ? undefined : await findByName(query);
  if (run !== latest) return;
  const choice = Object.fromEntries(
    selects.map(({ facet, select }) => [facet, select.value]),
  ) as Choice;
  const { matching, counts } = filterRows(rows, choice, found?.named);
  showCounts(counts);
  overview.show(() => ({
    ids: new Set(matching.map(({ id }) => id)),
    // On the map one place takes the place of another, so that all are counted without it.
    counts: filterRows(rows, { ...choice, country: '', province: '' }, found?.named).counts,
    choice,
  }));
  const isWhole = controls.every(({ value }) => value.trim() === '');
  initials.hidden = !isWhole;
  if (isWhole) {
    for (const { list, items } of whole) list.replaceChildren(...items);
    box.replaceChildren(...sections);
  } else {
    box.replaceChildren();
    showGroups(
      arrange(matching, sort.value, {
        named: found?.named,
        lists: [...titles.keys()].flatMap((key) => /^list (.+)$/.exec(key)?.[1] ?? []),
        titleOf: (facet, value) =>
          value === '' ? say('placeless') : (titles.get(`${facet} ${value}`) ?? ''),
        compare,
      }),
    );
  }
  const result = matching.length === 0 ? say('none') : say('shown');
  status.textContent = [
    ...unknown.map((value) => say('unknown').replace('{{value}}', () => value)),
    found?.note ?? '',
    isWhole ? '' : fill(result, { shown: matching.length, total: rows.length }),
  ]
    .filter(Boolean)
    .join(' ');
}

/** Who has such a name; everybody, and a note, where the names are out of reach. */
async function findByName(query: string): Promise<{ named?: Ranks; note?: string }> {
  names ??= loadNames();
  try {
    const { near, findMembers } = await names;
    const found = await findMembers(query);
    if (!found) return { note: say('failed') };
    const named = new Map(found.hits.map(({ member }, rank) => [member.id, rank]));
    return found.isNear && named.size > 0 ? { named, note: `${near}:` } : { named };
  } catch {
    names = undefined;
    return { note: say('failed') };
  }
}

async function loadNames() {
  const address = find('#seek').dataset['words'] ?? '';
  const settings = await fetchJson<SearchSettings>(address);
  return { near: settings.words.near, findMembers: createSources(settings).findMembers };
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
  const more = element('button', [say('more')]);
  more.type = 'button';
  more.addEventListener('click', () => {
    const before = more.previousElementSibling;
    more.remove();
    showGroups(rest);
    before?.nextElementSibling?.querySelector('a')?.focus();
  });
  box.append(more);
}

/** Writes into every choice how many members it would leave. */
function showCounts(counts: Counts): void {
  for (const { facet, select } of selects)
    for (const option of select.options)
      option.text = option.text.replace(
        /\d+(?=\D*$)/,
        String(counts[facet].get(option.value) ?? 0),
      );
}

function readRows(): Entry[] {
  return [...box.querySelectorAll('section')].flatMap((section) => {
    const initial = section.querySelector('h2')?.textContent ?? '';
    return [...section.querySelectorAll('li')].map((item): Entry => {
      const [list = '', number, place = '', kind = ''] = (item.dataset['of'] ?? '').split(' ');
      const [country = ''] = place.split('-');
      const link = item.querySelector('a');
      const id = link ? codeOf(link) : '';
      const province = place === country ? '' : place;
      return { item, id, list, number: Number(number), country, province, kind, initial };
    });
  });
}

/** What each choice is called, without its count. */
function readTitles(): Map<string, string> {
  return new Map(
    selects.flatMap(({ facet, select }) =>
      [...select.options].map((option): [string, string] => [
        `${facet} ${option.value}`,
        option.text.replace(/\s*\S\d+\S$/, ''),
      ]),
    ),
  );
}

/** A text that stands with the form. */
function say(key: string): string {
  return form.dataset[key] ?? '';
}

function fill(text: string, values: Record<string, number>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]));
}

type Entry = Row & { item: HTMLElement };

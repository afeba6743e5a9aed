import { readFileSync } from 'node:fs';
import { type Locale, localeCodes } from '../../../src/domain/locale.ts';
import { choose, click, until, type Window } from './window.ts';

/** The tasks of readers, from their first page to the result; each throws an Error where a step fails. */
export const journeys: readonly Journey[] = [
  {
    name: 'choose a language',
    async run({ window, home, locale }) {
      await window.open(home);
      await click(window, `.chooser a[hreflang^=${locale}]`);
      await until(window, `location.href === ${quote(`${home}${locale}/`)}`);
      await until(window, `document.documentElement.lang.startsWith(${quote(locale)})`);
    },
  },
  {
    name: 'read',
    async run({ window, home, locale }) {
      await window.open(`${home}${locale}/`);
      await click(window, `.menu a[href$="/${locale}/charter/"]`);
      await until(window, `document.querySelectorAll('main .block').length > 20`);
      await click(window, `.contents a[href="#tasks"]`);
      await until(window, `location.hash === '#tasks' && ${isInView('#tasks')}`);
      await click(window, `.menu a[href$="/${locale}/contact/"]`);
      await until(window, `document.querySelector('main .contacts')`);
    },
  },
  {
    name: 'switch the language',
    async run({ window, home, locale }) {
      const other = localeCodes[(localeCodes.indexOf(locale) + 1) % localeCodes.length];
      await window.open(`${home}${locale}/members/uitm/?from=mail#main`);
      await click(window, `.languages a[hreflang^=${other}]`);
      await until(
        window,
        `location.href === ${quote(`${home}${other}/members/uitm/?from=mail#main`)}`,
      );
      await until(window, `document.querySelector('h1').textContent.length > 3`);
    },
  },
  {
    name: 'search in the box',
    async run({ window, home, locale, hasPageSearch }) {
      await window.open(`${home}${locale}/contact/`);
      await click(window, '#ask');
      await until(window, `document.activeElement.matches('#seek [role=combobox]')`);
      await window.type(names[locale]);
      await until(window, `document.querySelector('#seek [role=option]${toMember}')`);
      await until(window, hasPageSearch ? showsCount('#seek') : showsFailure('#seek', locale));
      for (let isThere = false; !isThere; ) {
        await window.press('ArrowDown');
        isThere = await window.evaluate(
          `document.querySelector('#seek [aria-selected=true]').matches('${toMember}')`,
        );
      }
      await window.press('Enter');
      await until(
        window,
        `location.href.startsWith(${quote(`${home}${locale}/members/siam-university/`)})`,
      );
      await window.press('/');
      await until(window, `document.activeElement.matches('#seek [role=combobox]')`);
      await window.press('Escape');
      await until(window, `!document.querySelector('#seek').open`);
    },
  },
  {
    name: 'search on the search page',
    async run({ window, home, locale, hasPageSearch }) {
      await window.open(`${home}${locale}/search/`);
      await click(window, 'main [type=search]');
      await window.type(names[locale]);
      await window.press('Enter');
      await until(window, `document.querySelector('#search-members a${toMember}')`);
      await until(
        window,
        `new URLSearchParams(location.search).get('q') === ${quote(names[locale])}`,
      );
      await until(window, hasPageSearch ? showsCount('main') : showsFailure('main', locale));
      await window.open(`${home}${locale}/search/?q=${encodeURIComponent(topics[locale])}`);
      if (!hasPageSearch) return until(window, showsFailure('main', locale));
      await click(window, '#search-pages a');
      await until(
        window,
        `document.querySelector('h1') && !location.pathname.endsWith('/search/')`,
      );
    },
  },
  {
    name: 'filter the directory',
    async run({ window, home, locale }) {
      const shown = `[...document.querySelectorAll('.directory li')].filter(i => i.getClientRects().length > 0).length`;
      await window.open(`${home}${locale}/members/`);
      const all = await window.evaluate<number>(shown);
      await choose(window, '[name=country]', 'th');
      await until(window, `${shown} === 10`);
      await until(window, `location.search === '?country=th'`);
      await choose(window, '[name=kind]', 'university');
      await until(window, `${shown} > 0 && ${shown} < 10`);
      await click(window, '.filters [type=reset]');
      await until(window, `${shown} === ${all}`);
      await click(window, '.filters [type=search]');
      await window.type(names[locale]);
      await until(window, `${shown} > 0 && ${shown} < 10`);
      await click(window, `.directory li:not([hidden]) a${toMember}`);
      await until(
        window,
        `document.querySelector('h1') && location.pathname.endsWith('/siam-university/')`,
      );
      await window.evaluate('void history.back()');
      await until(window, `location.search.length > 1 && ${shown} > 0 && ${shown} < 10`);
    },
  },
  {
    name: 'write a letter',
    async run({ window, home, locale }) {
      const page = `${home}${locale}/contact/`;
      await window.open(page);
      const letters = await window.evaluate<string[]>(
        `[...document.querySelectorAll('a[href^="mailto:"]')].map(a => a.href)`,
      );
      if (letters.length === 0) throw new Error('there is no mailto link');
      for (const letter of letters) checkLetter(letter, new URL(page).pathname);
    },
  },
  {
    name: 'choose colours',
    stores: ['look'],
    async run({ window, home, locale }) {
      const ground = `getComputedStyle(document.documentElement).backgroundColor`;
      await window.open(`${home}${locale}/about/`);
      const grounds = [];
      for (const scheme of ['light', 'dark']) {
        await choose(window, '#look', scheme);
        await until(window, `document.documentElement.dataset.scheme === ${quote(scheme)}`);
        grounds.push(await window.evaluate<string>(ground));
      }
      if (grounds[0] === grounds[1]) throw new Error(`light and dark are both ${grounds[0]}`);
      await window.open(`${home}${locale}/`);
      if ((await window.evaluate<string>(ground)) !== grounds[1])
        throw new Error('the choice of dark colours is lost on the next page');
    },
  },
  {
    name: 'print',
    prints: true,
    async run({ window, home, locale }) {
      for (const path of ['charter/', 'members/china/', 'members/uitm/']) {
        await window.open(`${home}${locale}/${path}`);
        const paper = Buffer.from(await window.print());
        if (!paper.subarray(0, 5).equals(Buffer.from('%PDF-')) || paper.length < 10_000)
          throw new Error(`${path} printed is ${paper.length} bytes`);
      }
    },
  },
];

/** The name of one member in each language. */
const names: Readonly<Record<Locale, string>> = {
  zh: '暹罗大学',
  en: 'siam university',
  ru: 'Сиам',
  th: 'มหาวิทยาลัยสยาม',
};

/** Selects links to that member, and options. */
const toMember = '[href*="/siam-university/"]';

/** A word of the pages in each language. */
const topics: Readonly<Record<Locale, string>> = {
  zh: '职业技能',
  en: 'vocational',
  ru: 'образование',
  th: 'อาชีวศึกษา',
};

/** The Chinese words in the subject of every letter about errors. */
const errorWord = '网站纠错';

/** @throws Error where a mailto link lacks an address, the subject, or the path of the page */
function checkLetter(letter: string, path: string): void {
  const { pathname, searchParams } = new URL(letter);
  if (!pathname.split(',').every((address) => /^[^@\s]+@[^@\s]+\.[a-z]+$/.test(address)))
    throw new Error(`${letter} has no address`);
  const [subject, body] = ['subject', 'body'].map((name) => searchParams.get(name) ?? '');
  if (!subject?.includes(errorWord))
    throw new Error(`a letter about errors has the subject “${subject}”`);
  if (!body?.includes(path)) throw new Error(`a letter about ${path} has the text “${body}”`);
}

/** True when the search in this part of the page is complete and shows the number of results. */
function showsCount(part: string): string {
  return `/\\d/.test(document.querySelector('${part} [role=status]').textContent)`;
}

/** True when the search in this part of the page says that pages cannot be searched. */
function showsFailure(part: string, locale: Locale): string {
  const { search } = JSON.parse(readFileSync(`content/ui/${locale}.json`, 'utf8')) as {
    search: { failed: string };
  };
  return `document.querySelector('${part} [role=status]').textContent.includes(${quote(search.failed)})`;
}

function isInView(selector: string): string {
  return `(r => r.top < innerHeight && r.bottom > 0)(document.querySelector(${quote(selector)}).getBoundingClientRect())`;
}

function quote(text: string): string {
  return JSON.stringify(text);
}

/** A task of a reader. */
export type Journey = {
  name: string;
  /** The storage keys that it may leave. */
  stores?: readonly string[];
  /** Whether it needs an engine that can print. */
  prints?: boolean;
  run: (reader: Reader) => Promise<void>;
};

type Reader = {
  window: Window;
  /** The URL of the site, with its base path. */
  home: string;
  locale: Locale;
  /** Whether the engine can search pages. */
  hasPageSearch: boolean;
};

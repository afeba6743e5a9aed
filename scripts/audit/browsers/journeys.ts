import { type Locale, localeCodes } from '#domain/locale.ts';
import { choose, click, until, type Window } from '#scripts/audit/browsers/window.ts';

/** What readers come for, from where they start to what they then have; each throws an Error at what does not come. */
export const journeys: readonly Journey[] = [
  {
    name: 'choose a language',
    async go({ window, home, locale }) {
      await window.open(home);
      await click(window, `.chooser a[hreflang^=${locale}]`);
      await until(window, `location.href === ${quote(`${home}${locale}/`)}`);
      await until(window, `document.documentElement.lang.startsWith(${quote(locale)})`);
    },
  },
  {
    name: 'read',
    async go({ window, home, locale }) {
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
    async go({ window, home, locale }) {
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
    async go({ window, home, locale, hasPageSearch }) {
      await window.open(`${home}${locale}/contact/`);
      await click(window, '#ask');
      await until(window, `document.activeElement.matches('#seek [role=combobox]')`);
      await window.type(names[locale]);
      await until(window, `document.querySelector('#seek [role=option]${toMember}')`);
      await until(window, hasPageSearch ? tellsCount('#seek') : tellsFailure('#seek'));
      for (let isThere = false; !isThere; ) {
        await window.press('ArrowDown');
        isThere = await window.ask(
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
    async go({ window, home, locale, hasPageSearch }) {
      await window.open(`${home}${locale}/search/`);
      await click(window, 'main [type=search]');
      await window.type(names[locale]);
      await window.press('Enter');
      await until(window, `document.querySelector('#search-members a${toMember}')`);
      await until(
        window,
        `new URLSearchParams(location.search).get('q') === ${quote(names[locale])}`,
      );
      await until(window, hasPageSearch ? tellsCount('main') : tellsFailure('main'));
      await window.open(`${home}${locale}/search/?q=${encodeURIComponent(topics[locale])}`);
      if (!hasPageSearch) return until(window, tellsFailure('main'));
      await click(window, '#search-pages a');
      await until(
        window,
        `document.querySelector('h1') && !location.pathname.endsWith('/search/')`,
      );
    },
  },
  {
    name: 'filter the directory',
    async go({ window, home, locale }) {
      const shown = `[...document.querySelectorAll('.directory li')].filter(i => i.getClientRects().length > 0).length`;
      await window.open(`${home}${locale}/members/`);
      const all = await window.ask<number>(shown);
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
      await window.ask('void history.back()');
      await until(window, `location.search.length > 1 && ${shown} > 0 && ${shown} < 10`);
    },
  },
  {
    name: 'write a letter',
    async go({ window, home, locale }) {
      const page = `${home}${locale}/contact/`;
      await window.open(page);
      const letters = await window.ask<string[]>(
        `[...document.querySelectorAll('a[href^="mailto:"]')].map(a => a.href)`,
      );
      if (letters.length === 0) throw new Error('there is no letter to begin');
      for (const letter of letters) checkLetter(letter, new URL(page).pathname);
    },
  },
  {
    name: 'choose colours',
    keeps: ['scheme'],
    async go({ window, home, locale }) {
      const ground = `getComputedStyle(document.documentElement).backgroundColor`;
      await window.open(`${home}${locale}/about/`);
      const grounds = [];
      for (const scheme of ['light', 'dark']) {
        await choose(window, '#scheme', scheme);
        await until(window, `document.documentElement.dataset.scheme === ${quote(scheme)}`);
        grounds.push(await window.ask<string>(ground));
      }
      if (grounds[0] === grounds[1]) throw new Error(`light and dark are both ${grounds[0]}`);
      await window.open(`${home}${locale}/`);
      if ((await window.ask<string>(ground)) !== grounds[1])
        throw new Error('the choice of dark colours is forgotten on the next page');
    },
  },
  {
    name: 'print',
    isOnPaper: true,
    async go({ window, home, locale }) {
      for (const path of ['charter/', 'members/china/', 'members/uitm/']) {
        await window.open(`${home}${locale}/${path}`);
        const paper = Buffer.from(await window.print());
        if (!paper.subarray(0, 5).equals(Buffer.from('%PDF-')) || paper.length < 10_000)
          throw new Error(`${path} printed is ${paper.length} bytes`);
      }
    },
  },
];

/** One member's name, as readers of each language type it. */
const names: Readonly<Record<Locale, string>> = {
  zh: '暹罗大学',
  en: 'siam university',
  ru: 'Сиам',
  th: 'มหาวิทยาลัยสยาม',
};

/** Links to that member, or options that are. */
const toMember = '[href*="/siam-university/"]';

/** Words that stand on pages, in each language. */
const topics: Readonly<Record<Locale, string>> = {
  zh: '职业技能',
  en: 'vocational',
  ru: 'образование',
  th: 'อาชีวศึกษา',
};

/** What the subject of a letter about errors says to the office, in every language. */
const errorWord = '网站纠错';

/** @throws Error where a mail program or the office could not make out to whom, why and about what a letter is */
function checkLetter(letter: string, path: string): void {
  const { pathname, searchParams } = new URL(letter);
  if (!pathname.split(',').every((address) => /^[^@\s]+@[^@\s]+\.[a-z]+$/.test(address)))
    throw new Error(`${letter} is to nobody`);
  const [subject, body] = ['subject', 'body'].map((name) => searchParams.get(name) ?? '');
  if (!subject?.includes(errorWord)) throw new Error(`a letter about errors is on “${subject}”`);
  if (!body?.includes(path)) throw new Error(`a letter about ${path} says “${body}”`);
}

/** True when a search in this part of the page says how much it has found, which it does once all of it has answered. */
function tellsCount(part: string): string {
  return `/\\d/.test(document.querySelector('${part} [role=status]').textContent)`;
}

/** True when a search in this part of the page says that pages cannot be searched. */
function tellsFailure(part: string): string {
  return `document.querySelector('${part} [role=status]').textContent.includes(document.querySelector('[data-failed]').dataset.failed)`;
}

function isInView(selector: string): string {
  return `(r => r.top < innerHeight && r.bottom > 0)(document.querySelector(${quote(selector)}).getBoundingClientRect())`;
}

function quote(text: string): string {
  return JSON.stringify(text);
}

/** A way through the site. */
export type Journey = {
  name: string;
  /** Names under which the reader's own choices are stored afterwards; else nothing is. */
  keeps?: readonly string[];
  isOnPaper?: boolean;
  go: (reader: Reader) => Promise<void>;
};

type Reader = {
  window: Window;
  /** The address of the site, base path included. */
  home: string;
  locale: Locale;
  /** Whether the engine can search pages; members are found in all. */
  hasPageSearch: boolean;
};

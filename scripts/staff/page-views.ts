import { charterSections } from '#domain/charter.ts';
import type { Content } from '#domain/content.ts';
import { contentFiles } from '#domain/file.ts';
import { listIds } from '#domain/ledger.ts';
import {
  internationalLocale,
  isOriginal,
  type Locale,
  localeCodes,
  originalLocale,
  translationLocales,
} from '#domain/locale.ts';
import { homePage } from '#domain/page.ts';
import { routes } from '#routes.ts';
import { besideView, charterView, translationStatesView } from '#views/charter.ts';
import { contactsView } from '#views/contacts.ts';
import { type Context, createContext } from '#views/context.ts';
import { documentFrame, type Frame } from '#views/frame.ts';
import { homeView } from '#views/home.ts';
import { memberView } from '#views/member.ts';
import { directoryView, listView } from '#views/members.ts';
import { placeFrame, placesOf, placeView } from '#views/place.ts';
import { searchView } from '#views/search.ts';

/**
 * What every page of the site shows in every language, so that two states of the content can be compared.
 * The date of the newest list counts once, for all pages; what a page shows of its neighbours does not count.
 * @param texts the files under `content/` by their paths from the project's root
 * @returns pages by their path in the first language that they exist in; an empty path means all pages
 */
export function viewPages(content: Content, texts: Texts): Map<string, PageViews> {
  const pages = new Map<string, PageViews>();
  for (const locale of localeCodes)
    for (const { path, title, kind, shown } of pagesIn(content, texts, locale)) {
      const page = pages.get(path) ?? { kind, titles: {}, shown: {} };
      page.titles[locale] = title;
      if (shown !== undefined) page.shown[locale] = JSON.stringify(shown);
      pages.set(path, page);
    }
  return pages;
}

/** The title of a page in Chinese and English. */
export function titleOf({ titles }: PageViews): string {
  return `${titles[originalLocale]} · ${titles[internationalLocale]}`;
}

function pagesIn(content: Content, texts: Texts, locale: Locale): Page[] {
  const context = createContext(content, locale);
  const { menu, brand, notice, footer } = documentFrame(context, homePage);
  const { notes, records, report } = footer;
  const frame = [menu, brand, notice, notes, records, report.addresses];
  const all: Page = {
    path: '',
    title: isOriginal(locale) ? '全部页面' : 'Every page',
    kind: 'document',
    shown: [frame, texts.get(contentFiles.words(locale))],
  };
  return [
    all,
    ...ownPages({ ...context, ledger: { ...context.ledger, date: '2000-01-01' } }, texts),
  ];
}

/** All pages of one language by what each of them shows itself. */
function ownPages(context: Context, texts: Texts): Page[] {
  const { content, locale, words } = context;
  const documents = [...content.pages.keys()].map((id): Page => {
    const shown = [documentView(context, id, texts), bodyOf(texts, contentFiles.page(id, locale))];
    return withFrame(
      'document',
      routes.page(originalLocale, id),
      documentFrame(context, id),
      shown,
    );
  });
  const members = [...context.current, ...context.former].map((listed): Page => {
    const { neighbours, ...shown } = memberView(context, listed);
    const kind = 'lastListed' in listed.entry ? 'former' : 'member';
    return { path: routes.member(originalLocale, listed.id), title: shown.title, kind, shown };
  });
  const places = placesOf(context).map((code): Page => {
    const { others, ...shown } = placeView(context, code);
    return withFrame('place', routes.place(originalLocale, code), placeFrame(context, code), shown);
  });
  const translation = translationLocales.find((code) => code === locale);
  const beside: Page = {
    path: routes.beside(internationalLocale),
    title: words.text('charter.besideTitle', {
      title: content.pages.get('charter')?.[locale].title ?? '',
    }),
    kind: 'document',
    shown: translation && [
      besideView(context, translation),
      charterBodies(texts, locale),
      charterBodies(texts, originalLocale),
    ],
  };
  return [...documents, beside, ...members, ...places];
}

function withFrame(kind: Page['kind'], path: string, { head }: Frame, shown: unknown): Page {
  return { path, title: head.heading, kind, shown: [head.heading, head.description, shown] };
}

/** The view of a page of `content/pages/`, by its id. */
function documentView(context: Context, id: string, texts: Texts): unknown {
  const list = listIds.find((known) => id === `members/${known}`);
  if (list) return listView(context, list);
  if (id === homePage) return homeView(context);
  if (id === 'charter') return [charterView(context), charterBodies(texts, context.locale)];
  if (id === 'members') return directoryView(context);
  if (id === 'search') return searchView(context);
  const body = bodyOf(texts, contentFiles.page(id, context.locale));
  return [
    body.includes('<Contacts') && contactsView(context),
    body.includes('<TranslationStates') && translationStatesView(context),
  ];
}

function charterBodies(texts: Texts, locale: Locale): string[] {
  return charterSections.map((section) => bodyOf(texts, contentFiles.section(section, locale)));
}

/** The text of an MDX file without its frontmatter. */
function bodyOf(texts: Texts, file: string): string {
  return texts.get(file)?.replace(/^---\n[\s\S]*?---\n/, '') ?? '';
}

type Texts = ReadonlyMap<string, string>;

/** One page in one language; `shown` is left out if the page does not exist in it. */
type Page = { path: string; title: string; kind: PageViews['kind']; shown: unknown };

/** One page: its title in each language, and what it shows in those in which it exists. */
export type PageViews = {
  kind: 'document' | 'member' | 'former' | 'place';
  titles: Partial<Record<Locale, string>>;
  shown: Partial<Record<Locale, string>>;
};

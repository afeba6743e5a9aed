import { charterSections } from '#domain/charter.ts';
import { type Content, pageLocales } from '#domain/content.ts';
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
import { correctPage, homePage } from '#domain/page.ts';
import { routes } from '#routes.ts';
import { changesView } from '#views/changes.ts';
import { besideView, charterView, translationStatesView } from '#views/charter.ts';
import { contactPageView, contactsView } from '#views/contacts.ts';
import { type Context, createContext } from '#views/context.ts';
import { correctView } from '#views/correct.ts';
import { documentFrame } from '#views/frame.ts';
import { homeView } from '#views/home.ts';
import { letterView } from '#views/letter.ts';
import { memberView } from '#views/member.ts';
import { directoryView, listView } from '#views/members.ts';
import { placeFrame, placeView } from '#views/place.ts';
import { searchView } from '#views/search.ts';

/**
 * What every page of the site shows in every language, so that two states of the content can be compared.
 * The date of the newest list counts once, for all pages; what a page shows of its neighbours does not count.
 * @param texts the files under `content/` by their paths from the project's root
 * @returns pages by their path in the first language that they exist in; an empty path means all pages
 */
export function viewPages(content: Content, texts: Texts): Map<string, PageViews> {
  const pages = new Map<string, PageViews>();
  for (const locale of localeCodes) {
    const context = createContext(content, locale);
    const undated = { ...context, ledger: { ...context.ledger, date: '2000-01-01' } };
    for (const page of [everyPage(context, texts), ...ownPages(undated, texts)]) {
      const { path, title, kind = 'document', shown } = page;
      const views = pages.get(path) ?? { path, kind, titles: {}, shown: {} };
      views.titles[locale] = title;
      if (shown !== undefined) views.shown[locale] = JSON.stringify(shown);
      pages.set(path, views);
    }
  }
  return pages;
}

/** What all pages of one language show. */
function everyPage(context: Context, texts: Texts): Page {
  const { locale } = context;
  const { menu, brand, notice, footer } = documentFrame(context, homePage);
  const { notes, records, report } = footer;
  const frame = [menu, brand, notice, notes, records, report.addresses];
  const title = isOriginal(locale) ? '全部页面' : 'Every page';
  return { path: '', title, shown: [frame, texts.get(contentFiles.words(locale))] };
}

/** All pages of one language by what each of them shows itself. */
function ownPages(context: Context, texts: Texts): Page[] {
  const { content, locale, words } = context;
  const written = [...content.pages.keys()].filter((id) =>
    pageLocales(content, id).includes(locale),
  );
  const documents = written.map((id): Page => {
    const { head } = documentFrame(context, id);
    const body = bodyOf(texts, contentFiles.page(id, locale));
    const shown = [head.heading, head.description, documentView(context, id, texts), body];
    return { path: routes.page(originalLocale, id), title: head.heading, shown };
  });
  const members = [...context.current, ...context.former].map((listed): Page => {
    const { others, ...shown } = memberView(context, listed);
    const kind = 'lastListed' in listed.entry ? 'former' : 'member';
    return { path: routes.member(originalLocale, listed.id), title: shown.title, kind, shown };
  });
  const places = [...context.places.keys()].map((code): Page => {
    const { others, ...view } = placeView(context, code, 'all');
    const { head } = placeFrame(context, code, view);
    const shown = [head.heading, head.description, view];
    return { path: routes.place(originalLocale, code), title: head.heading, kind: 'place', shown };
  });
  const translation = translationLocales.find((code) => code === locale);
  const charter = content.pages.get('charter')?.[locale]?.title ?? '';
  const beside: Page = {
    path: routes.beside(internationalLocale),
    title: words.text('charter.besideTitle', { title: charter }),
    shown: translation && [
      besideView(context, translation),
      charterBodies(texts, locale),
      charterBodies(texts, originalLocale),
    ],
  };
  return [...documents, beside, ...members, ...places];
}

/** The view of a page of `content/pages/`, by its id. */
function documentView(context: Context, id: string, texts: Texts): unknown {
  const list = listIds.find((known) => id === `members/${known}`);
  if (list) return listView(context, list, 'all');
  if (id === homePage) return homeView(context);
  if (id === 'charter') return [charterView(context), charterBodies(texts, context.locale)];
  if (id === 'contact') return [contactPageView(context), letterView(context)];
  if (id === 'members') return directoryView(context, 'all');
  if (id === 'search') return searchView(context);
  if (id === correctPage) return correctView(context);
  if (id === 'changes') return changesView(context);
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
type Page = { path: string; title: string; kind?: PageViews['kind']; shown: unknown };

/** One page: its title in each language, and what it shows in those in which it exists. */
export type PageViews = {
  path: string;
  kind: 'document' | 'member' | 'former' | 'place';
  titles: Partial<Record<Locale, string>>;
  shown: Partial<Record<Locale, string>>;
};

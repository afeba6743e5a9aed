import type { Content } from '#domain/content.ts';
import {
  internationalLocale,
  isOriginal,
  type Locale,
  localeCodes,
  locales,
  originalLocale,
} from '#domain/locale.ts';
import { homePage, ownPages } from '#domain/page.ts';
import { routes } from '#routes.ts';
import type { Context } from '#views/context.ts';
import { organizationGraph } from '#views/structured-data.ts';
import { type Link, toScriptJson } from '#views/text.ts';

/**
 * Everything around the content of a page: head, menu, language links, notices and footer.
 * @param page what the page says of itself; `address` gives its path in each language
 */
export function createFrame(context: Context, page: PageInFrame): Frame {
  const { content, locale, words, ledger } = context;
  const { alliance, pages } = content;
  const name = alliance.names[locale].name;
  const label = (id: string) => {
    const facts = pages.get(id)?.[locale];
    return facts?.label ?? facts?.title ?? id;
  };
  const path = page.address(locale);
  const translationNotice = {
    text: words.text('notice.translation', { date: words.date(alliance.documentDate) }),
    link: { text: words.text('notice.readOriginal'), href: page.address(originalLocale) },
  };
  return {
    lang: locales[locale].tag,
    head: {
      title:
        page.title === name ? name : `${page.title}${words.text('frame.titleSeparator')}${name}`,
      heading: page.title,
      description: page.description,
      siteName: name,
      icon: routes.file('favicon.svg'),
      openGraphLocale: locales[locale].openGraph,
      canonical: routes.absolute(path),
      alternates: alternatesOf(
        page.address,
        page.isHome ? routes.chooser() : page.address(internationalLocale),
      ),
      structuredData: toScriptJson({
        '@context': 'https://schema.org',
        '@graph': [organizationGraph(context), ...(page.structuredData ?? [])],
      }),
    },
    skip: words.text('frame.skip'),
    brand: { text: name, href: routes.page(locale, homePage), mark: markOf(content) },
    menu: {
      label: words.text('frame.menu'),
      links: alliance.menu.map<Link>((id) => {
        const href = routes.page(locale, id);
        return {
          text: label(id),
          href,
          current: path === href ? 'page' : path.startsWith(href) ? 'true' : undefined,
        };
      }),
    },
    languages: {
      label: words.text('frame.languages'),
      links: localeCodes.map<LanguageLink>((code) => ({
        text: locales[code].name,
        lang: locales[code].tag,
        href: page.address(code),
        current: code === locale ? 'true' : undefined,
      })),
    },
    search: {
      label: words.text('search.label'),
      field: words.text('search.field'),
      submit: words.text('search.submit'),
      page: routes.page(locale, 'search'),
      directory: routes.page(locale, 'members'),
    },
    notice: isOriginal(locale) ? undefined : translationNotice,
    footer: {
      notes: [
        words.text('footer.nature'),
        words.text('footer.asOf', { date: words.date(ledger.date) }),
      ],
      links: [
        { text: words.text('frame.chooseLanguage'), href: routes.chooser() },
        { text: label('search'), href: routes.page(locale, 'search') },
      ],
    },
  };
}

/** The page in every language for search engines; `unknown` is for readers of no known language. */
export function alternatesOf(address: (locale: Locale) => string, unknown: string): Alternate[] {
  return [
    ...localeCodes.map((code) => ({
      lang: locales[code].tag as string,
      href: routes.absolute(address(code)),
    })),
    { lang: 'x-default', href: routes.absolute(unknown) },
  ];
}

/** The frame of a page of `content/pages/`, by its id. */
export function documentFrame(context: Context, id: string): Frame {
  const facts = context.content.pages.get(id)?.[context.locale];
  if (!facts) throw new Error(`No page ${id}`);
  const address = (locale: Locale) => routes.page(locale, id);
  return createFrame(context, { ...facts, address, isHome: id === homePage });
}

/** Whether a page of `content/pages/` is nothing but its text; the others have a page file of their own. */
export function isProsePage(id: string): boolean {
  return !ownPages.includes(id);
}

/** The characters of the mark, each with the language it is in. */
export function markOf({ alliance }: Content): Mark {
  return { lang: locales[originalLocale].tag, cells: [...alliance.mark] };
}

/** What a page says of itself to its frame. */
export type PageInFrame = {
  title: string;
  description: string;
  /** The page's path in each language. */
  address: (locale: Locale) => string;
  /** Whether the language chooser stands for this page in no language. */
  isHome?: boolean;
  /** schema.org nodes beside the alliance's own. */
  structuredData?: object[];
};

/** A frame, decided down to the last word and address. */
export type Frame = {
  /** BCP 47 tag of the page. */
  lang: string;
  head: {
    title: string;
    heading: string;
    description: string;
    siteName: string;
    icon: string;
    openGraphLocale: string;
    canonical: string;
    alternates: Alternate[];
    /** JSON-LD, safe inside a script element. */
    structuredData: string;
  };
  skip: string;
  brand: Link & { mark: Mark };
  menu: { label: string; links: Link[] };
  languages: { label: string; links: LanguageLink[] };
  search: { label: string; field: string; submit: string; page: string; directory: string };
  /** On translations: that the original prevails, and where it is. */
  notice: { text: string; link: Link } | undefined;
  footer: { notes: string[]; links: Link[] };
};

/** The typographic mark: one character a cell. */
export type Mark = { lang: string; cells: string[] };

/** A link to the same page in another language. */
type LanguageLink = Link & { lang: string };

/** An absolute address with the `hreflang` it is for. */
export type Alternate = { lang: string; href: string };

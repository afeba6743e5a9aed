import type { Content } from '#domain/content.ts';
import { listIds } from '#domain/ledger.ts';
import {
  directionOf,
  internationalLocale,
  isOriginal,
  type Locale,
  localeCodes,
  locales,
  originalLocale,
  translationLocales,
} from '#domain/locale.ts';
import { homePage, ownPages, pagePaths } from '#domain/page.ts';
import { type ShareKind, type ShareShape, shareShapes } from '#domain/share.ts';
import { routes } from '#routes.ts';
import { type Sheet, type TitleBlockView, titleBlockView } from '#views/contacts.ts';
import type { Context } from '#views/context.ts';
import { documentEditLinks } from '#views/edit.ts';
import {
  type RecordLink,
  recordLinks,
  type VerificationTag,
  verificationTags,
} from '#views/records.ts';
import { type ReportView, reportView } from '#views/report.ts';
import { organizationGraph } from '#views/structured-data.ts';
import { type Link, type Piece, toScriptJson } from '#views/text.ts';

/** Pages of `content/pages/` that are sheets of their own, or are shared with a picture of their own. */
const sheets: Record<string, Pick<PageInFrame, 'sheet' | 'share'>> = {
  charter: { share: 'charter' },
  contact: { sheet: 'document' },
  ...Object.fromEntries(listIds.map((list) => [pagePaths.list(list), { sheet: 'list' }])),
};

const shapeNames = Object.keys(shareShapes) as ShareShape[];

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
  const share = page.share ?? 'site';
  const heading = page.heading ?? [{ text: page.title }];
  return {
    lang: locales[locale].tag,
    dir: directionOf(locale),
    head: {
      title:
        page.title === name ? name : `${page.title}${words.text('frame.titleSeparator')}${name}`,
      heading: page.title,
      description: page.description,
      siteName: name,
      icon: routes.file('favicon.svg'),
      images: sharePictures(locale, share),
      thumbnail: { src: routes.shareImage(locale, share, 'square'), ...shareShapes.square },
      openGraphLocale: locales[locale].openGraph,
      canonical: routes.absolute(path),
      alternates: alternatesOf(
        page.address,
        page.isHome ? routes.chooser() : page.address(internationalLocale),
        page.isTranslationOnly ? translationLocales : localeCodes,
      ),
      verification: page.isHome ? verificationTags(content) : [],
      // Other pages than these have nothing to say that the home page does not.
      structuredData:
        page.isHome || page.structuredData
          ? toScriptJson({
              '@context': 'https://schema.org',
              '@graph': [
                organizationGraph(context, page.isHome === true),
                ...(page.structuredData ?? []),
              ],
            })
          : undefined,
    },
    skip: words.text('frame.skip'),
    heading,
    brand: {
      text: name,
      href: routes.page(locale, homePage),
      mark: markOf(content),
      isHome: page.isHome === true,
    },
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
      close: words.text('search.close'),
      failed: words.text('search.failed'),
      settings: routes.searchSettings(locale),
      page: routes.page(locale, 'search'),
      directory: routes.page(locale, 'members'),
    },
    notice: isOriginal(locale)
      ? undefined
      : {
          text: words.text('notice.translation', { date: words.date(alliance.documentDate) }),
          links: [
            {
              text: words.text('notice.readOriginal'),
              href: page.address(originalLocale),
              lang: locales[originalLocale].tag,
            },
            ...(page.isTranslationOnly
              ? []
              : [{ text: words.text('notice.beside'), href: routes.beside(locale) }]),
          ],
        },
    titleBlock:
      page.sheet &&
      titleBlockView(context, {
        title: [...heading, { text: `${words.text('frame.titleSeparator')}${name}` }],
        date: page.sheet,
      }),
    online: { label: words.text('frame.online'), address: routes.absolute(path) },
    scheme: {
      label: words.text('frame.scheme.label'),
      options: [
        { value: '', label: words.text('frame.scheme.system') },
        { value: 'light', label: words.text('frame.scheme.light') },
        { value: 'dark', label: words.text('frame.scheme.dark') },
      ],
    },
    footer: {
      notes: [
        words.text('footer.nature'),
        words.text('footer.asOf', { date: words.date(ledger.date) }),
      ],
      links: [
        { text: words.text('frame.chooseLanguage'), href: routes.chooser() },
        { text: label('search'), href: routes.page(locale, 'search') },
        ...page.edit,
      ],
      report: reportView(context, page.title, routes.absolute(path)),
      records: recordLinks(content, locale),
    },
  };
}

/** The page in the languages it exists in for search engines; `unknown` is for readers of no known language. */
export function alternatesOf(
  address: (locale: Locale) => string,
  unknown: string,
  codes: readonly Locale[] = localeCodes,
): Alternate[] {
  return [
    ...codes.map((code) => ({
      lang: locales[code].tag as string,
      href: routes.absolute(address(code)),
    })),
    { lang: 'x-default', href: routes.absolute(unknown) },
  ];
}

/** The pictures for previews of a shared page. */
export function sharePictures(locale: Locale, kind: ShareKind): SharePicture[] {
  return shapeNames.map((shape) => ({
    address: routes.absolute(routes.shareImage(locale, kind, shape)),
    ...shareShapes[shape],
  }));
}

/** The frame of a page of `content/pages/`, by its id. */
export function documentFrame(context: Context, id: string): Frame {
  const facts = context.content.pages.get(id)?.[context.locale];
  if (!facts) throw new Error(`No page ${id}`);
  const address = (locale: Locale) => routes.page(locale, id);
  return createFrame(context, {
    ...facts,
    address,
    edit: documentEditLinks(context, id),
    isHome: id === homePage,
    ...sheets[id],
  });
}

/** Whether a page of `content/pages/` is nothing but its text; the others have a page file of their own. */
export function isProsePage(id: string): boolean {
  return !ownPages.includes(id);
}

/** The characters of the mark, each with the language it is in. */
export function markOf({ alliance }: Content): Mark {
  return { lang: locales[originalLocale].tag, cells: alliance.mark };
}

/** What a page says of itself to its frame. */
export type PageInFrame = {
  title: string;
  /** The title piece by piece, where it is in more than one language. */
  heading?: Piece[];
  description: string;
  /** The page's path in each language. */
  address: (locale: Locale) => string;
  /** The ways to the files that it is written in. */
  edit: Link[];
  /** Whether the language chooser stands for this page in no language. */
  isHome?: boolean;
  /** Whether it exists in the translations only; the original's address then leads to what stands for it. */
  isTranslationOnly?: boolean;
  /** On pages that print as a sheet with a title block: whose date they bear. */
  sheet?: Sheet['date'];
  /** What the picture shows where the page is shared; the site, unless it says otherwise. */
  share?: ShareKind;
  /** schema.org nodes beside the alliance's own. */
  structuredData?: object[];
};

/** A frame, decided down to the last word and address. */
export type Frame = {
  /** BCP 47 tag of the page. */
  lang: string;
  /** Writing direction, if it is not HTML's default. */
  dir: 'rtl' | undefined;
  head: {
    title: string;
    heading: string;
    description: string;
    siteName: string;
    icon: string;
    images: SharePicture[];
    /** The square picture for chat apps that look for one in the page. */
    thumbnail: { src: string; width: number; height: number };
    openGraphLocale: string;
    canonical: string;
    alternates: Alternate[];
    /** On the home pages: what proves to search engines that the site is ours. */
    verification: VerificationTag[];
    /** JSON-LD, safe inside a script element, on pages about one organisation: the home page and the members'. */
    structuredData: string | undefined;
  };
  skip: string;
  /** Piece by piece. */
  heading: Piece[];
  /** On the home page the name stands in the heading already. */
  brand: Link & { mark: Mark; isHome: boolean };
  menu: { label: string; links: Link[] };
  languages: { label: string; links: LanguageLink[] };
  /** The search box; `settings` is the address of its words, `directory` of what stands for it without scripts. */
  search: Record<
    'label' | 'field' | 'submit' | 'close' | 'failed' | 'settings' | 'page' | 'directory',
    string
  >;
  /** On translations: that the original prevails, where it is, and where to compare. */
  notice: { text: string; links: Link[] } | undefined;
  /** On pages that are sheets of their own: what they are. */
  titleBlock: TitleBlockView | undefined;
  /** The page's address, for its printed form. */
  online: { label: string; address: string };
  /** The choice of colours; the empty value leaves it to the system. */
  scheme: { label: string; options: { value: string; label: string }[] };
  footer: { notes: string[]; links: Link[]; report: ReportView; records: RecordLink[] };
};

/** A picture for link previews: absolute address, size in pixels. */
export type SharePicture = { address: string; width: number; height: number };

/** The typographic mark: one character a cell. */
export type Mark = { lang: string; cells: { sign: string; pinyin?: string | undefined }[] };

/** A link to the same page in another language. */
type LanguageLink = Link & { lang: string };

/** An absolute address with the `hreflang` it is for. */
export type Alternate = { lang: string; href: string };

import { type Content, pageLocales } from '#domain/content.ts';
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
import { homePage, pagePaths } from '#domain/page.ts';
import { type ShareKind, type ShareShape, shareShapes } from '#domain/share.ts';
import { partPath, routes } from '#routes.ts';
import { type Sheet, signatureView, titleBlockView } from '#views/contacts.ts';
import type { Context } from '#views/context.ts';
import { documentEditLinks } from '#views/edit.ts';
import type { Shown } from '#views/part.ts';
import { recordLinks, verificationTags } from '#views/records.ts';
import { reportView } from '#views/report.ts';
import { organizationGraph } from '#views/structured-data.ts';
import { type Link, type Piece, toScriptJson } from '#views/text.ts';

/** Pages of `content/pages/` that print as a sheet, or are shared with a picture of their own. */
const sheets: Record<string, Pick<PageInFrame, 'sheet' | 'share' | 'isIntroduction'>> = {
  charter: { isIntroduction: true, share: 'charter' },
  contact: { sheet: 'document' },
  ...Object.fromEntries(listIds.map((list) => [pagePaths.list(list), { sheet: 'list' }])),
};

/** Everything around the content of a page: head, menu, language links, notices and footer. */
export function createFrame(context: Context, page: PageInFrame) {
  const { content, locale, words } = context;
  const { name } = content.alliance.names[locale];
  const url = routes.absolute(page.address(locale));
  const heading = page.heading ?? [{ text: page.title }];
  return {
    /** BCP 47 tag of the page. */
    lang: locales[locale].tag,
    /** Writing direction, if it is not HTML's default. */
    dir: directionOf(locales[locale].tag),
    head: headView(context, page),
    skip: words.text('frame.skip'),
    /** The heading in pieces, by language. */
    heading,
    /** On the home page the heading is the name already. */
    brand: {
      text: name,
      href: routes.page(locale, homePage),
      mark: markOf(content),
      isHome: page.isHome === true,
    },
    menu: menuView(context, page),
    languages: languagesView(context, page),
    search: searchBoxView(context),
    notice: noticeView(context, page),
    /** On pages that print as a sheet: what it is. */
    titleBlock:
      page.sheet &&
      titleBlockView(context, {
        title: [...heading, { text: `${words.text('frame.titleSeparator')}${name}` }],
        date: page.sheet,
      }),
    /** The page's URL, for its printed form. */
    online: { label: words.text('frame.online'), address: url },
    /** The choice of colours; the empty value leaves it to the system. */
    scheme: {
      label: words.text('frame.scheme.label'),
      options: [
        { value: '', label: words.text('frame.scheme.system') },
        { value: 'light', label: words.text('frame.scheme.light') },
        { value: 'dark', label: words.text('frame.scheme.dark') },
      ],
    },
    footer: footerView(context, page, url),
  };
}

/** The title block of the site at the foot of a page: what and whose it is, the ways to lists and contact, and this page. */
function footerView(context: Context, page: PageInFrame, url: string) {
  const { content, locale, words, ledger } = context;
  const link = (id: string): Link => ({
    text: menuLabel(context, id),
    href: routes.page(locale, id),
  });
  const { alliance, organizer } = signatureView(context);
  return {
    notes: [
      words.text('footer.nature'),
      words.text('footer.asOf', { date: words.date(ledger.date) }),
    ],
    alliance,
    organizer,
    lists: [
      ...listIds.map(
        (list): Link => ({
          text: words.text(`members.${list}`),
          href: routes.list(locale, list),
        }),
      ),
      link('changes'),
      link('data'),
    ],
    document: [link('charter'), link('contact')],
    links: page.edit,
    report: reportView(context, url),
    records: recordLinks(content, locale),
  };
}

/** The head of a page: its title, and what search engines and link previews read. */
function headView(context: Context, page: PageInFrame) {
  const { content, locale, words } = context;
  const { name } = content.alliance.names[locale];
  const share = page.share ?? 'site';
  return {
    title: page.title === name ? name : `${page.title}${words.text('frame.titleSeparator')}${name}`,
    heading: page.title,
    description: page.description,
    siteName: name,
    icon: routes.file('favicon.svg'),
    images: sharePictures(locale, share),
    /** The square picture for chat apps that look for one in the page. */
    thumbnail: routes.shareImage(locale, share, 'square'),
    /** What search engines may list it by; nothing if they may not. */
    found: page.isMissing
      ? undefined
      : {
          canonical: routes.absolute(page.address(locale)),
          alternates: alternatesOf(page.address, unknownOf(page), languagesOf(page)),
        },
    /** Feeds of what the page tells. */
    feeds: page.feeds ?? [],
    verification: page.isHome ? verificationTags(content) : [],
    /** JSON-LD, safe inside a script element; only on pages about one organisation: the home page and members' pages. */
    structuredData:
      page.isHome || page.structuredData
        ? toScriptJson({
            '@context': 'https://schema.org',
            '@graph': [
              ...(page.isHome ? [organizationGraph(context)] : []),
              ...(page.structuredData ?? []),
            ],
          })
        : undefined,
  };
}

/** The languages that a page exists in. */
function languagesOf({ languages, isTranslationOnly }: PageInFrame): readonly Locale[] {
  return languages ?? (isTranslationOnly ? translationLocales : localeCodes);
}

/** The path for readers of none of its languages. */
function unknownOf(page: PageInFrame): string {
  const isKnown = languagesOf(page).includes(internationalLocale);
  if (page.isHome) return routes.chooser();
  return page.address(isKnown ? internationalLocale : originalLocale);
}

function menuView(context: Context, page: PageInFrame) {
  const { content, locale, words } = context;
  const path = page.address(locale);
  const isHere = (id: string) => pageLocales(content, id).includes(locale);
  return {
    label: words.text('frame.menu'),
    links: content.alliance.menu.filter(isHere).map<Link>((id) => {
      const href = routes.page(locale, id);
      const current = path === href ? 'page' : path.startsWith(href) ? 'true' : undefined;
      return { text: menuLabel(context, id), href, current };
    }),
  };
}

/** The links to the same page in the other languages. */
function languagesView({ locale, words }: Context, page: PageInFrame) {
  return {
    label: words.text('frame.languages'),
    links: localeCodes.map((code) => ({
      text: locales[code].name,
      lang: locales[code].tag,
      href: page.address(code),
      current: code === locale ? ('true' as const) : undefined,
    })),
  };
}

/** The short name of a page of `content/pages/`, as in the menu. */
export function menuLabel(
  { content, locale }: Pick<Context, 'content' | 'locale'>,
  id: string,
): string {
  const facts = content.pages.get(id)?.[locale];
  return facts?.label ?? facts?.title ?? id;
}

/** The search box; `script` is the URL of its script, `directory` the page that stands in for it without scripts. */
function searchBoxView({ locale, words }: Context) {
  return {
    label: words.text('search.label'),
    field: words.text('search.field'),
    submit: words.text('search.submit'),
    close: words.text('search.close'),
    failed: words.text('search.failed'),
    script: routes.searchScript(locale),
    page: routes.page(locale, 'search'),
    directory: routes.page(locale, 'members'),
  };
}

/** On translations of the introduction: of which text it is a translation, with a link to that. */
function noticeView({ content, locale, words }: Context, page: PageInFrame) {
  if (isOriginal(locale) || !page.isIntroduction) return undefined;
  const original: Link = {
    text: words.text('notice.readOriginal'),
    href: page.address(originalLocale),
    lang: locales[originalLocale].tag,
  };
  return {
    text: words.text('notice.translation', { date: words.date(content.alliance.documentDate) }),
    links: [original],
  };
}

/** The languages of a page for search engines; `unknown` is the path for readers of any other language. */
export function alternatesOf(
  address: (locale: Locale) => string,
  unknown: string,
  codes: readonly Locale[] = localeCodes,
) {
  return [
    ...codes.map((code) => ({ lang: locales[code].tag, href: routes.absolute(address(code)) })),
    { lang: 'x-default', href: routes.absolute(unknown) },
  ];
}

/** The preview pictures of a shared page: absolute URL, size in pixels. */
export function sharePictures(locale: Locale, kind: ShareKind) {
  return (Object.keys(shareShapes) as ShareShape[]).map((shape) => ({
    address: routes.absolute(routes.shareImage(locale, kind, shape)),
    ...shareShapes[shape],
  }));
}

/**
 * The frame of a page of `content/pages/`, by its id.
 * @param more what the page needs besides
 */
export function documentFrame(
  context: Context,
  id: string,
  { shown, ...more }: Pick<PageInFrame, 'feeds' | 'structuredData'> & { shown?: Shown } = {},
): Frame {
  const facts = context.content.pages.get(id)?.[context.locale];
  if (!facts) throw new Error(`No page ${id}`);
  return createFrame(context, {
    ...facts,
    title: withRange(facts.title, shown),
    address: (locale) => partPath(routes.page(locale, id), shown?.part ?? 1),
    edit: documentEditLinks(context, id),
    isHome: id === homePage,
    languages: pageLocales(context.content, id),
    ...sheets[id],
    ...more,
  });
}

/** The title of a page that shows a part of a list. */
export function withRange(title: string, shown?: Shown): string {
  return shown?.range ? `${title} (${shown.range})` : title;
}

/** The typographic mark, one character per cell, with its language. */
export function markOf({ alliance }: Content) {
  return { lang: locales[originalLocale].tag, cells: alliance.mark };
}

/** What the frame needs to know about a page. */
export type PageInFrame = {
  title: string;
  /** The title in pieces, if it is in more than one language. */
  heading?: Piece[];
  description: string;
  /** The page's path in each language. */
  address: (locale: Locale) => string;
  /** Links to the editors of its files. */
  edit: Link[];
  /** Whether it is the home page, for which the chooser stands in other languages. */
  isHome?: boolean;
  /** The languages that it exists in, if not in all. */
  languages?: readonly Locale[];
  /** Whether it only says that the page does not exist in this language yet; search engines leave it out. */
  isMissing?: boolean;
  /** Whether it exists in the translations only; the original's path then leads to its substitute. */
  isTranslationOnly?: boolean;
  /** Whether it shows the text of the introduction to the Alliance. */
  isIntroduction?: boolean;
  /** On pages that print as a sheet with a title block: which date it has. */
  sheet?: Sheet['date'];
  /** The preview picture; the site's by default. */
  share?: ShareKind;
  /** schema.org nodes besides the alliance's own. */
  structuredData?: object[];
  /** Feeds of what the page tells; `type` is the media type. */
  feeds?: { title: string; href: string; type: string }[];
};

/** Everything around the content of a page, down to the last word and URL. */
export type Frame = ReturnType<typeof createFrame>;

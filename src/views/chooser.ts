import type { Content } from '#domain/content.ts';
import { internationalLocale, localeCodes, locales, originalLocale } from '#domain/locale.ts';
import { homePage } from '#domain/page.ts';
import { routes } from '#routes.ts';
import { createContext } from '#views/context.ts';
import {
  type Alternate,
  alternatesOf,
  type Mark,
  markOf,
  type SharePicture,
  sharePictures,
} from '#views/frame.ts';
import {
  type RecordLink,
  recordLinks,
  type VerificationTag,
  verificationTags,
} from '#views/records.ts';
import { type ReportsView, reportsView } from '#views/report.ts';
import { organizationGraph } from '#views/structured-data.ts';
import { toScriptJson } from '#views/text.ts';

/** The page at the root: the languages, each in its own words. */
export function chooserView(content: Content): ChooserView {
  const contexts = localeCodes.map((code) => createContext(content, code));
  const [original] = contexts as [(typeof contexts)[number]];
  const { alliance } = content;
  return {
    lang: locales[originalLocale].tag,
    home: routes.chooser(),
    heading: alliance.names[originalLocale].name,
    canonical: routes.absolute(routes.chooser()),
    alternates: alternatesOf((code) => routes.page(code, homePage), routes.chooser()),
    title: `${alliance.names[originalLocale].name} · ${alliance.names[internationalLocale].name}`,
    description: contexts.map(({ words }) => words.text('chooser.description')).join(' '),
    structuredData: toScriptJson({
      '@context': 'https://schema.org',
      ...organizationGraph(original, true),
    }),
    icon: routes.file('favicon.svg'),
    images: sharePictures(internationalLocale, 'site'),
    mark: markOf(content),
    choices: contexts.map(({ locale }) => ({
      lang: locales[locale].tag,
      href: routes.page(locale, homePage),
      language: locales[locale].name,
      name: content.alliance.names[locale].name,
    })),
    reports: reportsView(
      contexts,
      ({ locale }) => alliance.names[locale].name,
      routes.absolute(routes.chooser()),
    ),
    records: recordLinks(content, originalLocale),
    verification: verificationTags(content),
  };
}

/** The page for URLs that do not exist, in every language at once. */
export function notFoundView(content: Content): NotFoundView {
  const contexts = localeCodes.map((code) => createContext(content, code));
  const words = contexts.map(({ words }) => words);
  return {
    lang: locales[originalLocale].tag,
    title: `404 · ${words.map(({ text }) => text('notFound.title')).join(' · ')}`,
    description: words.map(({ text }) => text('notFound.text')).join(' '),
    icon: routes.file('favicon.svg'),
    mark: markOf(content),
    home: routes.chooser(),
    entries: contexts.map(({ locale, words }) => ({
      lang: locales[locale].tag,
      title: words.text('notFound.title'),
      text: words.text('notFound.text'),
      links: [
        { text: words.text('notFound.home'), href: routes.page(locale, homePage) },
        { text: words.text('notFound.members'), href: routes.page(locale, 'members') },
      ],
    })),
    // The wrong URL is unknown here; the reader can add it.
    reports: reportsView(contexts, ({ words }) => words.text('notFound.title')),
    records: recordLinks(content, originalLocale),
    verification: [],
  };
}

/** A page outside the languages. */
export type BareView = {
  /** BCP 47 tag of the page as a whole. */
  lang: string;
  title: string;
  description: string;
  icon: string;
  mark: Mark;
  home: string;
  /** Omitted on pages that search engines must not list. */
  canonical?: string;
  alternates?: Alternate[];
  structuredData?: string;
  /** Pictures for previews, on pages that are shared. */
  images?: SharePicture[];
  /** Links to report an error, in every language. */
  reports: ReportsView;
  records: RecordLink[];
  /** Tags that prove the site's ownership to search engines. */
  verification: VerificationTag[];
};

/** The language chooser, decided. */
export type ChooserView = BareView & {
  heading: string;
  choices: { lang: string; href: string; language: string; name: string }[];
};

/** The four-language 404 page, decided. */
export type NotFoundView = BareView & {
  entries: { lang: string; title: string; text: string; links: { text: string; href: string }[] }[];
};

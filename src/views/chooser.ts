import type { Content } from '#domain/content.ts';
import {
  directionOf,
  internationalLocale,
  localeCodes,
  locales,
  originalLocale,
} from '#domain/locale.ts';
import { homePage } from '#domain/page.ts';
import { routes } from '#routes.ts';
import { createContext } from '#views/context.ts';
import { alternatesOf, markOf, sharePictures } from '#views/frame.ts';
import { recordLinks, verificationTags } from '#views/records.ts';
import { reportsView } from '#views/report.ts';
import { organizationGraph } from '#views/structured-data.ts';
import { toScriptJson } from '#views/text.ts';

/** The page at the root: the languages, each in its own words. */
export function chooserView(content: Content) {
  const contexts = localeCodes.map((code) => createContext(content, code));
  const { names } = content.alliance;
  const canonical = routes.absolute(routes.chooser());
  return {
    ...bareParts(content),
    title: `${names[originalLocale].name} · ${names[internationalLocale].name}`,
    description: contexts.map(({ words }) => words.text('chooser.description')).join(' '),
    found: {
      canonical,
      alternates: alternatesOf((code) => routes.page(code, homePage), routes.chooser()),
      structuredData: toScriptJson({
        '@context': 'https://schema.org',
        ...organizationGraph(createContext(content, originalLocale)),
      }),
      images: sharePictures(internationalLocale, 'site'),
    },
    heading: names[originalLocale].name,
    choices: localeCodes.map((code) => ({
      lang: locales[code].tag,
      dir: directionOf(locales[code].tag),
      href: routes.page(code, homePage),
      language: locales[code].name,
      name: names[code].name,
    })),
    reports: reportsView(contexts, () => canonical),
    verification: verificationTags(content),
  };
}

/** The page for URLs that do not exist, in every language at once. */
export function notFoundView(content: Content) {
  const contexts = localeCodes.map((code) => createContext(content, code));
  const entries = contexts.map(({ locale, words }) => ({
    lang: locales[locale].tag,
    dir: directionOf(locales[locale].tag),
    title: words.text('notFound.title'),
    text: words.text('notFound.text'),
    links: [
      { text: words.text('notFound.home'), href: routes.page(locale, homePage) },
      { text: words.text('notFound.members'), href: routes.page(locale, 'members') },
    ],
  }));
  return {
    ...bareParts(content),
    title: `404 · ${entries.map(({ title }) => title).join(' · ')}`,
    description: entries.map(({ text }) => text).join(' '),
    found: undefined,
    entries,
    // The wrong URL is unknown here; the reader can add it.
    reports: reportsView(contexts, ({ words }) => words.text('notFound.title')),
    verification: [],
  };
}

function bareParts(content: Content) {
  return {
    /** BCP 47 tag of the page as a whole. */
    lang: locales[originalLocale].tag,
    icon: routes.file('favicon.svg'),
    mark: markOf(content),
    home: routes.chooser(),
    records: recordLinks(content, originalLocale),
  };
}

/** A page outside the languages; `found` is what search engines and previews read, if they may list it. */
export type BareView = ReturnType<typeof chooserView> | ReturnType<typeof notFoundView>;

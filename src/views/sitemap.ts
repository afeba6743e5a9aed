import { type Content, pageLocales } from '#domain/content.ts';
import { placeCodes } from '#domain/directory.ts';
import { listIds } from '#domain/ledger.ts';
import {
  type Locale,
  localeCodes,
  locales,
  originalLocale,
  type TranslationLocale,
  translationLocales,
} from '#domain/locale.ts';
import { routes } from '#routes.ts';
import { createContext } from '#views/context.ts';

/** The sitemap: every page of every language with its alternates (sitemaps.org 0.9 with xhtml links). */
export function sitemapXml(content: Content): string {
  const { current } = createContext(content, originalLocale);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    `<url><loc>${routes.absolute(routes.chooser())}</loc></url>`,
    ...[...content.pages.keys()].flatMap((id) =>
      urlsOf((locale) => routes.page(locale, id), pageLocales(content, id)),
    ),
    ...[...content.members.keys()].flatMap((id) => urlsOf((locale) => routes.member(locale, id))),
    ...Object.keys(content.lists).flatMap((date) =>
      listIds.flatMap((list) => urlsOf((locale) => routes.datedList(locale, list, date))),
    ),
    ...placeCodes(current).flatMap((code) => urlsOf((locale) => routes.place(locale, code))),
    ...urlsOf((locale) => routes.beside(locale as TranslationLocale), translationLocales),
    '</urlset>',
    '',
  ].join('\n');
}

/** A page in each of the languages it exists in. */
function urlsOf(at: (locale: Locale) => string, codes: readonly Locale[] = localeCodes): string[] {
  const alternates = codes
    .map((code) => {
      const href = routes.absolute(at(code));
      return `<xhtml:link rel="alternate" hreflang="${locales[code].tag}" href="${href}"/>`;
    })
    .join('');
  return codes.map((code) => `<url><loc>${routes.absolute(at(code))}</loc>${alternates}</url>`);
}

/** `robots.txt`: allows everything and names the sitemap. */
export function robotsText(): string {
  return `User-agent: *\nAllow: /\nSitemap: ${routes.absolute(routes.file('sitemap.xml'))}\n`;
}

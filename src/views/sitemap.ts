import type { Content } from '#domain/content.ts';
import { placeCodes } from '#domain/directory.ts';
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
  const everywhere = (address: Address['at']): Address => ({ at: address, codes: localeCodes });
  const addresses: Address[] = [
    ...[...content.pages.keys()].map((id) => everywhere((locale) => routes.page(locale, id))),
    ...[...content.members.keys()].map((id) => everywhere((locale) => routes.member(locale, id))),
    ...placeCodes(current).map((code) => everywhere((locale) => routes.place(locale, code))),
    { at: (locale) => routes.beside(locale as TranslationLocale), codes: translationLocales },
  ];
  const chooser = `<url><loc>${routes.absolute(routes.chooser())}</loc></url>`;
  const urls = addresses.flatMap(({ at, codes }) => {
    const alternates = codes
      .map((code) => {
        const href = routes.absolute(at(code));
        return `<xhtml:link rel="alternate" hreflang="${locales[code].tag}" href="${href}"/>`;
      })
      .join('');
    return codes.map((code) => `<url><loc>${routes.absolute(at(code))}</loc>${alternates}</url>`);
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    chooser,
    ...urls,
    '</urlset>',
    '',
  ].join('\n');
}

/** A page and the languages it exists in. */
type Address = { at: (locale: Locale) => string; codes: readonly Locale[] };

/** `robots.txt`: allows everything and names the sitemap. */
export function robotsText(): string {
  return `User-agent: *\nAllow: /\nSitemap: ${routes.absolute(routes.file('sitemap.xml'))}\n`;
}

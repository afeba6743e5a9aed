import type { Content } from '#domain/content.ts';
import { type Locale, localeCodes, locales, originalLocale } from '#domain/locale.ts';
import { routes } from '#routes.ts';
import { createContext } from '#views/context.ts';

/** The sitemap: every page of every language with its alternates (sitemaps.org 0.9 with xhtml links). */
export function sitemapXml(content: Content): string {
  const { current } = createContext(content, originalLocale);
  const addresses: ((locale: Locale) => string)[] = [
    ...[...content.pages.keys()].map((id) => (locale: Locale) => routes.page(locale, id)),
    ...current.map(
      ({ id }) =>
        (locale: Locale) =>
          routes.member(locale, id),
    ),
  ];
  const chooser = `<url><loc>${routes.absolute(routes.chooser())}</loc></url>`;
  const urls = addresses.flatMap((address) => {
    const alternates = localeCodes
      .map((code) => {
        const href = routes.absolute(address(code));
        return `<xhtml:link rel="alternate" hreflang="${locales[code].tag}" href="${href}"/>`;
      })
      .join('');
    return localeCodes.map(
      (code) => `<url><loc>${routes.absolute(address(code))}</loc>${alternates}</url>`,
    );
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

/** Everything may be read by search engines; the sitemap says where to begin. */
export function robotsText(): string {
  return `User-agent: *\nAllow: /\nSitemap: ${routes.absolute(routes.file('sitemap.xml'))}\n`;
}

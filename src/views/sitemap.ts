import { type Content, pageLocales } from '#domain/content.ts';
import {
  type Locale,
  localeCodes,
  locales,
  originalLocale,
  type TranslationLocale,
  translationLocales,
} from '#domain/locale.ts';
import { pagePaths } from '#domain/page.ts';
import { type Part, partPath, routes } from '#routes.ts';
import { contextAsOf } from '#views/changes.ts';
import { createContext } from '#views/context.ts';
import { listParts } from '#views/members.ts';
import { directoryParts, partsOf } from '#views/part.ts';
import { placeParts } from '#views/place.ts';

/** The sitemap: every page of every language with its alternates (sitemaps.org 0.9 with xhtml links). */
export function sitemapXml(content: Content): string {
  const context = createContext(content, originalLocale);
  const partsOfPages = new Map<string, readonly Part[]>([
    ['members', directoryParts(context.current.length)],
    ['copybook', partsOf(context.current.length)],
    ...listParts(context).map(
      ({ props: { list }, parts }) => [pagePaths.list(list), parts] as const,
    ),
  ]);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    `<url><loc>${routes.absolute(routes.chooser())}</loc></url>`,
    ...[...content.pages.keys()].flatMap((id) =>
      (partsOfPages.get(id) ?? [1]).flatMap((part) =>
        urlsOf((locale) => partPath(routes.page(locale, id), part), pageLocales(content, id)),
      ),
    ),
    ...[...content.members.keys()].flatMap((id) => urlsOf((locale) => routes.member(locale, id))),
    ...Object.keys(content.lists).flatMap((date) =>
      listParts(contextAsOf(context, date)).flatMap(({ props: { list }, parts }) =>
        parts.flatMap((part) =>
          urlsOf((locale) => partPath(routes.datedList(locale, list, date), part)),
        ),
      ),
    ),
    ...placeParts(context).flatMap(({ props: { code }, parts }) =>
      parts.flatMap((part) => urlsOf((locale) => partPath(routes.place(locale, code), part))),
    ),
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

import { defineMiddleware } from 'astro:middleware';
import { loadSite } from '#data.ts';
import { isLocale, locales } from '#domain/locale.ts';
import { typesetterOf } from '#typesetting.ts';

/** Sets every page of a language, while developing and when the site is built. */
export const onRequest = defineMiddleware(async ({ params: { locale } }, next) => {
  const response = await next();
  const isPage = response.headers.get('content-type')?.startsWith('text/html');
  if (!isPage || locale === undefined || !isLocale(locale)) return response;
  const typeset = typesetterOf(await loadSite(), locale, locales[locale].tag);
  return new Response(typeset(await response.text()), response);
});

import { defineMiddleware } from 'astro:middleware';
import { loadSite } from '#data.ts';
import { isLocale, locales } from '#domain/locale.ts';
import { typesetterOf } from '#typesetting.ts';

/** Sets every page of a language while developing; a build does it when it finishes the page. */
export const onRequest = defineMiddleware(async ({ params: { locale } }, next) => {
  if (import.meta.env.PROD) return next();
  const response = await next();
  const isPage = response.headers.get('content-type')?.startsWith('text/html');
  if (!isPage || locale === undefined || !isLocale(locale)) return response;
  const typeset = typesetterOf(await loadSite(), locale, locales[locale].tag);
  return new Response(typeset(await response.text()), response);
});

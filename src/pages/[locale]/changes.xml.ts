import type { APIRoute } from 'astro';
import { loadSite } from '#data.ts';
import { atomFeed } from '#documents/feeds.ts';
import { createContext } from '#views/context.ts';
import { type LocaleProps, localePaths } from '../_page.ts';

export const getStaticPaths = localePaths;

export const GET: APIRoute<LocaleProps> = async ({ props }) =>
  new Response(atomFeed(createContext(await loadSite(), props.locale)), {
    headers: { 'content-type': 'application/atom+xml' },
  });

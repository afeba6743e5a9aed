import type { APIRoute } from 'astro';
import { loadSite } from '#data.ts';
import { jsonFeed } from '#documents/feeds.ts';
import { createContext } from '#views/context.ts';
import { type LocaleProps, localePaths } from '../_page.ts';

export const getStaticPaths = localePaths;

export const GET: APIRoute<LocaleProps> = async ({ props }) =>
  new Response(jsonFeed(createContext(await loadSite(), props.locale)), {
    headers: { 'content-type': 'application/feed+json' },
  });

import type { APIRoute } from 'astro';
import { loadSite } from '#data.ts';
import { sitemapXml } from '#views/sitemap.ts';

export const GET: APIRoute = async () =>
  new Response(sitemapXml(await loadSite()), { headers: { 'content-type': 'application/xml' } });

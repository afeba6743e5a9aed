import type { APIRoute } from 'astro';
import { loadSite } from '#data.ts';
import { indexNowKey } from '#views/records.ts';

export async function getStaticPaths() {
  const key = indexNowKey(await loadSite());
  return key === undefined ? [] : [{ params: { key } }];
}

export const GET: APIRoute = ({ params }) =>
  new Response(params['key'], { headers: { 'content-type': 'text/plain; charset=utf-8' } });

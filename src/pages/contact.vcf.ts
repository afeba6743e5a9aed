import type { APIRoute } from 'astro';
import { loadSite } from '#data.ts';
import { contactCard } from '#views/contacts.ts';

export const GET: APIRoute = async () =>
  new Response(contactCard(await loadSite()), {
    headers: { 'content-type': 'text/vcard; charset=utf-8' },
  });

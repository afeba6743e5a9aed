import type { APIRoute } from 'astro';
import { loadSite } from '#data.ts';
import { createContext } from '#views/context.ts';
import { letterSettings } from '#views/letter.ts';
import { type LocaleProps, localePaths } from '../_page.ts';

export const getStaticPaths = localePaths;

export const GET: APIRoute<LocaleProps> = async ({ props }) =>
  Response.json(letterSettings(createContext(await loadSite(), props.locale)));

import type { APIRoute } from 'astro';
import { loadSite } from '#data.ts';
import styles from '#styles/results.css?url';
import { createContext } from '#views/context.ts';
import { searchSettings } from '#views/search.ts';
import { type LocaleProps, localePaths } from '../_page.ts';

export const getStaticPaths = localePaths;

export const GET: APIRoute<LocaleProps> = async ({ props }) =>
  Response.json(searchSettings(createContext(await loadSite(), props.locale), styles));

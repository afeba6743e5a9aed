import type { APIRoute } from 'astro';
import { loadSite } from '#data.ts';
import script from '#search/browser.ts?worker&url';
import wordsScript from '#search/words.ts?worker&url';
import styles from '#styles/results.css?url';
import { createContext } from '#views/context.ts';
import { searchSettings } from '#views/search.ts';
import { type LocaleProps, localePaths } from '../_page.ts';

export const getStaticPaths = localePaths;

/** Not published: the build joins scripts, settings, names and words (`src/search/build.ts`). */
export const GET: APIRoute<LocaleProps> = async ({ props }) => {
  const context = createContext(await loadSite(), props.locale);
  return Response.json({ script, wordsScript, settings: searchSettings(context, styles) });
};

import type { AstroPrerenderer } from 'astro';
import type { Content } from '#domain/content.ts';
import { isLocale, localeCodes, locales } from '#domain/locale.ts';
import type { PageFinisher } from '#scripts/build/page-finisher.ts';
import type { SearchIndex } from '#search/build.ts';
import { typesetterOf, wholeWords } from '#typesetting.ts';

/**
 * Makes pages as Astro does, and has them finished meanwhile. What search loads is made first, because its names stand
 * in every page.
 */
export function createPrerenderer(
  astro: AstroPrerenderer,
  finisher: PageFinisher,
  search: SearchIndex,
  site: Site,
): Prerenderer {
  const { folder, base } = site;
  let pages: Pages;
  let index: ReturnType<typeof indexPages>;
  return {
    ...astro,
    name: 'finish-pages',
    async getStaticPaths() {
      const content = site.readContent();
      const paths = await astro.getStaticPaths();
      const read = (path: string) => readPage(astro, paths, site, path);
      const renamed = await search.writeFiles(folder, read);
      const words = new Map(localeCodes.map((locale) => [locale, wholeWords(content, locale)]));
      finisher.open({ folder, base, renamed, words });
      const published = sortPaths(paths.filter(({ pathname }) => !search.isJoined(pathname)));
      const files = published.flatMap(({ pathname, route }) =>
        route.type === 'page' ? [fileOf(pathname)] : [],
      );
      pages = new Map(files.map((file) => [file, Promise.withResolvers()]));
      index = indexPages(search, pages);
      // Thrown where it is waited for.
      index.catch(() => {});
      return published;
    },
    async render(request, options) {
      const rendered = await astro.render(request, options);
      if (options.routeData.type !== 'page') return rendered;
      const file = fileOf(decodeURI(new URL(request.url).pathname.slice(base.length - 1)));
      const page = pages.get(file);
      if (!page) throw new Error(`Astro has not listed ${file}`);
      const response = responseOf(rendered);
      if (response.status >= 300 && response.status < 400) {
        // Astro writes what stands in the place of a page that leads elsewhere.
        page.resolve(undefined);
        return rendered;
      }
      const finished = finisher.finish(file, await response.arrayBuffer());
      page.resolve(finished);
      await finished;
      // What the finisher has written, Astro need not.
      return new Response(null);
    },
    async finish() {
      const { count, write } = await index;
      await finisher.close();
      await write(folder);
      return count;
    },
  };
}

/** The text of a page, with its lines set but not finished otherwise. */
async function readPage(
  astro: AstroPrerenderer,
  paths: Paths,
  { base, readContent }: Site,
  path: string,
): Promise<string> {
  const route = paths.find(({ pathname }) => pathname === path)?.route;
  if (!route) throw new Error(`The site has no ${path}`);
  const request = new Request(new URL(base + path.slice(1), 'http://localhost'));
  const text = await responseOf(await astro.render(request, { routeData: route })).text();
  const [, locale = ''] = path.split('/');
  return isLocale(locale) ? typesetterOf(readContent(), locale, locales[locale].tag)(text) : text;
}

/** Astro's order depends on the language of the machine; that of the index of pages must not. */
function sortPaths(paths: Paths): Paths {
  const order = ({ route, pathname }: Paths[number]) => route.component + pathname;
  return paths.sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

type Paths = Awaited<ReturnType<AstroPrerenderer['getStaticPaths']>>;

function responseOf(rendered: Awaited<ReturnType<AstroPrerenderer['render']>>): Response {
  return rendered instanceof Response ? rendered : rendered.response;
}

/** The file of a page inside the site, by its path from the root. */
function fileOf(path: string): string {
  const name = path.replace(/^\/|\/$/g, '');
  if (name === '404') return '404.html';
  return name === '' ? 'index.html' : `${name}/index.html`;
}

/** Indexes pages while they are made, always in the same order, so that two builds give the same index. */
async function indexPages(search: SearchIndex, pages: Pages) {
  const index = await search.openPages();
  let count = 0;
  for (const file of pages.keys()) {
    const html = await pages.get(file)?.promise;
    pages.delete(file);
    if (html === undefined) continue;
    await index.add(file, html);
    count += 1;
  }
  return { count, write: index.write };
}

/** The folder of a built site, the path under which it lies, with a slash at both ends, and its content. */
type Site = { folder: string; base: string; readContent: () => Content };

/** Finished pages by their paths inside the site: as search indexes them, or `undefined` if it does not. */
type Pages = Map<string, PromiseWithResolvers<string | undefined>>;

/** Astro's interface, and what remains to do when all pages are made. */
export type Prerenderer = AstroPrerenderer & {
  /** Writes the index of pages and ends the finisher; returns how many pages are in the index. */
  finish: () => Promise<number>;
};

import { readFileSync } from 'node:fs';
import { glob, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import * as pagefind from 'pagefind';
import type { Browser } from 'playwright-core';
import { localeCodes, locales } from '../../../src/domain/locale.ts';
import { createSiteServer, listen } from '../../build/serve.ts';
import type { Engine } from './engines.ts';

/**
 * Pagefind with its own ranking, over pages as they are in the built site, run in the browser.
 * @param site folder of the built site
 * @param pages their paths in a language, as a pattern; the last segment of a path is the id of what it finds
 * @returns an engine for each language of the site
 */
export async function createPagefindEngines(
  browser: Browser,
  site: string,
  pages: string,
): Promise<{ engines: AsyncEngine[]; close: () => void }> {
  const folder = resolve('.cache/bench-pagefind', pages.replace(/\W/g, ''));
  await rm(folder, { recursive: true, force: true });
  const { index, errors } = await pagefind.createIndex({ rootSelector: 'main' });
  if (!index) throw new Error(errors.join());
  for (const path of (await Array.fromAsync(glob(`*/${pages}/index.html`, { cwd: site }))).sort())
    await index.addHTMLFile({
      sourcePath: path,
      content: readFileSync(join(site, path), 'utf8').replaceAll(' data-pagefind-body', ''),
    });
  await index.writeFiles({ outputPath: join(folder, 'pagefind') });
  for (const locale of localeCodes)
    await writeFile(
      join(folder, `${locale}.html`),
      `<!doctype html><html lang="${locales[locale].tag}"><title>.</title></html>`,
    );
  // The server needs it.
  await writeFile(join(folder, '404.html'), '');
  await pagefind.close();
  const server = createSiteServer(folder, '/');
  const port = await listen(server, 0);
  const engines = await Promise.all(
    localeCodes.map(async (locale): Promise<AsyncEngine> => {
      const page = await browser.newPage();
      await page.goto(`http://localhost:${port}/${locale}.html`);
      const module = await page.evaluateHandle("import('/pagefind/pagefind.js')");
      return (query) =>
        page.evaluate(
          async ({ module, query }) => {
            type Result = { score: number; data: () => Promise<{ url: string }> };
            const { search } = module as {
              search: (query: string) => Promise<{ results: Result[] }>;
            };
            const { results } = await search(query);
            const urls = await Promise.all(results.map((result) => result.data()));
            return urls.map(({ url }, at) => ({
              id: url.split('/').at(-2) ?? '',
              score: results[at]?.score ?? 0,
            }));
          },
          { module, query },
        );
    }),
  );
  return {
    engines,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** An engine that may answer later. */
export type AsyncEngine = (query: string) => ReturnType<Engine> | Promise<ReturnType<Engine>>;

import { defineCollection } from 'astro:content';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import { contentFiles } from '#domain/file.ts';
import { localeCodes } from '#domain/locale.ts';

/**
 * One collection for all content: the entry `content` holds the checked content, and each text is an entry such as
 * `pages/about/en` that Astro compiles. The project's own reader has read and checked it all before, in the
 * integration of `scripts/build/content.ts`; nothing is parsed here.
 */
const loader: Loader = {
  name: 'content',
  load: async (context) => {
    load(context, false);
    const folder = join(fileURLToPath(context.config.root), 'content') + sep;
    context.watcher?.on('all', (_, path) => {
      if (path.startsWith(folder)) load(context, true);
    });
  },
};

/** @param isChanged whether a file has changed since the content was read */
function load({ config, store, logger, watcher }: LoaderContext, isChanged: boolean): void {
  const read = config.integrations.find(({ name }) => name === 'content')?.hooks['content:read'];
  if (!read) throw new Error('astro.config.mjs lacks the integration `content`');
  const data = read(isChanged);
  // There is a watcher only while developing; a build has reported the problems already.
  if (watcher && data.report) logger.warn(`\n${data.report}\n`);
  store.clear();
  store.set({ id: 'content', data });
  for (const locale of localeCodes) {
    for (const [id, texts] of data.content?.pages ?? [])
      if (texts[locale]) setText(store, `pages/${id}/${locale}`, contentFiles.page(id, locale));
    for (const id of data.content?.charter.keys() ?? [])
      setText(store, `charter/${id}/${locale}`, contentFiles.section(id, locale));
  }
}

function setText(store: LoaderContext['store'], id: string, filePath: string): void {
  store.set({ id, data: {}, filePath, deferredRender: true });
}

export const collections = { content: defineCollection({ loader }) };

import { defineCollection } from 'astro:content';
import type { Loader } from 'astro/loaders';
import { contentFiles } from '#domain/file.ts';
import { localeCodes } from '#domain/locale.ts';

/**
 * The texts, as entries such as `pages/about/en` that Astro compiles. The project's own reader has read and checked them
 * before, with all other content, in the integration of `scripts/build/content.ts`; nothing is parsed here.
 */
const loader: Loader = {
  name: 'texts',
  /** Makes an entry of every text; with errors in the content those of before stay. */
  load: async ({ store }) => {
    const { content } = globalThis.readContent();
    if (!content) return;
    store.clear();
    const set = (id: string, filePath: string) =>
      store.set({ id, data: {}, filePath, deferredRender: true });
    for (const locale of localeCodes) {
      for (const [id, texts] of content.pages)
        if (texts[locale]) set(`pages/${id}/${locale}`, contentFiles.page(id, locale));
      for (const id of content.charter.keys())
        set(`charter/${id}/${locale}`, contentFiles.section(id, locale));
    }
  },
};

export const collections = { content: defineCollection({ loader }) };

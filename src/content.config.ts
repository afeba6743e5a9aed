import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { allianceSchema } from '#domain/alliance.ts';
import { glossarySchema } from '#domain/glossary.ts';
import { publishedListSchema } from '#domain/ledger.ts';
import { memberSchema } from '#domain/member.ts';
import { pageSchema, sectionSchema } from '#domain/page.ts';
import { placesSchema } from '#domain/place.ts';

const folder = (name: string, pattern: string) =>
  glob({
    base: `./content/${name}`,
    pattern,
    generateId: ({ entry }) => entry.replace(/\.\w+$/, ''),
  });

/** One YAML file as a collection of one entry. */
const single = (name: string) =>
  glob({ base: './content', pattern: `${name}.yaml`, generateId: () => name });

/** Which folder holds what; the schemas stand in `domain/`. */
export const collections = {
  alliance: defineCollection({ loader: single('alliance'), schema: allianceSchema }),
  places: defineCollection({ loader: single('places'), schema: placesSchema }),
  glossary: defineCollection({ loader: single('glossary'), schema: glossarySchema }),
  members: defineCollection({ loader: folder('members', '*.yaml'), schema: memberSchema }),
  lists: defineCollection({ loader: folder('lists', '*.yaml'), schema: publishedListSchema }),
  pages: defineCollection({ loader: folder('pages', '**/*.mdx'), schema: pageSchema }),
  charter: defineCollection({ loader: folder('charter', '*/*.mdx'), schema: sectionSchema }),
};

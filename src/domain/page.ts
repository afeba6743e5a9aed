import { z } from 'astro/zod';
import { text } from '#domain/localized.ts';

/** Frontmatter of `content/pages/<page>/<locale>.mdx`. */
export const pageSchema = z.strictObject({
  /** The heading of the page, and its title in browser and search results. */
  title: text,
  /** One or two sentences for search results and shared links. */
  description: text,
  /** Short form for the menu; without it the menu shows the title. */
  label: text.optional(),
});

/** Frontmatter of a charter section: none, the text says everything. */
export const sectionSchema = z.strictObject({});

/** Title, description and menu label of a page. */
export type PageFacts = z.infer<typeof pageSchema>;

import { z } from 'zod';
import { pattern, text } from '#domain/localized.ts';

/**
 * `content/sources.yaml`: who publishes the pages that are named as sources,
 * by host name, or by host name and the beginning of the path.
 */
export const publishersSchema = z.record(
  pattern(/^[a-z0-9-]+(\.[a-z0-9-]+)+(\/[!-~]+)?$/, 'www.example.org'),
  text,
);

/** Who publishes a page; `undefined` if that is not known. The longest entry that fits counts. */
export function publisherOf(publishers: Publishers, url: string): string | undefined {
  const { host, pathname } = new URL(url);
  const page = `${host}${pathname}`;
  const [best] = Object.keys(publishers)
    .filter((key) => page === key || page.startsWith(key.endsWith('/') ? key : `${key}/`))
    .sort((a, b) => b.length - a.length);
  return best === undefined ? undefined : publishers[best];
}

/** Publishers of pages by host name or the beginning of a URL. */
export type Publishers = z.infer<typeof publishersSchema>;

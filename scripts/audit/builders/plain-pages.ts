import type { CheerioAPI } from 'cheerio';
import { isLocale } from '../../../src/domain/locale.ts';
import { readPages } from '../../site/pages.ts';

/**
 * What the pages of a built site say, for other generators to make pages of: title, description, and the text with its
 * headings, lists, tables and links in Markdown.
 * @param folder the built site, at the root of an origin
 */
export async function readPlainPages(folder: string): Promise<PlainPage[]> {
  return (await readPages(folder, '/')).flatMap(({ path, $ }) => {
    const [, locale = '', rest = ''] = /^\/([^/]+)\/(.*?)\/?$/.exec(path) ?? [];
    if (!isLocale(locale)) return [];
    return [
      {
        locale,
        path: rest || 'index',
        title: $('title').text(),
        description: $('meta[name=description]').attr('content') ?? '',
        markdown: toMarkdown($),
      },
    ];
  });
}

function toMarkdown($: CheerioAPI): string {
  $('main a[href]').each((_, link) => {
    $(link).replaceWith(`[${escapeMarkdown($(link).text())}](${$(link).attr('href')})`);
  });
  const blocks = $('main').find('h2, h3, p, li, tr, dt, dd').toArray();
  return blocks
    .map((block) => {
      const text = $(block).text().replace(/\s+/g, ' ').trim();
      return `${prefixes[block.tagName] ?? ''}${text}`;
    })
    .join('\n\n');
}

const prefixes: Record<string, string> = { h2: '## ', h3: '### ', li: '- ' };

function escapeMarkdown(text: string): string {
  return text.replace(/[[\]\\*_<>`]/g, '\\$&').replace(/\s+/g, ' ');
}

/** A page without a design. */
export type PlainPage = {
  locale: string;
  /** Its path inside its language, without slashes at the ends. */
  path: string;
  title: string;
  description: string;
  markdown: string;
};

import { isSeq, parseDocument, stringify } from 'yaml';
import { contentFiles } from '#domain/file.ts';
import { localeCodes } from '#domain/locale.ts';
import type { Localized } from '#domain/localized.ts';
import type { PageFacts } from '#domain/page.ts';

/**
 * The files of a new page, one a language, and the menu with the page in it if wanted.
 * @param id its folder below `content/pages/`, which is its path
 * @param facts title and description by language
 * @param alliance the text of `content/alliance.yaml`, `undefined` if the page is not for the menu
 */
export function planPage(
  id: string,
  facts: Localized<PageFacts>,
  alliance: string | undefined,
): Map<string, string> {
  const pages = localeCodes.map((locale): [string, string] => [
    contentFiles.page(id, locale),
    `---\n${stringify(facts[locale], { lineWidth: 0 })}---\n`,
  ]);
  return new Map([
    ...pages,
    ...(alliance === undefined
      ? []
      : [[contentFiles.alliance, withMenuItem(alliance, id)] as const]),
  ]);
}

/** The alliance's file with a line more at the end of its menu; everything else stays as it is. */
function withMenuItem(source: string, id: string): string {
  const menu = parseDocument(source).get('menu', true);
  const last = isSeq(menu) ? menu.items.at(-1) : undefined;
  const [, end = source.length] =
    (last as { range?: [number, number, number] } | undefined)?.range ?? [];
  return `${source.slice(0, end)}\n  - ${id}${source.slice(end)}`;
}

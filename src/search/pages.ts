import { fold, isDense, plainText } from '#search/fold.ts';

/**
 * The queries for Pagefind: Chinese as a phrase of single characters, as the pages are indexed, anything else in plain signs.
 * A page must match all of them.
 * @param variants traditional characters with their simplified forms
 */
export function pageQueries(
  typed: string,
  variants: ReadonlyMap<string, string> = new Map(),
): string[] {
  const query = plainText(typed, variants);
  const parts = query.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? [];
  if (!parts.some(isHan)) return [query.trim()].filter(Boolean);
  return parts
    .map((part) => (isHan(part) ? `"${[...part].join(' ')}"` : part.replace(edges, '')))
    .filter(Boolean);
}

/** The results that are in every list, in the order of the first. */
export function intersect<T extends { id: string }>([first = [], ...others]: T[][]): T[] {
  const ids = others.map((results) => new Set(results.map(({ id }) => id)));
  return first.filter(({ id }) => ids.every((known) => known.has(id)));
}

/**
 * Whether a page really matches a query. Pagefind shortens an unknown word until it is known, so that nonsense finds
 * pages; therefore the query must stand in the page's text, or each of its words but for its ending.
 * Thai is cut into words by Pagefind: half of its pairs of letters must stand in the marked words. Chinese is not checked.
 * @param content the whole text of the page, as Pagefind returns it
 * @param excerpt the same part of it, with the found words marked
 */
export function matchesQuery(query: string, content: string, excerpt: string): boolean {
  const none = new Map<string, string>();
  const foldText = (text: string) => fold(text.replace(/\p{Script=Han}/gu, ' '), none).text;
  const [asked, text] = [foldText(query), ` ${foldText(content)}`];
  if (text.includes(asked)) return true;
  return asked.split(' ').every((word) => {
    if (!isDense(word[0] ?? ''))
      return text.includes(` ${word.slice(0, Math.max(4, word.length - 3))}`);
    const marked = [...excerpt.matchAll(/<mark>(.*?)<\/mark>/g)].map(([, found = '']) => found);
    const found = foldText(marked.join(' '));
    const pairs = Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2));
    return pairs.filter((pair) => found.includes(pair)).length * 2 >= pairs.length;
  });
}

/** Joins the Chinese characters of an excerpt again, and adjacent marks; the end of the sentence before is left out. */
export function joinExcerpt(excerpt: string): string {
  return excerpt
    .replace(gap, '$1')
    .replaceAll('</mark><mark>', '')
    .replace(/^[\s.,;:!?。，、；：！？)）”»]+/, '');
}

/** Cuts Chinese in a page's text into single characters for the index; tags, scripts and the title stay unchanged. */
export function cutHan(html: string, separator: string): string {
  const between = /(\p{Script=Han})(?=\p{Script=Han})/gu;
  return html.replace(
    /(<(script|style|title)\b[^>]*>[\s\S]*?<\/\2>)|(<[^>]*>)|([^<]+)/g,
    (all, _element, _name, _tag, text: string | undefined) =>
      text === undefined ? all : text.replace(between, `$1${separator}`),
  );
}

function isHan(part: string): boolean {
  return /^\p{Script=Han}/u.test(part);
}

/** White space, punctuation and symbols at the ends of a text. */
export const edges = /^[\s\p{P}\p{S}]+|[\s\p{P}\p{S}]+$/gu;

/** A blank or zero-width space between two Chinese characters, with or without marks. */
const gap = /(\p{Script=Han}(?:<\/mark>)?)[ \u200b](?=(?:<mark>)?\p{Script=Han})/gu;

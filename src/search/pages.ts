import { fold } from '#search/fold.ts';

/**
 * What Pagefind is asked for a query: Chinese as a phrase of single characters, which is how the pages are indexed,
 * anything else as it stands. A page must answer all parts.
 */
export function pageQueries(query: string): string[] {
  const parts = query.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? [];
  if (!parts.some(isHan)) return [query.trim()].filter(Boolean);
  return parts
    .map((part) => (isHan(part) ? `"${[...part].join(' ')}"` : part.replace(edges, '')))
    .filter(Boolean);
}

/** The results that answer every part, in the order of the first. */
export function intersect<T extends { id: string }>([first = [], ...others]: T[][]): T[] {
  const ids = others.map((results) => new Set(results.map(({ id }) => id)));
  return first.filter(({ id }) => ids.every((known) => known.has(id)));
}

/**
 * Whether a page answers what was typed. Pagefind shortens a word it does not know until it knows it, so that nonsense
 * finds pages; here half of the pairs of letters must stand in the marked words. Chinese is asked for as it stands.
 * @param excerpt as Pagefind gives it, with the words it found marked
 */
export function isAnswer(query: string, excerpt: string): boolean {
  const none = new Map<string, string>();
  const asked = fold(query.replace(/\p{Script=Han}/gu, ' '), none).text;
  const marked = [...excerpt.matchAll(/<mark>(.*?)<\/mark>/g)].map(([, word = '']) => word);
  const found = fold(marked.join(' '), none).text;
  const pairs = new Set(
    asked
      .split(' ')
      .flatMap((word) =>
        Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2)),
      ),
  );
  const shared = [...pairs].filter((pair) => found.includes(pair));
  return shared.length * 2 >= pairs.size;
}

/** An excerpt as it is read: Chinese characters close together again, and marks that touch as one. */
export function joinExcerpt(excerpt: string): string {
  return excerpt.replace(gap, '$1').replaceAll('</mark><mark>', '');
}

/** Cuts Chinese in a page's texts into single characters for the index; tags, scripts and the title stay as they are. */
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

/** White space, punctuation and signs around a part. */
export const edges = /^[\s\p{P}\p{S}]+|[\s\p{P}\p{S}]+$/gu;

/** Blanks and zero-width spaces between two Chinese characters, whatever marks stand between them. */
const gap = /(\p{Script=Han}(?:<\/mark>)?)[ \u200b](?=(?:<mark>)?\p{Script=Han})/gu;

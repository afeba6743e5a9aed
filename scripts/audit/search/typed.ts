import { readFileSync } from 'node:fs';
import type { Content } from '../../../src/domain/content.ts';
import { type Locale, localeCodes } from '../../../src/domain/locale.ts';
import type { Finder } from '../../../src/search/finder.ts';

/**
 * What readers may type, written from the built site without the finder's code: language of the site, kind, query, and
 * what must come first. The finder is tuned by every second query of the first set, and by none of the second set, which
 * is marked `new`.
 */
export function readTypedQueries(): TypedQuery[] {
  const file = new URL('typed-queries.tsv', import.meta.url);
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line, index) => {
      const [locale, kind = '', query = '', expected = '', isNew] = line.split('\t');
      const half = isNew ? 'new' : index % 2 === 0 ? 'tuned by' : 'held out';
      return { locale: locale as Locale, kind, query, expected, half };
    });
}

/** How the queries for members, and those that mean nothing, are answered. */
export function judgeTyped(content: Content, finders: Finder[], queries: TypedQuery[]) {
  return queries
    .filter(({ kind }) => kind !== 'page')
    .map((asked): [TypedQuery, Outcome] => {
      const found = finders[localeCodes.indexOf(asked.locale)]?.find(asked.query);
      const hits = found?.hits ?? [];
      if (asked.expected === '-') {
        if (hits.length === 0) return [asked, 'rightly none'];
        return [asked, found?.isNear ? 'near for none' : 'sure for none'];
      }
      const at = hits.findIndex(({ member }) => isMeant(content, member.id, asked.expected));
      if (at < 0) return [asked, 'missing'];
      if (found?.isNear) return [asked, at === 0 ? 'near first' : 'later'];
      return [asked, at === 0 ? 'first' : at < 3 ? 'among three' : 'later'];
    });
}

/** Whether a member is what a query must find: one of the ids, or all of the facts. */
export function isMeant({ members }: Content, id: string, expected: string): boolean {
  const member = members.get(id);
  return expected.split(' ').every((fact) => {
    const [key, values = ''] = fact.split('=');
    const either = values.split('|');
    if (key === 'kind') return either.includes(member?.kind ?? '');
    if (key === 'zh') return either.some((part) => member?.zh.includes(part));
    if (key === 'at')
      return [member?.country, member?.region, member?.city].some((place) =>
        either.includes(place ?? ''),
      );
    return fact.split('|').some((one) => one === id || one === `kind=${member?.kind}`);
  });
}

export type TypedQuery = {
  locale: Locale;
  kind: string;
  query: string;
  expected: string;
  half: 'tuned by' | 'held out' | 'new';
};

export type Outcome =
  | 'first'
  | 'among three'
  | 'near first'
  | 'later'
  | 'missing'
  | 'rightly none'
  | 'near for none'
  | 'sure for none';

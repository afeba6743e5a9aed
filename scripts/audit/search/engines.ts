import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { localeCodes } from '../../../src/domain/locale.ts';
import { createFinder } from '../../../src/search/finder.ts';
import { fold } from '../../../src/search/fold.ts';
import type { IndexedMember, MemberIndex } from '../../../src/search/member-index.ts';

/**
 * The finder and two well-known engines over the same names, places and pinyin, each with its best settings.
 * @returns for each engine a search in each language of the site, in the order of the languages
 */
export function createEngines(file: MemberIndex): Record<string, Engine[]> {
  const variants = new Map(Object.entries(file.simplified));
  const documents = file.members.map((member) => toDocument(member, file.places));
  return {
    finder: localeCodes.map((_, language) => finderEngine(file, language)),
    MiniSearch: repeat(miniSearchEngine(documents)),
    Fuse: repeat(fuseEngine(documents)),
  };

  /** These two ignore languages: one index serves all. */
  function repeat(engine: Engine): Engine[] {
    return localeCodes.map(() => engine);
  }

  function miniSearchEngine(all: Document[]): Engine {
    // Words, and Chinese and Thai in pieces of one or two characters; folded as by the finder.
    const tokenize = (text: string) =>
      (
        fold(text, variants).text.match(
          /[\p{Script=Han}\u0e00-\u0e7f]+|[^\p{Script=Han}\u0e00-\u0e7f ]+/gu,
        ) ?? []
      ).flatMap((part) => (/[\p{Script=Han}\u0e00-\u0e7f]/u.test(part) ? pieces(part) : [part]));
    const index = new MiniSearch<Document>({
      fields: ['names', 'places', 'pinyin'],
      tokenize,
      searchOptions: {
        prefix: true,
        fuzzy: (term) => (term.length > 3 ? 0.2 : false),
        combineWith: 'AND',
        boost: { names: 2 },
        tokenize,
      },
    });
    index.addAll(all);
    return (query) => index.search(query).map(({ id, score }) => ({ id: String(id), score }));
  }
}

function finderEngine(file: MemberIndex, language: number): Engine {
  const { find } = createFinder(file, language);
  return (query) => find(query).hits.map(({ member, rank }) => ({ id: member.id, score: -rank }));
}

function fuseEngine(documents: Document[]): Engine {
  const index = new Fuse(documents, {
    keys: ['names', 'places', 'pinyin'],
    threshold: 0.3,
    ignoreLocation: true,
    ignoreDiacritics: true,
    includeScore: true,
  });
  return (query) =>
    index.search(query).map(({ item, score = 0 }) => ({ id: item.id, score: -score }));
}

function toDocument(
  { id, names, others, pinyin, places: at }: IndexedMember,
  places: string[][],
): Document {
  return {
    id,
    names: [...names, ...others].filter(Boolean).join(' | '),
    places: at.flatMap((place) => places[place] ?? []).join(' | '),
    pinyin: [pinyin, pinyin.replaceAll(' ', ''), pinyin.replace(/(\w)\w* ?/g, '$1')].join(' | '),
  };
}

function pieces(part: string): string[] {
  return part.length < 2
    ? [part]
    : Array.from({ length: part.length - 1 }, (_, at) => part.slice(at, at + 2));
}

/** Returns the ids for a query, best first; equal scores are equally good. */
export type Engine = (query: string) => { id: string; score: number }[];

type Document = { id: string; names: string; places: string; pinyin: string };

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IndexNames, IndexWords } from '../../../src/search/member-index.ts';
import { joinIndex, readNames } from '../../../src/search/sources.ts';

/** The names of members as they stand in the published search script of a built site, and their text. */
export function readPublishedNames(site: string) {
  const [file = ''] = globSync(join(site, '_astro/en-search.*.js'));
  const [, text = ''] = /"names":(\{.*\})\};\n/.exec(readFileSync(file, 'utf8')) ?? [];
  return { text, index: readNames(JSON.parse(text) as IndexNames) };
}

/** The published index of members with all words that search knows. */
export function readPublishedIndex(site: string) {
  const [file = ''] = globSync(join(site, '_astro/words.*.js'));
  const [, text = ''] = /^export const words=(.*);\n/.exec(readFileSync(file, 'utf8')) ?? [];
  return joinIndex(readPublishedNames(site).index, JSON.parse(text) as IndexWords);
}

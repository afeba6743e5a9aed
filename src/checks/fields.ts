import { nearestOf } from '#checks/nearest.ts';
import { report as reportPlace } from '#checks/places.ts';
import { defineProblems, lineAt, type Path, type Problem, placeOf } from '#checks/problem.ts';
import { pageOptions, report as reportReference } from '#checks/references.ts';
import { didYouMean, keyWords, knownOptions } from '#checks/words.ts';
import { type Fields, fieldsOf } from '#domain/field.ts';
import { originalLocale } from '#domain/locale.ts';
import type { Member } from '#domain/member.ts';
import type { Places } from '#domain/place.ts';
import type { SearchWords } from '#domain/search-words.ts';
import type { Checked, RawDocument, RawEntry } from '#reader/raw.ts';

/** Kinds of problem with fields and the words of search. */
export const report = defineProblems(
  {
    'field-word-twice': `
    “{word}”已用于第 {line} 行的领域“{other}”
    名称里有“{word}”的单位属于“{other}”的，请在这里删去它；属于“{field}”的，请在第 {line} 行删去它。它旁边的一个逗号也删去
    名称里的一个字词只表明一个领域。
    “{word}” states the field “{other}” at line {line} already
    if organizations with “{word}” in their name belong to “{other}”, delete it here; if to “{field}”, delete it at line {line}; delete one comma beside it too
    A word of a name states one field.`,
  },
  {
    'unused-field': `
    没有成员的名称写明领域“{field}”
    请先看下面 given 里的字词有没有写错，写错的改正；没有写错的，请删去“{field}:”这一行和它下面缩进的各行，删到下一个顶格写的行之前
    网站只列成员名称里写明的领域。
    No member’s name states the field “{field}”
    see first whether the words under given below are mistyped, and correct them; if not, delete the line “{field}:” and the lines indented below it, up to the next line that begins at the margin
    The site lists only fields that names of members state.`,
    'search-word-twice': `
    “{word}”重复了
    请删去一处，连同它旁边的一个逗号
    同一组里的词写一次就够。
    “{word}” stands here twice
    delete one of them, with one comma beside it
    Once in a group is enough.`,
  },
);

/**
 * Words that state two fields, words that stand twice, and fields that no member has.
 * @param areAll whether the members are all there are; one that could not be read may have the field
 */
export function checkFields(
  { entry, value: fields }: Checked<Fields>,
  members: Checked<Member>[],
  areAll: boolean,
): Problem[] {
  const used = new Set(members.flatMap(({ value }) => fieldsOf(value, fields)));
  const stated = new Map<string, string>();
  return Object.entries(fields).flatMap(([field, { given, words = {} }]) => [
    ...(used.has(field) || !areAll
      ? []
      : [report('unused-field', placeOf(entry, [field], true), { field })]),
    ...given.flatMap((word, index) => {
      const other = stated.get(word);
      stated.set(word, other ?? field);
      if (other === undefined) return [];
      const nameOf = (id: string) => fields[id]?.[originalLocale] ?? id;
      const line = lineAt(entry, [other, 'given', fields[other]?.given.indexOf(word) ?? 0]);
      const values = { word, other: nameOf(other), field: nameOf(field), line };
      return [report('field-word-twice', placeOf(entry, [field, 'given', index]), values)];
    }),
    ...findRepeated(entry, words, [field, 'words']),
  ]);
}

/** Words that stand twice, and pages and countries that do not exist. */
export function checkSearchWords(
  { entry, value: { kinds, places, pages, ignored } }: Checked<SearchWords>,
  documents: RawDocument[],
  { countries }: Pick<Places, 'countries'>,
): Problem[] {
  const ids = [...new Set(documents.map(({ id }) => id))];
  const unknown = Object.keys(pages).filter((id) => !ids.includes(id));
  const codes = Object.keys(countries);
  return [
    ...Object.keys(places)
      .filter((code) => !codes.includes(code))
      .map((code) => {
        const near = nearestOf(code, codes);
        const known = knownOptions(near ? [] : codes, (key) => countries[key]);
        const values = { table: keyWords(['countries']), code, nearest: didYouMean(near), known };
        return reportPlace('unknown-place', placeOf(entry, ['places', code], true), values);
      }),
    ...unknown.map((id) => {
      const near = nearestOf(id, ids);
      const values = { id, nearest: didYouMean(near), known: pageOptions(near ? [] : ids) };
      return reportReference('unknown-page', placeOf(entry, ['pages', id], true), values);
    }),
    ...Object.entries({ kinds, places, pages }).flatMap(([group, all]) =>
      Object.entries(all).flatMap(([key, words]) => findRepeated(entry, words, [group, key])),
    ),
    ...findRepeated(entry, ignored, ['ignored']),
  ];
}

/** Words that stand twice in a language. */
function findRepeated(
  entry: RawEntry,
  words: Partial<Record<string, string[]>>,
  path: Path,
): Problem[] {
  return Object.entries(words).flatMap(([locale, list = []]) =>
    list.flatMap((word, index) =>
      list.indexOf(word) < index
        ? [report('search-word-twice', placeOf(entry, [...path, locale, index]), { word })]
        : [],
    ),
  );
}

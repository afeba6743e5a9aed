import * as OpenCC from 'opencc-js';
import type { Content } from '#domain/content.ts';
import { currentMembers } from '#domain/directory.ts';
import { fieldsOf } from '#domain/field.ts';
import { readLedger } from '#domain/ledger.ts';
import { type Locale, localeCodes, locales, originalLocale } from '#domain/locale.ts';
import {
  laterName,
  type Member,
  memberCharacter,
  memberKinds,
  memberName,
  shownStatuses,
} from '#domain/member.ts';
import { type PlaceAt, placesAt } from '#domain/place.ts';
import { alignPinyin, spellPinyin } from '#search/align-pinyin.ts';

/** The names of all current members and of their places, and the words that the finder knows in the browser. */
export function createMemberIndex(content: Content) {
  const places = new Map<string, PlaceAt['place']>();
  const fieldIds = Object.keys(content.fields);
  const current = currentMembers(content.members, readLedger(content.lists));
  const members = current.map(({ id, member }) => {
    const at = placesAt(content.places, member);
    for (const { key, place } of at) places.set(key, place);
    const keys = [...places.keys()];
    const shown = localeCodes.map((code) => memberName(member, code));
    return {
      id,
      /** Position in the list of kinds, -1 if unknown. */
      kind: member.kind === undefined ? -1 : memberKinds.indexOf(member.kind),
      /** Positions in the list of fields. */
      fields: fieldsOf(member, content.fields).map((field) => fieldIds.indexOf(field)),
      /** Positions in the list of places, narrowest first. */
      places: at.map(({ key }) => keys.indexOf(key)),
      /** Where the character of its square stands in the Chinese name. */
      square: member.zh.indexOf(memberCharacter(member).hanzi),
      /** One syllable per character of the Chinese name, without tone marks, separated by blanks. */
      pinyin: alignPinyin(member.zh, member.pinyin).join(' '),
      /** In the order of the languages, empty if there is none yet. */
      names: shown.map(({ text, status, reading }) =>
        status === 'untranslated' ? '' : (reading?.text ?? text),
      ),
      /** The status of each name: its position in the list of statuses. */
      statuses: shown.map(({ status }) => shownStatuses.indexOf(status)),
      /** Native and short names, and later ones that are not the latest in a language. */
      others: otherNames(member),
      /** Its latest name in each language, empty if there is none; left out if it has not been renamed. */
      later: member.renamed && localeCodes.map((code) => laterName(member, code)?.name ?? ''),
    };
  });
  const placeNames = [...places].map(([key, place]) => [
    ...namesOfPlace(place),
    ...wordsOf(content.search.places[key.replace(/^\w+ /, '')] ?? {}),
  ]);
  const words = wordLists(content);
  return {
    /** BCP 47 tag and collation of each language of the site, in the order of all lists of names. */
    languages: localeCodes.map((code) => ({
      tag: locales[code].tag,
      collation: locales[code].collation,
    })),
    members,
    ...words,
    /** The names of each place in the order of the languages, then other forms in use. */
    places: placeNames,
    /** Traditional Chinese characters, each with its simplified form. */
    simplified: traditionalForms([
      JSON.stringify([members, placeNames, words]),
      // Pages are searched with these too.
      ...[...content.charter.values()].flatMap((section) =>
        section[originalLocale].blocks.map(({ text }) => text),
      ),
    ]),
  };
}

/**
 * Splits an index into the names, which answer most queries and come with the search script, and all other words, which
 * are loaded when names do not answer.
 */
export function splitIndex(index: MemberIndex) {
  const { layouts, endings, kinds, fields, ignored, pages, places, simplified } = index;
  const count = index.languages.length;
  const shown = places.map((names) => names.slice(0, count));
  const used = JSON.stringify([index.members, shown]);
  const pick = (isUsed: boolean) =>
    Object.fromEntries(
      Object.entries(simplified).filter(([, simple]) => used.includes(simple) === isUsed),
    );
  const byLanguage = (lists: string[][]) =>
    index.languages.map((_, at) => lists.map((names) => names[at] ?? ''));
  // Columns are smaller than rows once they are compressed.
  const column = <K extends keyof IndexedMember>(key: K) => index.members.map((row) => row[key]);
  const names = {
    languages: index.languages,
    simplified: pick(true),
    places: byLanguage(shown),
    names: byLanguage(column('names')),
    columns: {
      id: column('id'),
      kind: column('kind'),
      fields: column('fields'),
      places: column('places'),
      square: column('square'),
      pinyin: column('pinyin'),
      statuses: column('statuses'),
      others: column('others'),
      // Most have none; JSON has no undefined.
      later: column('later').map((later) => later ?? 0),
    },
  };
  const others = places.map((names) => names.slice(count));
  const lists = { layouts, endings, kinds, fields, ignored, pages };
  return { names, words: { ...lists, places: others, simplified: pick(false) } };
}

/** What search knows besides names, in all languages. */
function wordLists({ fields, search }: Content) {
  const pages = Object.entries(search.pages).map(([id, words]): [string, string[]] => [
    id,
    wordsOf(words),
  ]);
  return {
    /** What each key gives in each layout, in the same order. */
    layouts: localeCodes.flatMap((code) => locales[code].keys ?? []),
    /** The endings of words, as sources of regular expressions. */
    endings: localeCodes.flatMap((code) => locales[code].endings?.source ?? []),
    /** The words for each kind and each field; those of a field begin with its names in the order of the languages. */
    kinds: memberKinds.map((kind) => wordsOf(search.kinds[kind])),
    fields: Object.values(fields).map(({ words = {}, given, ...names }) => [
      ...localeCodes.map((code) => names[code]),
      ...new Set([...given, ...wordsOf(words)]),
    ]),
    /** Words that mean nothing by themselves. */
    ignored: wordsOf(search.ignored),
    /** Words that lead to a page, by its id. */
    pages: Object.fromEntries(pages) as Record<string, string[]>,
  };
}

/** The traditional forms of the Chinese characters in the texts, each with its simplified form. */
function traditionalForms(texts: string[]): Record<string, string> {
  const used = new Set(texts.join('').match(/\p{Script=Han}/gu));
  const converters = (['t', 'tw', 'hk'] as const).map((from) =>
    OpenCC.Converter({ from, to: 'cn' }),
  );
  const forms: Record<string, string> = {};
  for (let code = 0x4e00; code <= 0x9fff; code++) {
    const sign = String.fromCharCode(code);
    const simple = converters
      .map((convert) => convert(sign))
      .find((other) => other !== sign && used.has(other));
    if (simple !== undefined) forms[sign] = simple;
  }
  return forms;
}

/** A place's names in the order of the languages, then its other forms in use. */
function namesOfPlace(place: PlaceAt['place']): string[] {
  const names = localeCodes.map((code) => place[code]);
  const others = [place.full, place.local, place.also]
    .flatMap((forms) => Object.values(forms ?? {}).flat())
    .filter((name) => name !== undefined);
  // Most names of Chinese places are their pinyin; `taiguo` for Thailand is not.
  const forms = [...others, spellPinyin(place[originalLocale])];
  const known = new Set(names.map((name) => name.toLowerCase()));
  return [...names, ...new Set(forms.filter((name) => !known.has(name.toLowerCase())))];
}

/** The words of all languages. */
function wordsOf(words: { [Code in Locale]?: string[] | undefined }): string[] {
  return [...new Set(localeCodes.flatMap((code) => words[code] ?? []))];
}

function otherNames(member: Member): string[] {
  const { names, short = [], renamed = [] } = member;
  const latest = localeCodes.map((code) => laterName(member, code)?.name);
  return [
    ...(names.native ? [names.native.name] : []),
    ...short.map(({ name }) => name),
    ...renamed
      .flatMap((renaming) => Object.values(renaming.names).map(({ name }) => name))
      .filter((name) => !latest.includes(name)),
  ];
}

/** The index of members, one file for all languages. */
export type MemberIndex = ReturnType<typeof createMemberIndex>;

/** The names as they are published. */
export type IndexNames = ReturnType<typeof splitIndex>['names'];

/** What the index has besides the names. */
export type IndexWords = ReturnType<typeof splitIndex>['words'];

/** A member as the finder knows it. */
export type IndexedMember = MemberIndex['members'][number];

import { toSlug } from '#domain/slug.ts';

/** The names of all members, one file for all languages; columns of lines, one line a member, since they pack best. */
export type NamesFile = {
  /** For each language of the site, in the order of all lists of names. */
  languages: {
    /** BCP 47 tag. */
    tag: string;
    /** BCP 47 tag with the collation of the language. */
    collation: string;
    /** One line a place. */
    places: string;
    /** Empty for a member that has no name in the language yet. */
    names: string;
    /** For each member the position of its name's status in the list of statuses, one digit. */
    statuses: string;
  }[];
  /** Position of the language from whose names most ids are made. */
  international: number;
  /** Empty where the name in that language gives it. */
  ids: string;
  /** Syllables without tone marks, parted by blanks; empty where `signs` gives them. */
  pinyin: string;
  /** Native, short and later names, parted by tabs. */
  others: string;
  /** One line a place: other forms in use, parted by tabs. */
  otherPlaces: string;
  /** Position of the kind in the list of kinds, -1 where it is not known, then of the places, narrowest first, parted by blanks. */
  placed: string;
  /** Chinese characters in use, after their reading; each traditional form, with a hyphen after it, follows its simple one. */
  signs: string;
};

/** A member as the finder knows it. */
export type NamedMember = {
  id: string;
  /** Position in the list of kinds, -1 where it is not known. */
  kind: number;
  /** Positions in the list of places, narrowest first. */
  places: number[];
  /** One syllable for each character of the Chinese name, without tone marks. */
  pinyin: string[];
  /** In the order of the languages, empty where there is none yet, and for each the position of its status. */
  names: string[];
  statuses: number[];
  /** Native, short and later names. */
  others: string[];
};

/** Places by position, each with its names in the order of the languages and then its other forms. */
export function readPlaces({ languages, otherPlaces }: NamesFile): string[][] {
  const columns = languages.map(({ places }) => places.split('\n'));
  return otherPlaces
    .split('\n')
    .map((forms, index) => [
      ...columns.map((column) => column[index] ?? ''),
      ...forms.split('\t').filter(Boolean),
    ]);
}

/** The members of a names file. */
export function readMembers(file: NamesFile, readings: ReadonlyMap<string, string>): NamedMember[] {
  const columns = file.languages.map(({ names }) => names.split('\n'));
  const [ids = [], spellings, others, placed] = [
    file.ids,
    file.pinyin,
    file.others,
    file.placed,
  ].map((column) => column.split('\n'));
  return ids.map((id, index) => {
    const names = columns.map((column) => column[index] ?? '');
    const [kind = -1, ...places] = (placed?.[index] ?? '').split(' ').map(Number);
    const spelling = spellings?.[index];
    return {
      id: id || toSlug(names[file.international] ?? ''),
      kind,
      places,
      pinyin: spelling ? spelling.split(' ') : readName(names[0] ?? '', readings),
      names,
      statuses: file.languages.map(({ statuses }) => Number(statuses[index])),
      others: others?.[index]?.split('\t').filter(Boolean) ?? [],
    };
  });
}

/** The readings of characters, and the simple characters that traditional ones stand for. */
export function readSigns(signs: string): {
  readings: Map<string, string>;
  variants: Map<string, string>;
} {
  const readings = new Map<string, string>();
  const variants = new Map<string, string>();
  let reading = '';
  for (const [, letters, sign = '', forms = ''] of signs.matchAll(
    /([a-z]+)|(\p{Script=Han})((?:\p{Script=Han}-)*)/gu,
  )) {
    if (letters !== undefined) reading = letters;
    else if (reading !== '') readings.set(sign, reading);
    for (const form of forms.split('-').filter(Boolean)) variants.set(form, sign);
  }
  return { readings, variants };
}

/** The syllables of a Chinese name by the readings of its characters; letters that are not Chinese stay together. */
export function readName(name: string, readings: ReadonlyMap<string, string>): string[] {
  return (name.match(signPattern) ?? []).map((sign) => readings.get(sign) ?? sign.toLowerCase());
}

/** What has a reading of its own in a Chinese name: each character, and Latin letters in a row. */
export const signPattern = /\p{Script=Han}|[A-Za-z]+/gu;

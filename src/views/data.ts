import type { ListId } from '#domain/ledger.ts';
import { isOriginal, type Locale, localeCodes, locales, originalLocale } from '#domain/locale.ts';
import type { TextKey, Translator } from '#i18n/translator.ts';
import { routes } from '#routes.ts';
import type { Context } from '#views/context.ts';
import { allianceReference } from '#views/structured-data.ts';

/** The fields of the tables of members, in their order, which only ever grows at the end, by the text of their label. */
const fields = {
  list: 'member.list',
  number: 'member.numberInList',
  asOf: 'data.asOf',
  current: 'data.state',
  id: 'data.id',
  name: 'members.name',
  status: 'data.status',
  source: 'data.source',
  listedName: 'data.listedName',
  pinyin: 'member.pinyin',
  laterName: 'member.renamed',
  kind: 'members.kind',
  country: 'member.country',
  region: 'member.region',
  city: 'member.city',
  website: 'member.website',
  match: 'match.label',
  matchSource: 'data.matchSource',
  page: 'data.page',
} as const satisfies Record<string, TextKey>;

/** The ids of the fields in the order of the tables. */
export const fieldIds = Object.keys(fields) as FieldId[];

/** What `members.json` has besides: its place there, by the text of its label. */
const jsonFields = {
  character: 'data.character',
  short: 'member.short',
  native: 'data.native',
  listedAs: 'data.listedAs',
} as const satisfies Record<string, TextKey>;

/** Where a field of a table stands in `members.json`, below a member; in the original language the name is the listed one. */
function jsonPath(id: FieldId, locale: Locale): string {
  const name = `names.${locale}`;
  const paths: Partial<Record<FieldId, string>> = {
    name: `${name}.name`,
    status: `${name}.status`,
    source: `${name}.source`,
    ...(isOriginal(locale) ? { name: originalLocale, status: '—', source: '—' } : {}),
    listedName: originalLocale,
    laterName: `renamed[].${name}.name`,
    website: 'website.url',
    match: 'match',
    matchSource: 'match.source',
    page: `pages.${locale}`,
  };
  return paths[id] ?? id;
}

/** What every field of the tables means, and where it stands in `members.json`. */
export function fieldViews({ words, locale }: { words: Translator; locale: Locale }) {
  return fieldIds.map((id) => ({
    id,
    label: words.text(fields[id]),
    json: jsonPath(id, locale),
    meaning: words.text(`data.meaning.${id}`),
  }));
}

/** The same of what only `members.json` has. */
export function jsonFieldViews({ words }: { words: Translator }) {
  return (Object.keys(jsonFields) as (keyof typeof jsonFields)[]).map((id) => ({
    id,
    label: words.text(jsonFields[id]),
    json: id === 'native' ? 'names.native' : id,
    meaning: words.text(`data.meaning.${id}`),
  }));
}

/**
 * The data page: every file that a reader of the language may want, and the fields of the tables.
 * @param files all files of the open data
 */
export function dataView(context: Context, files: readonly DataFile[]) {
  const { locale, words } = context;
  const size = new Intl.NumberFormat(locales[locale].tag, {
    style: 'unit',
    unit: 'kilobyte',
    maximumFractionDigits: 1,
  });
  return {
    files: {
      heads: {
        asOf: words.text('data.asOf'),
      },
      rows: files
        .filter((file) => file.languages.includes(locale))
        .map((file) => ({
          name: file.name,
          href: routes.data(file.name),
          about: aboutFile(words, file),
          asOf: file.asOf && words.date(file.asOf),
          /** ISO 8601. */
          dateTime: file.asOf,
          bytes: file.bytes,
          size: size.format(file.bytes / 1000),
          sha256: file.sha256,
        })),
    },
    fields: {
      heads: {
        field: words.text('data.field'),
        json: words.text('data.json'),
        meaning: words.text('data.meaningHead'),
      },
      rows: [...fieldViews(context), ...jsonFieldViews(context)],
    },
  };
}

function aboutFile(words: Translator, { kind, list }: DataFile): string {
  return words.text(`data.about.${kind}`, list ? { list: words.text(`members.${list}`) } : {});
}

/** The open data as a schema.org Dataset. */
export function datasetGraph(context: Context, files: readonly DataFile[]): object {
  const { content, ledger, locale, words } = context;
  const address = routes.absolute(routes.page(locale, 'data'));
  const page = content.pages.get('data')?.[locale];
  return {
    '@type': 'Dataset',
    '@id': `${routes.absolute(routes.data(''))}#dataset`,
    name: words.text('data.dataset', { alliance: content.alliance.names[locale].name }),
    description: page?.description,
    url: address,
    version: 'v1',
    temporalCoverage: ledger.date,
    isAccessibleForFree: true,
    inLanguage: localeCodes.map((code) => locales[code].tag),
    about: allianceReference(context),
    distribution: files
      .filter((file) => file.languages.includes(locale))
      .map((file) => ({
        '@type': 'DataDownload',
        name: file.name,
        contentUrl: routes.absolute(routes.data(file.name)),
        encodingFormat: file.type,
        contentSize: `${file.bytes} B`,
        sha256: file.sha256,
      })),
  };
}

/** A file on the data page. */
export type DataFileRow = DataPageView['files']['rows'][number];

/** One of the fields of the tables. */
export type FieldId = keyof typeof fields;

/** A file of the open data. */
export type DataFile = {
  /** Its name below `/data/v1/`. */
  name: string;
  kind: 'edition' | 'pdf' | 'copybook' | 'xlsx' | 'csv' | 'json' | 'list' | 'dictionary' | 'schema';
  /** Media type. */
  type: string;
  /** Whom it is for: the language it is in, or all of them. */
  languages: readonly Locale[];
  /** The list that it holds, if it is one. */
  list?: ListId;
  /** The date of the lists in it, ISO 8601, if there are any. */
  asOf?: string;
  bytes: number;
  /** Hexadecimal. */
  sha256: string;
};

/** The data page, down to the last word and URL. */
export type DataPageView = ReturnType<typeof dataView>;

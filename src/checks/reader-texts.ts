import { flatten } from '#checks/dictionary.ts';
import { originalOf } from '#checks/documents.ts';
import { lineOf, type Path, type Place, placeOf, type Words } from '#checks/problem.ts';
import { languageWords } from '#checks/words.ts';
import {
  internationalLocale,
  isLocale,
  isOriginal,
  type Locale,
  localeCodes,
  localeOfScript,
  originalLocale,
} from '#domain/locale.ts';
import type { Localized } from '#domain/localized.ts';
import type { RawContent, RawDocument, RawEntry } from '#reader/raw.ts';

/** The place of a character in a text; `index` from 0. */
export function placeIn({ entry, path, line }: ReaderText, index = 0): Place {
  return line === undefined ? placeOf(entry, path) : lineOf(entry, line, index + 1);
}

/** What the language of a text is called. */
export function languageOf({ locale }: ReaderText): Words {
  return languageWords(locale);
}

/** Every text that a reader sees, with its language and place. */
export function readerTexts(raw: RawContent): ReaderText[] {
  const { alliance, fields, places, glossary, members, charter, pages, ui } = raw;
  return [
    ...remember(alliance, undefined, '', () =>
      Object.entries(alliance.data ?? {}).flatMap(([key, value]) =>
        textsOfData(alliance, value, { isName: key !== 'short' }, [key]),
      ),
    ),
    ...[places, fields].flatMap((entry) =>
      remember(entry, undefined, '', () => textsOfData(entry, entry.data, { isName: true })),
    ),
    ...remember(glossary, undefined, '', () => textsOfData(glossary, glossary.data, {})),
    // The list publishes the members' Chinese names as they are.
    ...members.flatMap((entry) =>
      remember(entry, undefined, '', () =>
        textsOfData(entry, entry.data, { isName: true, published: true }),
      ),
    ),
    ...(ui ? localeCodes.flatMap((locale) => textsOfDictionary(ui, locale)) : []),
    ...charter.flatMap((document) =>
      textsOfDocument(document, charter, publishedText(document, raw)),
    ),
    ...pages.flatMap((document) => textsOfDocument(document, pages, undefined)),
  ];
}

/**
 * The texts of a file, read once: a file that is read again unchanged is the same entry.
 * @param original the file of which it is a translation
 * @param published what else its texts depend on
 */
function remember(
  entry: RawEntry,
  original: RawEntry | undefined,
  published: Published,
  read: () => ReaderText[],
): ReaderText[] {
  const last = lastTexts.get(entry);
  if (last && last.original === original && last.published === published) return last.texts;
  const texts = read();
  lastTexts.set(entry, { original, published, texts });
  return texts;
}

const lastTexts = new WeakMap<
  RawEntry,
  { original: RawEntry | undefined; published: Published; texts: ReaderText[] }
>();

/** Texts of a data file: those below a key that is a locale. */
function textsOfData(
  entry: RawEntry,
  value: unknown,
  facts: DataFacts,
  path: Path = [],
): ReaderText[] {
  const { locale } = facts;
  if (typeof value === 'string') {
    const known =
      locale ?? (isPlain(path) ? (localeOfScript(value) ?? internationalLocale) : undefined);
    return known === undefined
      ? []
      : [{ ...facts, entry, path, locale: known, content: value, isShort: !locale }];
  }
  if (typeof value !== 'object' || value === null) return [];
  // A name seen elsewhere is written as it is written there.
  const { status, name, lang, [originalLocale]: original } = value as Record<string, unknown>;
  const isQuoted = facts.isQuoted || (name !== undefined && status !== 'translated');
  return Object.entries(value).flatMap(([key, inner]) =>
    unread.has(key)
      ? []
      : textsOfData(
          entry,
          inner,
          {
            ...facts,
            isQuoted,
            ...localeFact(isLocale(key) ? key : lang),
            ...(isLocale(key) && !isOriginal(key) && typeof original === 'string'
              ? { original }
              : {}),
          },
          [...path, Array.isArray(value) ? Number(key) : key],
        ),
  );
}

/** Whether a value is a text though no language stands above it: the pinyin and the short names of a member. */
function isPlain(path: Path): boolean {
  return path[0] === 'short'
    ? path.at(-1) === 'name'
    : path.length === 1 && /^(?:pinyin|toned)$/.test(String(path[0]));
}

function localeFact(code: unknown): DataFacts {
  return typeof code === 'string' && isLocale(code) ? { locale: code } : {};
}

/** Keys of data files whose values no reader sees as text. */
const unread = new Set([
  'source',
  'status',
  'avoid',
  'note',
  'url',
  'what',
  'lang',
  'kind',
  'claims',
  'given',
  'words',
  'whole',
]);

/** Texts of an interface dictionary, each with the original's. */
function textsOfDictionary(ui: Localized<RawEntry>, locale: Locale): ReaderText[] {
  const entry = ui[locale];
  return remember(entry, ui[originalLocale], '', () => {
    const originals = flatten(ui[originalLocale].data);
    return [...flatten(entry.data)].map(([key, content]) => {
      const original = isOriginal(locale) ? undefined : originals.get(key);
      return { entry, path: key.split('.'), locale, content, original };
    });
  });
}

/** The paragraphs of the original that translations were made from: word for word as the Alliance published them. */
function publishedText(document: RawDocument, raw: RawContent): Published {
  if (document.locale !== originalLocale) return undefined;
  const record = raw.records.find(({ id }) => id === document.id)?.data;
  const { originals = {} } = (record ?? {}) as { originals?: Record<string, string> };
  return Object.values(originals).join('\n') || true;
}

/** The front matter and the lines of a text. */
function textsOfDocument(
  document: RawDocument,
  documents: RawDocument[],
  published: Published,
): ReaderText[] {
  const { locale } = document;
  if (!isLocale(locale)) return [];
  const original = isOriginal(locale) ? undefined : originalOf(document, documents);
  return remember(document, original, published, () =>
    readDocument(document, locale, original, published),
  );
}

function readDocument(
  document: RawDocument,
  locale: Locale,
  original: RawDocument | undefined,
  published: Published,
): ReaderText[] {
  const { data, prose } = document;
  const originalLines = new Set(original?.prose.map(({ text }) => text));
  const facts = Object.entries(data as Record<string, unknown>);
  return [
    ...facts.flatMap(([key, content]) =>
      typeof content === 'string'
        ? [
            {
              entry: document,
              path: [key],
              locale,
              content,
              isTitle: /^(?:title|label)$/.test(key),
            },
          ]
        : [],
    ),
    ...prose.map(({ line, text }) => ({
      entry: document,
      path: [],
      line,
      locale,
      content: text,
      published,
      original: originalLines.has(text) ? text : undefined,
    })),
  ];
}

/** A text that a reader sees. */
export type ReaderText = {
  entry: RawEntry;
  path: Path;
  /** Its line in a document, from 1. */
  line?: number;
  locale: Locale;
  content: string;
  /** Whether it is written as it was seen elsewhere. */
  isQuoted?: boolean;
  /** Whether it is a name, or the heading of a page. */
  isName?: boolean;
  isTitle?: boolean;
  /** Whether it is a text of no language, such as a short name. */
  isShort?: boolean;
  /** What of it must stay as it is. */
  published?: Published;
  /** The original text in the same place. */
  original?: string | undefined;
};

/** What the Alliance published word for word: the whole text, or what it has in common with this. */
type Published = true | string | undefined;

/** What is known of a value from the file and the keys above it. */
type DataFacts = Partial<
  Pick<ReaderText, 'locale' | 'isQuoted' | 'isName' | 'published' | 'original'>
>;

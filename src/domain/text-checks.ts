import type { RawContent, RawDocument, RawEntry } from '#domain/content.ts';
import { isLocale, type Locale, localeCodes, locales, originalLocale } from '#domain/locale.ts';
import { languageWords, type Position, type Problem, type ProblemKind } from '#domain/problem.ts';

/**
 * Slips of typing in everything that readers see: quotation marks of another language, half-width punctuation
 * between Chinese characters, words of two alphabets, blanks before Thai marks, texts left in Chinese.
 */
export function checkTexts(raw: RawContent): Problem[] {
  return textsOf(raw).flatMap((text) =>
    findSlips(text).map(({ kind, values, index = 0, fix }) => ({
      kind,
      file: text.entry.file,
      path: text.path,
      position: text.line ? { line: text.line, column: index + 1 } : text.entry.locate?.(text.path),
      values,
      fix,
    })),
  );
}

function findSlips({ locale, content, isQuoted, isPublished, original }: ReaderText): Slip[] {
  const { quotes, wrongQuotes } = locales[locale];
  const slips: Slip[] = [];
  if (!isQuoted)
    for (const match of content.matchAll(wrongQuotes))
      slips.push({
        kind: 'wrong-quotes',
        values: { value: match[0], language: languageWords(locale), right: quotes },
        index: match.index,
      });
  if (!isPublished)
    for (const { 0: value, index } of content.matchAll(halfWidth)) {
      const right = fullWidthOf(value);
      const around = content.slice(index - 1, index + 2);
      slips.push({
        kind: 'half-width-punctuation',
        values: { value, right },
        index,
        fix: { from: around, to: around.replace(value, right) },
      });
    }
  for (const { 0: value, index } of content.matchAll(/[\p{L}\p{M}]+/gu)) {
    const latin = value.match(/\p{sc=Latin}/gu) ?? [];
    const cyrillic = value.match(/\p{sc=Cyrillic}/gu) ?? [];
    if (latin.length === 0 || cyrillic.length === 0) continue;
    const fewer = latin.length < cyrillic.length ? latin : cyrillic;
    slips.push({
      kind: 'mixed-letters',
      values: {
        value,
        letters: fewer
          .map(
            (letter) =>
              `${letter} U+${hex(letter)} ${/\p{sc=Latin}/u.test(letter) ? 'Latin' : 'Cyrillic'}`,
          )
          .join(', '),
      },
      index,
    });
  }
  for (const { 0: value, index } of content.matchAll(thaiGap)) {
    const right = value.replace(/\s+/g, '');
    slips.push({
      kind: 'thai-mark-space',
      values: { value, right },
      index,
      fix: { from: value, to: right },
    });
  }
  if (content === original && /\p{sc=Han}/u.test(content))
    slips.push({ kind: 'same-as-original', values: { value: content.slice(0, 40) } });
  return slips;
}

/** Comma, semicolon, colon, question and exclamation mark of Latin type between Chinese characters. */
const halfWidth = /(?<=\p{sc=Han})[,;:?!](?=\p{sc=Han})/gu;

/** White space before a Thai vowel or tone mark that sits on the consonant before it. */
const thaiGap = /\p{sc=Thai}?[ \u00a0]+[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/gu;

/** The full-width form of a sign of ASCII. */
function fullWidthOf(sign: string): string {
  return String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0);
}

function hex(letter: string): string {
  return (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}

/** Every text that a reader sees, with its language and place. */
function textsOf(raw: RawContent): ReaderText[] {
  const files = [raw.alliance, raw.places, raw.glossary, ...raw.members].filter(
    (entry) => entry !== undefined,
  );
  return [
    ...files.flatMap((entry) =>
      walk(entry, entry.data, [], undefined, raw.members.includes(entry)),
    ),
    ...localeCodes.flatMap((locale) => {
      const entry = raw.ui?.[locale];
      const original = raw.ui?.[originalLocale].data;
      return entry
        ? walkWords(entry, entry.data, locale, locale === originalLocale ? {} : original)
        : [];
    }),
    ...[...raw.charter, ...raw.pages].flatMap((document) => textsOfDocument(document, raw)),
  ];
}

/** Texts of a data file: those under a key that is a language. */
function walk(
  entry: RawEntry,
  value: unknown,
  path: Path,
  locale: Locale | undefined,
  isMember: boolean,
  isQuoted = false,
): ReaderText[] {
  if (typeof value === 'string')
    return locale === undefined
      ? []
      : [{ entry, path, locale, content: value, isQuoted, isPublished: isMember }];
  if (typeof value !== 'object' || value === null) return [];
  // A name seen elsewhere is written as it is written there.
  const { status, name } = value as { status?: unknown; name?: unknown };
  const isSeen = name !== undefined && status !== 'translated';
  return Object.entries(value).flatMap(([key, inner]) =>
    unread.has(key)
      ? []
      : walk(
          entry,
          inner,
          [...path, key],
          isLocale(key) ? key : locale,
          isMember,
          isQuoted || isSeen,
        ),
  );
}

/** Keys of data files whose values no reader sees as text. */
const unread = new Set(['source', 'status', 'avoid', 'note', 'url', 'what', 'lang', 'kind']);

/** Texts of an interface dictionary. */
function walkWords(
  entry: RawEntry,
  value: unknown,
  locale: Locale,
  original: unknown,
  path: Path = [],
): ReaderText[] {
  if (typeof value === 'string')
    return [
      {
        entry,
        path,
        locale,
        content: value,
        ...(typeof original === 'string' ? { original } : {}),
      },
    ];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    walkWords(entry, inner, locale, (original as Record<string, unknown> | undefined)?.[key], [
      ...path,
      key,
    ]),
  );
}

function textsOfDocument(document: RawDocument, raw: RawContent): ReaderText[] {
  const { locale, data, prose = [] } = document;
  if (!isLocale(locale)) return [];
  const isCharter = raw.charter.includes(document);
  const siblings = isCharter ? raw.charter : raw.pages;
  const original =
    locale === originalLocale
      ? undefined
      : siblings.find((other) => other.id === document.id && other.locale === originalLocale);
  // Word for word as the Alliance published it: what every translation was made from.
  const published = new Set(
    isCharter && locale === originalLocale
      ? siblings.flatMap((other) => (other.id === document.id ? recordedHashes(other) : []))
      : [],
  );
  const originalLines = new Set(original?.prose?.map(({ text }) => text));
  const blockAt = (line: number) => document.blocks.findLast((block) => block.line <= line);
  return [
    ...Object.entries((data ?? {}) as Record<string, unknown>).flatMap(([key, value]) =>
      typeof value === 'string' ? [{ entry: document, path: [key], locale, content: value }] : [],
    ),
    ...prose.map(({ line, text }) => ({
      entry: document,
      path: [],
      line,
      locale,
      content: text,
      isPublished: published.has(blockAt(line)?.hash ?? ''),
      ...(originalLines.has(text) ? { original: text } : {}),
    })),
  ];
}

function recordedHashes({ data }: RawDocument): unknown[] {
  const { from } = (data ?? {}) as { from?: unknown };
  return Array.isArray(from) ? from : [];
}

type Path = (string | number)[];

/** A text that a reader sees. */
type ReaderText = {
  entry: RawEntry;
  path: Path;
  /** Its line in a document, from 1. */
  line?: number;
  locale: Locale;
  content: string;
  /** Set where it is written as it was seen elsewhere. */
  isQuoted?: boolean;
  /** Set where it is the Alliance's own text, which stays as it is. */
  isPublished?: boolean;
  /** What the original says in the same place. */
  original?: string;
};

type Slip = {
  kind: ProblemKind;
  values: Problem['values'];
  /** Position in the text, from 0. */
  index?: Position['column'];
  fix?: Problem['fix'];
};

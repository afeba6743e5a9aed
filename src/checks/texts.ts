import {
  languageWords,
  type Position,
  type Problem,
  type ProblemKind,
  wordsForSpaces,
} from '#checks/problem.ts';
import {
  isLocale,
  isOriginal,
  type Locale,
  localeCodes,
  locales,
  originalLocale,
} from '#domain/locale.ts';
import type { RawContent, RawDocument, RawEntry } from '#reader/raw.ts';

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

function findSlips({ locale, content, isQuoted, isName, published, original }: ReaderText): Slip[] {
  const { quotes, wrongQuotes } = locales[locale];
  const slips: Slip[] = [];
  if (!isQuoted)
    for (const match of content.matchAll(wrongQuotes))
      slips.push({
        kind: 'wrong-quotes',
        values: { value: match[0], language: languageWords(locales[locale].tag), right: quotes },
        index: match.index,
      });
  for (const { 0: value, index } of content.matchAll(halfWidth)) {
    const right = fullWidthOf(value);
    const around = content.slice(index - 1, index + 2);
    if (published === true || published?.includes(around)) continue;
    slips.push({
      kind: 'half-width-punctuation',
      values: { value, right },
      index,
      fix: { from: around, to: around.replace(value, right) },
    });
  }
  const language = languageWords(locales[locale].tag);
  for (const { 0: value, index } of content.matchAll(fullWidth)) {
    // Chinese words keep their own signs.
    const around = content.slice(Math.max(index - 1, 0), index + value.length + 1);
    if (isOriginal(locale) || /\p{sc=Han}/u.test(around)) continue;
    const right = value.normalize('NFKC').replaceAll('\u3002', '.').replaceAll('\u3001', ',');
    const [before, after] = spacesAround(value, content, index);
    slips.push({
      kind: 'full-width-sign',
      values: { value, right, language, space: wordsForSpaces(before, after) },
      index,
      fix: { from: value, to: before + right + after },
    });
  }
  if (
    isName &&
    /^[\u201c"\u00ab\u300a].*[\u201d"\u00bb\u300b]$|[\uff0c\u3002,;\uff1b\u3001]$/.test(content)
  )
    slips.push({ kind: 'name-punctuation', values: { value: content } });
  if (content !== original && !isInLanguage(content, locale))
    slips.push({ kind: 'wrong-language', values: { value: content.slice(0, 40), language } });
  for (const { 0: value, index } of content.matchAll(/[\p{L}\p{M}]{2,99}/gu)) {
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
const thaiGap = /\p{sc=Thai}?(?<![ \u00a0])[ \u00a0]{1,9}[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]/gu;

/** Full-width letters, digits and signs, and the Chinese comma, stop and blank. */
const fullWidth = /[\u3000-\u3002\uff01-\uff5e]+/gu;

/** Whether letters leave it possible that a text is in a language: mostly its own, or Latin in a short one. */
function isInLanguage(content: string, locale: Locale): boolean {
  const count = (script: RegExp) => (content.match(new RegExp(script.source, 'gu')) ?? []).length;
  const own = locales[locale].script;
  const latin = count(/\p{sc=Latin}/u);
  const others = localeCodes
    .map((code) => locales[code].script)
    .filter((script) => script !== undefined && script !== own)
    .reduce((sum, script) => sum + count(script as RegExp), 0);
  if (own === undefined) return others <= latin;
  const letters = count(own);
  // Names and terms of other languages stand in Latin letters.
  return letters > 0 ? others <= letters * 2 : others === 0 && latin < 60;
}

/** The spaces that half-width signs need where they take the place of full-width ones: none at an end or in a number. */
function spacesAround(value: string, content: string, index: number): [string, string] {
  const [before = '', after = ''] = [content[index - 1], content[index + value.length]];
  const isWord = (character: string) => /[\p{L}\p{M}\p{N}]/u.test(character);
  const inNumber = /\d/.test(before) && /\d/.test(after);
  return [
    /^[\uff08\uff3b]/.test(value) && isWord(before) ? ' ' : '',
    /[\u3001\u3002\uff0c\uff1a\uff1b\uff01\uff1f\uff09\uff3d]$/.test(value) &&
    isWord(after) &&
    !inNumber
      ? ' '
      : '',
  ];
}

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
      : [
          {
            entry,
            path,
            locale,
            content: value,
            isQuoted,
            isName: isMember,
            ...(isMember ? { published: true } : {}),
          },
        ];
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
  // Word for word as the Alliance published it: what translations were made from.
  const record = raw.records?.find(({ id }) => id === document.id)?.data;
  const { originals = {} } = (record ?? {}) as { originals?: Record<string, string> };
  const published =
    isCharter && locale === originalLocale
      ? Object.values(originals).join('\n') || true
      : undefined;
  const originalLines = new Set(original?.prose?.map(({ text }) => text));
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
      published,
      ...(originalLines.has(text) ? { original: text } : {}),
    })),
  ];
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
  /** Set where it is the name of a member. */
  isName?: boolean;
  /** Set where it is the Alliance's own text, which stays as it is: all of it, or what it has in common with this. */
  published?: true | string | undefined;
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

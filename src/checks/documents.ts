import type { Checked } from '#checks/content.ts';
import { toAddress } from '#checks/members.ts';
import { nearestOf } from '#checks/nearest.ts';
import {
  didYouMean,
  languageWords,
  type Problem,
  type ProblemKind,
  problemAt,
  wordsFor,
} from '#checks/problem.ts';
import { compareFacts } from '#checks/translation-facts.ts';
import { findBlockMismatch, type Section } from '#domain/charter.ts';
import { findAvoided, findTerm, type Glossary } from '#domain/glossary.ts';
import {
  isLocale,
  isOriginal,
  type Locale,
  localeCodes,
  originalLocale,
  translationLocales,
} from '#domain/locale.ts';
import { isWebAddress } from '#domain/name.ts';
import { ownPages } from '#domain/page.ts';
import type { Places } from '#domain/place.ts';
import type { TranslationRecord } from '#domain/translation-record.ts';
import type { RawDocument, RawEntry } from '#reader/raw.ts';

/** Every document in every language, each block answering the original's, and no others. */
export function checkDocuments(
  folder: string,
  ids: readonly string[],
  documents: RawDocument[],
): Problem[] {
  const expected = new Set(ids.flatMap((id) => localeCodes.map((locale) => `${id}/${locale}`)));
  const strangers = documents
    .filter(({ id, locale }) => !expected.has(`${id}/${locale}`))
    .map((entry) =>
      problemAt(entry, [], 'unexpected-file', {
        name: entry.file,
        options: isLocale(entry.locale)
          ? ids.join(', ')
          : localeCodes.map((code) => `${code}.mdx`).join(', '),
      }),
    );
  return [
    ...strangers,
    ...ids.flatMap((id) =>
      localeCodes.flatMap((locale) => checkDocument(folder, id, locale, documents)),
    ),
  ];
}

/** Page folders whose name cannot be an address, or is one that the site makes itself. */
export function checkPageIds(pages: RawDocument[], members: RawEntry[]): Problem[] {
  const taken = new Set([
    `charter/with-${originalLocale}`,
    ...members.map(({ id }) => `members/${id}`),
  ]);
  return pages
    .filter(
      ({ id }) =>
        !/^[a-z0-9-]+(\/[a-z0-9-]+)*$/.test(id) ||
        id.startsWith('places/') ||
        (taken.has(id) && !ownPages.includes(id)),
    )
    .map((entry) =>
      problemAt(entry, [], 'bad-id', {
        id: entry.id || '/',
        example: toAddress(entry.id),
        reserved: `members/*, places/*, charter/with-${originalLocale}`,
      }),
    );
}

function checkDocument(
  folder: string,
  id: string,
  locale: Locale,
  documents: RawDocument[],
): Problem[] {
  const find = (code: Locale) =>
    documents.find((document) => document.id === id && document.locale === code);
  const original = find(originalLocale);
  const document = find(locale);
  if (document === undefined) {
    const file = `${folder}/${id}/${locale}.mdx`;
    const values = { language: languageWords(locale), path: file };
    return [{ kind: 'missing-translation', file, path: [], values }];
  }
  if (!original || original.unreadable || document.unreadable) return [];
  const mismatch = findBlockMismatch(original.blocks, document.blocks);
  if (!mismatch) return [];
  const values = {
    number: mismatch.index + 1,
    original: original.file,
    expected: wordsFor(mismatch.expected ?? 'nothing'),
    found: wordsFor(mismatch.found ?? 'nothing'),
  };
  const position = mismatch.line === undefined ? undefined : { line: mismatch.line, column: 1 };
  return [{ ...problemAt(document, [], 'blocks-differ', values), position }];
}

/** Translations that do not say for each block of the original which state of it they were made from. */
export function checkTranslations(
  charter: { document: RawDocument; section: Section }[],
): Problem[] {
  return charter.flatMap(({ document, section: { from, blocks } }) => {
    const original = charter.find(
      ({ document: { id, locale } }) => id === document.id && locale === originalLocale,
    );
    if (!original || document.unreadable || original.document.unreadable) return [];
    if (original.document === document)
      return from === undefined
        ? []
        : [problemAt(document, ['from'], 'original-made-from', { key: 'from' })];
    // Where texts do not answer each other, that comes first.
    const isAnswer = findBlockMismatch(original.section.blocks, blocks) === undefined;
    const section = `${document.locale}/charter/${document.id}`;
    return isAnswer && from?.length !== blocks.length
      ? [problemAt(document, ['from'], 'not-recorded', { section })]
      : [];
  });
}

/** Sections with another heading of their own than the first: fragments could not tell them apart. */
export function checkSectionHeadings(charter: RawDocument[]): Problem[] {
  return charter.flatMap((document) =>
    document.blocks
      .filter(({ type }, index) => type === 'heading-2' && index > 0)
      .map(({ text, line }) => ({
        ...problemAt(document, [], 'second-heading', { value: text }),
        position: { line, column: 1 },
      })),
  );
}

/** Translations made from an original whose words were not kept, so that nobody can tell what changed. */
export function checkRecords(
  charter: { document: RawDocument; section: Section }[],
  records: Checked<TranslationRecord>[] | undefined,
): Problem[] {
  if (records === undefined) return [];
  return charter.flatMap(({ document, section: { from = [], blocks } }) => {
    const { id, locale } = document;
    // What is not recorded at all comes first.
    if (locale === originalLocale || document.unreadable || from.length !== blocks.length)
      return [];
    const record = records.find(({ entry }) => entry.id === id);
    const index = from.findIndex((hash) => record?.value.originals[hash] === undefined);
    if (index < 0) return [];
    const values = {
      path: `content/charter/${id}/record.yaml`,
      hash: from[index] ?? '',
      section: `${locale}/charter/${id}`,
    };
    return [problemAt(document, ['from', index], 'original-not-kept', values)];
  });
}

/** Terms marked for explanation: known, explained, once in a section, in translations of the charter only. */
export function checkTermUses(
  charter: RawDocument[],
  pages: RawDocument[],
  glossary: Glossary,
): Problem[] {
  return [...charter, ...pages].flatMap((document) => {
    const seen = new Set<string>();
    return document.blocks.flatMap(({ terms }) =>
      terms.flatMap(({ term, line, column }) => {
        const kind = pages.includes(document)
          ? 'term-outside-charter'
          : findTermFault(document, term, seen, glossary);
        seen.add(term);
        if (kind === undefined) return [];
        const near = nearestOf(
          term,
          glossary.terms.map(({ zh }) => zh),
        );
        const values = { term, nearest: didYouMean(near) };
        const fix = kind === 'unknown-term' && near ? { from: term, to: near } : undefined;
        return [{ ...problemAt(document, [], kind, values, fix), position: { line, column } }];
      }),
    );
  });
}

/** What is wrong with a term marked in a section of the charter; `seen` are those marked in it before. */
function findTermFault(
  { locale }: RawDocument,
  term: string,
  seen: ReadonlySet<string>,
  glossary: Glossary,
): ProblemKind | undefined {
  if (locale === originalLocale) return 'term-in-original';
  const entry = findTerm(glossary, term);
  if (entry === undefined) return 'unknown-term';
  if (entry.explanation === undefined) return 'term-not-explained';
  return seen.has(term) ? 'term-repeated' : undefined;
}

/** Renderings in the charter that the glossary says to avoid. */
export function checkTerms(documents: RawDocument[], glossary: Glossary): Problem[] {
  return documents.flatMap((document) => {
    const locale = translationLocales.find((code) => code === document.locale);
    if (locale === undefined) return [];
    return document.blocks.flatMap(({ text, line }) =>
      findAvoided(glossary, locale, text).map((term) => ({
        ...problemAt(document, [], 'avoided-term', term, { from: term.avoid, to: term.prefer }),
        position: { line, column: 1 },
      })),
    );
  });
}

/** Numbers, dates, telephone numbers, and addresses of translations that are not those of the original. */
export function checkFacts(documents: RawDocument[]): Problem[] {
  return documents.flatMap((document) => {
    const { id, locale, blocks, data } = document;
    const original = documents.find((other) => other.id === id && other.locale === originalLocale);
    if (!isLocale(locale) || isOriginal(locale) || !original) return [];
    if (document.unreadable || original.unreadable) return [];
    // Mailboxes that links lead to count as what is read.
    const said = ({ blocks, links = [] }: RawDocument, index: number) => {
      const [block, next] = [blocks[index], blocks[index + 1]];
      const mailboxes = links.filter(
        ({ url, line }) =>
          /^mailto:/.test(url) &&
          line >= (block?.line ?? 0) &&
          line < (next?.line ?? Number.POSITIVE_INFINITY),
      );
      return [block?.text ?? '', ...mailboxes.map(({ url }) => url.slice('mailto:'.length))].join(
        ' ',
      );
    };
    const compare = (there: string, here: string, path: Problem['path'], line?: number) =>
      compareFacts(there, here, locale).map(({ kind, expected, found }) => {
        const values = {
          original: original.file,
          expected: expected.join(', ') || wordsFor('nothing'),
          found: found.join(', ') || wordsFor('nothing'),
        };
        const problem = problemAt(document, path, kind, values);
        return line === undefined ? problem : { ...problem, position: { line, column: 1 } };
      });
    const facts = Object.entries((data ?? {}) as Record<string, unknown>).flatMap(([key, here]) => {
      const there = (original.data as Record<string, unknown> | undefined)?.[key];
      return typeof here === 'string' && typeof there === 'string'
        ? compare(there, here, [key])
        : [];
    });
    // Where texts do not answer each other, that comes first.
    if (findBlockMismatch(original.blocks, blocks)) return facts;
    return [
      ...facts,
      ...blocks.flatMap(({ line }, index) =>
        compare(said(original, index), said(document, index), [], line),
      ),
    ];
  });
}

/** Whether an address leads to another site, to a mailbox or telephone, to a place on the same page, or to a file. */
function isElsewhere(url: string): boolean {
  if (/^https?:/.test(url)) return isWebAddress(url);
  if (url.startsWith('mailto:')) return /^mailto:[\w.+-]+@[\w-]+(\.[\w-]+)+(\?[!-~]*)?$/.test(url);
  return /^tel:\+?[\d-]+$|^#[\w-]+$|^\/[^?#]*\.(?!html?$)\w+$/.test(url);
}

/** The address of the charter beside its original. */
const beside = `/charter/with-${originalLocale}/`;

/** Links inside the site that lead to no page of it, and links that are no addresses at all. */
export function checkLinks(
  documents: RawDocument[],
  pages: RawDocument[],
  members: RawEntry[],
  places: Places | undefined,
): Problem[] {
  const known = new Set([
    '/',
    beside,
    ...[...ownPages, ...pages.map(({ id }) => id)].map((id) => `/${id}/`),
    ...members.map(({ id }) => `/members/${id}/`),
    ...Object.keys({ ...places?.countries, ...places?.regions }).map(
      (code) => `/places/${code.toLowerCase()}/`,
    ),
  ]);
  return documents.flatMap((document) =>
    (document.links ?? []).flatMap(({ url, line, column }) => {
      const path = url.replace(/[?#].*$/, '');
      // A page of the original beside itself there is not.
      const isKnown =
        (known.has(path) || known.has(`${path}/`)) &&
        !(path.startsWith(beside) && document.locale === originalLocale);
      if (isElsewhere(url) || (path !== '' && isKnown)) return [];
      const [, inside = path] = /^\/?(?:\w\w\/)?(.*)$/.exec(path) ?? [];
      const near = known.has(`/${inside.replace(/\/$/, '')}/`)
        ? `/${inside.replace(/\/$/, '')}/`
        : nearestOf(path, known);
      const values = { value: url.slice(0, 100), nearest: didYouMean(near) };
      const fix = near === undefined ? undefined : { from: `](${url})`, to: `](${near})` };
      return [
        { ...problemAt(document, [], 'broken-link', values, fix), position: { line, column } },
      ];
    }),
  );
}

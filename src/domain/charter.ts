/** The sections of the charter in the order of the document; ids are the same in every language. */
export const charterSections = ['introduction', 'nature', 'purpose', 'tasks', 'contact'] as const;

/**
 * The id of a heading inside a section, equal in every language:
 * the section's own heading carries the section's id, the third task is `task-3`.
 * @param number position among the headings of that level in the section, from 1
 */
export function headingId(section: string, level: 2 | 3, number: number): string {
  return level === 2 ? section : `${section.replace(/s$/, '')}-${number}`;
}

/**
 * The fragment of every block of a section, equal in every language: headings as `headingId` says, anything else by the
 * address that stands above it, or until it has one by its own words. None depends on the blocks around it.
 * @param original the blocks of the original
 */
export function blockIds(section: string, original: readonly Block[]): string[] {
  const headings = { 2: 0, 3: 0 };
  return original.map(({ type, address, hash }) => {
    const level = headingLevel(type);
    return level === undefined
      ? (address ?? `${section}-${hash.slice(0, 6)}`)
      : headingId(section, level, ++headings[level]);
  });
}

/** An MDX comment that gives the paragraph below it its permanent fragment, such as `{/* #nature-p1 *\/}`. */
export const addressNote = /^\{?\/\* #([a-z][a-z0-9-]*) \*\/\}?$/;

/**
 * The fragments of a note that explains a term, and of the place in the text that refers to it.
 * @param number position among the terms marked in the section, from 1
 */
export function noteIds(section: string, number: number): { note: string; reference: string } {
  return { note: `note-${section}-${number}`, reference: `term-${section}-${number}` };
}

/**
 * For each block of a translation, whether the original still reads as it did when the block was made from it.
 * @param original the original's blocks as they stand now
 * @param from the hashes of the original's blocks that the translation was made from, one a block
 */
export function blockStates(
  original: readonly Block[],
  from: readonly (string | undefined)[] | undefined,
): BlockState[] {
  return original.map(({ hash }, index) => (from?.[index] === hash ? 'current' : 'outdated'));
}

/**
 * The first place where a translation's blocks do not answer the original's one to one,
 * `undefined` if every block has its counterpart.
 */
export function findBlockMismatch(
  original: readonly Block[],
  translation: readonly Block[],
): BlockMismatch | undefined {
  const length = Math.max(original.length, translation.length);
  for (let index = 0; index < length; index++) {
    const expected = original[index]?.type;
    const found = translation[index]?.type;
    if (expected !== found) return { index, expected, found, line: translation[index]?.line };
  }
  return undefined;
}

function headingLevel(type: string): 2 | 3 | undefined {
  return type === 'heading-2' ? 2 : type === 'heading-3' ? 3 : undefined;
}

/** A section of the charter in one language. */
export type Section = {
  blocks: Block[];
  /** On translations: the hashes of the original's blocks they were made from, one a block. */
  from?: string[] | undefined;
};

/** One top-level block of an MDX text; list items count one by one. */
export type Block = {
  /** `heading-2`, `paragraph`, `list-item`, or the name of a component such as `<Contacts>`. */
  type: string;
  /** The text without markup. */
  text: string;
  /** In originals of the charter: the fragment that it keeps, whatever is inserted above it. */
  address?: string;
  /** Hash of the text, twelve hexadecimal digits; white space and markup do not count. */
  hash: string;
  /** The terms of the glossary that the block explains, as written there. */
  terms: TermUse[];
  /** Line in its file, from 1. */
  line: number;
};

/** A term marked in a text, by its Chinese, with its place in the file, both from 1. */
export type TermUse = { term: string; text: string; line: number; column: number };

/** A link in a text, with its place in the file, both from 1. */
export type LinkUse = { url: string; text: string; line: number; column: number };

/** `outdated`: the original has changed since the translation was made from it. */
export type BlockState = 'current' | 'outdated';

/** The first difference between the blocks of original and translation. */
export type BlockMismatch = {
  /** Position of the block, from 0. */
  index: number;
  expected: string | undefined;
  found: string | undefined;
  line: number | undefined;
};

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
 * The first place where a translation's blocks do not answer the original's one to one,
 * or nothing when every block has its counterpart.
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

/** One top-level block of an MDX text; list items count one by one. */
export type Block = {
  /** `heading-2`, `paragraph`, `list-item`, or the name of a component such as `<Contacts>`. */
  type: string;
  /** The text without markup. */
  text: string;
  /** Line in its file, from 1. */
  line: number;
};

/** Where original and translation part. */
export type BlockMismatch = {
  /** Position of the block, from 0. */
  index: number;
  expected: string | undefined;
  found: string | undefined;
  line: number | undefined;
};

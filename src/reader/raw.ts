import type { Position, Problem } from '#checks/problem.ts';
import type { Block, LinkUse } from '#domain/charter.ts';
import type { Localized } from '#domain/localized.ts';

/** One file as read, before its schema has seen it. */
export type RawEntry = {
  /** Path from the project's root. */
  file: string;
  /** File name without ending, or for documents the folder. */
  id: string;
  data: unknown;
  /** Set where the file could not be read as what it is; it counts as present, and its problem is told once. */
  unreadable?: true;
  /** Finds the place in the file of a value, or with `key` of its key. */
  locate?: ((path: Problem['path'], key?: boolean) => Position | undefined) | undefined;
};

/** An MDX file: its frontmatter, its language by file name, and its blocks. */
export type RawDocument = RawEntry & {
  locale: string;
  blocks: Block[];
  /** Where it leads to; left out where nobody asks. */
  links?: LinkUse[];
  /** Its lines as they are read, with their numbers in the file from 1; left out where nobody asks. */
  prose?: { line: number; text: string }[];
};

/** Everything staff can edit, as read. */
export type RawContent = {
  alliance?: RawEntry | undefined;
  places?: RawEntry | undefined;
  glossary?: RawEntry | undefined;
  members: RawEntry[];
  lists: RawEntry[];
  pages: RawDocument[];
  charter: RawDocument[];
  /** What translations of the charter were made from, by section; left out where nobody asks. */
  records?: RawEntry[] | undefined;
  /** Interface dictionaries; left out where the compiler has checked them. */
  ui?: Localized<RawEntry> | undefined;
  /** What already went wrong in reading. */
  problems: Problem[];
};

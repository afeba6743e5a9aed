import type { Accepted } from '#checks/accepted.ts';
import type { Located, Problem } from '#checks/problem.ts';
import type { Block, LinkUse } from '#domain/charter.ts';
import type { Localized } from '#domain/localized.ts';

/** Files by path from the project's root, such as `content/alliance.yaml`. */
export type ContentFiles = Map<string, Uint8Array>;

/** One file as read, before its schema has checked it. */
export type RawEntry = Located & {
  /** File name without extension; for texts and their records the folder. */
  id: string;
  data: unknown;
  /** Set where the file could not be read; it counts as present, and its problem is reported once. */
  unreadable?: true;
};

/** An MDX file: its frontmatter, its language by file name, and its blocks. */
export type RawDocument = RawEntry & {
  locale: string;
  blocks: Block[];
  links: LinkUse[];
  prose: ProseLine[];
};

/** A line of a text as readers see it, with its number in the file, from 1. */
export type ProseLine = { line: number; text: string };

/** Everything staff can edit, as read. */
export type RawContent = {
  alliance: RawEntry;
  places: RawEntry;
  fields: RawEntry;
  glossary: RawEntry;
  search: RawEntry;
  sources: RawEntry;
  members: RawEntry[];
  lists: RawEntry[];
  pages: RawDocument[];
  charter: RawDocument[];
  /** What translations of the charter were made from, by section. */
  records: RawEntry[];
  /** Interface dictionaries; left out where one cannot be read. */
  ui: Localized<RawEntry> | undefined;
  /** What went wrong in reading. */
  problems: Problem[];
  /** Notes that accept a warning. */
  accepted?: Accepted[];
};

/** A file with what its schema made of it. */
export type Checked<T, E extends RawEntry = RawEntry> = { entry: E; value: T };

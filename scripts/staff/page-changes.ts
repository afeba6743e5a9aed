import type { Content } from '#domain/content.ts';
import { localeCodes } from '#domain/locale.ts';
import type { ContentFiles } from '#reader/raw.ts';
import { type PageViews, titleOf, viewPages } from '#scripts/staff/page-views.ts';
import { checkFiles } from '#scripts/staff/project.ts';

/**
 * The pages that two states of the content show differently, each with the changed files that make the difference.
 * @param root the project's root, by whose code the content is checked
 * @param files the paths of all changed files
 */
export function comparePages(
  root: string,
  before: PageState,
  after: PageState,
  files: readonly string[],
): PageChange[] {
  const old = viewPages(before.content, textsOf(before.files));
  const current = viewPages(after.content, textsOf(after.files));
  const causes = findCauses(root, before.files, after.files, current, files);
  return [...new Set([...current.keys(), ...old.keys()])].flatMap((path) => {
    const [from, to] = [old.get(path), current.get(path)];
    const page = to ?? from;
    const marks = localeCodes.map((code) => markOf(from?.shown[code], to?.shown[code]));
    if (!page || marks.every((mark) => mark === '')) return [];
    const own = causes.flatMap((cause) => (cause.pages?.has(path) === false ? [] : cause.files));
    return [{ title: titleOf(page), path, kind: page.kind, marks, files: own, others: 0 }];
  });
}

/** Long runs of members or places that changed alike as one row each, under the first of them. */
export function groupChanges(changes: readonly PageChange[]): PageChange[] {
  const groups = Map.groupBy(changes, ({ kind, path, marks, files }) =>
    kind === 'document' ? path : [kind, ...marks, ...files].join('|'),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first && group.length > 5 ? [{ ...first, others: group.length - 1 }] : group;
  });
}

/** The texts of files without what differs between machines. */
export function textsOf(files: ContentFiles): Map<string, string> {
  const decoder = new TextDecoder();
  return new Map(
    [...files].map(([path, bytes]) => [path, decoder.decode(bytes).replaceAll('\r\n', '\n')]),
  );
}

function markOf(before: string | undefined, after: string | undefined): string {
  if (before === undefined || after === undefined)
    return before === after ? '' : after ? '＋' : '－';
  return before === after ? '' : '●';
}

/** Trying out what more files than this do would take minutes. */
const mostTried = 8;

/**
 * The pages that each changed file has changed: those that look different once the file is put back.
 * Files that cannot be put back one by one, such as a member and the list it is on, are put back together.
 */
function findCauses(
  root: string,
  before: ContentFiles,
  after: ContentFiles,
  current: ReadonlyMap<string, PageViews>,
  files: readonly string[],
): Cause[] {
  const without = (reverted: readonly string[]): Cause => {
    const state = new Map(after);
    for (const file of reverted) {
      const bytes = before.get(file);
      if (bytes) state.set(file, bytes);
      else state.delete(file);
    }
    const { content } = checkFiles(root, state);
    return {
      files: reverted,
      pages: content && differing(viewPages(content, textsOf(state)), current),
    };
  };
  if (files.length === 1 || files.length > mostTried) return [{ files }];
  const alone = files.map((file) => without([file]));
  const bound = alone.flatMap(({ files, pages }) => (pages ? [] : files));
  return [...alone.filter(({ pages }) => pages), ...(bound.length > 0 ? [without(bound)] : [])];
}

/** The paths of pages that differ in some language. */
function differing(
  some: ReadonlyMap<string, PageViews>,
  others: ReadonlyMap<string, PageViews>,
): Set<string> {
  const paths = [...new Set([...some.keys(), ...others.keys()])];
  return new Set(
    paths.filter((path) =>
      localeCodes.some((code) => some.get(path)?.shown[code] !== others.get(path)?.shown[code]),
    ),
  );
}

/** Content without errors, and the files that it was read from. */
type PageState = { files: ContentFiles; content: Content };

/** Changed files, and the paths of the pages that they change; `undefined` if any page may be changed by them. */
type Cause = { files: readonly string[]; pages?: Set<string> | undefined };

/** One page that shows something else than before. */
export type PageChange = {
  /** In Chinese and English. */
  title: string;
  /** Empty for what all pages show. */
  path: string;
  kind: PageViews['kind'];
  /** A sign for each language: changed, new, gone, or nothing. */
  marks: string[];
  files: string[];
  /** The number of other pages in the same row. */
  others: number;
};

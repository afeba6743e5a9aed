import type { Content } from '#domain/content.ts';
import { internationalLocale, localeCodes, originalLocale } from '#domain/locale.ts';
import type { ContentFiles } from '#reader/raw.ts';
import { type PageViews, viewPages } from '#scripts/staff/page-views.ts';
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
  return [...markDifferences(old, current)].map(([path, { page, marks }]) => ({
    path,
    title: ([originalLocale, internationalLocale] as const)
      .flatMap((code) => page.titles[code] ?? [])
      .join(' · '),
    kind: page.kind,
    marks,
    files: causes.flatMap((cause) => (cause.pages?.has(path) === false ? [] : cause.files)),
    others: 0,
  }));
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

/** The pages that differ, by path, with a sign for each language: changed, new, gone, or nothing. */
function markDifferences(old: Pages, current: Pages) {
  const differing = new Map<string, { page: PageViews; marks: string[] }>();
  for (const [path, page] of new Map([...current, ...old, ...current])) {
    const marks = localeCodes.map((code) => {
      const [from, to] = [old.get(path)?.shown[code], current.get(path)?.shown[code]];
      if (from === to) return '';
      return from === undefined ? '＋' : to === undefined ? '－' : '●';
    });
    if (marks.some(Boolean)) differing.set(path, { page, marks });
  }
  return differing;
}

/** Trying out what more files than this do would take minutes. */
const mostTried = 8;

/**
 * The pages that each changed file has changed: those that look different once the file is put back.
 * Files that cannot be put back one by one, such as a member and the list it is on, are put back together.
 * @returns files with the paths of their pages; without paths where any page may be changed by them
 */
function findCauses(
  root: string,
  before: ContentFiles,
  after: ContentFiles,
  current: Pages,
  files: readonly string[],
): { files: readonly string[]; pages?: ReadonlyMap<string, unknown> | undefined }[] {
  if (files.length === 1 || files.length > mostTried) return [{ files }];
  const without = (reverted: readonly string[]) => {
    const state = new Map([...after].filter(([file]) => !reverted.includes(file)));
    for (const [file, bytes] of before) if (reverted.includes(file)) state.set(file, bytes);
    const { content } = checkFiles(root, state);
    const pages = content && markDifferences(viewPages(content, textsOf(state)), current);
    return { files: reverted, pages };
  };
  const alone = files.map((file) => without([file]));
  const bound = alone.flatMap(({ files, pages }) => (pages ? [] : files));
  return [...alone.filter(({ pages }) => pages), ...(bound.length > 0 ? [without(bound)] : [])];
}

type Pages = ReadonlyMap<string, PageViews>;

/** Content without errors, and the files that it was read from. */
type PageState = { files: ContentFiles; content: Content };

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

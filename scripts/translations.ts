import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { blockStates, charterSections } from '#domain/charter.ts';
import type { RawContent, RawDocument } from '#domain/content.ts';
import { type Locale, originalLocale, translationLocales } from '#domain/locale.ts';
import { readContent } from '#scripts/content.ts';

/**
 * What each translated section of the charter was made from, compared with the original as it stands.
 * @returns one line per language and section, in their order
 */
export function reportTranslations({ charter }: RawContent): TranslationReport[] {
  return translationLocales.flatMap((locale) =>
    charterSections.map((section) => {
      const name = `${locale}/charter/${section}`;
      const original = findSection(charter, section, originalLocale);
      const translation = findSection(charter, section, locale);
      const states = blockStates(original?.blocks ?? [], madeFrom(translation));
      const outdated = states.flatMap((state, index) => (state === 'outdated' ? [index + 1] : []));
      return { name, total: states.length, outdated };
    }),
  );
}

/**
 * Records in a translation's file that it was made from the original as it stands now.
 * The file is written whole or not at all; its text stays as it is.
 * @param root the project's root, an absolute path
 * @param name language and section, such as `th/charter/tasks`
 * @throws Error in Chinese and English where there is no such section
 */
export async function acceptTranslation(root: string, name: string): Promise<void> {
  const { charter } = readContent(root);
  const [, code = '', section = ''] = /^(\w+)\/charter\/(\w+)$/.exec(name) ?? [];
  const locale = translationLocales.find((known) => known === code);
  const original = findSection(charter, section, originalLocale);
  const translation = locale && findSection(charter, section, locale);
  if (original?.unreadable || translation?.unreadable)
    throw new Error(
      `文件有误，请先运行 npm run check:content 并改正。\nThe files have faults; run npm run check:content and mend them first.`,
    );
  if (!original || !translation)
    throw new Error(
      `没有名为“${name}”的译文，应如 th/charter/tasks。\nThere is no translation “${name}”; write it like th/charter/tasks.`,
    );
  const file = join(root, translation.file);
  // A byte order mark would stand between the frontmatter and the top of the file.
  const source = (await readFile(file, 'utf8')).replace(/^\ufeff/, '');
  const hashes = original.blocks.map(({ hash }) => hash);
  const draft = `${file}.new`;
  await writeFile(draft, withHashes(source, hashes));
  await rename(draft, file);
}

/** The text of a file with the hashes in its frontmatter; everything else stays as it is. */
export function withHashes(source: string, hashes: readonly string[]): string {
  const [head = '', frontmatter = ''] = /^---\r?\n([\s\S]*?)---\r?\n/.exec(source) ?? [];
  const document = parseDocument(frontmatter === '' ? '{}' : frontmatter);
  const list = document.createNode([...hashes]);
  for (const item of list.items) Object.assign(item, { type: 'QUOTE_DOUBLE' });
  document.set('from', list);
  if (document.contents && 'flow' in document.contents) document.contents.flow = false;
  return `---\n${document.toString()}---\n${source.slice(head.length)}`;
}

function findSection(
  charter: RawDocument[],
  section: string,
  locale: Locale,
): RawDocument | undefined {
  return charter.find(({ id, locale: code }) => id === section && code === locale);
}

function madeFrom(document: RawDocument | undefined): string[] | undefined {
  const { from } = (document?.data ?? {}) as { from?: unknown };
  return Array.isArray(from) ? from.map(String) : undefined;
}

/** The state of one translated section; `outdated` are positions of blocks, from 1. */
export type TranslationReport = { name: string; total: number; outdated: number[] };

/** `npm run translations [-- accept th/charter/tasks …]`: which translations are older than their original; records that they are not. */
if (import.meta.main) {
  const [command, ...names] = process.argv.slice(2);
  try {
    if (command === 'accept')
      for (const name of names) await acceptTranslation(process.cwd(), name);
    else if (command !== undefined)
      throw new Error(
        `没有命令“${command}”，可用：accept。\nThere is no command “${command}”; there is: accept.`,
      );
    for (const { name, total, outdated } of reportTranslations(readContent(process.cwd())))
      console.log(
        outdated.length === 0
          ? `${name}  与原文一致 current`
          : `${name}  旧于原文 older than the original: ${outdated.join(', ')} / ${total}`,
      );
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}

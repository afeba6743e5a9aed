import { charterSections } from '#domain/charter.ts';
import { contentFiles } from '#domain/file.ts';
import { listIds } from '#domain/ledger.ts';
import { pagePaths } from '#domain/page.ts';
import { routes } from '#routes.ts';
import type { Context } from '#views/context.ts';
import type { Link } from '#views/text.ts';

/** The link to the editor of a page's file; none if no repository is known. */
export function editLinks({ words }: Context, file: string): Link[] {
  return linkTo(words.text('edit.page'), file);
}

/** The links to the editors of the files behind a page of `content/pages/`. */
export function documentEditLinks(context: Context, id: string): Link[] {
  const { ledger, locale } = context;
  if (id === 'charter') return charterEditLinks(context);
  const isList = listIds.some((list) => id === pagePaths.list(list));
  return [
    ...(isList ? listEditLinks(context, ledger.date) : []),
    ...editLinks(context, contentFiles.page(id, locale)),
  ];
}

/** The link to the editor of the list of a date. */
export function listEditLinks({ words }: Context, date: string): Link[] {
  return linkTo(words.text('edit.list'), contentFiles.list(date));
}

/** The links to the editors of the charter's sections, each a file of its own. */
export function charterEditLinks(context: Context): Link[] {
  const { locale, words } = context;
  return charterSections.flatMap((name) =>
    linkTo(
      words.text('edit.section', { section: sectionTitle(context, name) }),
      contentFiles.section(name, locale),
    ),
  );
}

/** The name of a charter section: its heading, or “introduction” for the section without one. */
export function sectionTitle({ content, locale, words }: Context, name: string): string {
  const blocks = content.charter.get(name)?.[locale].blocks ?? [];
  return (
    blocks.find(({ type }) => type === 'heading-2')?.text ?? words.text('charter.introduction')
  );
}

function linkTo(text: string, file: string): Link[] {
  const href = routes.edit(file);
  return href === undefined ? [] : [{ text, href }];
}

import { charterSections } from '#domain/charter.ts';
import { contentFiles } from '#domain/file.ts';
import { listIds } from '#domain/ledger.ts';
import { pagePaths } from '#domain/page.ts';
import { routes } from '#routes.ts';
import type { Context } from '#views/context.ts';
import type { Link } from '#views/text.ts';

/** The way to the file that a whole page is written in; no way where no repository is named. */
export function editLinks({ words }: Context, file: string): Link[] {
  return linkTo(words.text('edit.page'), file);
}

/** The ways to the files behind a page of `content/pages/`, in the reader's language. */
export function documentEditLinks(context: Context, id: string): Link[] {
  const { ledger, locale, words } = context;
  if (id === 'charter') return charterEditLinks(context);
  const isList = listIds.some((list) => id === pagePaths.list(list));
  return [
    ...(isList ? linkTo(words.text('edit.list'), contentFiles.list(ledger.date)) : []),
    ...editLinks(context, contentFiles.page(id, locale)),
  ];
}

/** The ways to the charter's sections in the reader's language, each a file of its own. */
export function charterEditLinks(context: Context): Link[] {
  const { locale, words } = context;
  return charterSections.flatMap((name) =>
    linkTo(
      words.text('edit.section', { section: sectionTitle(context, name) }),
      contentFiles.section(name, locale),
    ),
  );
}

/** What a section of the charter is called: by its heading, and the one without a heading as the introduction. */
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

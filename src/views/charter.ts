import { charterSections, headingId } from '#domain/charter.ts';
import { routes } from '#routes.ts';
import {
  type ContactsView,
  contactsView,
  type SignatureView,
  signatureView,
  type TitleBlockView,
  titleBlockView,
} from '#views/contacts.ts';
import type { Context } from '#views/context.ts';
import type { Link } from '#views/text.ts';

/** The whole charter on one page, with its contents list and title block. */
export function charterView(context: Context): CharterView {
  const { content, locale, words } = context;
  const contents = charterSections.map((section) => {
    const blocks = content.charter.get(section)?.[locale] ?? [];
    const heading = blocks.find(({ type }) => type === 'heading-2');
    const items = blocks.filter(({ type }) => type === 'heading-3');
    return {
      text: heading?.text ?? words.text('charter.introduction'),
      id: section,
      isHeaded: heading !== undefined,
      href: `#${section}`,
      items: items.map(({ text }, index) => ({
        text,
        href: `#${headingId(section, 3, index + 1)}`,
      })),
    };
  });
  return {
    sections: contents.map(({ id, isHeaded }) => (isHeaded ? { name: id } : { name: id, id })),
    contents: { label: words.text('charter.contents'), links: contents },
    titleBlock: titleBlockView(context),
    contacts: contactsView(context),
    signature: signatureView(context),
    lists: [
      { text: words.text('members.china'), href: routes.list(locale, 'china') },
      { text: words.text('members.abroad'), href: routes.list(locale, 'abroad') },
    ],
  };
}

/** The charter page, decided; the sections' texts are rendered from their files. */
export type CharterView = {
  /** A section whose text has no heading of its own carries the id itself. */
  sections: { name: string; id?: string }[];
  contents: { label: string; links: (Link & { items: Link[] })[] };
  titleBlock: TitleBlockView;
  contacts: ContactsView;
  signature: SignatureView;
  lists: Link[];
};

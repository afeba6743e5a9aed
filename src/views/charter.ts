import { blockIds, blockStates, charterSections, noteIds, type Section } from '#domain/charter.ts';
import { findTerm } from '#domain/glossary.ts';
import {
  isOriginal,
  languageOf,
  locales,
  originalLocale,
  type TranslationLocale,
  translationLocales,
} from '#domain/locale.ts';
import { routes } from '#routes.ts';
import { contactsView, signatureView, titleBlockView } from '#views/contacts.ts';
import { type Context, createContext } from '#views/context.ts';
import { charterEditLinks, sectionTitle } from '#views/edit.ts';
import { createFrame, type Frame, menuLabel } from '#views/frame.ts';
import { type Text, textIn } from '#views/text.ts';

/** The whole charter on one page, with its contents list, its title block and the state of every paragraph. */
export function charterView(context: Context) {
  const { content, locale, words } = context;
  const sections = charterSections.map((name) => sectionView(context, name));
  return {
    sections,
    contents: {
      label: words.text('charter.contents'),
      links: sections.map(({ name, items }) => ({
        text: sectionTitle(context, name),
        href: `#${name}`,
        items,
      })),
    },
    titleBlock: titleBlockView(context, {
      title: [{ text: documentTitle(context) }],
      date: 'document',
      state: isOriginal(locale) ? undefined : stateOf(context, locale),
    }),
    /** The links at every paragraph: to itself, and on translations to its original. */
    tools: {
      link: words.text('charter.paragraphLink'),
      pair: isOriginal(locale)
        ? undefined
        : {
            // Begins with the visible text, for readers who control their device by voice.
            label: `${locales[originalLocale].name}: ${words.text('charter.besideParagraph')}`,
            text: originalName(locale),
          },
    },
    /** The words of the button that copies a paragraph as a quotation, and what follows the title there. */
    quotation: {
      copy: words.text('charter.quote'),
      done: words.text('frame.copied'),
      source: words.text('charter.source', {
        date: words.date(content.alliance.documentDate),
      }),
    },
    contacts: contactsView(context),
    signature: signatureView(context),
    beside: isOriginal(locale)
      ? undefined
      : { text: words.text('charter.beside'), href: routes.beside(locale) },
    /** Where readers may go from here. */
    onward: [
      { text: words.text('charter.write'), href: `${routes.page(locale, 'contact')}#letter` },
    ],
  };
}

/** The charter with each paragraph beside its original. */
export function besideView(context: Context, locale: TranslationLocale) {
  const { content, words } = context;
  const view = charterView(context);
  const original = createContext(content, originalLocale);
  const originalView = charterView(original);
  return {
    ...view,
    original: {
      lang: locales[originalLocale].tag,
      view: originalView,
      /** Under a quotation of the original. */
      source: `— ${documentTitle(original)}\n${originalView.quotation.source}`,
    },
    /** The headings of the two columns. */
    heads: [textIn(locales[locale].name, locales[locale].tag, locale), originalName(locale)],
    /** Link back to the translation alone. */
    alone: { text: words.text('charter.alone'), href: routes.page(locale, 'charter') },
  };
}

/** The frame of the page that sets translation and original side by side; in the original's language it is the charter. */
export function besideFrame(context: Context, locale: TranslationLocale): Frame {
  const { content, words } = context;
  const title = content.pages.get('charter')?.[locale]?.title ?? '';
  return createFrame(context, {
    title: words.text('charter.besideTitle', { title }),
    description: words.text('charter.besideDescription'),
    address: (code) => (isOriginal(code) ? routes.page(code, 'charter') : routes.beside(code)),
    edit: charterEditLinks(context),
    isTranslationOnly: true,
    isIntroduction: true,
    share: 'charter',
  });
}

/** Whether each translation of the charter still matches the original. */
export function translationStatesView(context: Context) {
  return translationLocales.map((code) => ({
    language: context.words.language(languageOf(code)),
    state: stateOf(context, code),
  }));
}

/** The document with the alliance that it is of. */
function documentTitle(context: Context): string {
  const { content, locale, words } = context;
  return [menuLabel(context, 'charter'), content.alliance.names[locale].name].join(
    words.text('frame.titleSeparator'),
  );
}

function originalName(locale: TranslationLocale): Text {
  return textIn(locales[originalLocale].name, locales[originalLocale].tag, locale);
}

/** Whether a translation still matches the original. */
function stateOf({ content, words }: Context, locale: TranslationLocale): string {
  const states = [...content.charter.values()].flatMap((texts) =>
    blockStates(texts[originalLocale].blocks, texts[locale].from),
  );
  const count = states.filter((state) => state === 'outdated').length;
  return count === 0 ? words.text('charter.current') : words.text('charter.outdated', { count });
}

function sectionView(context: Context, name: string) {
  const { content, locale, words } = context;
  const texts = content.charter.get(name);
  if (!texts) throw new Error(`No section ${name}`);
  const { blocks, from } = texts[locale];
  const ids = blockIds(name, texts[originalLocale].blocks);
  const states = isOriginal(locale) ? [] : blockStates(texts[originalLocale].blocks, from);
  // All items of a list share one block on the page.
  const isOutdated = (index: number): boolean =>
    states[index] === 'outdated' ||
    (blocks[index]?.type === 'list-item' &&
      blocks[index + 1]?.type === 'list-item' &&
      isOutdated(index + 1));
  const heading = blocks.find(({ type }) => type === 'heading-2')?.text;
  return {
    name,
    /** The section's fragment, unless its heading has it. */
    id: heading === undefined ? name : undefined,
    heading,
    items: blocks.flatMap(({ type, text }, index) =>
      type === 'heading-3' ? [{ text, href: `#${ids[index]}` }] : [],
    ),
    /** In the order of the text; the items of a list one by one. */
    blocks: blocks.map(({ type }, index) => ({
      /** Its fragment, unless it is a heading, which has its own. */
      id: type.startsWith('heading') ? undefined : ids[index],
      /** On translations: the same block beside its original. */
      pair: isOriginal(locale) ? undefined : `${routes.beside(locale)}#${ids[index]}`,
      /** A note that the original has changed since. */
      outdated: isOutdated(index) ? words.text('charter.blockOutdated') : undefined,
    })),
    notes: {
      label: words.text('charter.terms'),
      back: words.text('charter.backToText'),
      items: noteViews(context, name, texts[locale]),
    },
  };
}

/** The explanations of a section's terms, in the order of the text. */
function noteViews({ content, locale }: Context, section: string, { blocks }: Section) {
  return blocks
    .flatMap(({ terms }) => terms)
    .map(({ term }, index) => {
      const { note, reference } = noteIds(section, index + 1);
      const entry = findTerm(content.glossary, term);
      return {
        id: note,
        back: `#${reference}`,
        term: entry?.[locale] ?? term,
        chinese: isOriginal(locale) ? undefined : textIn(term, locales[originalLocale].tag, locale),
        explanation: entry?.explanation?.[locale] ?? '',
      };
    });
}

/** The charter page, down to the last word and URL; the sections' texts are rendered from their files. */
export type CharterView = ReturnType<typeof charterView>;

/** The state of each translation. */
export type TranslationStatesView = ReturnType<typeof translationStatesView>;

/** One section of the charter. */
export type SectionView = ReturnType<typeof sectionView>;

/** The charter with its original beside it. */
export type BesideView = ReturnType<typeof besideView>;

/** What a block gets: its page and its section. */
export type BlockContext = CharterView & { section: SectionView };

/** What a pair gets: its page and section, and the HTML of the original's blocks by their number. */
export type PairContext = BesideView & {
  section: SectionView;
  originalBlocks: Record<string, string>;
};

import { blockStates, charterSections } from '#domain/charter.ts';
import type { Content } from '#domain/content.ts';
import {
  type CurrentMember,
  currentMembers,
  type FormerMember,
  formerMembers,
  membersAt,
  membersOfList,
  placeCodes,
} from '#domain/directory.ts';
import { contentFiles } from '#domain/file.ts';
import { findTerm } from '#domain/glossary.ts';
import { type Ledger, listIds, readLedger } from '#domain/ledger.ts';
import {
  internationalLocale,
  isOriginal,
  type Locale,
  originalLocale,
  translationLocales,
} from '#domain/locale.ts';
import { mapLocales } from '#domain/localized.ts';
import { memberCharacter, memberName, publishedWebsite } from '#domain/member.ts';
import { homePage } from '#domain/page.ts';
import { describePlace } from '#domain/place.ts';
import { createTranslator } from '#i18n/translator.ts';
import { createRoutes } from '#routes.ts';

const routes = createRoutes('http://localhost', '/');

/** The folder of lists, the newest of which speaks: what it says may stay the same when a newer one takes over. */
const lists = 'content/lists/';

/**
 * What every page of the site shows in every language, by the file that says it, so that two states of the content
 * can be compared page by page. What only follows from a change elsewhere (a number in a list, a count) is left out.
 * @param texts every file under `content/` by its path from the project's root
 * @returns pages by their address in the first language they exist in; the one without address stands for what all show
 */
export function readPageSources(
  content: Content,
  texts: ReadonlyMap<string, string>,
): Map<string, PageSources> {
  const ledger = readLedger(content.lists);
  const state: State = {
    content,
    texts,
    ledger,
    current: currentMembers(content.members, ledger),
    former: formerMembers(content.members, ledger),
  };
  const { pages, places } = content;
  const everyPage: PageSources = {
    title: '全部页面 · Every page',
    shown: mapLocales((locale) => toShown(frameSources(state, locale))),
  };
  const documents = [...pages].map(([id, facts]) =>
    page(
      routes.page(originalLocale, id),
      (locale) => facts[locale].title,
      (locale) => documentSources(state, id, locale),
    ),
  );
  const besideTitle = (locale: Locale) =>
    createTranslator(locale).text('charter.besideTitle', {
      title: pages.get('charter')?.[locale].title ?? '',
    });
  const beside: [string, PageSources] = [
    routes.beside(internationalLocale),
    {
      title: titleOf(besideTitle),
      shown: Object.fromEntries(
        translationLocales.map((locale) => [
          locale,
          toShown([...charterSources(state, locale), ...charterSources(state, originalLocale)]),
        ]),
      ),
    },
  ];
  const members = [...state.current, ...state.former].map((listed) =>
    page(
      routes.member(originalLocale, listed.id),
      (locale) => memberName(listed.member, locale).text,
      (locale) => memberSources(state, listed, locale),
    ),
  );
  const placePages = placeCodes(state.current).map((code) => {
    const place = places.countries[code] ?? places.regions[code];
    return page(
      routes.place(originalLocale, code),
      (locale) => createTranslator(locale).text('place.title', { place: place?.[locale] ?? code }),
      (locale) => [
        [contentFiles.places, [place?.[locale], place?.[originalLocale], place?.local]],
        ...rowSources(state, membersAt(state.current, code), locale),
      ],
    );
  });
  return new Map([['', everyPage], ...documents, beside, ...members, ...placePages]);
}

function page(
  address: string,
  titleIn: (locale: Locale) => string,
  sourcesIn: (locale: Locale) => Source[],
): [string, PageSources] {
  return [
    address,
    { title: titleOf(titleIn), shown: mapLocales((locale) => toShown(sourcesIn(locale))) },
  ];
}

function titleOf(titleIn: (locale: Locale) => string): string {
  return `${titleIn(originalLocale)} · ${titleIn(internationalLocale)}`;
}

/** Head, menu and footer. */
function frameSources({ content, texts, ledger }: State, locale: Locale): Source[] {
  const { names, short, mark, menu, documentDate, contacts } = content.alliance;
  return [
    [contentFiles.words(locale), texts.get(contentFiles.words(locale))],
    [
      contentFiles.alliance,
      [names[locale], short[locale], mark, menu, documentDate, contacts.emails],
    ],
    [lists, ledger.date],
  ];
}

/** A page of `content/pages/`: its text, and what its components put beside it. */
function documentSources(state: State, id: string, locale: Locale): Source[] {
  const { content, texts, ledger, current, former } = state;
  const file = contentFiles.page(id, locale);
  const text: Source = [file, texts.get(file)];
  const list = listIds.find((list) => id === `members/${list}`);
  const parts: Record<string, () => Source[]> = {
    [homePage]: () => [
      ...rowSources(state, current, locale),
      [contentFiles.section('tasks', locale), headings(content, locale)],
    ],
    charter: () => charterSources(state, locale),
    contact: () => contactSources(state, locale),
    about: () => translationLocales.flatMap((code) => stateSources(state, code)),
    members: () => rowSources(state, [...current, ...former], locale),
  };
  return list
    ? [text, ...rowSources(state, membersOfList(content.members, ledger, list), locale)]
    : [text, ...(parts[id]?.() ?? [])];
}

/** What lists of members say: who is on them, and of each its names, its place, its kind, its character. */
function rowSources(
  { content }: State,
  members: (CurrentMember | FormerMember)[],
  locale: Locale,
): Source[] {
  return [
    [lists, members.map(({ id, entry }) => [id, 'lastListed' in entry])],
    ...members.flatMap(({ id, member }): Source[] => [
      [
        contentFiles.member(id),
        [memberName(member, locale), member.zh, member.kind, memberCharacter(member)],
      ],
      [contentFiles.places, describePlace(content.places, member, locale)],
    ]),
  ];
}

/** A member's page shows everything of its file but what is not published. */
function memberSources(
  { content }: State,
  { id, member, entry }: CurrentMember | FormerMember,
  locale: Locale,
): Source[] {
  const { note, website, ...shown } = member;
  const published = publishedWebsite(member) === undefined ? undefined : website;
  return [
    [contentFiles.member(id), [shown, published]],
    [contentFiles.places, describePlace(content.places, member, locale)],
    [lists, [entry.list, 'lastListed' in entry]],
  ];
}

/** The charter in one language: its text, its terms, who may be asked, and whether it is older than the original. */
function charterSources(state: State, locale: Locale): Source[] {
  const { content, texts } = state;
  const terms = [...content.charter.values()].flatMap((section) =>
    section[locale].blocks.flatMap(({ terms }) => terms.map(({ term }) => term)),
  );
  return [
    ...charterSections.map((section): Source => {
      const file = contentFiles.section(section, locale);
      // The frontmatter only records what a translation was made from.
      return [file, texts.get(file)?.replace(/^---\n[\s\S]*?---\n/, '')];
    }),
    ...(isOriginal(locale) ? [] : stateSources(state, locale)),
    [
      contentFiles.glossary,
      terms.map((term) => {
        const entry = findTerm(content.glossary, term);
        return [entry?.[locale], entry?.explanation?.[locale]];
      }),
    ],
    ...contactSources(state, locale),
  ];
}

/** Whether each block of a translation is older than the original, which either file may bring about. */
function stateSources({ content }: State, locale: Locale): Source[] {
  return charterSections.flatMap((section): Source[] => {
    const texts = content.charter.get(section);
    const states = blockStates(texts?.[originalLocale].blocks ?? [], texts?.[locale].from);
    return [
      [contentFiles.section(section, originalLocale), states],
      [contentFiles.section(section, locale), states],
    ];
  });
}

function contactSources({ content: { alliance, members } }: State, locale: Locale): Source[] {
  const { people, phones, emails } = alliance.contacts;
  const organizer = members.get(alliance.organizer);
  return [
    [contentFiles.alliance, [people.map((person) => person[locale]), phones, emails]],
    [contentFiles.member(alliance.organizer), organizer && memberName(organizer, locale)],
  ];
}

function headings({ charter }: Content, locale: Locale): string[] {
  const blocks = charter.get('tasks')?.[locale].blocks ?? [];
  return blocks.filter(({ type }) => type === 'heading-3').map(({ text }) => text);
}

function toShown(sources: Source[]): Map<string, string> {
  const shown = new Map<string, string>();
  for (const [file, value] of sources)
    shown.set(file, `${shown.get(file) ?? ''}${JSON.stringify(value) ?? ''}\n`);
  return shown;
}

/** What one page shows, by language and then by the file or folder that says it; a page need not exist in every language. */
export type PageSources = {
  /** In Chinese and English. */
  title: string;
  shown: Partial<Record<Locale, ReadonlyMap<string, string>>>;
};

/** A file, or a folder with a slash at its end, and what a page takes from it. */
type Source = [file: string, value: unknown];

/** One state of the content. */
type State = {
  content: Content;
  texts: ReadonlyMap<string, string>;
  ledger: Ledger;
  current: CurrentMember[];
  former: FormerMember[];
};

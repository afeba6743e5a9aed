import {
  isLocale,
  type Locale,
  localeCodes,
  locales,
  originalLocale,
  pinyinTag,
} from '#domain/locale.ts';
import {
  type Member,
  memberName,
  publishedWebsite,
  type ShownName,
  type ShownStatus,
} from '#domain/member.ts';
import { isSeen } from '#domain/name.ts';
import { homePage } from '#domain/page.ts';
import { routes } from '#routes.ts';
import type { Context } from '#views/context.ts';

/**
 * The alliance as a schema.org Organization with its name in every language.
 * @param isWhole whether to include all properties, as on the home pages; other pages only refer to it
 */
export function organizationGraph(
  { content: { alliance }, locale }: Context,
  isWhole: boolean,
): object {
  const [telephone] = alliance.contacts.phones;
  return {
    '@type': 'Organization',
    '@id': organizationId(),
    ...nameProperties(
      localeCodes.map((code) => {
        const { name, status } = alliance.names[code];
        return { text: name, status, tag: locales[code].tag };
      }),
    ),
    ...(isWhole
      ? {
          url: routes.absolute(routes.page(locale, homePage)),
          email: alliance.contacts.emails[0],
          telephone,
        }
      : {}),
  };
}

/**
 * A member as a schema.org Organization. Names that were seen in use and the listed Chinese name
 * are `name`; unverified ones, translations made for this site, and the pinyin that replaces a missing one
 * are `alternateName`.
 */
export function memberGraph(context: Context, id: string, member: Member): object {
  const names: GraphName[] = [
    ...localeCodes.map((code) => shownGraphName(memberName(member, code))),
    ...(member.names.native ? [toGraphName(member.names.native, member.names.native.lang)] : []),
  ];
  const further: GraphName[] = [
    ...(member.short ?? []).map((short) => toGraphName(short, undefined)),
    ...(member.renamed ?? []).flatMap((renaming) =>
      Object.entries(renaming.names).map(([tag, name]) => toGraphName(name, tag)),
    ),
  ];
  const website = publishedWebsite(member);
  return {
    '@type': 'Organization',
    '@id': routes.absolute(routes.member(originalLocale, id)),
    ...nameProperties(names, further),
    ...(website ? { url: website } : {}),
    ...(member.country
      ? { address: { '@type': 'PostalAddress', addressCountry: member.country } }
      : {}),
    memberOf: { '@id': organizationId() },
    mainEntityOfPage: routes.absolute(routes.member(context.locale, id)),
  };
}

/** `name` for names that are listed or were seen in use, `alternateName` for all others and for further ones. */
function nameProperties(names: GraphName[], further: GraphName[] = []): object {
  const isName = ({ status }: GraphName) =>
    status === 'listed' || (status !== 'untranslated' && isSeen(status));
  const toTexts = (of: GraphName[]) => {
    const unique = new Map(of.map((name) => [`${name.tag} ${name.text}`, name]));
    return [...unique.values()].map(({ text, tag }) => languageText(text, tag));
  };
  const alternate = toTexts([...names.filter((name) => !isName(name)), ...further]);
  return {
    name: toTexts(names.filter(isName)),
    ...(alternate.length > 0 ? { alternateName: alternate } : {}),
  };
}

function shownGraphName({ text, locale, status, pinyin }: ShownName): GraphName {
  return pinyin === undefined
    ? { text, status, tag: locales[locale].tag }
    : { text: pinyin, status, tag: pinyinTag };
}

function toGraphName(
  { name, status }: { name: string; status: ShownStatus },
  tag: string | undefined,
): GraphName {
  return { text: name, status, tag: isLocale(tag ?? '') ? locales[tag as Locale].tag : tag };
}

function organizationId(): string {
  return `${routes.absolute(routes.chooser())}#alliance`;
}

/** A text with its language; a plain string if the language is unknown. */
function languageText(text: string, tag: string | undefined): object | string {
  return tag === undefined ? text : { '@language': tag, '@value': text };
}

/** A name with its BCP 47 tag, if known. */
type GraphName = { text: string; status: ShownStatus; tag: string | undefined };

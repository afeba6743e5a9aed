import { isLocale, localeCodes, locales, originalLocale } from '#domain/locale.ts';
import {
  isInUse,
  type Member,
  memberName,
  publishedWebsite,
  type ShownStatus,
} from '#domain/member.ts';
import { homePage } from '#domain/page.ts';
import { routes } from '#routes.ts';
import type { Context } from '#views/context.ts';

/** The alliance as a schema.org Organization with its name in every language, as on the home pages. */
export function organizationGraph({ content: { alliance }, locale }: Context): object {
  const names = localeCodes.map((code) => toName(alliance.names[code], code));
  return {
    '@type': 'Organization',
    '@id': organizationId(),
    ...nameProperties(names),
    url: routes.absolute(routes.page(locale, homePage)),
    email: alliance.contacts.emails[0],
    telephone: alliance.contacts.phones[0],
  };
}

/** The alliance by its name in one language, for pages about something else; the home pages say more of it. */
export function allianceReference({ content: { alliance }, locale }: Context): object {
  return { '@type': 'Organization', '@id': organizationId(), name: alliance.names[locale].name };
}

/**
 * A member as a schema.org Organization. Names that were seen in use and the listed Chinese name
 * are `name`; unverified ones, translations made for this site, the readings that replace a missing one,
 * and short and later names are `alternateName`.
 */
export function memberGraph(context: Context, id: string, member: Member): object {
  const { native } = member.names;
  const names = localeCodes.map((code) => {
    const { text, tag, status, reading } = memberName(member, code);
    return toName({ name: reading?.text ?? text, status }, reading?.tag ?? tag);
  });
  if (native) names.push(toName(native, native.lang));
  const short = (member.short ?? []).map((name) => toName(name));
  const later = (member.renamed ?? []).flatMap((renaming) =>
    Object.entries(renaming.names).map(([tag, name]) => toName(name, tag)),
  );
  const website = publishedWebsite(member);
  return {
    '@type': 'Organization',
    '@id': routes.absolute(routes.member(originalLocale, id)),
    ...nameProperties(names, [...short, ...later]),
    ...(website ? { url: website } : {}),
    ...(member.country
      ? { address: { '@type': 'PostalAddress', addressCountry: member.country } }
      : {}),
    memberOf: allianceReference(context),
    mainEntityOfPage: routes.absolute(routes.member(context.locale, id)),
  };
}

/** `name` for names that are listed or were seen in use, `alternateName` for all others and for further ones. */
function nameProperties(names: GraphName[], further: GraphName[] = []): object {
  const alternate = [...names.filter(({ isName }) => !isName), ...further];
  return {
    name: toTexts(names.filter(({ isName }) => isName)),
    ...(alternate.length > 0 ? { alternateName: toTexts(alternate) } : {}),
  };
}

/** Each name once with its language; a plain string if the language is unknown. */
function toTexts(names: GraphName[]): (object | string)[] {
  const unique = new Map(names.map((name) => [`${name.tag} ${name.text}`, name]));
  return [...unique.values()].map(({ text, tag }) =>
    tag === undefined ? text : { '@language': tag, '@value': text },
  );
}

/** @param code locale or BCP 47 tag, if the language is known */
function toName({ name, status }: { name: string; status: ShownStatus }, code?: string) {
  return {
    text: name,
    tag: code !== undefined && isLocale(code) ? locales[code].tag : code,
    isName: isInUse(status),
  };
}

function organizationId(): string {
  return `${routes.absolute(routes.chooser())}#alliance`;
}

/** A name with its BCP 47 tag, if known. */
type GraphName = ReturnType<typeof toName>;

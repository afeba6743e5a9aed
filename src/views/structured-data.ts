import { localeCodes, locales, originalLocale } from '#domain/locale.ts';
import { type Member, memberName, publishedWebsite } from '#domain/member.ts';
import { isSeen } from '#domain/name.ts';
import { homePage } from '#domain/page.ts';
import { routes } from '#routes.ts';
import type { Context } from '#views/context.ts';

/** The alliance as a schema.org Organization with its name in every language. */
export function organizationGraph({ content: { alliance }, locale }: Context): object {
  const [telephone] = alliance.contacts.phones;
  return {
    '@type': 'Organization',
    '@id': organizationId(),
    name: localeCodes.map((code) => languageText(alliance.names[code].name, locales[code].tag)),
    url: routes.absolute(routes.page(locale, homePage)),
    email: alliance.contacts.emails[0],
    telephone,
  };
}

/**
 * A member as a schema.org Organization. Names that were seen in use and the listed Chinese name
 * are `name`; unverified ones and translations made for this site are `alternateName`.
 */
export function memberGraph(context: Context, id: string, member: Member): object {
  const named = localeCodes.map((code) => ({
    ...memberName(member, code),
    tag: locales[code].tag,
  }));
  const native = member.names.native;
  const all = native
    ? [...named, { text: native.name, status: native.status, tag: native.lang }]
    : named;
  const isName = (status: (typeof all)[number]['status']) => status === 'listed' || isSeen(status);
  const toTexts = (names: typeof all) => {
    const unique = new Map(names.map((name) => [`${name.tag} ${name.text}`, name]));
    return [...unique.values()].map(({ text, tag }) => languageText(text, tag));
  };
  const alternate = toTexts(all.filter(({ status }) => !isName(status)));
  const website = publishedWebsite(member);
  return {
    '@type': 'Organization',
    '@id': routes.absolute(routes.member(originalLocale, id)),
    name: toTexts(all.filter(({ status }) => isName(status))),
    ...(alternate.length > 0 ? { alternateName: alternate } : {}),
    ...(website ? { url: website } : {}),
    address: { '@type': 'PostalAddress', addressCountry: member.country },
    memberOf: { '@id': organizationId() },
    mainEntityOfPage: routes.absolute(routes.member(context.locale, id)),
  };
}

function organizationId(): string {
  return `${routes.absolute(routes.chooser())}#alliance`;
}

function languageText(text: string, tag: string): object {
  return { '@language': tag, '@value': text };
}

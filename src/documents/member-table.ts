import type { CurrentMember, FormerMember } from '#domain/directory.ts';
import { originalLocale } from '#domain/locale.ts';
import { matchOf } from '#domain/match.ts';
import { filedName, laterName, memberName, publishedWebsite } from '#domain/member.ts';
import { routes } from '#routes.ts';
import type { Context } from '#views/context.ts';
import type { FieldId } from '#views/data.ts';

/**
 * The members as a table in the reader's language: current ones list by list in published order, then former ones.
 * @returns rows with one text a field; numbers are numbers, what is not known is empty
 */
export function memberRows(context: Context): Record<FieldId, string | number>[] {
  const { content, current, former, ledger, locale, words } = context;
  const { countries, regions, cities } = content.places;
  const page = (source: string | undefined) =>
    source === 'document' ? routes.absolute(routes.page(locale, 'charter')) : (source ?? '');
  const listed: (CurrentMember | FormerMember)[] = [...current, ...former];
  return listed.map(({ id, member, entry }) => {
    const isFormer = 'lastListed' in entry;
    const { status, source } = memberName(member, locale);
    const match = matchOf(member, entry.list);
    const nameIn = (names: Record<string, Record<typeof locale, string>>, code = '') =>
      names[code]?.[locale] ?? code;
    return {
      list: words.text(`members.${entry.list}`),
      number: entry.number,
      asOf: 'lastListed' in entry ? entry.lastListed : ledger.date,
      current: words.text(isFormer ? 'data.former' : 'data.current'),
      id,
      name: filedName(member, locale),
      status: words.text(`status.${status}`),
      source: page(source),
      listedName: member[originalLocale],
      pinyin: member.pinyin,
      laterName: laterName(member, locale)?.name ?? '',
      kind: member.kind ? words.text(`kind.${member.kind}`) : '',
      country: nameIn(countries, member.country),
      region: nameIn(regions, member.region),
      city: nameIn(cities, member.city),
      website: publishedWebsite(member) ?? '',
      match: words.text('match.value', {
        certainty: words.text(`match.${match.certainty}`),
        basis: words.text(`match.basis.${match.basis}`),
      }),
      matchSource: page(match.source),
      page: routes.absolute(routes.member(locale, id)),
    };
  });
}

import type { Content } from '#domain/content.ts';
import {
  countByCountry,
  countByRegion,
  countEach,
  currentMembers,
  formerMembers,
  indexOfInitials,
  membersByPlace,
  sortMembers,
  usualStatus,
} from '#domain/directory.ts';
import { fieldsOf } from '#domain/field.ts';
import { readLedger } from '#domain/ledger.ts';
import type { Locale } from '#domain/locale.ts';
import { createTranslator } from '#i18n/translator.ts';

/** The context that every view of a language starts from: the content and what is derived from it, once. */
export function createContext(content: Content, locale: Locale): Context {
  const contexts = known.get(content) ?? new Map<Locale, Context>();
  known.set(content, contexts);
  const context = contexts.get(locale) ?? deriveContext(content, locale);
  contexts.set(locale, context);
  return context;
}

const known = new WeakMap<Content, Map<Locale, Context>>();

function deriveContext(content: Content, locale: Locale) {
  const ledger = readLedger(content.lists);
  const current = currentMembers(content.members, ledger);
  const sorted = sortMembers(current, locale);
  const former = formerMembers(content.members, ledger);
  const fields = new Map(
    [...current, ...former].map(({ id, member }) => [id, fieldsOf(member, content.fields)]),
  );
  return {
    content,
    locale,
    words: createTranslator(locale),
    ledger,
    /** Current members, list by list in published order. */
    current,
    /** Current members in alphabetical order of the language, and the index at which each initial begins. */
    sorted,
    initials: indexOfInitials(sorted, locale),
    /** The status that most of their names have: in every list of the language it needs no note. */
    usual: usualStatus(current, locale),
    /** How many current members there are in each list, of each kind, and in each field. */
    counts: {
      list: countEach(current, ({ entry }) => [entry.list]),
      kind: countEach(current, ({ member }) => (member.kind ? [member.kind] : [])),
      field: countEach(current, ({ id }) => fields.get(id) ?? []),
    },
    /** The current members at each place that has a page, by its ISO 3166 code. */
    places: membersByPlace(current),
    /** Organisations of earlier lists only. */
    former,
    /** The fields that their names state, by the id of the organisation. */
    fields,
    /** Places with their number of members, most first; regions of the Alliance's own country only. */
    countries: countByCountry(current, content.places, locale),
    regions: countByRegion(current, content.places, locale),
  };
}

/** The content with a language and what is derived from both. */
export type Context = ReturnType<typeof deriveContext>;

import { z } from 'zod';
import type { Content } from '#domain/content.ts';
import {
  type CurrentMember,
  currentMembers,
  type FormerMember,
  formerMembers,
} from '#domain/directory.ts';
import { type ListId, listIds, readLedger } from '#domain/ledger.ts';
import { originalLocale } from '#domain/locale.ts';
import { localized, mapLocales, text } from '#domain/localized.ts';
import { matchOf, matchSchema } from '#domain/match.ts';
import { type Member, memberAsOf, memberSchema, publishedWebsite } from '#domain/member.ts';
import { routes } from '#routes.ts';

/** What the alliance says about the use of its document and lists. */
const license = 'none stated by the Alliance';

// Notes for staff stay inside; a website that nobody saw is not published; tone marks are for the pages.
const { note, website, match, toned, ...facts } = memberSchema.shape;

/** A member or former member in `members.json`. */
const memberDataSchema = z.object({
  /** Permanent; the end of the address of its page. */
  id: text,
  list: z.enum(listIds),
  /** From 1, in the published order. */
  number: z.int().min(1),
  /** The date of the newest list that names it. */
  asOf: z.iso.date(),
  /** Whether that is the newest list of all. */
  current: z.boolean(),
  ...facts,
  match: matchSchema,
  website: website.optional(),
  /** Its page in each language. */
  pages: localized(z.url()),
});

/** `members.json`: every member and former member. */
const membersDataSchema = z.object({
  $schema: z.url(),
  asOf: z.iso.date(),
  license: z.string(),
  members: z.array(memberDataSchema),
});

/** All members as data: list by list in published order, then those who are on earlier lists only. */
export function membersData(content: Content): MembersData {
  const ledger = readLedger(content.lists);
  const listed: (CurrentMember | FormerMember)[] = [
    ...currentMembers(content.members, ledger),
    ...formerMembers(content.members, ledger),
  ];
  return {
    $schema: routes.absolute(routes.data('members.schema.json')),
    asOf: ledger.date,
    license,
    members: listed.map(({ id, member, entry }) => {
      const { note, website, match, toned, ...facts } = member;
      const isFormer = 'lastListed' in entry;
      return {
        id,
        list: entry.list,
        number: entry.number,
        asOf: 'lastListed' in entry ? entry.lastListed : ledger.date,
        current: !isFormer,
        ...facts,
        match: matchOf(member, entry.list),
        website: publishedWebsite(member) === undefined ? undefined : website,
        pages: mapLocales((locale) => routes.absolute(routes.member(locale, id))),
      };
    }),
  };
}

/**
 * The JSON Schema (draft 2020-12) of `members.json`. Fields that it does not know are no error, since later ones are
 * added; patterns are for whoever writes the content, and validators read their classes of letters in different ways.
 */
export function membersJsonSchema(): object {
  return z.toJSONSchema(membersDataSchema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
      if (jsonSchema.allOf?.every((part) => 'pattern' in part)) delete jsonSchema.allOf;
      delete jsonSchema.pattern;
    },
  });
}

/** One of the two lists as published on a date (ISO 8601), with the names that it had. */
export function listData({ lists, members }: Content, list: ListId, date: string) {
  return {
    list,
    asOf: date,
    license,
    entries: (lists[date]?.[list] ?? []).map((id, index) => {
      const member = memberAsOf(members.get(id) as Member, date);
      return { number: index + 1, id, name: member[originalLocale], pinyin: member.pinyin };
    }),
  };
}

/** The content of `members.json`. */
export type MembersData = z.input<typeof membersDataSchema>;

import { z } from 'zod';
import { isoDate } from '#domain/date.ts';
import {
  internationalLocale,
  isOriginal,
  type Locale,
  locales,
  originalLocale,
  pinyinTag,
} from '#domain/locale.ts';
import { hanzi, text, translated } from '#domain/localized.ts';
import { matchSchema } from '#domain/match.ts';
import {
  isSeen,
  languageTag,
  nameStatuses,
  nativeName,
  type StatedName,
  source,
  statedName,
  website,
} from '#domain/name.ts';

/** What kind of organisation a member is. */
export const memberKinds = [
  'university',
  'vocational-college',
  'secondary-school',
  'school',
  'company',
  'industrial-park',
  'trade-center',
  'innovation-center',
  'chamber-of-commerce',
  'association',
] as const;

/**
 * How well a shown name is known: as the alliance published it, the status of the name, or, where there is none in the
 * reader's language, what stands for it: the organisation's `own` name, its `international` (English) one, or the
 * listed one (`untranslated`).
 */
export const shownStatuses = [
  'listed',
  ...nameStatuses,
  'own',
  'international',
  'untranslated',
] as const;

/** A later name of a member; the name on the list stays the listed name. */
const renaming = z.strictObject({
  date: isoDate,
  /** The new name by BCP 47 tag. */
  names: z
    .record(languageTag, statedName)
    .refine((names) => Object.keys(names).length > 0, 'empty'),
  source,
  note: text.optional(),
});

/** `content/members/<id>.yaml`: one member organisation. */
export const memberSchema = z.strictObject({
  /** The name exactly as on the alliance's published list. */
  [originalLocale]: text,
  /** Hanyu Pinyin of the listed name, words apart, without tone marks. */
  pinyin: text,
  /** The same with tone marks; written only where dictionaries mark them wrongly, else the check adds it. */
  toned: text.optional(),
  /** The character of the listed name that stands for the member, with its reading in pinyin with tone mark. */
  character: z.strictObject({ hanzi, pinyin: text }).optional(),
  /** Left out while it is not known. */
  kind: z.enum(memberKinds).optional(),
  /** ISO 3166-1 alpha-2; left out if it is not known. */
  country: text.optional(),
  /** ISO 3166-2. */
  region: text.optional(),
  /** Key of `cities` in `places.yaml`. */
  city: text.optional(),
  /** Which organisation the listed name means, where that is not plain from the name. */
  match: matchSchema.optional(),
  /** Names in the other languages, as far as there are any yet, and the organisation's own where that is another. */
  names: translated(statedName).partial().extend({ native: nativeName.optional() }).default({}),
  short: z.array(statedName).optional(),
  website: website.optional(),
  renamed: z.array(renaming).min(1).optional(),
  /** The names that earlier lists had for it, each by the date of the last such list, with their pinyin. */
  listedAs: z.record(isoDate, z.strictObject({ [originalLocale]: text, pinyin: text })).optional(),
  /** For staff: doubts and findings; never published. */
  note: text.optional(),
});

/**
 * The name a reader of the language sees first, with how well it is known. For a missing name stands the organisation's
 * own or its English one, if it was seen; for others, and for names made from its sound, the listed one with its reading.
 */
export function memberName(member: Member, locale: Locale): ShownName {
  const { zh, pinyin, toned, names } = member;
  const { tag } = locales[locale];
  const listed = { text: zh, tag: locales[originalLocale].tag };
  if (isOriginal(locale)) return { ...listed, status: 'listed' };
  // An organisation's own name may be in the reader's language.
  const known = names[locale] ?? (names.native?.lang === locale ? names.native : undefined);
  if (known?.status === 'romanized')
    return { ...listed, status: known.status, reading: { text: known.name, tag } };
  if (known) return { text: known.name, tag, status: known.status, source: known.source };
  return (
    standIn('own', names.native, names.native?.lang) ??
    standIn('international', names[internationalLocale], locales[internationalLocale].tag) ?? {
      ...listed,
      status: 'untranslated',
      reading: { text: toned ?? pinyin, tag: pinyinTag },
    }
  );
}

/** A name in another language that was seen in use, for readers in whose language there is none. */
function standIn(
  status: ShownStatus,
  known: StatedName | undefined,
  tag = '',
): ShownName | undefined {
  return known && isSeen(known.status)
    ? { text: known.name, tag, status, source: known.source }
    : undefined;
}

/**
 * The member under the name that the list of a date (ISO 8601) has; where that is an earlier name,
 * without what belongs to its present one.
 */
export function memberAsOf(member: Member, date: string): Member {
  const [, earlier] =
    Object.entries(member.listedAs ?? {})
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .find(([last]) => date <= last) ?? [];
  return earlier
    ? {
        ...member,
        ...earlier,
        toned: undefined,
        character: undefined,
        names: {},
        short: undefined,
        renamed: undefined,
      }
    : member;
}

/** The name by which a reader of the language looks a member up: a name, or the reading of the listed one without tone marks. */
export function filedName(member: Member, locale: Locale): string {
  const { text, status, reading } = memberName(member, locale);
  return status === 'untranslated' ? member.pinyin : (reading?.text ?? text);
}

/** The latest of a member's later names in the language; `undefined` if there is none. */
export function laterName({ renamed }: Member, locale: Locale): StatedName | undefined {
  return renamed?.map(({ names }) => names[locale]).findLast((name) => name !== undefined);
}

/** The character that stands for a member: the one chosen, else the first of its name, whose reading is not known. */
export function memberCharacter({ character, zh }: Member): { hanzi: string; pinyin?: string } {
  return character ?? { hanzi: zh.match(/\p{Script=Han}/u)?.[0] ?? [...zh][0] ?? '' };
}

/** The website shown to readers; `undefined` if no page was seen that gives it. */
export function publishedWebsite(member: Member): string | undefined {
  return member.website && isSeen(member.website.status) ? member.website.url : undefined;
}

/** A kind of organisation. */
export type MemberKind = (typeof memberKinds)[number];

/** One member organisation. */
export type Member = z.infer<typeof memberSchema>;

/** Whether a name of this status stands for one that is missing in the reader's language. */
export function isStandIn(status: ShownStatus): status is 'own' | 'international' | 'untranslated' {
  return status === 'own' || status === 'international' || status === 'untranslated';
}

/** Whether the organisation is known to be called by the name: the Alliance lists it so, or it was seen. */
export function isInUse(status: ShownStatus): boolean {
  if (isStandIn(status)) return status !== 'untranslated';
  return status === 'listed' || isSeen(status);
}

/** How well a shown name is known. */
export type ShownStatus = (typeof shownStatuses)[number];

/** A member's name as shown to a reader, and the BCP 47 tag of its language. */
export type ShownName = {
  text: string;
  tag: string;
  status: ShownStatus;
  /** Where it was seen. */
  source?: string | undefined;
  /** How the listed name is read, where it stands for another, with the BCP 47 tag of the reading. */
  reading?: { text: string; tag: string };
};

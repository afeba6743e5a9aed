import type { FormerEntry, Ledger, LedgerEntry } from '#domain/ledger.ts';
import { originalLocale, translationLocales } from '#domain/locale.ts';
import { type Member, publishedWebsite } from '#domain/member.ts';

/** The names that a member can correct, by their keys in its file; the listed name is not one of them. */
export const correctedNames = [...translationLocales, 'native'] as const;

/** What a member can correct, as keys of the block: the value, and the page that shows it. */
export const correctedFields = [
  ...correctedNames.map((key) => ({ value: `names.${key}.name`, source: `names.${key}.source` })),
  { value: 'website.url', source: 'website.source' },
];

/** The keys of a renaming after the list was published: all of them, or none. */
export const renamingKeys = {
  name: `renamed.${originalLocale}`,
  date: 'renamed.date',
  source: 'renamed.source',
} as const;

/** What the sender says in words; it is for a person to read. */
export const noteKey = 'note';

/** Values that a member can correct as the site shows them, by their keys; what it does not show is left out. */
export function correctableValues(member: Member): Record<string, string> {
  const { names } = member;
  const values = correctedNames.map((key) => [`names.${key}.name`, names[key]?.name]);
  return Object.fromEntries(
    [...values, ['website.url', publishedWebsite(member)]].filter(
      ([, value]) => value !== undefined,
    ),
  ) as Record<string, string>;
}

/** Where a member stands, as the block says it: date of the list, list and number. */
export function describeEntry({ date }: Ledger, entry: LedgerEntry | FormerEntry): string {
  return `${'lastListed' in entry ? entry.lastListed : date} ${entry.list} ${entry.number}`;
}

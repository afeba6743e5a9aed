import { z } from 'zod';
import { text } from '#domain/localized.ts';

/** The two published lists: members in China and members outside China. */
export const listIds = ['china', 'abroad'] as const;

/** `content/lists/<date>.yaml`: member ids in the published order, one file per published list. */
export const publishedListSchema = z.strictObject({
  china: z.array(text).min(1),
  abroad: z.array(text).min(1),
});

/** The ledger as of its newest list; numbers and order follow from the published order. */
export function readLedger(lists: Record<string, PublishedList>): Ledger {
  const dates = Object.keys(lists).sort();
  const date = dates.at(-1);
  if (date === undefined) throw new Error('content/lists/ holds no list');
  const entries = entriesOf(lists[date] as PublishedList);
  const former = new Map<string, FormerEntry>();
  for (const earlier of dates.slice(0, -1))
    for (const [id, entry] of entriesOf(lists[earlier] as PublishedList))
      if (!entries.has(id)) former.set(id, { ...entry, lastListed: earlier });
  return { date, entries, former };
}

/** Where each member of a published list stands, in its order. */
export function entriesOf(published: PublishedList): Map<string, LedgerEntry> {
  return new Map(
    listIds.flatMap((list) =>
      published[list].map((id, index): [string, LedgerEntry] => [id, { list, number: index + 1 }]),
    ),
  );
}

/** The ids of one list in published order. */
export function idsOfList(ledger: Ledger, list: ListId): string[] {
  return [...ledger.entries].filter(([, entry]) => entry.list === list).map(([id]) => id);
}

/** `china` or `abroad`. */
export type ListId = (typeof listIds)[number];

/** One published list of members. */
export type PublishedList = z.infer<typeof publishedListSchema>;

/** Where a current member stands: its list and its number there, from 1. */
export type LedgerEntry = { list: ListId; number: number };

/** Where an organisation stood on the last list that names it; the date of that list is ISO 8601. */
export type FormerEntry = LedgerEntry & { lastListed: string };

/** The members as of a date (ISO 8601), in published order, and who was on an earlier list only. */
export type Ledger = {
  date: string;
  entries: Map<string, LedgerEntry>;
  former: Map<string, FormerEntry>;
};

import { z } from 'zod';

const dateForm = /^\d{4}(-\d{2}(-\d{2})?)?$/;

/**
 * ISO 8601 calendar date of day, month or year precision: `2024-07-10`, `2024-07` or `2024`.
 * YAML reads an unquoted year as a number; it becomes text.
 */
export const isoDate = z
  .union([z.string().meta({ pattern: dateForm.source }), z.number().transform(String)])
  .refine(isRealDate, 'bad-date');

/** Splits an ISO 8601 date into numbers; month and day are absent where the precision ends before them. */
export function parseDate(iso: string): DateParts {
  const [year, month, day] = iso.split('-').map(Number) as [number, number?, number?];
  return { year, month, day };
}

/** Whether the text is an ISO 8601 date that exists in the calendar (no 31 June). */
export function isRealDate(value: string): boolean {
  if (!dateForm.test(value)) return false;
  const { year, month = 1, day = 1 } = parseDate(value);
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1900 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** A date that was written in another form, such as `2024.7.10`, or with the Chinese words, if it exists in the calendar. */
export function toIsoDate(written: string): string | undefined {
  const [, ...parts] =
    /^\s*(\d{4})\s*[-./\u5e74]\s*(\d{1,2})\s*(?:[-./\u6708]\s*(?:(\d{1,2})\s*\u65e5?)?)?\s*$/.exec(
      written.normalize('NFKC'),
    ) ?? [];
  const iso = parts.flatMap((part) => part?.padStart(2, '0') ?? []).join('-');
  return isRealDate(iso) ? iso : undefined;
}

/** Calendar year, month 1–12 and day 1–31 of the Gregorian calendar. */
export type DateParts = { year: number; month?: number | undefined; day?: number | undefined };

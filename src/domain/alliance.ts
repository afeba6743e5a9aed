import { z } from 'zod';
import { isoDate } from '#domain/date.ts';
import { type Locale, locales } from '#domain/locale.ts';
import { localized, pattern, text } from '#domain/localized.ts';
import { statedName } from '#domain/name.ts';
import { recordsSchema } from '#domain/record.ts';

/** `content/alliance.yaml`: the alliance itself, the document it published, and how to reach it. */
export const allianceSchema = z.strictObject({
  names: localized(statedName),
  /** The short name that the document uses after the first mention. */
  short: localized(text),
  /** The text of the mark, one character a cell, with its pinyin with tone marks. */
  mark: z.array(z.strictObject({ sign: text, pinyin: text.optional() })).min(1),
  /** When the initiative was launched; the document gives no founding date. */
  initiated: isoDate,
  /** The day the original document is signed with. */
  documentDate: isoDate,
  /** Id of the member that signs for the alliance. */
  organizer: text,
  contacts: z.strictObject({
    people: z.array(localized(text)).min(1),
    /** E.164; a Chinese mobile number has eleven digits. */
    phones: z
      .array(
        pattern(/^\+[1-9]\d{6,14}$/, '+8613717675431').regex(
          /^(?!\+861[3-9])|^.{14}$/,
          'bad-format +8613717675431',
        ),
      )
      .min(1),
    emails: z.array(pattern(/^[\w.+-]+@[\w-]+(\.[\w-]+)+$/, 'name@example.org')).min(1),
  }),
  /** Page ids in the order of the main menu. */
  menu: z.array(text).min(1),
  /** The registrations of the site, if any. */
  records: recordsSchema.optional(),
});

/**
 * A Chinese mobile number as a reader of the language expects it; any other number as it stands.
 * @param phone E.164, such as `+8613717675431`
 */
export function formatPhone(phone: string, locale: Locale): string {
  const mobile = /^\+86(1\d{2})(\d{4})(\d{4})$/.exec(phone);
  if (!mobile) return phone;
  const groups = mobile.slice(1);
  return locales[locale].phone === 'national' ? groups.join('') : `+86 ${groups.join(' ')}`;
}

/** The alliance's own facts. */
export type Alliance = z.infer<typeof allianceSchema>;

import { formatPhone } from '#domain/alliance.ts';
import { isOriginal, locales, originalLocale } from '#domain/locale.ts';
import type { TextKey } from '#i18n/translator.ts';
import type { Context } from '#views/context.ts';
import { plainName } from '#views/member-name.ts';
import { type Piece, type Text, textIn } from '#views/text.ts';

/** Contact persons (on translations with their Chinese names), telephone numbers and e-mail addresses, one line each. */
export function contactsView({ content: { alliance }, locale, words }: Context): {
  separator: string;
  lines: { label: string; items: Contact[]; note?: string }[];
} {
  const colon = words.text('contact.colon');
  const { people, phones, emails } = alliance.contacts;
  return {
    separator: words.text('list.separator'),
    lines: [
      {
        label: words.text('contact.people') + colon,
        items: people.map((person) => ({
          text: person[locale],
          original: isOriginal(locale)
            ? undefined
            : textIn(person[originalLocale], locales[originalLocale].tag, locale),
        })),
      },
      {
        label: words.text('contact.phones') + colon,
        items: phones.map((phone) => ({ text: formatPhone(phone, locale) })),
        note: words.text('contact.phonesNote'),
      },
      { label: words.text('contact.emails') + colon, items: emails.map((text) => ({ text })) },
    ],
  };
}

/** The signature under the document: the alliance, who signs for it, and the date. */
export function signatureView({ content, locale, words }: Context) {
  const { alliance, members } = content;
  const organizer = members.get(alliance.organizer);
  return {
    alliance: alliance.names[locale].name,
    organizer: words.text('charter.signed', {
      organizer: organizer ? plainName(words, organizer) : '',
    }),
    date: words.date(alliance.documentDate, { bothEras: true }),
    dateTime: alliance.documentDate,
  };
}

/**
 * The title block of a printed sheet, as on technical drawings: document, date and state.
 * @param sheet its title piece by piece, whether its date is the document's or the lists', and on translations of the document
 *   whether they still answer the original
 */
export function titleBlockView(
  { content: { alliance }, locale, words, ledger }: Context,
  { title, date, state }: Sheet,
) {
  const isOfficial = alliance.names[locale].status === 'official';
  const dates = {
    document: { label: 'titleBlock.originalDate', iso: alliance.documentDate },
    list: { label: 'titleBlock.membersAsOf', iso: ledger.date },
  } as const;
  const row = (label: TextKey, value: string | Piece[], note?: string) => ({
    label: words.text(label),
    pieces: typeof value === 'string' ? [{ text: value }] : value,
    note,
  });
  return {
    rows: [
      row('titleBlock.document', title, isOfficial ? undefined : words.text('titleBlock.nameNote')),
      row('titleBlock.originalLanguage', words.text('titleBlock.originalLanguageValue')),
      row(dates[date].label, words.date(dates[date].iso)),
      row(
        'titleBlock.text',
        words.text(isOriginal(locale) ? 'titleBlock.textOriginal' : 'titleBlock.textTranslation'),
      ),
      ...(state === undefined ? [] : [row('titleBlock.state', state)]),
    ],
  };
}

/** One line per means of contact, and what stands between the items of a line. */
export type ContactsView = ReturnType<typeof contactsView>;

/** A person, number or address, and the person's Chinese name. */
type Contact = Text & { original?: Text | undefined };

/** The signature of the document; `dateTime` is ISO 8601. */
export type SignatureView = ReturnType<typeof signatureView>;

/** The content of a title block. */
export type Sheet = { title: Piece[]; date: 'document' | 'list'; state?: string | undefined };

/** Rows of label and value, the value piece by piece. */
export type TitleBlockView = ReturnType<typeof titleBlockView>;

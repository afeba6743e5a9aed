import { formatPhone } from '#domain/alliance.ts';
import type { Content } from '#domain/content.ts';
import { internationalLocale, isOriginal, locales, originalLocale } from '#domain/locale.ts';
import type { TextKey } from '#i18n/translator.ts';
import { routes } from '#routes.ts';
import type { Context } from '#views/context.ts';
import { plainName } from '#views/member-name.ts';
import { type Piece, type Text, textIn } from '#views/text.ts';

/** Contact persons (on translations with their Chinese names), telephone numbers and e-mail addresses, one line each. */
export function contactsView({ content: { alliance }, locale, words }: Context): {
  separator: string;
  lines: ContactLine[];
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
        items: phones.map((phone) => ({ text: formatPhone(phone, locale), href: `tel:${phone}` })),
        note: words.text('contact.phonesNote'),
      },
      {
        label: words.text('contact.emails') + colon,
        items: emails.map((text) => ({ text, href: `mailto:${text}` })),
      },
    ],
  };
}

/** The contacts on the page about them: with buttons that copy, the time zone, and the card to save. */
export function contactPageView(context: Context): ContactPageView {
  const { content, locale, words } = context;
  const { separator, lines } = contactsView(context);
  const copyable: ContactLine[] = lines.map((line) => ({
    ...line,
    items: line.items.map((item) => ({
      ...item,
      copy: item.href && {
        text: words.text('contact.copy'),
        label: words.text('contact.copyValue', { value: item.text }),
        // A number without blanks, as WeChat looks for it.
        value: item.text.replace(/ /g, ''),
      },
    })),
  }));
  const zone = {
    label: words.text('contact.zone') + words.text('contact.colon'),
    items: [{ text: words.text('contact.zoneValue') }],
  };
  return {
    contacts: { separator, lines: [...copyable, zone] },
    card: {
      link: { text: words.text('contact.card'), href: routes.file('contact.vcf') },
      code: { label: words.text('contact.cardCode'), text: contactCard(content, false) },
      share: words.text('contact.share'),
      url: routes.absolute(routes.page(locale, 'contact')),
    },
  };
}

/**
 * The Alliance as a vCard 3.0, the version that phones read. It belongs to the organisation, because the document pairs
 * no person with a number.
 * @param isWhole with the contact persons and the site, which make a code of it too fine to be read
 */
export function contactCard({ alliance }: Content, isWhole = true): string {
  const { people, phones, emails } = alliance.contacts;
  const own = escapeCard(alliance.names[originalLocale].name);
  const other = escapeCard(alliance.names[internationalLocale].name);
  const persons = people.map(
    (person) => `${person[originalLocale]} ${person[internationalLocale]}`,
  );
  const lines = [
    'BEGIN:VCARD',
    'VERSION:3.0',
    'N:;;;;',
    `FN:${own}`,
    `ORG:${own}`,
    ...(isWhole ? [`NICKNAME:${other}`, 'X-ABSHOWAS:COMPANY'] : []),
    ...phones.map((phone) => `TEL;TYPE=CELL:${phone}`),
    ...emails.map((email) => `EMAIL;TYPE=INTERNET:${email}`),
    ...(isWhole
      ? [
          `NOTE:${escapeCard([...persons, ...phones.map((phone) => `WeChat ${phone}`)].join('\n'))}`,
          `URL:${routes.absolute(routes.chooser())}`,
        ]
      : []),
    'END:VCARD',
  ];
  return `${lines.map(foldLine).join('\r\n')}\r\n`;
}

/** A value of a vCard: commas, semicolons, backslashes and line breaks escaped. */
function escapeCard(text: string): string {
  return text.replace(/[\\,;]/g, '\\$&').replace(/\n/g, '\\n');
}

/** A line of a vCard, continued on the next after at most 75 bytes; no character is cut. */
function foldLine(line: string): string {
  let bytes = 0;
  return [...line]
    .map((sign) => {
      const size = new TextEncoder().encode(sign).length;
      bytes += size;
      if (bytes <= 75) return sign;
      bytes = size + 1;
      return `\r\n ${sign}`;
    })
    .join('');
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

/** One means of contact. */
type ContactLine = { label: string; items: Contact[]; note?: string };

/** A person, number or address; the person's Chinese name; where a tap leads; and a button that copies it. */
type Contact = Text & {
  original?: Text | undefined;
  href?: string;
  copy?: { text: string; label: string; value: string } | '' | undefined;
};

/** The contacts on the page about them, down to the last word and URL. */
type ContactPageView = { contacts: ContactsView; card: CardView };

/** The card of the Alliance: to save, as a code, and the button that forwards the page. */
export type CardView = {
  link: { text: string; href: string };
  code: { label: string; text: string };
  share: string;
  url: string;
};

/** The signature of the document; `dateTime` is ISO 8601. */
export type SignatureView = ReturnType<typeof signatureView>;

/** The content of a title block. */
export type Sheet = { title: Piece[]; date: 'document' | 'list'; state?: string | undefined };

/** Rows of label and value, the value piece by piece. */
export type TitleBlockView = ReturnType<typeof titleBlockView>;

import { correctionEnd, type Entry, letterHead } from '#domain/correction.ts';
import {
  correctableValues,
  correctedNames,
  describeEntry,
  noteKey,
  renamingKeys,
} from '#domain/correction-field.ts';
import type { CurrentMember, FormerMember } from '#domain/directory.ts';
import { directionOf, languageOf, locales, originalLocale } from '#domain/locale.ts';
import { createTranslator } from '#i18n/translator.ts';
import { routes } from '#routes.ts';
import type { Context } from '#views/context.ts';
import { copyView } from '#views/text.ts';

/** The page on which a member proposes corrections: a form that a script fills in, and the letter that stands for it. */
export function correctView(context: Context) {
  const { content, words } = context;
  const { text } = words;
  const { emails } = content.alliance.contacts;
  // In a sentence from right to left a mark keeps the parts of an address in their order.
  const mark = directionOf(locales[context.locale].tag) ? '\u200e' : '';
  const shown = emails.map((email) => mark + email);
  const form = formView(context);
  const lines = blankLetter(context, form);
  const subject = subjectIn(words);
  // A mail program takes about 2,000 characters of a link.
  const keys = lines.filter((line) => !line.startsWith('#'));
  return {
    ...form,
    failed: text('correct.failed'),
    unknown: text('correct.unknown'),
    /** What the site has of a member, as JSON; `{{id}}` stands for its id. */
    entry: routes.correctable('{{id}}'),
    /** The mail without its text, for the script to add. */
    mailTo: routes.letter(emails, subject, ['']),
    subject,
    letter: {
      heading: text('correct.letter'),
      note: text('correct.letterNote', { emails: shown.join(text('list.separator')) }),
      text: lines.join('\n'),
      mail: { text: text('correct.mail'), href: routes.letter(emails, subject, keys) },
      copy: copyView(words),
    },
  };
}

/** The fields of the form, named by the keys of the block. */
function formView({ words }: Context) {
  const { text } = words;
  const names = correctedNames.map((key) => ({
    label:
      key === 'native'
        ? text('correct.native')
        : text('member.inLanguage', { language: words.language(languageOf(key)) }),
    lang: key === 'native' ? undefined : locales[key].tag,
    value: { name: `names.${key}.name`, type: 'text' as const },
    source: `names.${key}.source`,
  }));
  const website = {
    label: text('member.website'),
    lang: undefined,
    value: { name: 'website.url', type: 'url' as const },
    source: 'website.source',
  };
  const { tag } = locales[originalLocale];
  return {
    /** BCP 47 tag of the member's name, which the script fills in. */
    member: tag,
    now: text('correct.now'),
    value: text('correct.value'),
    source: text('correct.source'),
    fields: [...names, website],
    renaming: {
      label: text('correct.renamed'),
      name: { label: text('correct.renamedName'), name: renamingKeys.name, lang: tag },
      date: { label: text('correct.renamedDate'), name: renamingKeys.date },
      source: { label: text('correct.renamedSource'), name: renamingKeys.source },
    },
    note: { label: text('correct.note'), name: noteKey },
  };
}

/** The letter for readers without a script: every key with its label above it. */
function blankLetter(
  { words }: Context,
  { fields, source, renaming, note }: ReturnType<typeof formView>,
): string[] {
  const { name, date, source: page } = renaming;
  const rows = [
    { label: words.text('correct.id'), name: 'id' },
    ...fields.flatMap((field) => [
      { label: field.label, name: field.value.name },
      { label: source, name: field.source },
    ]),
    ...[name, date, page, note],
  ];
  const lines = rows.flatMap((row) => [`# ${row.label}`, `${row.name} = `]);
  return [`[${letterHead}]`, ...lines, correctionEnd];
}

/** The subject in the reader's language and in Chinese, for its receivers. */
function subjectIn(words: Context['words']): string {
  const both = [words, createTranslator(originalLocale)].map(({ text }) => text('correct.subject'));
  return [...new Set(both)].join(' / ');
}

/** What the form needs to know about a member. */
export function correctableView(
  { ledger }: Pick<Context, 'ledger'>,
  { id, member, entry }: CurrentMember | FormerMember,
) {
  const name = member[originalLocale];
  return {
    /** The name as on the list, which the sender cannot change. */
    name: `${name} (${id})`,
    /** What the letter says of the member before any correction. */
    entries: [
      ['id', id],
      [originalLocale, name],
      ['list', describeEntry(ledger, entry)],
    ] satisfies Entry[],
    /** Values that can be corrected, by their keys. */
    now: correctableValues(member),
  };
}

/** The page for corrections, down to the last word and URL. */
export type CorrectView = ReturnType<typeof correctView>;

/** A member as the form sees it. */
export type CorrectableView = ReturnType<typeof correctableView>;

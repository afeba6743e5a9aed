import { correctionEnd, type Entry, letterHead } from '#domain/correction.ts';
import {
  correctableValues,
  correctedNames,
  describeEntry,
  noteKey,
  renamingKeys,
} from '#domain/correction-field.ts';
import type { CurrentMember, FormerMember } from '#domain/directory.ts';
import { locales, originalLocale } from '#domain/locale.ts';
import { createTranslator } from '#i18n/translator.ts';
import { routes } from '#routes.ts';
import type { Context } from '#views/context.ts';
import { copyView } from '#views/text.ts';

/** The page on which a member proposes corrections: a form that a script fills in, and the letter that stands for it. */
export function correctView({ content, words }: Context) {
  const { emails } = content.alliance.contacts;
  const { text } = words;
  const source = text('correct.source');
  const fields = [
    ...correctedNames.map((key) => ({
      label:
        key === 'native'
          ? text('correct.native')
          : text('member.inLanguage', { language: words.language(locales[key].tag) }),
      lang: key === 'native' ? undefined : locales[key].tag,
      value: { name: `names.${key}.name`, type: 'text' },
      source: `names.${key}.source`,
    })),
    {
      label: text('member.website'),
      lang: undefined,
      value: { name: 'website.url', type: 'url' },
      source: 'website.source',
    },
  ];
  const renaming = {
    label: text('correct.renamed'),
    name: {
      label: text('correct.renamedName'),
      name: renamingKeys.name,
      lang: locales[originalLocale].tag,
    },
    date: { label: text('correct.renamedDate'), name: renamingKeys.date },
    source: { label: text('correct.renamedSource'), name: renamingKeys.source },
  };
  const note = { label: text('correct.note'), name: noteKey };
  const lines = [
    `[${letterHead}]`,
    ...[
      [text('correct.id'), 'id'],
      ...fields.flatMap(({ label, value, source: page }) => [
        [label, value.name],
        [source, page],
      ]),
      [renaming.name.label, renaming.name.name],
      [renaming.date.label, renaming.date.name],
      [renaming.source.label, renaming.source.name],
      [note.label, note.name],
    ].flatMap(([label, key]) => [`# ${label}`, `${key} = `]),
    correctionEnd,
  ];
  const subject = subjectIn(words);
  return {
    /** BCP 47 tag of the member's name, which the script fills in. */
    member: locales[originalLocale].tag,
    now: text('correct.now'),
    value: text('correct.value'),
    source,
    fields,
    renaming,
    note,
    failed: text('correct.failed'),
    unknown: text('correct.unknown'),
    /** What the site has of a member, as JSON; `{{id}}` stands for its id. */
    entry: routes.correctable('{{id}}'),
    /** The mail without its text, for the script to add. */
    mailTo: routes.letter(emails, subject, ['']),
    subject,
    letter: {
      heading: text('correct.letter'),
      note: text('correct.letterNote', { emails: emails.join(text('list.separator')) }),
      text: lines.join('\n'),
      mail: { text: text('correct.mail'), href: routes.letter(emails, subject, lines) },
      copy: copyView(words),
    },
  };
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

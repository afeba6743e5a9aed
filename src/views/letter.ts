import { unitedNations } from '#domain/country.ts';
import {
  type ChosenField,
  composeLetters,
  type LetterLanguage,
  privatePerson,
  type TypedField,
  typedFields,
} from '#domain/letter.ts';
import {
  createCollator,
  isOriginal,
  type Locale,
  languageOf,
  localeCodes,
  locales,
  originalLocale,
} from '#domain/locale.ts';
import { memberName } from '#domain/member.ts';
import type { TextKey } from '#i18n/translator.ts';
import { routes } from '#routes.ts';
import { type Context, createContext } from '#views/context.ts';
import { plainName } from '#views/member-name.ts';
import { textIn } from '#views/text.ts';

/** The kinds of organisation that may write, and the private person. */
const writerKinds = [
  'university',
  'vocational-college',
  'school',
  'company',
  'chinese-company',
  'association',
  'chamber-of-commerce',
  'authority',
  privatePerson,
] as const;

/** What may be asked for. */
const requests = ['contact', 'information', 'talk'] as const;

/** Values of `about` that are places begin so; all others are ids of members. */
const placePrefix = 'place:';

/** The letter on the contact page: how it is written, and the model with its blanks, in the reader's language and in Chinese. */
export function letterView(context: Context) {
  const { locale, words } = context;
  const languages = letterLanguages(context);
  const model = composeLetters(languages, {
    topic: 'general',
    ask: 'contact',
    reply: replyLanguage(locale),
  });
  return {
    heading: words.text('letter.heading'),
    intro: words.text('letter.intro'),
    privacy: words.text('letter.privacy'),
    write: words.text('letter.write'),
    failed: words.text('letter.failed'),
    settings: routes.letterSettings(locale),
    copied: words.text('contact.copied'),
    selected: words.text('contact.selected'),
    letters: model.map(({ paragraphs }, index) => ({
      ...textIn('', languages[index]?.lang ?? '', locale),
      paragraphs,
    })),
  };
}

/** The settings of the letter's script in one language: the form, and everything that a letter needs. */
export function letterSettings(context: Context) {
  const { content, locale, words } = context;
  return {
    languages: letterLanguages(context),
    form: formFields(context),
    /** The answers that the form begins with. */
    defaults: { reply: replyLanguage(locale) },
    /** What a query may ask for: the field, and what stands before its value. */
    asked: { member: ['about', ''], place: ['about', placePrefix], task: ['topic', 'task-'] },
    emails: content.alliance.contacts.emails,
    /** The lines of the e-mail, Chinese first. */
    mail: [...new Set([createContext(content, originalLocale).words, words])].map(({ text }) =>
      text('letter.mailLine'),
    ),
    words: {
      left: words.text('letter.left', { fields: '{{fields}}' }),
      mailed: words.text('letter.mailed'),
      comma: words.text('list.separator'),
    },
    buttons: [
      { action: 'mail', text: words.text('letter.mail') },
      { action: 'copy', text: words.text(isOriginal(locale) ? 'contact.copy' : 'letter.copyAll') },
      ...(isOriginal(locale)
        ? []
        : [{ action: 'copyOriginal', text: words.text('letter.copyOriginal') }]),
      { action: 'text', text: words.text('letter.text') },
      { action: 'document', text: words.text('letter.document') },
      { action: 'print', text: words.text('letter.print') },
    ],
  };
}

/** The controls of the form, in order. */
function formFields(context: Context): Control[] {
  const { locale, words } = context;
  const label = (name: Control['name']) => words.text(`letter.field.${name}`);
  const typed = (name: TypedField, autocomplete: string) => ({
    name,
    label: label(name),
    autocomplete,
  });
  const chosen = (name: ChosenField, groups: Options[]) => ({ name, label: label(name), groups });
  const none = noChoice(context);
  return [
    // What readers came for, and may have chosen on the page before.
    chosen('topic', [topicOptions(context)]),
    chosen('about', [none, ...aboutOptions(context)]),
    typed('organization', 'organization'),
    chosen('kind', [none, kindOptions(context)]),
    typed('country', 'country-name'),
    typed('name', 'name'),
    typed('position', 'organization-title'),
    typed('reach', 'email'),
    chosen('ask', [
      {
        options: requests.map((ask) => ({ value: ask, text: words.text(`letter.choice.${ask}`) })),
      },
      none,
    ]),
    chosen('reply', [
      // A letter in Chinese alone is answered in Chinese.
      ...(isOriginal(locale) ? [none] : []),
      {
        options: localeCodes
          .filter((code) => code !== locale || !isOriginal(code))
          .map((code) => ({ value: code, text: locales[code].name })),
      },
    ]),
    typed('text', ''),
  ];
}

/** The language that a reply is asked in before anything is chosen. */
function replyLanguage(locale: Locale): string {
  return isOriginal(locale) ? '' : locale;
}

function noChoice({ words }: Context): Options {
  return { options: [{ value: '', text: words.text('letter.choice.none') }] };
}

function kindOptions({ locale, words }: Context): Options {
  return {
    options: writerKinds.map((kind) => ({
      value: kind,
      text: capitalize(words.text(`letter.kind.${kind}`), locales[locale].tag),
    })),
  };
}

function topicOptions(context: Context): Options {
  const { words } = context;
  return {
    options: [
      ...(['general', 'join'] as const).map((topic) => ({
        value: topic as string,
        text: words.text(`letter.matter.${topic}`),
      })),
      ...tasksOf(context).map(({ value, number, title }) => ({
        value,
        text: words.text('letter.task', { number, title }),
      })),
    ],
  };
}

/** The places with members, and the members of each list by name. */
function aboutOptions(context: Context): Options[] {
  const { current, countries, regions, locale, words } = context;
  const byText = createCollator(locale);
  return [
    ...[
      { label: 'members.countries', places: countries } as const,
      { label: 'members.regions', places: regions } as const,
    ].map(({ label, places }) => ({
      label: words.text(label),
      options: places.map(({ code, name }) => ({ value: placeValue(code), text: name })),
    })),
    ...(['china', 'abroad'] as const).map((list) => ({
      label: words.text(`members.${list}`),
      options: current
        .filter(({ entry }) => entry.list === list)
        .map(({ id, member }) => ({ value: id, text: plainName(words, member) }))
        .sort((a, b) => byText.compare(a.text, b.text)),
    })),
  ];
}

/** The letter's words in the reader's language and, if that is another, in Chinese. */
function letterLanguages(context: Context): LetterLanguage[] {
  const { content, locale } = context;
  const contexts = isOriginal(locale)
    ? [context]
    : [context, createContext(content, originalLocale)];
  return contexts.map(letterLanguage);
}

function letterLanguage(context: Context): LetterLanguage {
  const { locale, words } = context;
  const matters = tasksOf(context).map(({ value, number }) => [
    value,
    words.text('letter.matter.task', { number }),
  ]);
  return {
    lang: locales[locale].tag,
    signature: locales[locale].signature,
    separator: isOriginal(locale) ? '' : ' ',
    words: letterWords(context),
    blanks: byValue(typedFields, (field) =>
      words.text('letter.blank', {
        // Circled digits.
        number: String.fromCodePoint(0x2460 + typedFields.indexOf(field)),
        label: words.text(`letter.field.${field}`),
      }),
    ),
    choices: letterChoices(context),
    matters: {
      general: words.text('letter.matter.general'),
      join: words.text('letter.matter.join'),
      ...Object.fromEntries(matters),
    },
    countries: countryNames(context),
    date: template(context, 'date.day', 'year', 'buddhistYear', 'month', 'monthNumber', 'day'),
    months: words.months(),
  };
}

/** A text whose values are put in later. */
function template({ words }: Context, key: TextKey, ...names: string[]): string {
  return words.text(key, Object.fromEntries(names.map((name) => [name, `{{${name}}}`])));
}

/** The sentences that every letter has. */
function letterWords(context: Context): LetterLanguage['words'] {
  const { content, locale, words } = context;
  const { people } = content.alliance.contacts;
  const addressed = people
    .map((person) => words.text('letter.person', { name: person[locale] }))
    .reduce((first, second) => words.text('letter.people', { first, second }));
  return {
    subject: template(context, 'letter.subject', 'matter', 'sender', 'country'),
    title: template(context, 'letter.title', 'subject'),
    salutation: words.text('letter.salutation', { count: people.length, people: addressed }),
    fromOrganization: template(context, 'letter.from.organization', 'organization', 'about'),
    fromPerson: template(context, 'letter.from.person', 'country'),
    detail: words.text('letter.detail'),
    original: words.text('letter.original'),
    thanks: words.text('letter.thanks'),
    close: words.text('letter.close'),
    comma: words.text('list.separator'),
  };
}

/** The words or sentence for each choice. */
function letterChoices(context: Context): LetterLanguage['choices'] {
  const { words } = context;
  const tasks = tasksOf(context).map(({ value, number, title }) => [
    value,
    words.text('letter.topic.task', { number, title }),
  ]);
  return {
    kind: byValue(
      writerKinds.filter((kind) => kind !== privatePerson),
      (kind) => words.text(`letter.kind.${kind}`),
    ),
    topic: {
      general: words.text('letter.topic.general'),
      join: words.text('letter.topic.join'),
      ...Object.fromEntries(tasks),
    },
    about: aboutSentences(context),
    ask: byValue(requests, (ask) => words.text(`letter.ask.${ask}`)),
    reply: byValue(localeCodes, (code) =>
      words.text('letter.reply', { language: words.language(languageOf(code)) }),
    ),
  };
}

/** The sentence about each current member and each place. */
function aboutSentences({ content, current, countries, regions, ledger, locale, words }: Context) {
  const date = words.date(ledger.date);
  const members = current.map(({ id, member, entry }) => {
    const { text, reading } = memberName(member, locale);
    const beside = reading?.text ?? (text === member.zh ? undefined : member.zh);
    const list = words.text(`members.${entry.list}`);
    const listed = words.text('letter.listed', { list, number: entry.number, date });
    const about = [beside, listed].filter(Boolean).join(words.text('list.separator'));
    return [id, words.text('letter.member', { member: text, about })];
  });
  const places = [...countries, ...regions].map(({ code, name }) => {
    const place = content.places.countries[code] ?? content.places.regions[code];
    return [placeValue(code), words.text('letter.place', { place: place?.full?.[locale] ?? name })];
  });
  return Object.fromEntries([...members, ...places]) as Record<string, string>;
}

/** The names of each country that a letter can name: those of the content, and those of CLDR. */
function countryNames({ content, locale }: Context): string[][] {
  const { tag } = locales[locale];
  // In Chinese the short name of Palestine is the usual one; in other languages short names may be abbreviations.
  const forms = isOriginal(locale) ? (['short', 'long'] as const) : (['long', 'short'] as const);
  const styles = forms.map((style) => new Intl.DisplayNames([tag], { type: 'region', style }));
  return unitedNations.map((code) => {
    const place = content.places.countries[code];
    const standard = styles.map((names) => names.of(code));
    const names = [place?.[locale], ...(place ? [] : standard.slice(0, 1))];
    const others = [place?.full?.[locale], ...(place?.also?.[locale] ?? []), ...standard];
    return [...new Set([...names, ...others].filter((name) => name !== undefined))];
  });
}

/** The tasks of the introduction by their headings, such as “(5) Set up …”. */
export function tasksOf({ content, locale }: Context) {
  const blocks = content.charter.get('tasks')?.[locale].blocks ?? [];
  return blocks
    .filter(({ type }) => type === 'heading-3')
    .map(({ text }, index) => {
      const [, number = '', title = text] =
        /^[(\uff08](.+?)[)\uff09]\s*(.+?)[.\u3002]?$/.exec(text) ?? [];
      return { value: `task-${index + 1}`, text, number, title };
    });
}

function placeValue(code: string): string {
  return placePrefix + code.toLowerCase();
}

function byValue<K extends string>(keys: readonly K[], make: (key: K) => string) {
  return Object.fromEntries(keys.map((key) => [key, make(key)])) as Record<K, string>;
}

function capitalize(text: string, tag: string): string {
  return text.slice(0, 1).toLocaleUpperCase(tag) + text.slice(1);
}

/** The letter on the contact page, down to the last word and URL. */
export type LetterView = ReturnType<typeof letterView>;

/** The settings of the letter's script in one language. */
export type LetterSettings = ReturnType<typeof letterSettings>;

/** A control of the form: what is typed, or what is chosen. */
type Control = { label: string } & (
  | { name: TypedField; autocomplete: string }
  | { name: ChosenField; groups: Options[] }
);

/** Options of a choice, under a label if they have one. */
type Options = { label?: string; options: { value: string; text: string }[] };

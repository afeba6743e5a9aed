/**
 * Puts a letter together from answers. The browser does so too, while the reader types: this file imports nothing.
 */

/** What the writer types, in the order in which the letter has it; the blanks are numbered so. */
export const typedFields = [
  'organization',
  'country',
  'text',
  'name',
  'position',
  'reach',
  'date',
] as const;

/** What the writer chooses. */
const chosenFields = ['kind', 'topic', 'about', 'ask', 'reply'] as const;

/** The kind of writer who stands for no organisation. */
export const privatePerson = 'person';

/**
 * The letter in each language. What is not answered stays a blank, which is filled in by hand; what was left empty is
 * left out, but for the organisation, the country and the name.
 * @param languages the reader's own first
 */
export function composeLetters(
  languages: readonly LetterLanguage[],
  answers: LetterAnswers,
): Letter[] {
  const [own] = languages;
  const typed = answers.country?.trim().toLowerCase() ?? '';
  const country = own?.countries.findIndex((names) =>
    names.some((name) => name.toLowerCase() === typed),
  );
  return languages.map((language) => {
    const [name] = language.countries[country ?? -1] ?? [];
    const isOwn = language === own;
    return composeLetter(
      language,
      isOwn || name === undefined ? answers : { ...answers, country: name },
      isOwn,
    );
  });
}

function composeLetter(language: LetterLanguage, answers: LetterAnswers, isOwn: boolean): Letter {
  const { words, choices, separator } = language;
  const chosen = (field: ChosenField) => choices[field][answers[field] ?? ''] ?? '';
  const typed = (field: TypedField): Piece[] => {
    const value = answers[field];
    if (value === undefined || (value.trim() === '' && needed.includes(field)))
      return [{ text: language.blanks[field] }];
    const line = field === 'date' ? dateIn(language, value) : tidyLine(value);
    return line === '' ? [] : [{ text: line, isTyped: field !== 'date' }];
  };
  const isPrivate = answers.kind === privatePerson;
  const country = typed('country');
  const kind = chosen('kind');
  const values = {
    organization: typed('organization'),
    country,
    about: kind === '' ? country : [{ text: kind + words.comma }, ...country],
    sender: typed(isPrivate ? 'name' : 'organization'),
    matter: [{ text: language.matters[answers.topic ?? ''] ?? '' }],
  };
  const subject = fill(words.subject, values);
  const sentences = [
    fill(isPrivate ? words.fromPerson : words.fromOrganization, values),
    ...(['topic', 'about', 'ask'] as const).map((field) => [{ text: chosen(field) }]),
  ];
  const text = answers.text === undefined ? language.blanks.text : tidyText(answers.text);
  const detail = isOwn ? words.detail : words.original;
  const end = [
    typed('name'),
    typed('position'),
    ...(isPrivate ? [] : [values.organization]),
    typed('reach'),
    typed('date'),
  ];
  return {
    subject: plainLine(subject),
    paragraphs: [
      { lines: [fill(words.title, { subject })], place: 'head' },
      { lines: [[{ text: words.salutation }]] },
      { lines: [join(sentences, separator)] },
      ...(text === '' ? [] : [{ lines: [[{ text: detail }], ...typedLines(text)] }]),
      { lines: [join([[{ text: chosen('reply') }], [{ text: words.thanks }]], separator)] },
      { lines: [[{ text: words.close }]] },
      { lines: end.filter(isFilled), ...(language.signature === 'right' && { place: 'end' }) },
    ],
  };
}

/** What no letter can do without. */
const needed: readonly TypedField[] = ['organization', 'country', 'name'];

/** The fields that a letter still needs. */
export function missingFields(answers: LetterAnswers): TypedField[] {
  const isPrivate = answers.kind === privatePerson;
  return needed.filter(
    (field) => !answers[field]?.trim() && !(isPrivate && field === 'organization'),
  );
}

/** Puts values in the places of `{{name}}` in a text. */
function fill(template: string, values: Record<string, Piece[]>): Piece[] {
  return template
    .split(/\{\{(\w+)\}\}/)
    .flatMap((part, index) => (index % 2 === 0 ? [{ text: part }] : (values[part] ?? [])))
    .filter(({ text }) => text !== '');
}

function join(parts: Piece[][], separator: string): Piece[] {
  return parts
    .filter(isFilled)
    .flatMap((part, index) => (index === 0 ? part : [{ text: separator }, ...part]));
}

function isFilled(pieces: Piece[]): boolean {
  return pieces.some(({ text }) => text !== '');
}

function typedLines(text: string): Piece[][] {
  return text.split('\n').map((line) => [{ text: line, isTyped: true }]);
}

/** A date, ISO 8601, in words. */
function dateIn({ date, months }: LetterLanguage, iso: string): string {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
  const values: Record<string, string | number | undefined> = {
    year,
    buddhistYear: year + 543,
    month: months[month - 1],
    monthNumber: month,
    day,
  };
  return date.replace(/\{\{(\w+)\}\}/g, (_, name) => String(values[name]));
}

/** What was typed, as one line. */
export function tidyLine(text: string): string {
  return tidyText(text).replace(/\s+/g, ' ');
}

/**
 * What was typed, without control signs, among them those that turn the direction of what follows, without blanks at the
 * ends of lines, and with no more than one empty line in a row.
 */
export function tidyText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu, '')
    .replace(/[^\S\n]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** A letter as plain text. What was typed from right to left is isolated, so that it turns nothing around it. */
export function plainLetter({ paragraphs }: Letter): string {
  return paragraphs.map(({ lines }) => lines.map(plainLine).join('\n')).join('\n\n');
}

/** A line as plain text. */
export function plainLine(pieces: readonly Piece[]): string {
  return pieces
    .map(({ text, isTyped }) => (isTyped && rightToLeft.test(text) ? `\u2068${text}\u2069` : text))
    .join('');
}

/** Letters that are written from right to left, and the mark that stands for one. */
const rightToLeft = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Everything that a letter needs in one language. */
export type LetterLanguage = {
  /** BCP 47 tag. */
  lang: string;
  /** On which side the signature stands. */
  signature: 'left' | 'right';
  /** What stands between sentences. */
  separator: string;
  /** Its sentences, with `{{name}}` where a value belongs. */
  words: Record<LetterWord, string>;
  /** What stands for a field that is filled in by hand. */
  blanks: Record<TypedField, string>;
  /** The words or sentence for each choice. */
  choices: Record<ChosenField, Record<string, string>>;
  /** The matter in the subject line, by topic. */
  matters: Record<string, string>;
  /** Each country by all its names, the usual one first; in the same order in every language. */
  countries: string[][];
  /** A date of `{{day}}`, `{{month}}` and so on, and the names that months have in it. */
  date: string;
  months: string[];
};

/** The sentences that every letter has. */
type LetterWord =
  | 'subject'
  | 'title'
  | 'salutation'
  | 'fromOrganization'
  | 'fromPerson'
  | 'detail'
  | 'original'
  | 'thanks'
  | 'close'
  | 'comma';

export type TypedField = (typeof typedFields)[number];

export type ChosenField = (typeof chosenFields)[number];

/** What is known of each field; the date is ISO 8601. */
export type LetterAnswers = Partial<Record<TypedField | ChosenField, string>>;

/** A letter in one language. */
export type Letter = { subject: string; paragraphs: Paragraph[] };

/** Lines that belong together; `head` is the subject, `end` a signature on the right. */
type Paragraph = { lines: Piece[][]; place?: 'head' | 'end' };

/** A piece of a line, and whether it is what the writer typed. */
export type Piece = { text: string; isTyped?: boolean };

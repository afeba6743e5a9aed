import type { Content } from '#domain/content.ts';
import type { Locale } from '#domain/locale.ts';

/** Sets the pages of a language: what it needs is derived from the content once. */
export function typesetterOf(content: Content, locale: Locale, tag: string): Typesetter {
  const known = typesetters.get(content) ?? new Map<Locale, Typesetter>();
  typesetters.set(content, known);
  const typesetter = known.get(locale) ?? createTypesetter(wholeWords(content, locale), tag);
  known.set(locale, typesetter);
  return typesetter;
}

const typesetters = new WeakMap<Content, Map<Locale, Typesetter>>();

/**
 * The words that no line may break in a language whose words browsers part by a dictionary: those of the glossary,
 * and the names of persons and places. Empty where the glossary names none.
 */
export function wholeWords({ glossary, places, alliance }: Content, locale: Locale): string[] {
  const listed = glossary.whole?.[locale] ?? [];
  if (listed.length === 0) return [];
  const { countries, regions, cities } = places;
  const named = [countries, regions, cities].flatMap((of) => Object.values(of));
  const names = [...named, ...alliance.contacts.people].map((name) => name[locale]);
  return [...new Set([...listed, ...names])];
}

/**
 * Makes lines of a page break as a typesetter would let them: not inside the words, and not after initials.
 * Only texts between tags are changed, never attributes or scripts, and only words that the dictionary of the language parts.
 * @param tag BCP 47 tag of the language
 */
export function createTypesetter(words: readonly string[], tag: string): Typesetter {
  const longestFirst = words.toSorted((a, b) => b.length - a.length).map(RegExp.escape);
  // A break next to such a word would part it from its quotation marks and brackets.
  const whole = new RegExp(`([“«(]*)(${longestFirst.join('|') || '(?!)'})[”»),]*`, 'g');
  const segmenter = new Intl.Segmenter(tag, { granularity: 'word' });
  const setText = (piece: string) => {
    const text = piece.replace(afterInitial, '\u00a0');
    if (text.search(whole) < 0) return text;
    const breaks = [...segmenter.segment(text)].map(({ index }) => index);
    return text.replace(whole, (found: string, before: string, word: string, at: number) => {
      const start = at + before.length;
      return breaks.some((index) => index > start && index < start + word.length)
        ? `<span class="whole">${found}</span>`
        : found;
    });
  };
  return (html) =>
    html.search(afterInitial) < 0 && html.search(whole) < 0
      ? html
      : html.replace(textOrMarkup, (piece) => (piece.startsWith('<') ? piece : setText(piece)));
}

/** The blank between an initial and the rest of a name. */
const afterInitial = /(?<=(?<!\p{L})\p{Lu}\.) (?=\p{Lu})/gu;

/** An element whose content is no running text, a comment, a tag, or a text. */
const textOrMarkup =
  /<(script|style|title|option|textarea|pre)\b[\s\S]*?<\/\1>|<!--[\s\S]*?-->|<(?:"[^"]*"|'[^']*'|[^'">])*>|[^<]+/g;

/** Sets the text of a page. */
type Typesetter = (html: string) => string;

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
 * Makes lines of a page break as a typesetter would let them: not inside the words, not between a word and its quotation
 * mark or bracket, not after initials, and after a plus only.
 * Only texts between tags are changed, never attributes or scripts, and only words that the dictionary of the language parts.
 * @param tag BCP 47 tag of the language
 */
export function createTypesetter(words: readonly string[], tag: string): Typesetter {
  const longestFirst = words.toSorted((a, b) => b.length - a.length).map(RegExp.escape);
  // With the marks around it, because browsers break lines at both ends of a box.
  const whole =
    words.length > 0 &&
    new RegExp(
      `([“‘«(]*)(${longestFirst.join('|')})([”’»)\\u0e2f\\u0e46.,:;!?]*(?:\u00a0\\+)?)`,
      'g',
    );
  const segmenter = new Intl.Segmenter(tag, { granularity: 'word' });
  const setText = (piece: string) => {
    const text = piece.replace(afterInitial, '\u00a0').replace(afterPlus, ' ');
    if (!whole || text.search(whole) < 0) return text;
    const breaks = [...segmenter.segment(text)].map(({ index }) => index);
    return text.replace(whole, (all, before: string, word: string, _after, at: number) => {
      const start = at + before.length;
      return breaks.some((index) => index > start && index < start + word.length)
        ? `<span class="whole">${all}</span>`
        : all;
    });
  };
  /** Texts that were set: pages share most of theirs. */
  const known = new Map<string, string>();
  const setOnce = (piece: string) => {
    const text = known.get(piece) ?? setText(piece);
    if (known.size > 10_000) known.clear();
    known.set(piece, text);
    return text;
  };
  const rules = [afterInitial, afterPlus, ...(whole ? [whole] : [])];
  return (html) =>
    rules.every((rule) => html.search(rule) < 0)
      ? html
      : html.replace(textOrMarkup, (piece) => (piece.startsWith('<') ? piece : setOnce(piece)));
}

/** The blank between an initial and the rest of a name. */
const afterInitial = /(?<=(?<!\p{L})\p{Lu}\.) (?=\p{Lu})/gu;

/** The blank after a plus that is kept at the end of its line. */
const afterPlus = /(?<=\u00a0\+)\u00a0/g;

/** An element whose content is no running text, a comment, a tag, or a text. */
const textOrMarkup =
  /<(script|style|title|option|textarea|pre)\b[\s\S]*?<\/\1>|<!--[\s\S]*?-->|<(?:"[^"]*"|'[^']*'|[^'">])*>|[^<]+/g;

/** Sets the text of a page. */
type Typesetter = (html: string) => string;

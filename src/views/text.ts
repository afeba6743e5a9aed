import { type Locale, locales } from '#domain/locale.ts';

/** A text with its language, which is set only if it differs from the page's. */
export function textIn(text: string, tag: string, pageLocale: Locale): Text {
  return tag === locales[pageLocale].tag ? { text } : { text, lang: tag };
}

/** A value as JSON that is safe inside a script element. */
export function toScriptJson(value: object): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

/** A text with its BCP 47 tag, if that is not the page's. */
export type Text = { text: string; lang?: string };

/** A piece of a line with its language; `isReading`: the pronunciation of the piece before it. */
export type Piece = Text & { isReading?: true };

/** A link; `current` as in `aria-current`: the page itself, or the section it belongs to. */
export type Link = Text & { href: string; current?: 'page' | 'true' | undefined };

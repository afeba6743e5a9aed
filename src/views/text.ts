import { type Locale, locales } from '#domain/locale.ts';

/** A text in a language that may differ from the page's; `lang` is set only where it does. */
export function textIn(text: string, tag: string, pageLocale: Locale): Text {
  return tag === locales[pageLocale].tag ? { text } : { text, lang: tag };
}

/** A value as JSON that cannot end the script element it stands in. */
export function toScriptJson(value: object): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

/** A text with the language it is really in, as BCP 47 tag, where that is not the page's. */
export type Text = { text: string; lang?: string };

/** A piece of a line, with its language; or how the piece before it is read. */
export type Piece = Text & { isReading?: true };

/** A link whose text is given piece by piece. */
export type LinkOfPieces = { pieces: Piece[]; href: string };

/** A link as it stands on a page; `current` as in `aria-current`: the page itself, or the part it belongs to. */
export type Link = Text & { href: string; current?: 'page' | 'true' | undefined };

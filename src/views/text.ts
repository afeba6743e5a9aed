import { type Locale, locales, splitByScript } from '#domain/locale.ts';
import type { Translator } from '#i18n/translator.ts';

/** A text with its language, which is set only if it differs from the page's. */
export function textIn(text: string, tag: string, pageLocale: Locale): Text {
  return tag === locales[pageLocale].tag ? { text } : { text, lang: tag };
}

/** A text in pieces, where its script shows another language than the page's. */
export function piecesOf(text: string, pageLocale: Locale): Piece[] {
  return splitByScript(text, pageLocale).map((part) =>
    part.locale ? textIn(part.text, locales[part.locale].tag, pageLocale) : { text: part.text },
  );
}

/** A value as JSON that is safe inside a script element. */
export function toScriptJson(value: object): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

/** A text as it stands in HTML, between tags or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** The words of a button that copies the text before it. */
export function copyView({ text }: Translator) {
  return { label: text('frame.copy'), done: text('frame.copied') };
}

/** A text with its BCP 47 tag, if that is not the page's. */
export type Text = { text: string; lang?: string };

/** A piece of a line with its language; `isReading`: the pronunciation of the piece before it. */
export type Piece = Text & { isReading?: true };

/** A link; `current` as in `aria-current`: the page itself, or the section it belongs to. */
export type Link = Text & { href: string; current?: 'page' | 'true' | undefined };

/** The words of a button that copies. */
export type CopyView = ReturnType<typeof copyView>;

import { locales, originalLocale, pinyinTag } from '#domain/locale.ts';
import { type Member, memberName } from '#domain/member.ts';
import type { Translator } from '#i18n/translator.ts';
import { type Piece, type Text, textIn } from '#views/text.ts';

/** A member's name in pieces, for headings and links; the listed name that stands for another is followed by its reading. */
export function namePieces(words: Translator, member: Member): Piece[] {
  const { text, tag, reading } = memberName(member, words.locale);
  const name = textIn(text, tag, words.locale);
  return reading === undefined
    ? [name]
    : [
        name,
        { text: ' ' },
        { ...textIn(reading.text, reading.tag, words.locale), isReading: true },
      ];
}

/**
 * A member's name as bare text, for titles and sentences.
 * @param about further text for the brackets after the name, which also hold the reading of a listed name that stands for another
 */
export function plainName(words: Translator, member: Member, about = ''): string {
  const { text, reading } = memberName(member, words.locale);
  const inBrackets = [reading?.text, about]
    .filter(Boolean)
    .join(words.text('frame.titleSeparator'));
  return inBrackets === '' ? text : words.text('member.named', { name: text, about: inBrackets });
}

/** The listed name of a member and its pinyin, without what its name in pieces says already. */
export function originalName(words: Translator, member: Member): Text[] {
  const shown = namePieces(words, member);
  return [
    textIn(member[originalLocale], locales[originalLocale].tag, words.locale),
    textIn(member.toned ?? member.pinyin, pinyinTag, words.locale),
  ].filter(({ text }) => !shown.some((piece) => piece.text === text));
}

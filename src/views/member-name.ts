import { locales, pinyinTag } from '#domain/locale.ts';
import { type Member, memberName } from '#domain/member.ts';
import type { Translator } from '#i18n/translator.ts';
import { type Piece, textIn } from '#views/text.ts';

/** A member's name in pieces, for headings and links; a name that is not translated is followed by its pinyin. */
export function namePieces(words: Translator, member: Member): Piece[] {
  const { text, locale, pinyin } = memberName(member, words.locale);
  const name = textIn(text, locales[locale].tag, words.locale);
  return pinyin === undefined
    ? [name]
    : [name, { text: ' ' }, { text: pinyin, lang: pinyinTag, isReading: true }];
}

/**
 * A member's name as bare text, for titles and sentences.
 * @param about further text for the brackets after the name, which also hold the pinyin of an untranslated name
 */
export function plainName(words: Translator, member: Member, about = ''): string {
  const { text, pinyin } = memberName(member, words.locale);
  const inBrackets = [pinyin, about].filter(Boolean).join(words.text('frame.titleSeparator'));
  return inBrackets === '' ? text : words.text('member.named', { name: text, about: inBrackets });
}

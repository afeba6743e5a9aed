import { locales, pinyinTag } from '#domain/locale.ts';
import { type Member, memberName } from '#domain/member.ts';
import type { Translator } from '#i18n/translator.ts';
import { type Piece, textIn } from '#views/text.ts';

/** A member's name as a line of its own, or in a link: what is not translated has its pinyin after it. */
export function namePieces(words: Translator, member: Member): Piece[] {
  const { text, locale, pinyin } = memberName(member, words.locale);
  const name = textIn(text, locales[locale].tag, words.locale);
  return pinyin === undefined
    ? [name]
    : [name, { text: ' ' }, { text: pinyin, lang: pinyinTag, isReading: true }];
}

/**
 * A member's name as bare text, for titles and sentences.
 * @param about what else stands in the brackets that hold the pinyin of a name that is not translated
 */
export function plainName(words: Translator, member: Member, about = ''): string {
  const { text, pinyin } = memberName(member, words.locale);
  const inBrackets = [pinyin, about].filter(Boolean).join(words.text('frame.titleSeparator'));
  return inBrackets === '' ? text : words.text('member.named', { name: text, about: inBrackets });
}

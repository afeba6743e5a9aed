import { locales, originalLocale, pinyinTag } from '#domain/locale.ts';
import { type Member, memberCharacter } from '#domain/member.ts';
import type { Context } from '#views/context.ts';
import { textIn } from '#views/text.ts';

/** The character that represents a member, with its pinyin above it if known. */
export function cellOf({ locale }: Pick<Context, 'locale'>, member: Member) {
  const { hanzi, pinyin } = memberCharacter(member);
  return {
    hanzi: textIn(hanzi, locales[originalLocale].tag, locale),
    pinyin: pinyin === undefined ? undefined : { text: pinyin, lang: pinyinTag },
  };
}

/** A character with its pinyin above it. */
export type CellView = ReturnType<typeof cellOf>;

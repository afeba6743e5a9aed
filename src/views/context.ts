import type { Content } from '#domain/content.ts';
import {
  type CurrentMember,
  currentMembers,
  type FormerMember,
  formerMembers,
} from '#domain/directory.ts';
import { type Ledger, readLedger } from '#domain/ledger.ts';
import type { Locale } from '#domain/locale.ts';
import { createTranslator, type Translator } from '#i18n/translator.ts';

/** Creates the context that every view of a language starts from. */
export function createContext(content: Content, locale: Locale): Context {
  const ledger = readLedger(content.lists);
  return {
    content,
    locale,
    words: createTranslator(locale),
    ledger,
    current: currentMembers(content.members, ledger),
    former: formerMembers(content.members, ledger),
  };
}

/** The content with a language and what is derived from both. */
export type Context = {
  content: Content;
  locale: Locale;
  words: Translator;
  ledger: Ledger;
  /** Current members, list by list in published order. */
  current: CurrentMember[];
  /** Organisations of earlier lists only. */
  former: FormerMember[];
};

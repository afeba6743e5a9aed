import type { Content } from '#domain/content.ts';
import {
  type CurrentMember,
  type FormerMember,
  formerMembers,
  membersOfList,
} from '#domain/directory.ts';
import { type Ledger, listIds, readLedger } from '#domain/ledger.ts';
import type { Locale } from '#domain/locale.ts';
import { createTranslator, type Translator } from '#i18n/translator.ts';

/** What every view of a language starts from. */
export function createContext(content: Content, locale: Locale): Context {
  const ledger = readLedger(content.lists);
  return {
    content,
    locale,
    words: createTranslator(locale),
    ledger,
    current: listIds.flatMap((list) => membersOfList(content.members, ledger, list)),
    former: formerMembers(content.members, ledger),
  };
}

/** The content seen by a reader of one language. */
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

import { listIds } from '#domain/ledger.ts';
import { originalLocale } from '#domain/locale.ts';
import { mapLocales } from '#domain/localized.ts';
import { certainties, matchBases } from '#domain/match.ts';
import { memberKinds, shownStatuses } from '#domain/member.ts';
import { createTranslator, type TextKey } from '#i18n/translator.ts';
import { fieldViews, jsonFieldViews } from '#views/data.ts';

/** Every field of the tables and every code of `members.json` in the words of each language. */
export function dictionary() {
  const words = mapLocales(createTranslator);
  const inEvery = (key: TextKey) => mapLocales((locale) => words[locale].text(key));
  const codes = <T extends string>(values: readonly T[], keyOf: (value: T) => TextKey) =>
    Object.fromEntries(values.map((value) => [value, inEvery(keyOf(value))]));
  const views = mapLocales((locale) => [
    ...fieldViews({ words: words[locale], locale }),
    ...jsonFieldViews({ words: words[locale] }),
  ]);
  return {
    fields: views[originalLocale].map(({ id }, index) => ({
      id,
      json: mapLocales((locale) => views[locale][index]?.json),
      label: mapLocales((locale) => views[locale][index]?.label),
      meaning: mapLocales((locale) => views[locale][index]?.meaning),
    })),
    codes: {
      list: codes(listIds, (list) => `members.${list}`),
      kind: codes(memberKinds, (kind) => `kind.${kind}`),
      'names.status': codes(shownStatuses, (status) => `status.${status}`),
      'match.certainty': codes(certainties, (certainty) => `match.${certainty}`),
      'match.basis': codes(matchBases, (basis) => `match.basis.${basis}`),
    },
  };
}
